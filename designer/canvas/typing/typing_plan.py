"""What comes after a text that was typed: the next card, the cell beside it, or nothing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from designer.canvas.typing.edit_styles import following
from designer.canvas.typing.editor import Ending
from model.document import JourneyMap
from model.ids import Id
from model.layout.result import LayoutResult
from model.places import CellPlace, ParkingPlace, Place
from model.queries import cards_in_cell, parked_cards
from model.records import Card, Marker, Record
from resources.words import tr


@dataclass(frozen=True, slots=True)
class TypeAt:
    """A new text at a place."""

    place: Place


@dataclass(frozen=True, slots=True)
class EditHeader:
    """The text of the next stage, step or lane."""

    record_id: Id


@dataclass(frozen=True, slots=True)
class OfferStep:
    """There is no step to the right: offer one, and keep the focus on this cell."""

    cell: CellPlace


@dataclass(frozen=True, slots=True)
class Stay:
    """There is no way further: the text stays open, so that what is typed lands where it shall."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Typing ends; with the focus on a cell where nothing came of it."""

    cell: CellPlace | None = None


NextText: TypeAlias = TypeAt | EditHeader | OfferStep | Stay | Rest

_STEPS = {Ending.NEXT: 1, Ending.PREVIOUS: -1}
_LANES = {Ending.LANE_BELOW: 1, Ending.LANE_ABOVE: -1}


def next_text(
    frame: LayoutResult, document: JourneyMap, record: Record, ending: Ending, *, vain: bool
) -> NextText:
    """What follows when editing ``record`` ends with ``ending``.

    ``frame`` needs to know the steps and lanes of the map, ``document`` is the map with all that
    was typed. ``vain``: nothing was typed into a new card, and it will not be kept.
    """
    if not isinstance(record, Card | Marker):
        other = following(frame, record, _STEPS[ending]) if ending in _STEPS else None
        return EditHeader(other) if other is not None else Rest()
    if record.lane_id is None or record.step_id is None:
        return _in_parking(document, record.id, ending, vain=vain)
    cell = CellPlace(record.lane_id, record.step_id)
    if ending in _STEPS:
        return _beside(frame, cell, _STEPS[ending], over=getattr(record, "span", 1))
    if ending in _LANES:
        return _in_lane(frame, cell, _LANES[ending])
    if vain:
        return Rest(cell)
    if ending is Ending.ANOTHER and isinstance(record, Card):
        siblings = cards_in_cell(document, cell.lane_id, cell.step_id)
        return TypeAt(CellPlace(cell.lane_id, cell.step_id, _after(siblings, record.id)))
    return Rest()


def _beside(frame: LayoutResult, cell: CellPlace, by: int, *, over: int) -> NextText:
    columns = [box.step_id for box in frame.steps]
    if cell.step_id not in columns:
        return Rest()
    at = columns.index(cell.step_id) + (by * over if by > 0 else by)
    if at < 0:
        return Stay(tr("This is the first step."))
    if at >= len(columns):
        return OfferStep(CellPlace(cell.lane_id, columns[-1]))
    return TypeAt(CellPlace(cell.lane_id, columns[at]))


def _in_lane(frame: LayoutResult, cell: CellPlace, by: int) -> NextText:
    rows = [box.lane_id for box in frame.lanes]
    at = rows.index(cell.lane_id) + by if cell.lane_id in rows else -1
    if 0 <= at < len(rows):
        return TypeAt(CellPlace(rows[at], cell.step_id))
    return Stay(tr("This is the first lane.") if by < 0 else tr("This is the last lane."))


def _in_parking(document: JourneyMap, card_id: Id, ending: Ending, *, vain: bool) -> NextText:
    """In the parking lot cards stand side by side, so Tab and Enter both go on beside."""
    if vain or ending not in (Ending.ANOTHER, Ending.NEXT, Ending.PREVIOUS):
        return Rest()
    if ending is Ending.PREVIOUS:
        return TypeAt(ParkingPlace(card_id))
    return TypeAt(ParkingPlace(_after(parked_cards(document), card_id)))


def _after(siblings: list[Card], card_id: Id) -> Id | None:
    """The card that follows; None when it is the last one."""
    ids = [card.id for card in siblings]
    index = ids.index(card_id) + 1 if card_id in ids else len(ids)
    return ids[index] if index < len(ids) else None

"""What a drop in the outline means: from the rows that are dragged and the place, an edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from designer.canvas.draft import Draft
from designer.outline.keys import Key, Kind
from model.bounds import RecordId
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    assign_persona,
    cards_at,
    edit,
    move_action,
    move_cards,
    move_lane,
    move_marker,
    move_persona,
    move_stage,
    move_step,
)
from model.edits.cards import reading_order
from model.errors import RuleError
from model.ids import Id
from model.kinds import LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import stages_in_order, steps_of
from model.records import Card
from resources.words import tr
from widgets.dragged import Dragged


class OutlineDrag(Dragged):
    """What a drag of rows carries: of which map, and the ids of its records. Only data."""

    MIME_TYPE: ClassVar[str] = "application/x-journeyboard-outline+json"
    MOST_BYTES: ClassVar[int] = 4_000_000

    map_id: Annotated[str, Field(max_length=200)]
    ids: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=50_000)]


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a drop goes: onto a row, or (``between``) among the rows below it.

    ``before`` and ``after`` are then the rows that will stand after and before what is dropped.
    """

    key: Key
    before: Key | None = None
    after: Key | None = None
    between: bool = False

    def next_of(self, kind: Kind) -> Id | None:
        """The record of a kind that what is dropped will stand before; None: at the end."""
        return self.before.id if self.before is not None and self.before.kind is kind else None


def planned_move(document: JourneyMap, ids: Sequence[Id], aim: Aim) -> ChangeSet:
    """The edit that a drop makes.

    Raises:
        RuleError: these rows cannot go there.
    """
    found = [record for record in map(document.find, ids) if record is not None]
    tables = {record.table for record in found}
    move = _MOVES.get(tables.pop()) if len(tables) == 1 else None
    if move is None:
        raise _nowhere()
    return move(document, [record.id for record in found], aim)


def _cards(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    place = _place(document, aim)
    if place is not None:
        return move_cards(document, ids, place)
    draft = Draft(document)
    for card in reading_order(document, (document.cards[one] for one in ids)):
        draft.do(move_cards(draft.document, [card.id], _kept_place(document, card, aim.key)))
    return draft.finish(move_cards(document, ids, ParkingPlace()).label)


def _place(document: JourneyMap, aim: Aim) -> Place | None:
    """The one place that all dragged cards go to; None where each keeps its lane or its step."""
    key = aim.key
    if key.kind is Kind.STEP and aim.between:
        key = aim.after or aim.before or key
    match key.kind:
        case Kind.CELL:
            return _cell(document, key, aim.next_of(Kind.CARD))
        case Kind.PARKING:
            return ParkingPlace(aim.next_of(Kind.CARD))
        case Kind.CARD:
            return _behind(document, document.cards[key.id])
        case _:
            return None


def _cell(document: JourneyMap, key: Key, before_id: Id | None) -> CellPlace:
    if document.lanes[key.lane_id].kind is LaneKind.EMOTIONS:
        raise RuleError(tr("An emotion lane holds feelings, not cards."))
    return CellPlace(key.lane_id, key.id, before_id)


def _behind(document: JourneyMap, card: Card) -> Place:
    """The place after a card."""
    place: Place = ParkingPlace()
    if card.lane_id is not None and card.step_id is not None:
        place = CellPlace(card.lane_id, card.step_id)
    ids = [other.id for other in cards_at(document, place)]
    index = ids.index(card.id) + 1
    before = ids[index] if index < len(ids) else None
    if isinstance(place, CellPlace):
        return CellPlace(place.lane_id, place.step_id, before)
    return ParkingPlace(before)


def _kept_place(document: JourneyMap, card: Card, key: Key) -> CellPlace:
    """In another step the card keeps its lane, in another lane its step."""
    if card.lane_id is None or card.step_id is None:
        raise _nowhere()
    match key.kind:
        case Kind.STEP:
            return CellPlace(card.lane_id, key.id)
        case Kind.STAGE:
            return CellPlace(card.lane_id, steps_of(document, key.id)[0].id)
        case Kind.LANE:
            return _cell(document, Key(Kind.CELL, card.step_id, key.id), None)
        case _:
            raise _nowhere()


def _stages(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    onto = aim.key.id if aim.key.kind is Kind.STAGE and not aim.between else None
    if onto is None and not (aim.key.kind is Kind.ROOT and aim.between):
        raise _nowhere()
    before = onto or aim.next_of(Kind.STAGE)
    if aim.before is not None and aim.before.kind is Kind.MAP:
        before = stages_in_order(document)[0].id
    return _in_turn(document, ids, before, lambda now, one, b: move_stage(now, one, before_id=b))


def _steps(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    match aim.key.kind:
        case Kind.STAGE:
            stage_id, before = aim.key.id, aim.next_of(Kind.STEP)
        case Kind.STEP:
            stage_id, before = document.steps[aim.key.id].stage_id, aim.key.id
        case _:
            raise _nowhere()
    return _in_turn(
        document,
        ids,
        before,
        lambda now, one, b: move_step(now, one, stage_id=stage_id, before_id=b),
    )


def _lanes(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    before = _listed(aim, Kind.LANES, Kind.LANE)
    return _in_turn(document, ids, before, lambda now, one, b: move_lane(now, one, before_id=b))


def _personas(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    if aim.key.kind is Kind.CARD:
        return _in_turn(
            document, ids, None, lambda now, one, _b: assign_persona(now, [aim.key.id], one)
        )
    before = _listed(aim, Kind.PERSONAS, Kind.PERSONA)
    return _in_turn(document, ids, before, lambda now, one, b: move_persona(now, one, before_id=b))


def _measures(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    before = _listed(aim, Kind.MEASURES, Kind.MEASURE)
    return _in_turn(document, ids, before, lambda now, one, b: move_action(now, one, before_id=b))


def _markers(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    key = aim.key
    if key.kind is not Kind.CELL or document.lanes[key.lane_id].kind is not LaneKind.EMOTIONS:
        raise _nowhere()
    return _in_turn(
        document,
        ids,
        None,
        lambda now, one, _b: move_marker(now, one, lane_id=key.lane_id, step_id=key.id),
    )


def _evidence(document: JourneyMap, ids: list[Id], aim: Aim) -> ChangeSet:
    record = document.find(aim.key.id) if aim.key.id else None
    before = getattr(record, "evidence_ids", None)
    if record is None or before is None or aim.between or aim.key.kind is Kind.CELL:
        raise _nowhere()
    given = tuple(dict.fromkeys((*before, *ids)))
    return edit(document, record.id, {"evidence_ids": given}).labelled(tr("Give evidence"))


def _listed(aim: Aim, group: Kind, kind: Kind) -> Id | None:
    """Before which record of a list something is dropped."""
    if aim.key.kind is group:
        return aim.next_of(kind)
    if aim.key.kind is kind and not aim.between:
        return aim.key.id
    raise _nowhere()


def _in_turn(
    document: JourneyMap,
    ids: list[Id],
    before: Id | None,
    move: Callable[[JourneyMap, Id, Id | None], ChangeSet],
) -> ChangeSet:
    """One after the other to the same place, as one edit."""
    if before in ids:
        raise _nowhere()
    draft = Draft(document)
    label = ""
    for one in ids:
        label = draft.do(move(draft.document, one, before)).label
    return draft.finish(label)


def _nowhere() -> RuleError:
    return RuleError(tr("That cannot be put there."))


_MOVES: dict[str, Callable[[JourneyMap, list[Id], Aim], ChangeSet]] = {
    "cards": _cards,
    "stages": _stages,
    "steps": _steps,
    "lanes": _lanes,
    "personas": _personas,
    "markers": _markers,
    "evidence": _evidence,
    "actions": _measures,
}

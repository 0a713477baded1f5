"""Which cards stand in which cell: kept from layout to layout, mended where a change touches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.layout.result import LayoutOptions
from model.queries import in_order
from model.records import Card, Marker

LaneCells: TypeAlias = Mapping[Id, tuple[Card, ...]]
"""A lane's cards by step, each cell from the top."""

NO_CARDS: LaneCells = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cells:
    """All cards by lane and step, and the parked ones. Untouched lanes keep their very mapping."""

    lanes: Mapping[Id, LaneCells]
    parked: tuple[Card, ...]


def cells_of(document: JourneyMap, options: LayoutOptions) -> Cells:
    """The cells of a map, without hidden cards and those of other personas only."""
    lanes: dict[Id, dict[Id, list[Card]]] = {}
    parked: list[Card] = []
    for card in document.cards.values():
        if not _shown(card, options):
            continue
        if card.lane_id is None or card.step_id is None:
            parked.append(card)
        else:
            lanes.setdefault(card.lane_id, {}).setdefault(card.step_id, []).append(card)
    return Cells(
        {
            lane_id: {step_id: tuple(in_order(cards)) for step_id, cards in cells.items()}
            for lane_id, cells in lanes.items()
        },
        tuple(in_order(parked)),
    )


def mended_cells(cells: Cells, change: ChangeSet, options: LayoutOptions) -> Cells:
    """The cells after a change; what it does not touch stays the same object."""
    gone, come = _moves(change, options)
    if not gone and not come:
        return cells
    lanes = dict(cells.lanes)
    touched: dict[Id, dict[Id, tuple[Card, ...]]] = {}
    parked = cells.parked
    for lane_id, step_id in {**gone, **come}:
        leaving = gone.get((lane_id, step_id), set())
        arriving = come.get((lane_id, step_id), [])
        if lane_id is None or step_id is None:
            parked = _mended(parked, leaving, arriving)
            continue
        if lane_id not in touched:
            touched[lane_id] = dict(lanes.get(lane_id, NO_CARDS))
        lane = touched[lane_id]
        lane[step_id] = _mended(lane.get(step_id, ()), leaving, arriving)
        if not lane[step_id]:
            del lane[step_id]
    for lane_id, lane in touched.items():
        lanes[lane_id] = lane
        if not lane:
            del lanes[lane_id]
    return Cells(lanes, parked)


_Cell: TypeAlias = tuple[Id | None, Id | None]


def _moves(
    change: ChangeSet, options: LayoutOptions
) -> tuple[dict[_Cell, set[Id]], dict[_Cell, list[Card]]]:
    """Which cards leave and enter which cells; parked is (None, None)."""
    gone: dict[_Cell, set[Id]] = {}
    come: dict[_Cell, list[Card]] = {}
    for record in (*change.removed, *(before for before, _ in change.updated)):
        if isinstance(record, Card) and _shown(record, options):
            gone.setdefault(_cell(record), set()).add(record.id)
    for record in change.after():
        if isinstance(record, Card) and _shown(record, options):
            come.setdefault(_cell(record), []).append(record)
    return gone, come


def _cell(card: Card) -> _Cell:
    if card.lane_id is None or card.step_id is None:
        return (None, None)
    return (card.lane_id, card.step_id)


def _mended(
    cards: tuple[Card, ...], leaving: set[Id], arriving: Iterable[Card]
) -> tuple[Card, ...]:
    return tuple(in_order([*(card for card in cards if card.id not in leaving), *arriving]))


def adopted(fresh: Cells, old: Cells) -> Cells:
    """The fresh cells, with the very objects of the old ones wherever both say the same."""
    lanes: dict[Id, LaneCells] = {}
    for lane_id, cells in fresh.lanes.items():
        before = old.lanes.get(lane_id, NO_CARDS)
        if cells == before:
            lanes[lane_id] = before
        else:
            lanes[lane_id] = {
                step_id: before[step_id] if before.get(step_id) == cards else cards
                for step_id, cards in cells.items()
            }
    return Cells(lanes, old.parked if old.parked == fresh.parked else fresh.parked)


def _shown(card: Card, options: LayoutOptions) -> bool:
    if card.id in options.hidden_ids:
        return False
    if options.persona_ids is None or not card.persona_ids:
        return True
    return not options.persona_ids.isdisjoint(card.persona_ids)


def markers_by_lane(document: JourneyMap, options: LayoutOptions) -> dict[Id, tuple[Marker, ...]]:
    """The emotion markers of each lane that has any, without hidden ones."""
    lanes: dict[Id, list[Marker]] = {}
    for marker in document.markers.values():
        if marker.id not in options.hidden_ids:
            lanes.setdefault(marker.lane_id, []).append(marker)
    return {
        lane_id: tuple(sorted(markers, key=lambda marker: marker.id))
        for lane_id, markers in lanes.items()
    }

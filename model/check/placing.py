"""Where a fix puts what it adds: in the lane meant for it, which it makes where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits.cards import add_card
from model.edits.lanes import add_lane
from model.edits.people import add_marker
from model.ids import Id, IdSource
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from model.queries import lanes_in_order


def card_added(
    document: JourneyMap,
    lane_kind: LaneKind,
    step_id: Id,
    kind: CardKind,
    ids: IdSource,
    **fields: Any,  # noqa: ANN401 - any field of a card
) -> ChangeSet:
    """A card without words, the last in its cell, to be written on."""

    def put(before: JourneyMap, lane_id: Id) -> ChangeSet:
        return add_card(before, CellPlace(lane_id, step_id), kind=kind, ids=ids, **fields)

    return _in_lane(document, lane_kind, ids, put)


def feeling_added(document: JourneyMap, step_id: Id, persona_id: Id, ids: IdSource) -> ChangeSet:
    """A neutral emotion without a word, to be moved to its height."""

    def put(before: JourneyMap, lane_id: Id) -> ChangeSet:
        return add_marker(
            before, lane_id=lane_id, step_id=step_id, persona_id=persona_id, valence=0, ids=ids
        )

    return _in_lane(document, LaneKind.EMOTIONS, ids, put)


def _in_lane(
    document: JourneyMap,
    kind: LaneKind,
    ids: IdSource,
    put: Callable[[JourneyMap, Id], ChangeSet],
) -> ChangeSet:
    """Something put in the first lane of a kind, or in a new one at the bottom."""
    lane = next((lane for lane in lanes_in_order(document) if lane.kind is kind), None)
    if lane is not None:
        return put(document, lane.id)
    new = add_lane(document, kind=kind, ids=ids)
    return squash([new, put(apply(document, new), new.added[0].id)])

"""Edits of the rows."""

from __future__ import annotations

from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, found
from model.edits.ordering import index_before, moved_before, rekeyed, slots
from model.ids import Id, IdSource, new_id
from model.kinds import LaneKind
from model.queries import lanes_in_order
from model.records import Lane
from resources.words import tr


def add_lane(
    document: JourneyMap,
    *,
    kind: LaneKind,
    name: str = "",
    before_id: Id | None = None,
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a lane
) -> ChangeSet:
    """A new lane before another, or at the bottom. Without a name it is called by its kind."""
    siblings = lanes_in_order(document)
    room = slots(siblings, index_before(siblings, before_id))
    lane = created(Lane, ids=ids, kind=kind, name=name, order=room.keys[0], **fields)
    return ChangeSet(
        added=(lane,), updated=rekeyed(siblings, room.neighbours), label=tr("Add lane")
    )


def move_lane(document: JourneyMap, lane_id: Id, *, before_id: Id | None = None) -> ChangeSet:
    """The lane with all its cards before another lane, or at the bottom."""
    lane = found(document, Lane, lane_id)
    return moved_before(lane, lanes_in_order(document), before_id, label=tr("Move lane"))

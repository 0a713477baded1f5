"""Rules about lanes."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import IN_LANE
from model.check.ordering import PEOPLE, ROWS
from model.edits.removing import remove
from model.ids import IdSource
from model.kinds import LaneKind
from model.naming import shortened
from model.queries import lane_name
from model.records import Lane, Step
from resources.words import tr


def lane_empty(facts: Facts, lane: Lane) -> Iterator[Hit]:
    """A lane with nothing in it, once at least half of all lanes have something."""
    if facts.count(IN_LANE, lane.id) or 2 * facts.how_many(IN_LANE) < len(facts.known(ROWS)):
        return
    if not _filled(facts, lane):
        message = tr("The lane “{lane}” is empty: fill it, or take it off the map.")
        yield Hit(message.format(lane=shortened(lane_name(lane))))


def _filled(facts: Facts, lane: Lane) -> bool:
    """Whether a lane shows what stands elsewhere in the map."""
    match lane.kind:
        case LaneKind.PERSONAS:
            return bool(facts.known(PEOPLE))
        case LaneKind.STAGE_DETAILS:
            return bool(facts.columns().stages)
        case LaneKind.DRAMATIC_ARC:
            steps = (facts.get(Step, step_id) for step_id, _ in facts.columns().steps)
            return any(step is not None and step.engagement is not None for step in steps)
        case _:
            return False


def delete_lane(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet:
    """The map without the lane."""
    return remove(facts.document, [finding.place])

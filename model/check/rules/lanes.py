"""Rules about lanes."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import IN_LANE
from model.check.ordering import PEOPLE
from model.edits.removing import remove
from model.ids import IdSource
from model.kinds import LaneKind
from model.queries import lane_name
from model.records import Lane, Step
from resources.words import tr


def lane_empty(facts: Facts, lane: Lane) -> Iterator[Hit]:
    """A lane with nothing in it, as far as it is filled by hand."""
    if not facts.count(IN_LANE, lane.id) and not _filled(facts, lane):
        yield Hit(tr("The lane “{lane}” is empty.", lane=lane_name(lane)))


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

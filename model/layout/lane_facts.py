"""What lanes show besides cards and emotions: gathered from the map, as small as can be compared.

Facts are gathered anew with every layout, which must cost next to nothing; a lane is laid out
again only when its own differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from model.kinds import LaneKind
from model.layout.arc import Arc
from model.layout.falls import Fall, Falls
from model.layout.marks import marks_of
from model.layout.stage_details import Details, StageDetail
from model.queries import stage_hues
from model.records import Lane

if TYPE_CHECKING:
    from model.layout.scope import Scope

LaneFacts: TypeAlias = Details | Arc | Falls | None


def lane_facts(scope: Scope, lane: Lane) -> LaneFacts:
    """What a lane shows by its kind, of what is shown of the map."""
    match lane.kind:
        case LaneKind.STAGE_DETAILS:
            return _details(scope)
        case LaneKind.DRAMATIC_ARC:
            return Arc(tuple(step.engagement for step in scope.header.steps), scope.options.hints)
        case _:
            return _falls(scope, lane)


def tells_goals(scope: Scope) -> bool:
    """Whether a lane tells what customers want in each stage, so that its header need not."""
    return any(lane.kind is LaneKind.STAGE_DETAILS and not lane.collapsed for lane in scope.lanes)


def _falls(scope: Scope, lane: Lane) -> Falls | None:
    """The people lost between steps that are shown."""
    losses = scope.knowledge.losses.get(lane.id)
    if not losses:
        return None
    place = scope.header.columns.place
    return Falls(
        tuple(
            Fall(place[loss.start_id], place[loss.end_id], loss.share)
            for loss in losses
            if loss.start_id in place and loss.end_id in place
        )
    )


def _details(scope: Scope) -> Details:
    hues = stage_hues(scope.document)
    return Details(
        tuple(
            StageDetail(
                stage_id=stage.id,
                goal=stage.goal,
                key_action=stage.key_action,
                reached=stage.goal_reached,
                sources=len(stage.evidence_ids),
                skipped=marks_of(stage.skipped_by_ids, scope.discs),
                hue=hues[stage.id],
                collapsed=stage.collapsed,
                guide=stage.guide if scope.options.hints else "",
            )
            for stage in scope.header.stages
        ),
        scope.options.hints,
    )

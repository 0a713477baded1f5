"""The borders that sizes are pulled by: at the right of stages and steps, below lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from model.ids import Id
from model.layout.geometry import Point, Rect
from model.layout.result import LayoutResult


@dataclass(frozen=True, slots=True)
class StageBorder:
    """The right end of a stage's header: it makes all its steps wider."""

    stage_id: Id


@dataclass(frozen=True, slots=True)
class StepBorder:
    """The right border of a step: in the band, or the line below it (``in_grid``)."""

    step_id: Id
    in_grid: bool = False


@dataclass(frozen=True, slots=True)
class LaneBorder:
    """The lower border of a lane, beside its name."""

    lane_id: Id


Border: TypeAlias = StageBorder | StepBorder | LaneBorder


def border_at(result: LayoutResult, point: Point, reach: float) -> Border | None:
    """The border within ``reach`` points of a point; collapsed things have none to pull."""
    return _in_band(result, point, reach) or _beside_lanes(result, point, reach)


def column_line_at(result: LayoutResult, point: Point, reach: float) -> StepBorder | None:
    """The line between two columns that a point of the grid is on."""
    if not result.grid.y <= point.y < _bottom(result):
        return None
    step_id = _step_at(result, point.x, reach)
    return StepBorder(step_id, in_grid=True) if step_id is not None else None


def border_rect(result: LayoutResult, border: Border) -> Rect | None:
    """The border as a line without thickness; None when it is not on the sheet."""
    match border:
        case StageBorder(stage_id):
            found = next((box.rect for box in result.stages if box.stage_id == stage_id), None)
            return Rect(found.right, found.y, 0, found.height) if found else None
        case StepBorder(step_id, in_grid):
            head = next((box.header for box in result.steps if box.step_id == step_id), None)
            if head is None:
                return None
            top, bottom = (result.grid.y, _bottom(result)) if in_grid else (head.y, head.bottom)
            return Rect(head.right, top, 0, bottom - top)
        case LaneBorder(lane_id):
            lane = result.lane(lane_id)
            return Rect(lane.label.x, lane.label.bottom, lane.label.width, 0) if lane else None


def _in_band(result: LayoutResult, point: Point, reach: float) -> StageBorder | StepBorder | None:
    folded = {box.stage_id for box in result.steps if box.folded}
    for stage in result.stages:
        on_line = abs(point.x - stage.rect.right) <= reach and stage.stage_id not in folded
        if on_line and stage.rect.y <= point.y < stage.rect.bottom:
            return StageBorder(stage.stage_id)
    if not result.steps:
        return None
    header = result.steps[0].header
    if not header.y <= point.y < header.bottom:
        return None
    step_id = _step_at(result, point.x, reach)
    return StepBorder(step_id) if step_id is not None else None


def _step_at(result: LayoutResult, x: float, reach: float) -> Id | None:
    for box in result.steps:
        if abs(x - box.header.right) <= reach and not box.folded:
            return box.step_id
    return None


def _beside_lanes(result: LayoutResult, point: Point, reach: float) -> LaneBorder | None:
    for lane in result.lanes:
        beside = lane.label.x <= point.x < lane.label.right
        collapsed = result.document.lanes[lane.lane_id].collapsed
        if beside and abs(point.y - lane.label.bottom) <= reach and not collapsed:
            return LaneBorder(lane.lane_id)
    return None


def _bottom(result: LayoutResult) -> float:
    return max((lane.y + lane.height for lane in result.lanes), default=result.grid.y)

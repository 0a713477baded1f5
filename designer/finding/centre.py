"""What stands in the middle of a view: bound to a step and a lane, so that it moves with them."""

from __future__ import annotations

from collections.abc import Sequence

from model.ids import Id
from model.layout.geometry import Point
from model.layout.result import LayoutResult
from model.records import View

_Span = tuple[Id, float, float]
"""A record, where it begins, and how far it reaches."""


def centre_fields(result: LayoutResult, point: Point) -> dict[str, object]:
    """The fields of a saved view that has this point of the sheet in its middle."""
    step, across = _nearest(_columns(result), point.x)
    lane, down = _nearest(_rows(result), point.y)
    return {"centre_step_id": step, "centre_lane_id": lane, "across": across, "down": down}


def centre_of(result: LayoutResult, view: View) -> Point:
    """Where the middle of a view is on the sheet as it is laid out now."""
    document = result.document
    step = document.steps.get(view.centre_step_id or "")
    x = _place(_columns(result), view.centre_step_id, view.across)
    if x is None and step is not None:  # folded away: its stage stands for it
        stages = [(box.stage_id, box.rect.x, box.rect.width) for box in result.stages]
        x = _place(stages, step.stage_id, view.across)
    y = _place(_rows(result), view.centre_lane_id, view.down)
    middle_x, middle_y = result.size.width / 2, result.size.height / 2
    return Point(middle_x if x is None else x, middle_y if y is None else y)


def _columns(result: LayoutResult) -> list[_Span]:
    return [(box.step_id, box.header.x, box.header.width) for box in result.steps]


def _rows(result: LayoutResult) -> list[_Span]:
    return [(box.lane_id, box.y, box.height) for box in result.lanes]


def _nearest(spans: Sequence[_Span], at: float) -> tuple[Id | None, float]:
    """The record at a place, or the nearest one, and how far into it the place is, 0 to 1."""
    if not spans:
        return None, 0.5
    nearest = min(spans, key=lambda span: max(span[1] - at, at - span[1] - span[2], 0.0))
    record_id, start, length = nearest
    share = (at - start) / length if length else 0.5
    return record_id, round(min(1.0, max(0.0, share)), 4)


def _place(spans: Sequence[_Span], record_id: Id | None, share: float) -> float | None:
    return next((start + share * length for i, start, length in spans if i == record_id), None)

"""Places on the canvas, by what a person reads there.

A place is looked up when it is needed, so it may be named before it exists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF

from designer.canvas.marking.outlines import outline_of
from designer.canvas.places import cell_rect
from designer.canvas.view import CanvasView
from designer.canvas.window import Space
from model.ids import Id
from model.layout.arc import level_y
from model.layout.geometry import Point, Rect
from model.queries import lane_name

Spot: TypeAlias = Callable[[CanvasView], QPointF]
"""Where something is on the viewport, now."""


def record_id(view: CanvasView, table: str, text: str) -> Id:
    """The id of the one record of a table that says ``text``."""
    found = []
    for record in view.document.table(table).values():
        if table == "lanes":
            words = lane_name(view.document.lanes[record.id])
        else:
            words = next(
                str(getattr(record, field))
                for field in ("text", "name", "word", "label")
                if hasattr(record, field)
            )
        if words == text:
            found.append(record.id)
    assert len(found) == 1, f"{len(found)} {table} say {text!r}"
    return found[0]


def card(text: str, *, across: float = 0.5) -> Spot:
    """A card by its text; ``across`` says how far from its left edge, 0 to 1."""
    return lambda view: _on(view, record_id(view, "cards", text), across=across)


def stage(name: str, *, across: float = 0.8) -> Spot:
    """A stage's header."""
    return lambda view: _on(view, record_id(view, "stages", name), across=across)


def step(name: str) -> Spot:
    """A step's header."""
    return lambda view: _on(view, record_id(view, "steps", name))


def lane(name: str) -> Spot:
    """A lane's name."""
    return lambda view: _on(view, record_id(view, "lanes", name))


def persona(name: str) -> Spot:
    """A persona in the heading."""
    return lambda view: _on(view, record_id(view, "personas", name))


def marker(marker_id: Id) -> Spot:
    """An emotion marker."""
    return lambda view: _on(view, marker_id)


def cell(column: str, row: str, *, across: float = 0.5, down: float = 0.9) -> Spot:
    """The cell of a step (or of a stage's first step) and a lane."""

    def spot(view: CanvasView) -> QPointF:
        step_id = _step_id(view, column)
        rect = cell_rect(view.result, record_id(view, "lanes", row), step_id)
        assert rect is not None
        return _within(view, rect, across, down)

    return spot


def feeling(column: str, row: str, valence: float, *, across: float = 0.5) -> Spot:
    """A height in an emotion lane, over a step."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(record_id(view, "lanes", row))
        assert box is not None
        rect = cell_rect(view.result, box.lane_id, _step_id(view, column))
        assert rect is not None
        way = (2 - valence) / 4
        y = box.y + box.scale_top + way * (box.scale_bottom - box.scale_top)
        return _pixel(view, Point(rect.x + across * rect.width, y))

    return spot


def level(column: str, row: str, height: float) -> Spot:
    """A height of the dramatic arc, 1 to 5, over a step."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(record_id(view, "lanes", row))
        assert box is not None
        assert box.arc is not None
        rect = cell_rect(view.result, box.lane_id, _step_id(view, column))
        assert rect is not None
        y = box.y + level_y(height, box.arc.top, box.arc.bottom)
        return _pixel(view, Point(rect.centre.x, y))

    return spot


def details(row: str, stage: str) -> Spot:
    """The middle of what a lane of stage details says of a stage, left of its text's end."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(record_id(view, "lanes", row))
        assert box is not None
        rect = box.details[record_id(view, "stages", stage)]
        return _pixel(view, rect.moved(view.result.grid.x, box.y).centre)

    return spot


def sheet(x: float, y: float) -> Spot:
    """A point of the sheet."""
    return lambda view: _pixel(view, Point(x, y))


def pixel(x: float, y: float) -> Spot:
    """A pixel of the viewport."""
    return lambda view: QPointF(x, y)


def _step_id(view: CanvasView, column: str) -> Id:
    steps = [s.id for s in view.document.steps.values() if s.name == column]
    if len(steps) == 1:
        return steps[0]
    stage_id = record_id(view, "stages", column)
    return next(box.step_id for box in view.result.steps if box.stage_id == stage_id)


def _on(view: CanvasView, record: Id, *, across: float = 0.5, down: float = 0.5) -> QPointF:
    outline = outline_of(view.result, record)
    assert outline is not None, "it is not on the sheet"
    return _within(view, outline.rect, across, down, outline.space)


def _within(
    view: CanvasView, rect: Rect, across: float, down: float, space: Space = Space.SHEET
) -> QPointF:
    shown = view.window_state().to_view(rect, space)
    return QPointF(shown.x() + across * shown.width(), shown.y() + down * shown.height())


def _pixel(view: CanvasView, point: Point) -> QPointF:
    return view.window_state().point_to_view(point)

"""What tests of dragging look at."""

from __future__ import annotations

from designer.canvas.view import CanvasView
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from tests.helpers.robot import Robot


def seen(robot: Robot) -> LayoutResult:
    return robot.view.layout_now.visible


def where(result: LayoutResult, card_id: str) -> Rect:
    rect = result.card_rect(card_id)
    assert rect is not None
    return rect


def untouched(robot: Robot, before: object) -> None:
    """No trace: the map, its layout, the undo history and the marks are as they were."""
    view = robot.view
    assert view.document is before
    assert seen(robot).document is before
    assert view.session.undo_stack.count() == 0
    for name in ("ghost", "line", "target", "veil"):
        assert view.overlay.mark(name) is None
    assert not view.motion.guided


def in_sight(view: CanvasView, card_id: str) -> bool:
    rect = view.result.card_rect(card_id)
    seen_part = view.window_state().visible
    return (
        rect is not None
        and seen_part.y + 120 < rect.y < seen_part.bottom - 60
        and seen_part.x + 220 < rect.x < seen_part.right - 60
    )

"""A robot that works the canvas like a person: real mouse, wheel, key and drop events.

It speaks of what a person sees: ``robot.pointer.drag(card("Sign up"), to=cell("Decision",
"Touchpoints"))``. Places are looked up when they are needed, so they may be named before they
exist.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.view import CanvasView
from tests.helpers.keyboard import KeyboardRobot
from tests.helpers.mouse import LEFT, NONE, PointerRobot, palette_data
from tests.helpers.settling import settle
from tests.helpers.spots import (
    Spot,
    card,
    cell,
    feeling,
    lane,
    marker,
    persona,
    pixel,
    record_id,
    sheet,
    stage,
    step,
)

__all__ = [
    "LEFT",
    "NONE",
    "KeyboardRobot",
    "PointerRobot",
    "Robot",
    "Spot",
    "card",
    "cell",
    "feeling",
    "lane",
    "marker",
    "palette_data",
    "persona",
    "pixel",
    "record_id",
    "settle",
    "sheet",
    "stage",
    "step",
]


class Robot:
    """Mouse and keyboard of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.pointer = PointerRobot(view)
        self.keyboard = KeyboardRobot(view)

    def esc(self) -> None:
        """Press Esc."""
        self.keyboard.press(Qt.Key.Key_Escape)

    def undo(self) -> None:
        """Undo one step."""
        self.view.commit_editor()
        self.view.session.undo_stack.undo()
        settle()

    def redo(self) -> None:
        """Redo one step."""
        self.view.session.undo_stack.redo()
        settle()

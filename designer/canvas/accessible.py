"""The map as a screen reader meets it: a canvas whose value is what is selected, in words.

Found by experiment: an accessible object may be written in Python, but Qt keeps it and destroys
it with the view. A Python object that went before would leave Qt with a dangling pointer, so each
one is kept for good: one small object for each map that is opened while a reader is listening.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_VALUE = "selected_in_words"
_CANVAS = "CanvasView"
# Widgets of our own that Qt takes for mere areas, and what they are.
_ROLES: dict[str, QAccessible.Role] = {
    "ColourDots": QAccessible.Role.ColorChooser,
    "ValenceScale": QAccessible.Role.Slider,
    "RatingDots": QAccessible.Role.Slider,
}
_kept: list[QAccessibleInterface] = []


class AccessibleCanvas(QAccessibleWidget):
    """A canvas with a value."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.Canvas, view.accessibleName())
        self._view = view

    def text(self, text: QAccessible.Text) -> str:
        """Name and description as they were given to the view; the value says what is selected."""
        match text:
            case QAccessible.Text.Value:
                return str(self._view.property(_VALUE) or "")
            case QAccessible.Text.Name:
                return self._view.accessibleName()
            case QAccessible.Text.Description:
                return self._view.accessibleDescription()
            case _:
                return super().text(text)


@cache
def introduce_canvas() -> None:
    """Let Qt ask here when somebody wants to know what a canvas is; once for the program."""
    QAccessible.installFactory(_made)


def set_value(view: QWidget, words: str) -> None:
    """Say what is selected."""
    view.setProperty(_VALUE, words)


def _made(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    made: QAccessibleInterface
    if class_name == _CANVAS:
        made = AccessibleCanvas(thing)
    elif class_name in _ROLES:
        made = QAccessibleWidget(thing, _ROLES[class_name], thing.accessibleName())
    else:
        return None
    _kept.append(made)
    return made

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
_CLASS = "CanvasView"
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
    if class_name != _CLASS or not isinstance(thing, QWidget):
        return None
    made = AccessibleCanvas(thing)
    _kept.append(made)
    return made

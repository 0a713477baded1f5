"""Small windows beside the main one: each is there once, and comes forward when asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

D = TypeVar("D", bound=QDialog)


def show_once(window: QWidget, kind: type[D], make: Callable[[], D]) -> None:
    """Show the one of its kind, made if it is not there; it goes when it is closed."""
    shown = window.findChild(kind)
    if shown is None:
        shown = make()
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.show()
    shown.raise_()
    shown.activateWindow()

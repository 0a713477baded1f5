"""A notice offers to take back the step it tells of, as long as that is the last one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoStack


def until_edited(stack: QUndoStack, past: Callable[[], None]) -> None:
    """Call ``past`` once, at the next edit, undo or redo."""
    at = stack.index()

    def moved(index: int) -> None:
        if index != at:
            stack.indexChanged.disconnect(moved)
            past()

    stack.indexChanged.connect(moved)

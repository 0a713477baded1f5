"""What every gesture is: one object from press to release, which Esc ends without a trace."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer


class Gesture(ABC):
    """A drag that is going on. Until :meth:`finish` the map is untouched.

    It begins when the mouse has moved far enough from where it was pressed.
    """

    scrolls = True
    """Whether the map scrolls by itself while the pointer is at an edge."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        self.canvas = canvas
        self.start = start

    @abstractmethod
    def begin(self) -> None:
        """Show that it has begun."""

    @abstractmethod
    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    @abstractmethod
    def finish(self, pointer: Pointer) -> None:
        """The button was released: make the edit."""

    @abstractmethod
    def cancel(self) -> None:
        """Take away all that was shown."""

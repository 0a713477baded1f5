"""Moving the window over the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture


class Pan(Gesture):
    """The map follows the pointer."""

    scrolls = False

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._way = QPoint(0, 0)

    def begin(self) -> None:
        """Nothing to show but the closed hand."""

    def move(self, pointer: Pointer) -> None:
        """Scroll as far as the pointer moved."""
        way = (self.start.position - pointer.position).toPoint()
        self.canvas.camera.scroll(way - self._way)
        self._way = way

    def finish(self, pointer: Pointer) -> None:
        """Stay here."""

    def cancel(self) -> None:
        """Go back to where it began."""
        self.canvas.camera.scroll(-self._way)

"""Moving the window over the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture


class Pan(Gesture):
    """The map follows the pointer."""

    scrolls = False

    def __init__(self, canvas: Canvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._last: QPointF = start.position
        self._way = QPointF(0, 0)

    def begin(self) -> None:
        """Nothing to show but the closed hand."""

    def move(self, pointer: Pointer) -> None:
        """Scroll as far as the pointer moved."""
        by = self._last - pointer.position
        self._last = pointer.position
        self._way += by
        self.canvas.camera.scroll(by)

    def finish(self, pointer: Pointer) -> None:
        """Stay here."""

    def cancel(self) -> None:
        """Go back to where it began."""
        self.canvas.camera.scroll(-self._way)

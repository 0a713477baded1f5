"""The marks that are shown now, by name; whoever replaces one repaints only what it touched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from designer.canvas.marking.marks import Mark
from designer.canvas.window import Window
from model.layout.theme import Theme

# Painted in this order; the names say what each mark is for.
ORDER = (
    "veil",
    "focus",
    "target",
    "hits",
    "held-hits",
    "hover",
    "selection",
    "band",
    "labels",
    "line",
    "whose",
    "newcomer",
    "rewired",
    "grips",
    "ends",
    "wire",
    "offer",
    "edge",
    "fold",
    "ghost",
    "rubber",
    "readout",
)


class Overlay:
    """Keeps the marks. ``window`` answers the view's state, ``repaint`` takes dirty pixels."""

    def __init__(self, window: Callable[[], Window], repaint: Callable[[QRectF], None]) -> None:
        self._window = window
        self._repaint = repaint
        self._marks: dict[str, Mark] = {}
        self.reach = 1.0
        """How much larger than for a mouse handles are: more while fingers are used."""

    def put(self, name: str, mark: Mark | None) -> None:
        """Show ``mark`` in place of the one with this name; None takes it away."""
        before = self._marks.get(name)
        if before == mark:
            return
        window = self._window()
        if before is not None:
            self._repaint(before.bounds(window))
        if mark is None:
            del self._marks[name]
        else:
            self._marks[name] = mark
            self._repaint(mark.bounds(window))

    def mark(self, name: str) -> Mark | None:
        """The mark with this name."""
        return self._marks.get(name)

    def clear(self, *names: str) -> None:
        """Take these marks away."""
        for name in names:
            self.put(name, None)

    def paint(
        self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF, *, above: bool
    ) -> None:
        """Paint the marks below or above the held strips. The painter is in viewport pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for name in ORDER:
            mark = self._marks.get(name)
            if mark is not None and mark.above_strips is above:
                mark.paint(painter, window, theme, exposed)

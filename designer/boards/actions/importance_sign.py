"""The sign of an importance: four bars like steps, so it is told without colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from model.kinds import PRIORITY_LEVELS, Priority

WIDTH = 18.0
_STEP, _BAR = 4.5, 3.0


def paint_importance(
    painter: QPainter, left: float, middle: float, importance: Priority, ink: str, rest: str
) -> None:
    """Draw as many bars in ``ink`` as it has levels, and the others in ``rest``."""
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(len(PRIORITY_LEVELS)):
        full = place < PRIORITY_LEVELS[importance]
        high = 4.0 + 2.2 * place
        painter.setBrush(QColor(ink if full else rest))
        bar = QRectF(left + place * _STEP, middle + 5 - high, _BAR, high)
        painter.drawRoundedRect(bar, 1, 1)

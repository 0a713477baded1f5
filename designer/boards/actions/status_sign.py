"""The sign of a status: a ring that fills as the work goes on, so it is told without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.style.tokens import Tokens
from model.kinds import Status

_SIDE = 16
_SHARES = {Status.OPEN: 0.0, Status.PLANNED: 0.25, Status.IN_PROGRESS: 0.5, Status.DONE: 1.0}


def paint_status(painter: QPainter, square: QRectF, status: Status, tokens: Tokens) -> None:
    """Draw the sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(_colour(status, tokens))
    ring = square.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    share = _SHARES.get(status)
    if share is None:
        inner = ring.adjusted(3.2, 3.2, -3.2, -3.2)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    elif share >= 1:
        painter.setBrush(ink)
        painter.drawEllipse(ring)
        _tick(painter, ring, QColor(tokens.surface))
    elif share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(ring.adjusted(2, 2, -2, -2), 90 * 16, -round(share * 360 * 16))
    painter.restore()


def _tick(painter: QPainter, ring: QRectF, ink: QColor) -> None:
    x, y, side = ring.x(), ring.y(), ring.width()
    spots = ((0.26, 0.52), (0.44, 0.70), (0.75, 0.34))
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x + a * side, y + b * side) for a, b in spots]))


def _colour(status: Status, tokens: Tokens) -> str:
    match status:
        case Status.OPEN | Status.DROPPED:
            return tokens.theme.secondary
        case Status.PLANNED | Status.IN_PROGRESS:
            return tokens.theme.accent
        case Status.DONE:
            return tokens.success


class StatusSign(QWidget):
    """The sign on its own, in a heading."""

    def __init__(self, status: Status, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_status(QPainter(self), QRectF(0, 0, _SIDE, _SIDE), self._status, self.tokens)

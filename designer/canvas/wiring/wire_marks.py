"""What is shown while arrows are drawn: the grips of a card, the ends of an arrow, the wire."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from designer.canvas.marking.marks import Mark
from designer.canvas.window import Window
from model.ids import Id
from model.layout.geometry import Point, Rect
from model.layout.metrics import CELL_INSET
from model.layout.theme import Theme

GRIP = 5.5
"""Radius of a grip, in pixels."""
_NEAREST, _FURTHEST = 5.0, 10.0
_PAD = 3.0
_DOT = 3.0
_LEAST_END = 2.5


class Edge(Enum):
    """An edge of a card, as the direction that leads away from it."""

    RIGHT = (1, 0)
    LEFT = (-1, 0)
    BOTTOM = (0, 1)
    TOP = (0, -1)

    def middle(self, rect: Rect) -> Point:
        """The middle of the edge."""
        dx, dy = self.value
        centre = rect.centre
        return Point(centre.x + dx * rect.width / 2, centre.y + dy * rect.height / 2)

    def grip(self, rect: Rect, zoom: float) -> Point:
        """Where the grip stands: just outside, in the gutter between the cards."""
        dx, dy = self.value
        away = min(_FURTHEST, max(_NEAREST, CELL_INSET * zoom)) / zoom
        return self.middle(rect).moved(dx * away, dy * away)


@dataclass(frozen=True, slots=True)
class GripsMark(Mark):
    """Small discs beside a card's edges: an arrow is pulled out of each."""

    card_id: Id
    rect: Rect
    edges: tuple[Edge, ...]
    strong: bool = True
    lit: Edge | None = None
    grown: float = 1.0
    """How much larger than for a mouse."""

    def bounds(self, window: Window) -> QRectF:
        """The card with its grips."""
        margin = _FURTHEST + 2 * GRIP * self.grown + _PAD
        return window.to_view(self.rect).adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Discs of paper with a rim; the one below the pointer is filled, with an arrow in it."""
        for edge in self.edges:
            lit = edge is self.lit
            centre = window.point_to_view(edge.grip(self.rect, window.zoom))
            painter.setOpacity(1.0 if self.strong or lit else 0.6)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.accent if lit else theme.paper))
            radius = (GRIP + 1.5 if lit else GRIP - 1) * self.grown
            painter.drawEllipse(centre, radius, radius)
            if lit:
                _paint_arrow(painter, centre, edge, QColor(theme.paper))
        painter.setOpacity(1.0)


def _paint_arrow(painter: QPainter, centre: QPointF, edge: Edge, colour: QColor) -> None:
    dx, dy = edge.value
    path = QPainterPath(centre + QPointF(-dx - 2.5 * dy, -dy - 2.5 * dx))
    path.lineTo(centre + QPointF(1.8 * dx, 1.8 * dy))
    path.lineTo(centre + QPointF(-dx + 2.5 * dy, -dy + 2.5 * dx))
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


@dataclass(frozen=True, slots=True)
class EndsMark(Mark):
    """The two ends of a selected arrow, by which it is led to other cards."""

    connector_id: Id
    source: Point
    target: Point
    grown: float = 1.0
    """How much larger than for a mouse."""

    def bounds(self, window: Window) -> QRectF:
        """Both ends."""
        a, b = window.point_to_view(self.source), window.point_to_view(self.target)
        margin = 2 * GRIP * self.grown + _PAD
        return QRectF(a, b).normalized().adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Discs with a rim."""
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.paper))
        a, b = window.point_to_view(self.source), window.point_to_view(self.target)
        apart = math.hypot(b.x() - a.x(), b.y() - a.y())
        radius = min(GRIP * self.grown, max(_LEAST_END, apart / 2 - 1.5))
        for end in (a, b):
            painter.drawEllipse(end, radius, radius)


@dataclass(frozen=True, slots=True)
class WireMark(Mark):
    """The arrow that is being drawn, from a card to the pointer.

    ``leaves`` and ``arrives``: the directions that lead away from the cards at its ends.
    """

    above_strips = True

    start: Point
    end: Point
    leaves: tuple[int, int] = (1, 0)
    arrives: tuple[int, int] = (-1, 0)
    snapped: bool = False
    backwards: bool = False
    """Whether ``end`` is where the arrow comes from."""

    def bounds(self, window: Window) -> QRectF:
        """The hull of the curve."""
        hull = self._path(window).controlPointRect()
        return hull.adjusted(-14, -14, 14, 14)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """A curve that leaves and arrives straight, with a dot and a head at its ends."""
        pen = QPen(QColor(theme.accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if not self.snapped:
            pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path(window))
        start, end = window.point_to_view(self.start), window.point_to_view(self.end)
        tail, head, way = (
            (end, start, self.leaves) if self.backwards else (start, end, self.arrives)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(tail, _DOT, _DOT)
        dx, dy = way
        tip = QPainterPath(head)
        tip.lineTo(head + QPointF(9 * dx + 5 * dy, 9 * dy + 5 * dx))
        tip.lineTo(head + QPointF(9 * dx - 5 * dy, 9 * dy - 5 * dx))
        tip.closeSubpath()
        painter.drawPath(tip)

    def _path(self, window: Window) -> QPainterPath:
        a, b = window.point_to_view(self.start), window.point_to_view(self.end)
        bend = min(60.0, max(24.0, (b - a).manhattanLength() / 3))
        path = QPainterPath(a)
        first = a + QPointF(*self.leaves) * bend
        path.cubicTo(first, b + QPointF(*self.arrives) * bend, b)
        return path

"""What is shown over the map while working on it: outlines, drop marker, ghost, rubber band.

Marks live in the window's pixels, so lines are crisp at every zoom, and are no part of the
display list, so they are never printed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from designer.canvas.marking.outlines import Outline
from designer.canvas.window import Space, Window
from designer.canvas.wiring.wire_paths import rounded_line
from model.layout.geometry import Rect
from model.layout.theme import Theme

_SELECTED_WIDTH = 2.0
_HANDLE, _SMALL_HANDLE = 7.0, 5.0
_LEAST_EDGE = 32.0  # below it a handle would cover the card
_MARKER_WIDTH = 3.0
_MARKER_CAP = 4.0


def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour


def crisp(rect: QRectF) -> QRectF:
    """The rectangle with its edges on whole pixels."""
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


class Mark(ABC):
    """One thing shown over the map. Immutable: a mark that changes is replaced by another."""

    above_strips = False
    """Whether it is shown over the stage band and lane names that are held in sight."""

    @abstractmethod
    def bounds(self, window: Window) -> QRectF:
        """The pixels of the viewport it may touch."""

    @abstractmethod
    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Draw it, in pixels of the viewport."""


@dataclass(frozen=True, slots=True)
class OutlinesMark(Mark):
    """Outlines around records: what is selected (with handles to stretch it), or hovered over.

    All move with the same strip, or all with the sheet: they share a ``space``.
    """

    outlines: tuple[Outline, ...]
    hull: Rect
    space: Space = Space.SHEET
    width: float = _SELECTED_WIDTH
    alpha: float = 1.0
    handles: tuple[Rect, ...] = ()
    grown: float = 1.0
    """How much larger the handles are than for a mouse."""

    def bounds(self, window: Window) -> QRectF:
        """The hull of all outlines."""
        margin = self.width + _HANDLE * self.grown
        hull = window.to_view(self.hull, self.space)
        return hull.marginsAdded(QMarginsF(margin, margin, margin, margin))

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Draw the outlines that the exposed area touches."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = window.to_sheet(exposed, self.space).inset(-_HANDLE / window.zoom)
        shown = [
            (outline, window.to_view(outline.rect, self.space))
            for outline in self.outlines
            if outline.rect.intersects(area)
        ]
        for pen in self._pens(theme):
            painter.setPen(pen)
            for outline, rect in shown:
                self._outline(painter, window, outline, rect)
        for handle in self.handles:
            self._handle(painter, window.to_view(handle), theme)

    def _pens(self, theme: Theme) -> list[QPen]:
        """What is drawn one above the other."""
        pen = QPen(_colour(theme.accent, self.alpha), self.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return [pen]

    def _outline(self, painter: QPainter, window: Window, outline: Outline, rect: QRectF) -> None:
        if outline.points:
            points = [window.point_to_view(point) for point in outline.points]
            painter.drawPath(rounded_line(points, outline.radius * window.zoom))
            return
        grow = self.width / 2
        frame = crisp(rect).adjusted(-grow, -grow, grow, grow)
        radius = outline.radius * window.zoom + grow
        painter.drawRoundedRect(frame, radius, radius)

    def _handle(self, painter: QPainter, edge: QRectF, theme: Theme) -> None:
        """In the lower half of the edge: beside its middle arrows are pulled out."""
        if edge.height() < _LEAST_EDGE:
            return
        size = _HANDLE if edge.height() >= 2 * _LEAST_EDGE else _SMALL_HANDLE
        size *= self.grown
        tall = min(2 * size, edge.height() / 2)
        x, bottom = crisp(edge).center().x(), crisp(edge).bottom()
        y = bottom - max(tall / 2 + 2, edge.height() / 4)
        grip = QRectF(x - size / 2, y - tall / 2, size, tall)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(grip, size / 2, size / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True, slots=True)
class HeldOutlinesMark(OutlinesMark):
    """Outlines around stages, steps and lane names: over the strips that are held in sight."""

    above_strips = True

    def _pens(self, theme: Theme) -> list[QPen]:
        """With paper on both sides, as a stage may have the colour of the outline itself."""
        paper = QPen(QColor(theme.paper), self.width + 3)
        return [paper, *super(HeldOutlinesMark, self)._pens(theme)]


@dataclass(frozen=True, slots=True)
class AreaMark(Mark):
    """A tinted area: the cell that has the focus, or where a drop would go."""

    rect: Rect
    fill: float = 0.0
    """How strong the tint is, 0 to 1."""
    line: float = 0.0
    """How strong its outline is, 0 to 1."""
    dashed: bool = False
    radius: float = 6.0

    def bounds(self, window: Window) -> QRectF:
        """The area and its outline."""
        return window.to_view(self.rect).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Tint and outline it."""
        frame = crisp(window.to_view(self.rect)).adjusted(0.75, 0.75, -0.75, -0.75)
        # A cell may be far taller than what is painted now: its far corners need not be drawn.
        margin = 3 * self.radius * window.zoom
        frame &= exposed.adjusted(-margin, -margin, margin, margin)
        pen = QPen(_colour(theme.accent, self.line), 1.5)
        if self.dashed:
            pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen if self.line else Qt.PenStyle.NoPen)
        painter.setBrush(_colour(theme.accent, self.fill))
        painter.drawRoundedRect(frame, self.radius * window.zoom, self.radius * window.zoom)


@dataclass(frozen=True, slots=True)
class LandingMark(Mark):
    """Where what is dragged would land: it is seen there faintly, in a dashed frame."""

    rects: tuple[Rect, ...]
    radius: float = 6.0

    def bounds(self, window: Window) -> QRectF:
        """The hull of all places."""
        hull = QRectF()
        for rect in self.rects:
            hull = hull.united(window.to_view(rect))
        return hull.adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Fade what is below into the paper, and frame it."""
        pen = QPen(_colour(theme.accent, 0.7), 1.5)
        pen.setDashPattern([3.0, 3.0])
        radius = self.radius * window.zoom
        for rect in self.rects:
            shown = crisp(window.to_view(rect))
            if not shown.adjusted(-3, -3, 3, 3).intersects(exposed):
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(theme.paper, 0.72))
            painter.drawRect(shown.adjusted(-1, -1, 1, 1))
            painter.setPen(pen)
            painter.setBrush(_colour(theme.accent, 0.07))
            painter.drawRoundedRect(shown.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


@dataclass(frozen=True, slots=True)
class LineMark(Mark):
    """The drop marker: a line where the thing would be put in, with round ends."""

    above_strips = True

    rect: Rect
    space: Space = Space.SHEET

    def bounds(self, window: Window) -> QRectF:
        """The line and its ends."""
        margin = _MARKER_CAP + _MARKER_WIDTH
        return window.to_view(self.rect, self.space).adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Draw the line through the middle of the rectangle, along its longer side."""
        shown = crisp(window.to_view(self.rect, self.space))
        middle = shown.center()
        if shown.width() >= shown.height():
            line = QLineF(shown.left(), middle.y(), shown.right(), middle.y())
        else:
            line = QLineF(middle.x(), shown.top(), middle.x(), shown.bottom())
        pen = QPen(QColor(theme.accent), _MARKER_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(line)
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.paper))
        painter.drawEllipse(line.p1(), _MARKER_CAP, _MARKER_CAP)


@dataclass(frozen=True, slots=True)
class GhostMark(Mark):
    """The picture of what is dragged, at the pointer."""

    above_strips = True

    pixmap: QPixmap
    corner: QPointF

    def bounds(self, window: Window) -> QRectF:
        """The picture."""
        return QRectF(self.corner, self.pixmap.deviceIndependentSize()).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Put the picture in place."""
        corner = QPointF(round(self.corner.x()), round(self.corner.y()))
        painter.drawPixmap(corner, self.pixmap)


@dataclass(frozen=True, slots=True)
class RubberMark(Mark):
    """The rubber band."""

    above_strips = True

    rect: Rect

    def bounds(self, window: Window) -> QRectF:
        """The band and its line."""
        return window.to_view(self.rect).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """A faint tint with a thin line."""
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(_colour(theme.accent, 0.08))
        painter.drawRect(crisp(window.to_view(self.rect)).adjusted(0.5, 0.5, -0.5, -0.5))


def drawn_larger(reach: float) -> float:
    """How much larger handles are drawn for such a reach: less than they are easier to take."""
    return 1.0 + (reach - 1.0) / 2


def total_bounds(marks: Sequence[Mark], window: Window) -> QRectF:
    """The pixels that any of the marks may touch."""
    hull = QRectF()
    for mark in marks:
        hull = hull.united(mark.bounds(window))
    return hull

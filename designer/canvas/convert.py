"""Between the layout's values and Qt's: points and rectangles, nothing else."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF

from model.layout.geometry import Point, Rect


def qrect(rect: Rect) -> QRectF:
    """The rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def rect_of(rect: QRectF) -> Rect:
    """Qt's rectangle as the layout's."""
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())


def qpoint(point: Point) -> QPointF:
    """The point as Qt's."""
    return QPointF(point.x, point.y)


def point_of(point: QPointF | QPoint) -> Point:
    """Qt's point as the layout's."""
    return Point(float(point.x()), float(point.y()))


def rect_between(a: Point, b: Point) -> Rect:
    """The upright rectangle with these two opposite corners."""
    x, y = min(a.x, b.x), min(a.y, b.y)
    return Rect(x, y, abs(a.x - b.x), abs(a.y - b.y))

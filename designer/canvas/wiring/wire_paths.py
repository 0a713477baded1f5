"""Lines of arrows in pixels, with the bends that they have on the sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

_ROUND = 0.5523
"""How far along its corner the control point of a quarter circle lies."""


def rounded_line(points: Sequence[QPointF], radius: float) -> QPainterPath:
    """A line through points whose corners are rounded, less where its pieces are short."""
    path = QPainterPath(points[0])
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        before, after = _length(b - a), _length(c - b)
        reach = min(radius, before / 2, after / 2)
        if reach <= 0:
            continue
        start, end = b + (a - b) * (reach / before), b + (c - b) * (reach / after)
        path.lineTo(start)
        path.cubicTo(start + (b - start) * _ROUND, end + (b - end) * _ROUND, end)
    path.lineTo(points[-1])
    return path


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())

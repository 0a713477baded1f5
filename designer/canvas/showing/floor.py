"""What lies below all else, the paper and the ground of lanes, and grows without much ado.

Qt repaints all of an item whose rectangle changes. So things that get a little higher or lower
all the time have rectangles with room to spare, and repaint only where they look different.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QRectF

from designer.canvas.convert import qrect
from model.layout.display import Group, RectNode
from model.layout.geometry import Rect

_STEP = 256.0
"""Rectangles get higher by so much at once, in points."""


def roomy(bounds: Rect) -> QRectF:
    """A rectangle for an item: the same one for nearly the same height."""
    height = math.ceil(bounds.height / _STEP) * _STEP
    return qrect(Rect(bounds.x, bounds.y, bounds.width, height))


def changed_area(before: Group, after: Group) -> QRectF:
    """Where two versions of a group look different, in its own coordinates; empty: nowhere."""
    old, new = before.children, after.children
    if old is new:
        return QRectF()
    everything = qrect(before.bounds).united(qrect(after.bounds))
    if len(old) != len(new):
        return everything
    area = QRectF()
    for mine, theirs in zip(old, new, strict=True):
        if mine is theirs or mine == theirs:
            continue
        if not isinstance(mine, RectNode) or not isinstance(theirs, RectNode):
            return everything
        for rect in _different(mine, theirs):
            area = area.united(qrect(rect.inset(-1.0)))
    return area


def _different(one: RectNode, other: RectNode) -> Iterator[Rect]:
    """Where two rectangles look different: of plain ones, what one is higher than the other."""
    a, b = one.rect, other.rect
    same_edges = (a.x, a.y, a.width) == (b.x, b.y, b.width)
    plain = one.stroke is None and other.stroke is None and one.radius == other.radius == 0
    if same_edges and plain and one.fill == other.fill:
        top, bottom = sorted((a.bottom, b.bottom))
        yield Rect(a.x, top, a.width, bottom - top)
    else:
        yield a.inset(-one.stroke_width)
        yield b.inset(-other.stroke_width)

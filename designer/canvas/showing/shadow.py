"""The one shadow: that of the sheet on the ground around it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.convert import qrect
from model.layout.geometry import Rect

# How strong each ring of one screen pixel is, from the sheet's edge outwards (alpha of 255).
_RINGS = (26, 14, 10, 7, 4, 2)
_DARK_FACTOR = 3
_DROP = 1.0
REACH = len(_RINGS) + _DROP
"""How far the shadow reaches beyond the sheet, in pixels of the screen."""


def paint_shadow(painter: QPainter, sheet: Rect, exposed: QRectF, *, dark: bool) -> None:
    """Paint the shadow around ``sheet``, as wide on the screen at every zoom.

    Rings instead of filled shapes: nothing is painted where the sheet itself will be. Of each only
    the part in the exposed area: Qt would walk along the edges of a sheet of many screens.
    """
    scale = painter.worldTransform().m11() or 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for ring, strength in enumerate(_RINGS):
        colour = QColor(0, 0, 0, min(255, strength * (_DARK_FACTOR if dark else 1)))
        painter.setPen(QPen(colour, 0))
        grown = qrect(sheet.inset(-ring / scale))
        grown.translate(0, min(ring, _DROP) / scale)
        painter.drawLines(_edges_in(grown, exposed.adjusted(-1, -1, 1, 1), 1 / scale))
    painter.restore()


def _edges_in(ring: QRectF, area: QRectF, pixel: float) -> list[QLineF]:
    """The parts of a ring's edges that lie in an area; no pixel is in two of them."""
    left, right = max(ring.left(), area.left()), min(ring.right(), area.right())
    top, bottom = max(ring.top(), area.top()), min(ring.bottom(), area.bottom())
    level = [y for y in (ring.top(), ring.bottom()) if area.top() <= y <= area.bottom()]
    upright = [x for x in (ring.left(), ring.right()) if area.left() <= x <= area.right()]
    lines = [QLineF(left, y, right, y) for y in level if left < right]
    top, bottom = max(top, ring.top() + pixel), min(bottom, ring.bottom() - pixel)
    return lines + [QLineF(x, top, x, bottom) for x in upright if top < bottom]

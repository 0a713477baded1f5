"""The one shadow: that of the sheet on the ground around it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.convert import qrect
from model.layout.geometry import Rect

# How strong each ring of one screen pixel is, from the sheet's edge outwards (alpha of 255).
_RINGS = (26, 14, 10, 7, 4, 2)
_DARK_FACTOR = 3
_DROP = 1.0


def paint_shadow(painter: QPainter, sheet: Rect, *, dark: bool) -> None:
    """Paint the shadow around ``sheet``, as wide on the screen at every zoom.

    Rings instead of filled shapes: nothing is painted where the sheet itself will be.
    """
    scale = painter.worldTransform().m11() or 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring, strength in enumerate(_RINGS):
        colour = QColor(0, 0, 0, min(255, strength * (_DARK_FACTOR if dark else 1)))
        painter.setPen(QPen(colour, 0))
        grown = qrect(sheet.inset(-ring / scale))
        painter.drawRect(QRectF(grown).translated(0, min(ring, _DROP) / scale))
    painter.restore()

"""Drawing a picture by the halved size that is just large enough: far away it stays smooth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QTransform


class PictureOp:
    """Draws the halved size of a picture that is just large enough for the painter's zoom."""

    __slots__ = ("_clip", "_levels", "_rect")

    def __init__(self, levels: Sequence[QImage], rect: QRectF, ellipse: QRectF | None) -> None:
        self._levels = levels
        self._rect = rect
        self._clip: QPainterPath | None = None
        if ellipse is not None:
            self._clip = QPainterPath()
            self._clip.addEllipse(ellipse)

    def __call__(self, painter: QPainter) -> None:
        """Paint the picture."""
        rect = self._rect
        transform = painter.deviceTransform()
        needed = rect.width() * abs(transform.m11())
        level = self._levels[0]
        for smaller in self._levels[1:]:
            if smaller.width() < needed:
                break
            level = smaller
        if self._clip is None:
            painter.drawImage(rect, level)
            return
        # A clip would leave a ragged edge: fill the ellipse with the picture instead.
        brush = QBrush(level)
        scale = rect.width() / level.width(), rect.height() / level.height()
        brush.setTransform(QTransform(scale[0], 0, 0, scale[1], rect.x(), rect.y()))
        painter.fillPath(self._clip, brush)

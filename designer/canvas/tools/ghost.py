"""The picture of what is dragged, painted once; then it only follows the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from designer.canvas.convert import qrect
from designer.canvas.host import Canvas
from designer.canvas.marks import GhostMark
from model.layout.display import Group
from model.layout.geometry import Rect

_MOST_SIDE = 1200.0
_BEHIND = 5.0
_MOST_BEHIND = 2


@dataclass(frozen=True, slots=True)
class Ghost:
    """A picture and where in it the pointer holds it, in pixels."""

    pixmap: QPixmap
    grip: QPointF
    count: int = 1

    def at(self, position: QPointF) -> GhostMark:
        """The ghost with the pointer at this pixel."""
        return GhostMark(self.pixmap, position - self.grip, self.count)


def ghost_of(
    canvas: Canvas,
    group: Group,
    ink: Rect,
    position: QPointF,
    shown: QRectF,
    *,
    count: int = 1,
) -> Ghost:
    """A ghost of a group.

    ``ink`` is its rectangle in its own coordinates, ``shown`` the same in pixels where it stands
    now, ``position`` the pointer. Further things show behind the first.
    """
    zoom = canvas.window_state().zoom
    behind = min(count - 1, _MOST_BEHIND)
    width = min(_MOST_SIDE, ink.width * zoom) + behind * _BEHIND + 2
    height = min(_MOST_SIDE, ink.height * zoom) + behind * _BEHIND + 2
    pixmap = _blank(canvas, width, height)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = QRectF(0.5, 0.5, ink.width * zoom, ink.height * zoom)
    for index in range(behind, 0, -1):
        painter.setPen(QColor(canvas.theme.hairline))
        painter.setBrush(QColor(canvas.theme.paper))
        moved = sheet.translated(index * _BEHIND, index * _BEHIND)
        painter.drawRoundedRect(moved, 6 * zoom, 6 * zoom)
    painter.scale(zoom, zoom)
    painter.translate(-ink.x, -ink.y)
    nodes = canvas.ink.painter(painter)
    for child in group.children:
        nodes.paint(child)
    painter.end()
    return Ghost(pixmap, _held_within(position - shown.topLeft(), width, height), count)


def label_ghost(canvas: Canvas, groups: Sequence[Group], area: Rect, grip: QPointF) -> Ghost:
    """A ghost of a part of the sheet: the groups as they stand there, cut to ``area``."""
    zoom = canvas.window_state().zoom
    width, height = min(_MOST_SIDE, area.width * zoom), min(_MOST_SIDE, area.height * zoom)
    pixmap = _blank(canvas, width, height)
    painter = QPainter(pixmap)
    painter.scale(zoom, zoom)
    painter.translate(-area.x, -area.y)
    painter.setClipRect(qrect(area))
    nodes = canvas.ink.painter(painter)
    for group in groups:
        nodes.paint(group)
    painter.resetTransform()
    painter.setClipping(False)
    painter.setPen(QColor(canvas.theme.hairline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))
    painter.end()
    return Ghost(pixmap, _held_within(grip, width, height))


def _blank(canvas: Canvas, width: float, height: float) -> QPixmap:
    ratio = canvas.camera.pixel_ratio
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _held_within(grip: QPointF, width: float, height: float) -> QPointF:
    return QPointF(min(max(grip.x(), 0.0), width), min(max(grip.y(), 0.0), height))

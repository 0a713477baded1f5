"""Draws the pages of a poster with a QPainter: for preview, printing and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from exporters.painters.qt.painter import QtPainter
from exporters.painters.qt.resources import QtResources
from exporters.poster.pages import Page
from model.ids import Id
from model.layout.display import Group
from model.records import Image


def paint_page(
    painter: QPainter, page: Page, images: Mapping[Id, Image], resources: QtResources | None = None
) -> None:
    """Paint a page at the painter's origin (top left corner after trimming), one unit per point.

    What lies outside the painter's clip, or outside that of its part, costs next to nothing.
    """
    resources = resources or QtResources()
    size, bleed = page.size, page.bleed
    if page.ground:
        bled = QRectF(-bleed, -bleed, size.width + 2 * bleed, size.height + 2 * bleed)
        painter.fillRect(bled, QColor(page.ground))
    for part in page.parts:
        painter.save()
        if part.clip is not None:
            clip = part.clip
            painter.setClipRect(
                QRectF(clip.x, clip.y, clip.width, clip.height), Qt.ClipOperation.IntersectClip
            )
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        _paint_seen(painter, part.drawing, QtPainter(painter, images, resources))
        painter.restore()


def _paint_seen(painter: QPainter, drawing: Group, qt: QtPainter) -> None:
    """Paint of a drawing the groups that touch the painter's clip."""
    if not painter.hasClipping():
        qt.paint(drawing)
        return
    painter.translate(drawing.dx, drawing.dy)
    seen = painter.clipBoundingRect()
    for node in drawing.children:
        if not isinstance(node, Group) or seen.intersects(_ink(node)):
            qt.paint(node)


def _ink(group: Group) -> QRectF:
    bounds = group.bounds.moved(group.dx, group.dy)
    # A line may have no width; the smoothing of edges reaches a little beyond the ink.
    return QRectF(bounds.x, bounds.y, bounds.width, bounds.height).adjusted(-1, -1, 1, 1)

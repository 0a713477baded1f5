"""Draws the pages of a poster with a QPainter: for preview, printing and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from exporters.painters.qt.painter import QtPainter
from exporters.painters.qt.resources import QtResources
from exporters.poster.pages import Page
from model.ids import Id
from model.records import Image


def paint_page(
    painter: QPainter, page: Page, images: Mapping[Id, Image], resources: QtResources | None = None
) -> None:
    """Paint a page at the painter's origin (top left corner after trimming), one unit per point."""
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
        QtPainter(painter, images, resources).paint(part.drawing)
        painter.restore()

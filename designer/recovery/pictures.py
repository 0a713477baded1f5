"""A picture of a map: a look before it is restored. Painted in any thread, but always the same."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from exporters.painters.qt import QtPainter
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.layout.theme import Theme

_WIDEST = 1_200.0
"""So many points of a map are shown across: more could not be told from one another."""


def map_picture(document: JourneyMap, theme: Theme, size: QSize, ratio: float) -> QImage:
    """The upper left of a map, in pixels of the screen; ``ratio`` of them make one of Qt's."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.paper))
    layout = layout_map(document, LayoutOptions(theme=theme, show_legend=False))
    painter = QPainter(image)
    scale = size.width() / min(_WIDEST, max(1.0, layout.size.width))
    painter.scale(scale, scale)
    QtPainter(painter, document.images).paint(layout.display())
    painter.end()
    return image

"""Pictures of what the templates give, for the gallery."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from designer.style.tokens import Tokens
from exporters.painters.qt import QtPainter
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.templates import from_template, templates
from resources.words import tr

_MARGIN = 8.0


def gallery() -> list[tuple[str, str, str]]:
    """Id, name and description of each template, in the user's words."""
    return [(t.id, tr(t.name), tr(t.description)) for t in templates()]


def template_picture(template_id: str, tokens: Tokens, size: QSize, ratio: float) -> QPixmap:
    """The upper left of a map made from a template, on the canvas colour."""
    theme = tokens.theme
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.canvas))
    document = from_template(template_id)
    layout = layout_map(document, LayoutOptions(theme=theme, show_legend=False))
    if not document.stages:
        return pixmap
    painter = QPainter(pixmap)
    scale = (size.width() - 2 * _MARGIN) / layout.size.width
    painter.translate(_MARGIN, _MARGIN)
    painter.scale(scale, scale)
    QtPainter(painter, {}).paint(layout.display())
    painter.end()
    return pixmap

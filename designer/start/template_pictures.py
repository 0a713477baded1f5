"""Pictures of what the templates give, for the gallery."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from designer.style.tokens import Tokens
from exporters.painters.qt import QtPainter
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.templates import from_template, templates
from resources.words import tr

# In points of the map, above the stage band.
_MARGIN = 24.0
# A card shows less of a picture the wider it is: the upper part counts.
_PLUS_AT, _PLUS = 0.4, 14.0


def gallery() -> list[tuple[str, str, str]]:
    """Id, name and description of each template, in the user's words."""
    return [(t.id, tr(t.name), tr(t.description)) for t in templates()]


def template_picture(template_id: str, tokens: Tokens, size: QSize, ratio: float) -> QPixmap:
    """The upper part of a map made from a template, from the stage band on."""
    theme = tokens.theme
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.paper))
    painter = QPainter(pixmap)
    document = from_template(template_id)
    if document.stages:
        layout = layout_map(document, LayoutOptions(theme=theme, show_legend=False, hints=True))
        scale = size.width() / layout.size.width
        painter.scale(scale, scale)
        painter.translate(0, _MARGIN - min(box.rect.y for box in layout.stages))
        QtPainter(painter, {}).paint(layout.display())
    else:
        _paint_plus(painter, size, QColor(theme.faint))
    painter.end()
    return pixmap


def _paint_plus(painter: QPainter, size: QSize, ink: QColor) -> None:
    """An empty sheet invites to put something on it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    centre = QPointF(size.width() / 2, size.height() * _PLUS_AT)
    for way in (QPointF(_PLUS, 0), QPointF(0, _PLUS)):
        painter.drawLine(centre - way, centre + way)

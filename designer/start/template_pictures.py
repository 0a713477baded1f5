"""Pictures of what the templates give, for the gallery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from designer.style.tokens import Tokens
from exporters.painters.qt import QtPainter
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions
from model.library.own_templates import OwnTemplate
from model.templates import from_template, templates
from resources.words import tr

# In points of the map, above the stage band.
_MARGIN = 24.0
# A card shows less of a picture the wider it is: the upper part counts.
_PLUS_AT, _PLUS = 0.4, 14.0


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """A template of the gallery, in the user's words, and the map it makes.

    ``own``: kept by the person at this computer, who may delete it.
    """

    id: str
    name: str
    description: str
    make: Callable[[], JourneyMap]
    own: bool = False


def gallery(own: Sequence[OwnTemplate]) -> tuple[GalleryEntry, ...]:
    """The templates everybody has, then those of one's own."""
    usual = (
        GalleryEntry(t.id, tr(t.name), tr(t.description), partial(from_template, t.id))
        for t in templates()
    )
    kept = (GalleryEntry(t.id, t.name, _described(t), t.new_map, own=True) for t in own)
    return (*usual, *kept)


def _described(template: OwnTemplate) -> str:
    document = template.document
    stages, lanes = len(document.stages), len(document.lanes)
    said = tr("Your own: {stages} stages, {lanes} lanes", stages=stages, lanes=lanes)
    return f"{said}, {tr('{n} cards', n=len(document.cards))}." if template.whole else f"{said}."


def template_picture(entry: GalleryEntry, tokens: Tokens, size: QSize, ratio: float) -> QPixmap:
    """The upper part of a map made from a template, from the stage band on."""
    theme = tokens.theme
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.paper))
    painter = QPainter(pixmap)
    document = entry.make()
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

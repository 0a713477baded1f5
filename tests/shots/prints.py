"""What comes out of a printer: pages of the sample's poster, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from exporters.painters.qt.pages import paint_page
from exporters.painters.qt.resources import QtResources
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Poster
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from model.samples import default_sample
from model.storage import load
from tests.shots.studio import Studio

_WIDTH = 588.0
_GAP = 24.0
_TABLE, _EDGE = QColor("#E4E7EB"), QColor("#CBD2D9")


def tiled(_studio: Studio) -> QWidget:
    """The guide of a poster of many sheets, and a sheet from the middle."""
    options = PosterOptions(paper=paper_named("A1"), tiling=Tiling(paper_named("A4")))
    poster = planned(load(default_sample().path).document, options)
    sheets = [page for page in poster.pages if page.kind is PageKind.TILE]
    return side_by_side(poster, [poster.pages[0], sheets[len(sheets) // 2 - 2]])


def persona_and_report(_studio: Studio) -> QWidget:
    """A persona's sheet, and the page with which the report begins."""
    poster = planned(
        load(default_sample().path).document, PosterOptions(persona_sheets=True, report=True)
    )
    first = [
        next(page for page in poster.pages if page.kind is kind)
        for kind in (PageKind.PERSONA, PageKind.REPORT)
    ]
    return side_by_side(poster, first)


def side_by_side(poster: Poster, pages: Sequence[Page]) -> QWidget:
    """The pages on a table, all of one width."""
    high = max(_WIDTH * page.size.height / page.size.width for page in pages)
    wide = len(pages) * (_WIDTH + _GAP) + _GAP
    picture = QPixmap(round(wide), round(high + 2 * _GAP))
    picture.fill(_TABLE)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    resources = QtResources()
    for place, page in enumerate(pages):
        scale, size = _WIDTH / page.size.width, page.size
        painter.save()
        painter.translate(_GAP + place * (_WIDTH + _GAP), _GAP)
        painter.scale(scale, scale)
        sheet = QRectF(0, 0, size.width, size.height)
        painter.fillRect(sheet.adjusted(-0.8, -0.8, 0.8, 0.8), _EDGE)
        painter.fillRect(sheet, QColor("#FFFFFF"))
        paint_page(painter, page, poster.images, resources)
        painter.restore()
    painter.end()
    shown = QLabel()
    shown.setPixmap(picture)
    shown.resize(picture.size())
    return shown

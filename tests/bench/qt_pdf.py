"""Qt's own PDF writer, painting the same pages."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from exporters.painters.qt.pages import paint_page
from exporters.painters.qt.resources import QtResources
from exporters.poster.pages import Page, Poster

_POINTS = 72


def qt_pages(poster: Poster) -> bytes:
    """The bytes of the poster as Qt writes them."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _turn(writer, poster.pages[0])
    painter = QPainter(writer)
    resources = QtResources()
    for place, page in enumerate(poster.pages):
        if place:
            _turn(writer, page)
            writer.newPage()
        paint_page(painter, page, poster.images, resources)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _turn(writer: QPdfWriter, page: Page) -> None:
    size = QSizeF(page.size.width, page.size.height)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))

"""Paints parts of a page, strip by strip, as Pillow pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PIL import Image as Pillow
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from exporters.painters.qt import QtPainter, QtResources
from exporters.painters.sight import in_sight
from exporters.pictures import Subject
from exporters.png.measures import Piece
from exporters.poster.pages import Placed
from model.errors import ExportError
from model.layout.geometry import Rect
from resources.words import tr

_STRIP_PIXELS = 2_000_000
_BARE_PAPER = "#FFFFFF"


class StripPainter:
    """Paints a page at ``scale`` pixels a point, a few rows at a time."""

    def __init__(self, subject: Subject, scale: float) -> None:
        _application()
        self._page = subject.page
        self._images = subject.images
        self._scale = scale
        self._resources = QtResources()

    def strips(self, piece: Piece) -> Iterator[Pillow.Image]:
        """The pixels of a piece, from top to bottom."""
        rows = rows_of_strip(piece)
        for top in range(0, piece.height, rows):
            height = min(rows, piece.height - top)
            image = self.image(Piece(piece.x, piece.y + top, piece.width, height))
            image = image.convertToFormat(QImage.Format.Format_RGB888)
            size = (piece.width, height)
            yield Pillow.frombytes(
                "RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
            )

    def image(self, piece: Piece) -> QImage:
        """A piece at once.

        Raises:
            ExportError: there is no memory for it.
        """
        image = QImage(piece.width, piece.height, QImage.Format.Format_RGB32)
        if image.isNull():
            raise ExportError(tr("There is not enough memory for a picture of this size."))
        image.fill(QColor(self._page.ground or _BARE_PAPER))
        painter = QPainter(image)
        try:
            painter.translate(-piece.x, -piece.y)
            painter.scale(self._scale, self._scale)
            seen = Rect(
                (piece.x - 1) / self._scale,
                (piece.y - 1) / self._scale,
                (piece.width + 2) / self._scale,
                (piece.height + 2) / self._scale,
            )
            for part in self._page.parts:
                self._paint(painter, part, seen)
        finally:
            painter.end()
        return image

    def _paint(self, painter: QPainter, part: Placed, seen: Rect) -> None:
        painter.save()
        if part.clip is not None:
            clip = QRectF(part.clip.x, part.clip.y, part.clip.width, part.clip.height)
            painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        qt = QtPainter(painter, self._images, self._resources)
        inside = Rect(
            (seen.x - part.x) / part.scale,
            (seen.y - part.y) / part.scale,
            seen.width / part.scale,
            seen.height / part.scale,
        )
        for node, dx, dy in in_sight(part.drawing, inside):
            painter.translate(dx, dy)
            qt.paint(node)
            painter.translate(-dx, -dy)
        painter.restore()


def rows_of_strip(piece: Piece) -> int:
    """How many rows of a piece are painted at a time."""
    return max(1, min(piece.height, _STRIP_PIXELS // piece.width))


def _application() -> None:
    """Qt draws no glyph without an application object: make one where there is none."""
    if QGuiApplication.instance() is None:
        _own_application()


@lru_cache(maxsize=1)
def _own_application() -> QGuiApplication:
    """One without a screen; kept, because Qt bears no second one."""
    return QGuiApplication(["journeyboard", "-platform", "offscreen"])

"""A small picture of the sheet that an export will give."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from exporters.painters.qt import QtPainter
from exporters.poster.fitting import legibility_warning, placed
from exporters.poster.options import PosterOptions
from exporters.poster.paper import POINTS_PER_INCH
from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.geometry import Size
from model.layout.result import LayoutResult
from resources.words import tr
from widgets.roles import Role, colour

_MARGIN = 16.0
# The smallest print on a map, in points at full size.
_SMALL_PRINT = 10.0


class SheetPreview(QWidget):
    """Shows a sheet with the map on it; laid out again only when what is shown changes."""

    def __init__(self, document: JourneyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._layout: LayoutResult | None = None
        self._sheet: Size | None = None
        self._place = QRectF()
        self._picture = QPixmap()
        self.setMinimumSize(260, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Preview of the sheet"))

    def sizeHint(self) -> QSize:
        """Room enough to see something."""
        return QSize(520, 480)

    def show_options(self, options: PosterOptions, suffix: str) -> str:
        """Show what a file with this suffix will hold; answers a sentence about its size."""
        wanted = options.layout()
        if self._layout is None or self._layout.options != wanted:
            self._layout = layout_map(self._document, wanted)
        content = self._layout.size
        if suffix == ".pdf":
            place = placed(content, options.paper, options)
            self._sheet = place.sheet
            size = (content.width * place.scale, content.height * place.scale)
            self._place = QRectF(place.x, place.y, *size)
            words = tr("The map is printed at {n} % of its size.", n=f"{place.scale * 100:.0f}")
            warning = legibility_warning(_SMALL_PRINT, content, options)
            words = warning or words
        else:
            self._sheet = content
            self._place = QRectF(0, 0, content.width, content.height)
            if suffix == ".svg":
                words = tr("Drawn in lines: sharp at every size.")
            else:
                words = _pixels(content, options.picture.dpi / POINTS_PER_INCH)
        self._picture = QPixmap()
        self.update()
        return words

    def resizeEvent(self, event: object) -> None:
        """The picture is painted again at the new size."""
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        if self._layout is None or self._sheet is None:
            return
        if self._picture.isNull():
            self._picture = self._painted(self._layout, self._sheet)
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _painted(self, layout: LayoutResult, sheet: Size) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap((self.size().toSizeF() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(colour(self, Role.GROUND))
        painter = QPainter(pixmap)
        scale = min(
            (self.width() - 2 * _MARGIN) / sheet.width, (self.height() - 2 * _MARGIN) / sheet.height
        )
        if scale > 0:
            self._paint_sheet(painter, layout, sheet, scale)
        painter.end()
        return pixmap

    def _paint_sheet(
        self, painter: QPainter, layout: LayoutResult, sheet: Size, scale: float
    ) -> None:
        width, height = sheet.width * scale, sheet.height * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        painter.fillRect(QRectF(left + 2, top + 3, width, height), colour(self, Role.HAIRLINE))
        painter.fillRect(QRectF(left, top, width, height), QColor(layout.options.theme.paper))
        painter.translate(left + self._place.x() * scale, top + self._place.y() * scale)
        inner = scale * self._place.width() / layout.size.width
        painter.scale(inner, inner)
        QtPainter(painter, self._document.images).paint(layout.display())


def _pixels(content: Size, scale: float) -> str:
    """How large a picture in pixels will be."""
    width, height = content.width * scale, content.height * scale
    return tr("{w} by {h} pixels.", w=f"{width:.0f}", h=f"{height:.0f}")

"""The pages as a list of small pictures, to go to one of many."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from exporters.poster.pages import Page
from resources.words import tr

_ICON = QSize(84, 84)
_WIDTH = 122


class PageList(QListWidget):
    """The list. ``chosen`` carries the number of the page a person went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(_ICON)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(_WIDTH)
        self.setProperty("plain", True)  # noqa: FBT003 - Qt's own signature
        self._showing = False
        self.currentRowChanged.connect(self._tell)
        self.itemClicked.connect(lambda item: self._tell(self.row(item)))

    @staticmethod
    def picture_side() -> float:
        """How many pixels the longer side of a picture has."""
        return float(_ICON.width())

    def set_pages(self, pages: tuple[Page, ...], map_title: str = "") -> None:
        """List these; pictures that are there stay until others come.

        A title that begins with that of the map is told without it: there is little room.
        """
        self._showing = True
        while self.count() > len(pages):
            self.takeItem(self.count() - 1)
        for place, page in enumerate(pages):
            item = self.item(place) if place < self.count() else None
            if item is None:
                item = QListWidgetItem(_blank(1.0), "")
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                item.setSizeHint(QSize(_WIDTH - 12, _ICON.height() + 28))
                self.addItem(item)
            item.setText(f"{place + 1} · {_short(page.title, map_title)}")
        self._showing = False

    def set_picture(self, page: int, pixmap: QPixmap) -> None:
        """The picture of a page; put in the middle of a square, as wide and high ones line up."""
        item = self.item(page)
        if item is not None:
            squared, icon = _squared(pixmap), QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # or Qt tints it
                icon.addPixmap(squared, mode)
            item.setIcon(icon)

    def show_current(self, page: int) -> None:
        """Mark a page without telling."""
        self._showing = True
        self.setCurrentRow(page)
        self._showing = False

    def _tell(self, row: int) -> None:
        if not self._showing and row >= 0:
            self.chosen.emit(row)


def _short(title: str, map_title: str) -> str:
    rest = title.removeprefix(map_title).lstrip(" \N{EN DASH}") if map_title else title
    return rest or title


def _blank(ratio: float) -> QPixmap:
    pixmap = QPixmap(_ICON * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    return pixmap


def _squared(pixmap: QPixmap) -> QPixmap:
    square = _blank(pixmap.devicePixelRatio())
    size = pixmap.deviceIndependentSize()
    painter = QPainter(square)
    left, top = (_ICON.width() - size.width()) / 2, (_ICON.height() - size.height()) / 2
    painter.drawPixmap(int(left), int(top), pixmap)
    painter.setPen(QColor("#9AA5B1"))
    painter.drawRect(int(left), int(top), int(size.width()) - 1, int(size.height()) - 1)
    painter.end()
    return square

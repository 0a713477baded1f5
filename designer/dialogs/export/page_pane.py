"""Pages to look at with their zoom bar, words where there are none, and a sign that more come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.background import Workroom
from designer.dialogs.export.page_pictures import PagePictures, Painted, Wanted, whole
from designer.dialogs.export.page_view import PageView
from designer.dialogs.export.zoom_bar import ZoomBar
from designer.style.icons import InterfaceIcons
from exporters.poster.pages import Page
from model.ids import Id
from model.records import Image


class PagePane(QWidget):
    """Who inherits from it puts the view into ``shown``, with what else belongs around it."""

    def __init__(self, icons: InterfaceIcons, room: Workroom, busy: str, parent: QWidget) -> None:
        """``busy`` is what is said while other pages are being made."""
        super().__init__(parent)
        self.pictures = PagePictures(room, self)
        self.pictures.arrived.connect(self._take)
        self._small: list[Wanted] = []
        self.view = PageView(self)
        self.bar = ZoomBar(icons, self.view, self)
        self._busy = QLabel(busy, self.view)
        self._busy.setProperty("tone", "key")
        self._busy.hide()
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("tone", "subtitle")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setContentsMargins(60, 20, 60, 20)
        self._stack = QStackedWidget(self)
        page = QWidget(self._stack)
        self.shown = QVBoxLayout(page)
        self.shown.setContentsMargins(0, 0, 0, 0)
        self.shown.setSpacing(0)
        self.shown.addWidget(self.bar)
        self._stack.addWidget(page)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack)
        self.view.wants.connect(self._want)

    def show_pages(
        self, pages: tuple[Page, ...], images: Mapping[Id, Image], *, small: float
    ) -> None:
        """Show these pages. ``small`` is the longer side of what is seen first, device pixels."""
        self._stack.setCurrentIndex(0)
        self.pictures.set_pages(pages, images)
        ratio = self.devicePixelRatioF()
        self._small = [
            Wanted(
                number,
                whole(page),
                small / max(whole(page).width, whole(page).height) * ratio,
                small=True,
            )
            for number, page in enumerate(pages)
        ]
        self.bar.set_count(len(pages))
        self.view.set_pages(pages)

    def show_words(self, words: str) -> None:
        """Say why there is nothing to be seen."""
        self.pictures.stop()
        self.words.setText(words)
        self._stack.setCurrentIndex(1)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Say that other pages are being made."""
        self.view.set_stale(busy)
        self._busy.adjustSize()
        self._busy.move(QPoint((self.view.width() - self._busy.width()) // 2, 10))
        self._busy.setVisible(busy)

    def take_small(self, page: int, picture: QPixmap) -> None:
        """The small picture of a page has come."""
        self.view.take_small(page, picture)

    def _want(self, wanted: list[Wanted]) -> None:
        self.pictures.want([*wanted, *self._small])

    def _take(self, painted: Painted) -> None:
        wanted = painted.wanted
        if wanted.small:
            self._small = [other for other in self._small if other.page != wanted.page]
            self.take_small(wanted.page, QPixmap.fromImage(painted.image))
        else:
            self.view.take(painted)

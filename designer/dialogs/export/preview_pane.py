"""The right half: pages as a list and as they will be, zoom, and what to know of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.dialogs.export.page_list import PageList
from designer.dialogs.export.page_pictures import PagePictures, Painted, Wanted, whole
from designer.dialogs.export.page_view import PageView
from designer.dialogs.export.remarks import RemarksPane
from designer.dialogs.export.zoom_bar import ZoomBar
from designer.exporting.background import Workroom
from designer.exporting.previewing import Preview, Spot
from designer.style.icons import InterfaceIcons
from resources.words import tr

_SMALL = 320.0
"""The longer side of the small picture of a page, in device pixels: also what is seen at first."""


class PreviewPane(QWidget):
    """Shows previews."""

    def __init__(self, icons: InterfaceIcons, room: Workroom, parent: QWidget) -> None:
        super().__init__(parent)
        self._preview = Preview((), {}, "")
        self._in_sight: list[Wanted] = []
        self._small: list[Wanted] = []
        self.pictures = PagePictures(room, self)
        self.pictures.arrived.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = PageList(self)
        self.view = PageView(self)
        self.bar = ZoomBar(icons, self.view, self)
        self._busy = QLabel(tr("Making the pages…"), self.view)
        self._busy.setProperty("tone", "key")
        self._busy.hide()
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("tone", "subtitle")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setContentsMargins(60, 20, 60, 20)
        self._stack = QStackedWidget(self)
        shown = QWidget(self._stack)
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.view, 1)
        inside.addLayout(row, 1)
        self.remarks = RemarksPane(icons, self)
        inside.addWidget(self.remarks)
        self._stack.addWidget(shown)
        self._stack.addWidget(self._words)
        column.addWidget(self._stack)
        self.view.wants.connect(self._want)
        self.view.page_changed.connect(self.pages.show_current)
        self.pages.chosen.connect(self.view.go_to)
        self.remarks.pressed.connect(self._show_spot)
        self.pages.hide()

    @property
    def preview(self) -> Preview:
        """What is shown."""
        return self._preview

    def show_preview(self, preview: Preview) -> None:
        """Show these pages."""
        self._preview = preview
        self._stack.setCurrentIndex(0)
        self._in_sight = []
        self.pictures.set_pages(preview.pages, preview.images)
        ratio = self.devicePixelRatioF()
        self._small = [
            Wanted(
                number,
                whole(page),
                _SMALL / max(whole(page).width, whole(page).height) * ratio,
                small=True,
            )
            for number, page in enumerate(preview.pages)
        ]
        self.pages.setVisible(len(preview.pages) > 1)
        title = preview.poster.document.info.title if preview.poster is not None else ""
        self.pages.set_pages(preview.pages, title)
        self.bar.set_count(len(preview.pages))
        self.remarks.set_remarks(preview.size, preview.remarks, checked=preview.poster is not None)
        self.view.set_pages(preview.pages)

    def show_words(self, words: str) -> None:
        """Say something where there is nothing to be seen."""
        self.pictures.stop()
        self._words.setText(words)
        self._stack.setCurrentIndex(1)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Say that other pages are being made."""
        self.view.set_stale(busy)
        self._busy.adjustSize()
        self._busy.move(QPoint((self.view.width() - self._busy.width()) // 2, 10))
        self._busy.setVisible(busy)

    def _want(self, wanted: list[Wanted]) -> None:
        self._in_sight = wanted
        self.pictures.want([*wanted, *self._small])

    def _take(self, painted: Painted) -> None:
        wanted = painted.wanted
        if wanted.small:
            self._small = [other for other in self._small if other.page != wanted.page]
            ratio = self.devicePixelRatioF()
            small = QPixmap.fromImage(painted.image)
            self.view.take_small(wanted.page, small)
            side = round(self.pages.picture_side() * ratio)
            shown = small.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self.pages.set_picture(wanted.page, shown)
        else:
            self.view.take(painted)

    def _show_spot(self, spot: Spot) -> None:
        self.view.show_place(spot.page, spot.rect)

"""The map as the import will make it: a picture to zoom and drag, and what it holds in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.dialogs.export.page_pictures import PagePictures, Painted, Wanted, whole
from designer.dialogs.export.page_view import Fitting, PageView
from designer.dialogs.export.zoom_bar import ZoomBar
from designer.exporting.background import Workroom
from designer.importing.previewing import Preview
from designer.style.icons import InterfaceIcons
from resources.words import tr

_SMALL = 640.0
"""The longer side of the picture that is seen at first, in device pixels."""
_LEGIBLE = 0.45
"""Below this zoom a card can no longer be read."""


class MapPreview(QWidget):
    """Shows one map at a time."""

    def __init__(self, icons: InterfaceIcons, room: Workroom, parent: QWidget) -> None:
        super().__init__(parent)
        self.pictures = PagePictures(room, self)
        self.pictures.arrived.connect(self._take)
        self._small: list[Wanted] = []
        self.view = PageView(self)
        self.view.setAccessibleName(tr("The map it will make"))
        self._fitting = self.view.fitting
        self.bar = ZoomBar(icons, self.view, self)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("tone", "subtitle")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setContentsMargins(48, 16, 48, 16)
        self._busy = QLabel(tr("Making the map…"), self.view)
        self._busy.setProperty("tone", "key")
        self._busy.hide()
        self._stack = QStackedWidget(self)
        shown = QWidget(self._stack)
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.view, 1)
        self._stack.addWidget(shown)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.wants.connect(self._want)

    def show_preview(self, preview: Preview) -> None:
        """Show this map."""
        self._stack.setCurrentIndex(0)
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
        self.bar.set_count(len(preview.pages))
        self.view.set_pages(preview.pages)
        if self.view.fitting is self._fitting:  # nobody has chosen another one
            self._fit()

    def _fit(self) -> None:
        """The whole map where its texts can then be read, else as wide as there is room."""
        self.view.fit(Fitting.PAGE)
        if self.view.zoom < _LEGIBLE:
            self.view.fit(Fitting.WIDTH)
        self._fitting = self.view.fitting

    def show_words(self, words: str) -> None:
        """Say why there is nothing to be seen."""
        self.pictures.stop()
        self.words.setText(words)
        self._stack.setCurrentIndex(1)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Say that another map is being made."""
        self.view.set_stale(busy)
        self._busy.adjustSize()
        self._busy.move(QPoint((self.view.width() - self._busy.width()) // 2, 10))
        self._busy.setVisible(busy)

    def _want(self, wanted: list[Wanted]) -> None:
        self.pictures.want([*wanted, *self._small])

    def _take(self, painted: Painted) -> None:
        if painted.wanted.small:
            self._small = []
            self.view.take_small(painted.wanted.page, QPixmap.fromImage(painted.image))
        else:
            self.view.take(painted)

"""The right half: pages as a list and as they will be, zoom, and what to know of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.background import Workroom
from designer.dialogs.export.page_list import PageList
from designer.dialogs.export.page_pane import PagePane
from designer.dialogs.export.remarks import RemarksPane
from designer.exporting.previewing import Preview, Spot
from designer.style.icons import InterfaceIcons
from resources.words import tr

_SMALL = 320.0
"""The longer side of the small picture of a page, in device pixels: also what is seen at first."""


class PreviewPane(PagePane):
    """Shows previews."""

    def __init__(self, icons: InterfaceIcons, room: Workroom, parent: QWidget) -> None:
        super().__init__(icons, room, tr("Making the pages…"), parent)
        self._preview = Preview((), {}, "")
        self.pages = PageList(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.view, 1)
        self.shown.addLayout(row, 1)
        self.remarks = RemarksPane(icons, self)
        self.shown.addWidget(self.remarks)
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
        self.pages.setVisible(len(preview.pages) > 1)
        title = preview.poster.document.info.title if preview.poster is not None else ""
        self.pages.set_pages(preview.pages, title)
        self.remarks.set_remarks(preview.size, preview.remarks, checked=preview.poster is not None)
        self.show_pages(preview.pages, preview.images, small=_SMALL)

    def take_small(self, page: int, picture: QPixmap) -> None:
        """It is seen in the list as well."""
        super().take_small(page, picture)
        ratio = self.devicePixelRatioF()
        side = round(self.pages.picture_side() * ratio)
        shown = picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.pages.set_picture(page, shown)

    def _show_spot(self, spot: Spot) -> None:
        self.view.show_place(spot.page, spot.rect)

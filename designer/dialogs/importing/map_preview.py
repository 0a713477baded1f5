"""The map as the import will make it: a picture to zoom and drag, and what it holds in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from designer.background import Workroom
from designer.dialogs.export.page_pane import PagePane
from designer.dialogs.export.page_view import Fitting
from designer.importing.previewing import Preview
from designer.style.icons import InterfaceIcons
from resources.words import tr

_SMALL = 640.0
"""The longer side of the picture that is seen at first, in device pixels."""
_LEGIBLE = 0.45
"""Below this zoom a card can no longer be read."""


class MapPreview(PagePane):
    """Shows one map at a time."""

    def __init__(self, icons: InterfaceIcons, room: Workroom, parent: QWidget) -> None:
        super().__init__(icons, room, tr("Making the map…"), parent)
        self.view.setAccessibleName(tr("The map it will make"))
        self._fitting = self.view.fitting
        self.shown.addWidget(self.view, 1)

    def show_preview(self, preview: Preview) -> None:
        """Show this map."""
        self.show_pages(preview.pages, preview.images, small=_SMALL)
        if self.view.fitting is self._fitting:  # nobody has chosen another one
            self._fit()

    def _fit(self) -> None:
        """The whole map where its texts can then be read, else as wide as there is room."""
        self.view.fit(Fitting.PAGE)
        if self.view.zoom < _LEGIBLE:
            self.view.fit(Fitting.WIDTH)
        self._fitting = self.view.fitting

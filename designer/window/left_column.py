"""The left column: palette, outline and check share it, one tab each: none costs width."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from designer.checking.panel import CheckPanel
from designer.outline.panel import OutlinePanel
from designer.settings import SettingsStore
from resources.words import tr
from widgets.palette import Palette

_LEAST_WIDTH = 180


class LeftTab(StrEnum):
    """The pages, as they are remembered."""

    PALETTE = "palette"
    OUTLINE = "outline"
    CHECK = "check"


_NAMES = {LeftTab.PALETTE: "Palette", LeftTab.OUTLINE: "Outline", LeftTab.CHECK: "Check"}


class LeftColumn(QWidget):
    """Shows one of its pages, or is hidden; both are remembered.

    ``left`` comes when the column is hidden while the keyboard was in it.
    """

    left = Signal()
    switched = Signal()

    def __init__(
        self,
        palette: Palette,
        outline: OutlinePanel,
        check: CheckPanel,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._making_room = False
        self._palette = palette
        self._outline = outline
        self._check = check
        self.setProperty("panel", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Palette, outline and check"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self._tabs = QTabBar(self)
        self._tabs.setAccessibleName(tr("Palette, outline or check"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(True)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setProperty("dense", True)  # noqa: FBT003 - Qt's own signature
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pages = QStackedWidget(self)
        for tab, page in zip(LeftTab, (palette, outline, check), strict=True):
            self._tabs.addTab(tr(_NAMES[tab]))
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        kept = settings.value
        known = {tab.value: tab for tab in LeftTab}
        self._put(known.get(kept.left_tab, LeftTab.PALETTE))
        self.setVisible(kept.palette_shown)
        self._tabs.currentChanged.connect(self._on_tab)

    @property
    def shown(self) -> LeftTab | None:
        """The page that stands; None while the column is hidden."""
        if self.isHidden():
            return None
        return tuple(LeftTab)[self._pages.currentIndex()]

    def show_tab(self, tab: LeftTab) -> None:
        """Make sure that a page stands."""
        self._making_room = False
        self._put(tab)
        self.show()
        self._keep()

    def switch(self, tab: LeftTab) -> None:
        """Show a page, or hide the column where it is the one that stands."""
        if self.shown is not tab:
            self.show_tab(tab)
            return
        focus = QApplication.focusWidget()
        within = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self._keep()
        if within:
            self.left.emit()

    def switch_to(self, tab: LeftTab) -> None:
        """Show a page and put the keyboard there; hide it when the keyboard is there already."""
        focus = QApplication.focusWidget()
        within = focus is not None and self._pages.isAncestorOf(focus)
        if self.shown is not tab or within:
            self.switch(tab)
        if self.shown is tab:
            self.focus_page()

    def make_room(self, *, wanted: bool) -> None:
        """Hide the palette while a board is seen, on which nothing of it can be put; or no more."""
        if wanted and self.shown is LeftTab.PALETTE:
            self._making_room = True
            self.hide()
        elif not wanted and self._making_room:
            self._making_room = False
            self.show()

    def focus_page(self) -> None:
        """Put the keyboard into the page that stands."""
        match self.shown:
            case LeftTab.OUTLINE:
                self._outline.focus_rows()
            case LeftTab.CHECK:
                self._check.focus_list()
            case _:
                self._palette.focus_search()

    def _put(self, tab: LeftTab) -> None:
        place = tuple(LeftTab).index(tab)
        self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._tabs.setCurrentIndex(place)
        self._tabs.blockSignals(False)  # noqa: FBT003
        self._pages.setCurrentIndex(place)

    def _on_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._keep()

    def _keep(self) -> None:
        shown = self.shown
        tab = self._settings.value.left_tab if shown is None else shown.value
        self._settings.change(palette_shown=shown is not None, left_tab=tab)
        self.switched.emit()

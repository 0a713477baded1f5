"""The head of a board with several pages: buttons of which one is down, and what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from designer.style.tokens import BOARD_HEAD
from resources.words import tr
from widgets.cut_label import CutLabel

PageT = TypeVar("PageT", bound=Enum)


class PageSwitch(QWidget, Generic[PageT]):
    """The pages with their name and what a tip says of each; the first is shown at first.

    ``asked`` carries the page somebody asks for; it is down only when :meth:`show_page` says so.
    """

    asked = Signal(object)

    def __init__(
        self, pages: Mapping[PageT, tuple[str, str]], parent: QWidget, end: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("bar", "head")
        self.setMinimumHeight(BOARD_HEAD)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = tuple(pages)
        self._group = QButtonGroup(self)
        self.count = CutLabel(self)
        """What is on the page, in figures."""
        self.count.setProperty("tone", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        for place, (name, tip) in enumerate(pages.values()):
            button = QPushButton(tr(name), self)
            button.setProperty("look", "hint")
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.setToolTip(tr(tip))
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.count, 1)
        row.addStretch()
        row.addWidget(end)
        self._group.idClicked.connect(lambda place: self.asked.emit(self._pages[place]))

    def show_page(self, page: PageT) -> None:
        """Put the button of a page down."""
        self._group.button(self._pages.index(page)).setChecked(True)

"""The strip above the insight board: where to go on the page, and the report of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from designer.style.tokens import BOARD_HEAD
from model.plots.sections import Section
from resources.words import tr


class InsightHead(QWidget):
    """``section_asked`` carries the id of a section to go to; ``report_asked``: to be saved."""

    section_asked = Signal(str)
    report_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[tuple[str, str], ...] = ()
        self.setProperty("bar", "head")
        self.setMinimumHeight(BOARD_HEAD)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        self.jump = QPushButton(tr("Go to section"), self)
        self.menu = QMenu(self.jump)
        self.jump.setMenu(self.menu)
        row.addWidget(self.jump)
        hint = QLabel(tr("Click shows an item at the right, a double click goes to its place."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("tone", "faint")
        hint.setWordWrap(True)
        row.addWidget(hint, 1)
        self.report = QPushButton(tr("Save report…"), self)
        self.report.setToolTip(tr("Save what the map tells, with plots, as a PDF"))
        self.report.clicked.connect(self.report_asked)
        row.addWidget(self.report)

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Offer these; nothing is done where they are offered already."""
        told = tuple((section.id, section.title) for section in sections)
        if told == self._told:
            return
        self._told = told
        self.menu.clear()
        for section_id, title in told:
            action = self.menu.addAction(title)
            action.triggered.connect(partial(self._ask, section_id))

    def _ask(self, section_id: str, _checked: object = None) -> None:
        self.section_asked.emit(section_id)

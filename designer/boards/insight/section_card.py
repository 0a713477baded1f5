"""One section of the insight board: a heading, a word on how to read it, its plots."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from designer.boards.plotting import PlotView
from designer.style.tokens import Tokens
from model.ids import Id
from model.plots.sections import Section
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role

_EDGE = 16


class SectionCard(QFrame):
    """Shows a section, live. ``chosen`` and ``opened`` carry the record of what was pointed at.

    ``grown``: a plot has another height.
    """

    chosen = Signal(str)
    opened = Signal(str)
    grown = Signal()

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.section: Section | None = None
        self.plots: list[PlotView] = []
        self.setProperty("side", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, _EDGE)
        column.setSpacing(4)
        self._title, self._about = self._label("heading"), self._label("faint")
        column.addWidget(self._title)
        column.addWidget(self._about)
        self._column = column
        self._empty = QWidget(self)
        row = QVBoxLayout(self._empty)
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(6)
        centre = Qt.AlignmentFlag.AlignHCenter
        row.addWidget(IconLabel(icons, "insight", size=22, role=Role.FAINT, parent=self._empty),
                      0, centre)  # fmt: skip
        self._lesson = self._label("faint")
        self._lesson.setAlignment(centre)
        row.addWidget(self._lesson)
        column.addWidget(self._empty)

    def show_section(self, section: Section) -> None:
        """Show the section as it is now; what is chosen in it stays so."""
        self.section = section
        self._title.setText(section.title)
        self._about.setText(section.about)
        self._about.setVisible(bool(section.about and section.plots))
        self._lesson.setText(section.empty)
        self._empty.setVisible(not section.plots)
        while len(self.plots) < len(section.plots):
            self._add()
        for place, plot in enumerate(self.plots):
            wanted = place < len(section.plots)
            plot.setVisible(wanted)
            if wanted:
                plot.show_plot(section.plots[place])

    def put_on(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens
        for plot in self.plots:
            plot.set_theme(tokens.theme)

    def select(self, record_id: Id) -> None:
        """Mark a record wherever it is drawn."""
        for plot in self.plots:
            plot.select(record_id)

    def _add(self) -> None:
        title = self.section.title if self.section else ""
        plot = PlotView(title, self._tokens.theme, self)
        plot.chosen.connect(self.chosen)
        plot.opened.connect(self.opened)
        plot.grown.connect(self.grown)
        self.plots.append(plot)
        self._column.insertSpacing(self._column.indexOf(self._empty), 6)
        self._column.insertWidget(self._column.indexOf(self._empty), plot)

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        return label

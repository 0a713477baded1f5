"""The insight board: a calm page of sections, each item of which leads to its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.boards.board import Board, BoardContext
from designer.boards.empty_state import EmptyState
from designer.boards.insight.head import InsightHead
from designer.boards.insight.reckoning import Reckoning
from designer.boards.insight.section_card import SectionCard
from designer.boards.plotting import PlotView
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.insight.insight import Insight
from model.plots.sections import Section, sections
from resources.words import tr

_WIDEST = 940
_EDGE = 16


class InsightBoard(Board):
    """What the map tells; it edits nothing.

    A click shows a record beside the board, a double click goes to its place.
    """

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        self.cards: dict[str, SectionCard] = {}
        self._current: Id = ""
        self._reckoning = Reckoning(self)
        self._reckoning.ready.connect(self._show)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.empty = EmptyState(context.icons, "insight", self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = page = QWidget(self.area)
        row = QHBoxLayout(page)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._middle = middle = QWidget(page)
        middle.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.area.setWidget(page)
        page.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self._stack = QStackedWidget(self)
        self.head = InsightHead(self)
        self.head.section_asked.connect(self.go_to_section)
        self.head.report_asked.connect(lambda: self.action_asked.emit("file.report"))
        told = QWidget(self)
        below = QVBoxLayout(told)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.head)
        below.addWidget(self.area, 1)
        self._told = told
        self._stack.addWidget(told)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._stack)

    # --- what boards do ------------------------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Work out what the map tells; small maps are shown at once, large ones when it is done."""
        if not (document.cards or document.markers or document.personas or document.actions):
            self.empty.tell(
                tr("Nothing to tell yet"),
                tr(
                    "Put personas, feelings and pain points on the map: what they mean stands here."
                ),
            )
            self._stack.setCurrentWidget(self.empty)
            return
        self._reckoning.ask(document, self.context.today())

    def put_on(self, tokens: Tokens) -> None:
        """Put another theme on."""
        for card in self.cards.values():
            card.put_on(tokens)

    def show_record(self, record_id: Id) -> None:
        """Go to a record wherever it is drawn first."""
        self._mark(record_id)
        for card in self.cards.values():
            for plot in card.plots:
                if plot.isVisibleTo(self) and plot.room_of(record_id).isValid():
                    self._reveal(plot, record_id)
                    return

    def focus_first(self) -> None:
        """The first plot that has anything to choose."""
        for card in self.cards.values():
            for plot in card.plots:
                if plot.isVisibleTo(self) and plot.items:
                    plot.setFocus(Qt.FocusReason.TabFocusReason)
                    return
        super().focus_first()

    def go_to_section(self, section_id: str) -> None:
        """Have a section at the top, with the keyboard in it where there is anything to choose."""
        self._fit()
        card = self.cards[section_id]
        self.area.verticalScrollBar().setValue(card.mapTo(self.page, QPoint()).y() - 8)
        plot = next((one for one in card.plots if one.isVisibleTo(self) and one.items), None)
        if plot is not None:
            plot.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- inside --------------------------------------------------------------------------------

    def _show(self, found: Insight) -> None:
        told = sections(found)
        for section in told:
            self._card(section).show_section(section)
        self.head.show_sections(told)
        self._mark(self._current)
        self._stack.setCurrentWidget(self._told)
        self._fitting.start()

    def _fit(self) -> None:
        """Make the page as high as what is on it.

        Plots get their height with their width, while layouts are at work: they do not ask again.
        """
        for widget in (*self.cards.values(), self._middle, self.page):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
        QApplication.sendEvent(self.area, QEvent(QEvent.Type.LayoutRequest))

    def _card(self, section: Section) -> SectionCard:
        card = self.cards.get(section.id)
        if card is None:
            card = SectionCard(self.context.icons, self.tokens, self)
            card.chosen.connect(self._on_chosen)
            card.opened.connect(self.place_asked)
            card.grown.connect(self._fitting.start)
            self.cards[section.id] = card
            self._column.insertWidget(self._column.count() - 1, card)
        return card

    def _on_chosen(self, record_id: Id) -> None:
        self._mark(record_id)
        plot = self.focusWidget()
        if isinstance(plot, PlotView):
            self._reveal(plot, record_id)
        self.record_chosen.emit(record_id)

    def _mark(self, record_id: Id) -> None:
        self._current = record_id
        for card in self.cards.values():
            card.select(record_id)

    def _reveal(self, plot: PlotView, record_id: Id) -> None:
        room = plot.room_of(record_id).toRect()
        top = plot.mapTo(self.page, room.center())
        self.area.ensureVisible(top.x(), top.y(), 0, room.height() // 2 + 24)

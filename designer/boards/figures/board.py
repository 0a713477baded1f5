"""The figures board: what is measured, where people are lost, and how channels do."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.boards.board import Board, BoardContext
from designer.boards.empty_state import EmptyState
from designer.boards.figures.channels_page import ChannelsPage, Make
from designer.boards.figures.figure_rows import FigureRow, figure_rows
from designer.boards.figures.figure_table import FigureTable
from designer.boards.figures.funnel_page import FunnelPage
from designer.boards.figures.readings_pane import ReadingsPane
from designer.boards.page_switch import PageSwitch
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    add_metric_card,
    correct_value,
    edit,
    edit_reading,
    readings_of,
    remove,
)
from model.ids import Id
from model.insight.figures import Reached
from model.kinds import LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import lanes_in_order, steps_in_order
from model.records import Metric
from resources.words import tr


class Page(Enum):
    """What is looked at."""

    FIGURES = "figures"
    FUNNEL = "funnel"
    CHANNELS = "channels"


_PAGES = {
    Page.FIGURES: ("Figures", "Every metric with its target and its history"),
    Page.FUNNEL: ("Drop-off", "How many are lost from step to step"),
    Page.CHANNELS: ("Channels", "How well each channel does, and what happens there"),
}


class FiguresBoard(Board):
    """One metric, or one channel, is looked at."""

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        icons = context.icons
        self.current: Id = ""
        self.page = Page.FIGURES
        self.table = FigureTable(icons, tokens, self)
        self.readings = ReadingsPane(icons, context.today, self)
        self.funnel = FunnelPage(icons, tokens, self)
        self.channels = ChannelsPage(icons, tokens, self)
        self.empty = EmptyState(icons, "metric", self)
        self.empty.tell(
            tr("No figures yet"),
            tr(
                "Put a metric card on a step of the map: what is measured there, its unit and "
                "its target. Readings and history are kept here."
            ),
            tr("New metric"),
        )
        self.new = QPushButton(tr("New metric"), self)
        self.new.setProperty("look", "primary")
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._switch = PageSwitch(_PAGES, self, self.new)
        figures = QWidget(self)
        inside = QVBoxLayout(figures)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.readings)
        for widget in (figures, self.funnel, self.channels, self.empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._switch.asked.connect(self.show_page)
        table = self.table
        table.went.connect(self._on_row)
        table.open_asked.connect(lambda place: self.form_asked.emit(self._row(place).metric.id))
        table.place_asked.connect(self._go_to_card)
        table.delete_asked.connect(self._remove)
        table.new_asked.connect(self.add_metric)
        for button in (self.new, self.empty.button):
            button.clicked.connect(self.add_metric)
        table.rows.edited.connect(self._set)
        table.rows.refused.connect(self.said)
        self.readings.asked.connect(self._make)
        self.readings.refused.connect(self.said)
        for page in (self.funnel, self.channels):
            page.chosen.connect(self.record_chosen)
            page.placed.connect(self.place_asked)
        self.channels.opened.connect(self.form_asked)
        self.channels.asked.connect(self._make)
        self.context.session.read_only_changed.connect(lambda: self.refresh(self.document))

    # --- what a board says of itself ---------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Show the page that stands, as the map is now."""
        editable = not self.read_only
        self.new.setVisible(self.page is Page.FIGURES)
        for button in (self.new, self.empty.button):
            button.setEnabled(editable)
        match self.page:
            case Page.FIGURES:
                self._show_figures(document, editable=editable)
            case Page.FUNNEL:
                self.funnel.show_map(document)
                self._switch.count.tell("")
                self._stack.setCurrentWidget(self.funnel)
            case Page.CHANNELS:
                self.channels.show_map(document, editable=editable)
                self._switch.count.tell("")
                self._stack.setCurrentWidget(self.channels)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours everywhere."""
        self.table.painting.tokens = tokens
        self.table.viewport().update()
        self.funnel.put_on(tokens)
        self.channels.put_on(tokens)

    def commit(self) -> None:
        """Take over what is being typed."""
        self.table.commit()
        self.readings.commit()
        self.channels.commit()
        self.context.session.end_merge()

    def show_record(self, record_id: Id) -> None:
        """Look at a metric or a channel."""
        if record_id in self.document.channels:
            self.show_page(Page.CHANNELS)
            self.channels.look_at(record_id)
        elif record_id in self.document.metrics:
            self.current = record_id
            self.show_page(Page.FIGURES)

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        match self.page:
            case Page.FIGURES if self._stack.currentWidget() is not self.empty:
                self.table.focus_first()
            case Page.FUNNEL:
                self.funnel.focus_first()
            case Page.CHANNELS:
                self.channels.focus_first()
            case _:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what a person does ------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Look at something else."""
        self.commit()
        self.page = page
        self._switch.show_page(page)
        self.refresh(self.document)
        self.focus_first()

    def add_metric(self) -> None:
        """A new metric at the step looked at, with its card in the lane of metrics."""
        made: list[ChangeSet] = []

        def make() -> ChangeSet:
            made.append(add_metric_card(self.document, self._new_place()))
            return made[0]

        if self.attempt(make):
            self.current = next(one.id for one in made[0].added if isinstance(one, Metric))
            self.refresh(self.document)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.record_chosen.emit(self.current)

    def _new_place(self) -> Place:
        """In the lane of metrics at the step looked at; the parking lot of a map without one."""
        document = self.document
        lanes = [one for one in lanes_in_order(document) if one.kind is LaneKind.METRICS]
        steps = steps_in_order(document)
        here = self.table.rows.row(self.table.currentIndex())
        card = document.cards.get(here.card_id) if here is not None else None
        if not lanes or not steps:
            return ParkingPlace()
        step_id = card.step_id if card is not None and card.step_id else steps[0].id
        return CellPlace(lanes[0].id, step_id)

    def _show_figures(self, document: JourneyMap, *, editable: bool) -> None:
        rows = figure_rows(document, self.context.today())
        self.table.rows.editable = editable
        self.table.rows.show_rows(rows)
        if self.current not in document.metrics:
            self.current = rows[0].metric.id if rows else ""
        place = self.table.rows.place_of(self.current)
        self.table.look_at(place)
        self.readings.setVisible(place >= 0)
        if place >= 0:
            self.readings.show_row(rows[place], editable=editable)
        self._switch.count.tell(_counted(rows))
        self._stack.setCurrentIndex(0 if rows else self._stack.indexOf(self.empty))

    def _row(self, place: int) -> FigureRow:
        return self.table.rows.rows[place]

    def _on_row(self, place: int) -> None:
        row = self._row(place)
        self.current = row.metric.id
        self.readings.show_row(row, editable=not self.read_only)
        self.record_chosen.emit(self.current)

    def _go_to_card(self, place: int) -> None:
        card_id = self._row(place).card_id
        if card_id:
            self.place_asked.emit(card_id)

    def _remove(self, place: int) -> None:
        """Delete the metric with the card that shows it, or alone where none does."""
        row = self._row(place)
        self.attempt(lambda: remove(self.document, (row.card_id or row.metric.id,)))

    def _set(self, metric_id: Id, field: str, value: object) -> None:
        self.attempt(lambda: _edited(self.document, metric_id, field, value))

    def _make(self, make: Make) -> None:
        """Make an edit, and show the map as it is now, also where the edit was refused."""
        self.attempt(lambda: make(self.document))
        self.refresh(self.document)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that say least go where there is little room."""
        super().resizeEvent(event)
        self.table.set_width(event.size().width())


def _edited(document: JourneyMap, metric_id: Id, field: str, value: object) -> ChangeSet:
    """A cell as it was typed; value and day are those of the latest reading."""
    if field == "value":
        number = float(value) if isinstance(value, (int, float)) else None
        return correct_value(document, metric_id, number)
    metric = document.metrics.get(metric_id)
    day = None if metric is None else metric.on
    if field == "on" and isinstance(value, date) and day and metric and day in readings_of(metric):
        return edit_reading(document, metric_id, day, on=value)
    return edit(document, metric_id, {field: value})


def _counted(rows: tuple[FigureRow, ...]) -> str:
    """``10 metrics, 3 targets reached, 4 missed``."""
    if not rows:
        return ""
    count = tr("1 metric") if len(rows) == 1 else tr("{n} metrics", n=len(rows))
    parts = [count]
    for reached, words in ((Reached.YES, tr("reached")), (Reached.NO, tr("missed"))):
        number = sum(row.reached is reached for row in rows)
        if number:
            parts.append(tr("{n} targets {words}", n=number, words=words))
    return ", ".join(parts)

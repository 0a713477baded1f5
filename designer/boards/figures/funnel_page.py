"""Where people are lost between steps: a funnel for each row of figures of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from designer.boards.empty_state import EmptyState
from designer.boards.plotting import PlotView
from designer.inspector.naming import choice_name
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import Series, drop_offs
from model.kinds import MetricKind
from model.layout.sketch import Drawing
from model.layout.theme import Theme
from model.naming import shortened
from model.plots.figures import percent
from model.plots.funnel import funnel_plot
from model.plots.told import falls_of
from model.plots.values import Fall
from resources.words import tr


class FunnelPage(QWidget):
    """``chosen`` and ``placed`` carry the card of a figure that was pointed at."""

    chosen = Signal(str)
    placed = Signal(str)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._shown: tuple[object, ...] = ()
        self.plots: list[PlotView] = []
        self.empty = EmptyState(icons, "metric", self)
        self.empty.tell(
            tr("Nothing to compare yet"),
            tr(
                "Put a metric of the kind “People” on several steps of one lane: how many are at "
                "each. What is lost from step to step is worked out from them."
            ),
        )
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(14, 4, 14, 14)
        self._column.setSpacing(12)
        self._column.addStretch()
        self._area.setWidget(self._content)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_map(self, document: JourneyMap) -> None:
        """Show the funnels of a map."""
        found = drop_offs(document)
        self._stack.setCurrentIndex(0 if found else 1)
        shown = tuple((series, falls_of(document, series)) for series in found)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        for series, falls in shown:
            card = QFrame(self._content)
            card.setProperty("side", "plain")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 12, 16, 16)
            inside.addWidget(_label(_title(series), "heading", card))
            inside.addWidget(_label(_steepest(document, series), "faint", card))
            plot = PlotView(_title(series), self._tokens.theme, card)
            plot.show_plot(_drawn(falls))
            plot.chosen.connect(self.chosen)
            plot.opened.connect(self.placed)
            inside.addWidget(plot)
            self.plots.append(plot)
            self._column.insertWidget(self._column.count() - 1, card)

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._tokens = tokens
        for plot in self.plots:
            plot.set_theme(tokens.theme)

    def focus_first(self) -> None:
        """Put the keyboard on the first funnel."""
        if self.plots:
            self.plots[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, record_id: Id) -> None:
        """Mark a card wherever it is drawn."""
        for plot in self.plots:
            plot.select(record_id)

    def _clear(self) -> None:
        self.plots.clear()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _drawn(falls: Sequence[Fall]) -> Callable[[float, Theme], Drawing]:
    return lambda width, theme: funnel_plot(falls, width, theme)


def _label(words: str, tone: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label


def _title(series: Series) -> str:
    """What the figures of a series are."""
    if series.kind is MetricKind.OTHER:
        return series.name or tr("Figures")
    return choice_name(series.kind)


def _steepest(document: JourneyMap, series: Series) -> str:
    """Where most are lost, in a sentence; and what is left at the end."""
    kept = "" if series.kept is None else tr("{n} are left at the end.", n=percent(series.kept))
    drop = series.steepest
    if drop is None or drop.share is None:
        return kept
    step = document.steps[drop.end.step_id]
    stage = document.stages[step.stage_id]
    lost = tr(
        "Most are lost on the way to {step}: {n}.",
        step=shortened(step.name or stage.name) or tr("the next step"),
        n=percent(drop.share),
    )
    return f"{lost} {kept}".strip()

"""The metrics of a map as rows of a table. What is typed into a cell becomes an edit elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject

from designer.boards.actions.faces import one_line
from designer.boards.cell_rows import CellRows, Columns
from designer.boards.figures.figure_words import with_unit
from designer.inspector.naming import choice_name
from model.bounds import Reading
from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import Course, FigureFacts, Reached, figures, readings
from model.kinds import MetricKind
from model.layout.phrases import date_text, number_text
from model.records import Metric
from resources.words import tr


class Col(IntEnum):
    """The columns, from left to right."""

    STEP = 0
    NAME = 1
    VALUE = 2
    UNIT = 3
    TARGET = 4
    ON = 5
    SOURCE = 6
    HISTORY = 7


_NAMES: dict[int, str] = {
    Col.STEP: "Step",
    Col.NAME: "Measures",
    Col.VALUE: "Value",
    Col.UNIT: "Unit",
    Col.TARGET: "Target",
    Col.ON: "Measured",
    Col.SOURCE: "Source",
    Col.HISTORY: "History",
}
FIELDS: dict[int, str] = {
    Col.VALUE: "value",
    Col.UNIT: "unit",
    Col.TARGET: "target",
    Col.ON: "on",
    Col.NAME: "kind",
}
"""The cells that can be edited, by the field of a metric; the name is that of its card."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A metric with the words of its row. ``card_id`` is the first card that shows it."""

    metric: Metric
    card_id: Id
    step: str
    name: str
    source: str
    reached: Reached
    late: bool
    course: Course | None
    readings: tuple[Reading, ...]

    @property
    def kind_name(self) -> str:
        """What it measures, in the words of the field; empty where its card alone says it."""
        return "" if self.metric.kind is MetricKind.OTHER else choice_name(self.metric.kind)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or self.kind_name or tr("Metric without a name")

    @property
    def reached_words(self) -> str:
        """Whether the target is reached, in a word; empty without a target."""
        if self.metric.target is None:
            return ""
        match self.reached:
            case Reached.YES:
                return tr("reached")
            case Reached.NO:
                return tr("late") if self.late else tr("missed")
            case Reached.UNKNOWN:
                return ""

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        metric = self.metric
        told = with_unit(metric.value, metric.unit) or tr("no value yet")
        wanted = ""
        if metric.target is not None:
            target = with_unit(metric.target, metric.unit)
            wanted = tr("target {target} {reached}", target=target, reached=self.reached_words)
        day = "" if metric.on is None else tr("measured {day}", day=date_text(metric.on))
        parts = (self.title, self.step, told, wanted.strip(), day, self.source)
        return ", ".join(part for part in parts if part)


def figure_rows(document: JourneyMap, today: date) -> tuple[FigureRow, ...]:
    """A row for each metric, as they are read on the map; those without a card last."""
    return tuple(_row(document, facts) for facts in figures(document, today))


def _row(document: JourneyMap, facts: FigureFacts) -> FigureRow:
    card = document.cards.get(facts.card_ids[0]) if facts.card_ids else None
    step = document.steps.get(card.step_id or "") if card is not None else None
    stage = document.stages.get(step.stage_id) if step is not None else None
    place = "" if step is None else step.name or ("" if stage is None else stage.name)
    sources = [document.evidence[key] for key in facts.metric.evidence_ids]
    if card is not None and not sources:
        sources = [document.evidence[key] for key in card.evidence_ids]
    named = [one_line(one.title) or choice_name(one.kind) for one in sources]
    return FigureRow(
        facts.metric,
        facts.card_ids[0] if facts.card_ids else "",
        one_line(place),
        one_line(facts.name),
        ", ".join(named) or (one_line(card.source) if card is not None else ""),
        facts.reached,
        facts.late,
        facts.trend.course if facts.trend is not None else None,
        readings(facts.metric),
    )


def cell_words(row: FigureRow, column: Col) -> str:
    """What a cell says."""
    metric = row.metric
    match column:
        case Col.STEP:
            return row.step
        case Col.NAME:
            return row.title
        case Col.VALUE:
            return "" if metric.value is None else number_text(metric.value)
        case Col.UNIT:
            return metric.unit
        case Col.TARGET:
            return "" if metric.target is None else number_text(metric.target)
        case Col.ON:
            return "" if metric.on is None else date_text(metric.on)
        case Col.SOURCE:
            return row.source
        case Col.HISTORY:
            return ""


class FigureRows(CellRows[FigureRow]):
    """Rows in reading order. Value, unit, target, day and kind can be edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Columns(_NAMES, FIELDS, Col.NAME), parent)

    def key(self, row: FigureRow) -> str:
        """The id of the metric."""
        return row.metric.id

    def words(self, row: FigureRow, column: int) -> str:
        """What a cell says."""
        return cell_words(row, Col(column))

    def spoken(self, row: FigureRow) -> str:
        """All that a row says."""
        return row.spoken

    def value(self, row: FigureRow, name: str) -> object:
        """What a field of the metric holds."""
        return getattr(row.metric, name)

    def place_of(self, key: str) -> int:
        """The row of a metric, or of the card that shows it; -1 where there is none."""
        found = (at for at, row in enumerate(self.rows) if key in (row.metric.id, row.card_id))
        return next(found, -1)

"""The metrics of a map as rows of a table. What is typed into a cell becomes an edit elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from designer.boards.actions.faces import one_line
from designer.boards.figures.figure_words import number_words, with_unit
from designer.inspector.naming import choice_name
from model.bounds import Reading
from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import Course, FigureFacts, Reached, figures, readings
from model.kinds import MetricKind
from model.layout.phrases import date_text
from model.records import Metric
from resources.words import tr
from widgets.plain_tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


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


_NAMES = {
    Col.STEP: "Step",
    Col.NAME: "Measures",
    Col.VALUE: "Value",
    Col.UNIT: "Unit",
    Col.TARGET: "Target",
    Col.ON: "Measured",
    Col.SOURCE: "Source",
    Col.HISTORY: "History",
}
FIELDS = {
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
            return "" if metric.value is None else number_words(metric.value)
        case Col.UNIT:
            return metric.unit
        case Col.TARGET:
            return "" if metric.target is None else number_words(metric.target)
        case Col.ON:
            return "" if metric.on is None else date_text(metric.on)
        case Col.SOURCE:
            return row.source
        case Col.HISTORY:
            return ""


class FigureRows(QAbstractTableModel):
    """Rows in reading order.

    ``edited`` carries an id, a field and what it shall be; ``refused`` a sentence.
    """

    edited = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FigureRow, ...] = ()
        self.editable = True

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[FigureRow, ...]) -> None:
        """Show these; rows are made anew only where others came, went or moved."""
        before = self._rows
        if [row.metric.id for row in rows] != [row.metric.id for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Col) - 1))

    def row(self, index: _Index) -> FigureRow | None:
        """What a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, record_id: Id) -> int:
        """The row of a metric, or of the card that shows it; -1 where there is none."""
        found = (n for n, r in enumerate(self._rows) if record_id in (r.metric.id, r.card_id))
        return next(found, -1)

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many metrics there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Always the same."""
        return len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_NAMES[Col(section)])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and for editors the value itself."""
        row = self.row(index)
        if row is None:
            return None
        column = Col(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_words(row, column)
            case Qt.ItemDataRole.EditRole:
                return getattr(row.metric, FIELDS[column]) if column in FIELDS else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if column is Col.NAME else cell_words(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.spoken)
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed or chosen, if it is something else."""
        row, field = self.row(index), FIELDS.get(Col(index.column()))
        if row is None or field is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == getattr(row.metric, field):
            return False
        self.edited.emit(row.metric.id, field, value)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Value, unit, target, day and kind can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and Col(index.column()) in FIELDS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

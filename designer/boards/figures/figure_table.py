"""The table of figures: a row for each metric, with its target and how it went."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from designer.boards.cell_painting import CellDelegate, inline_line
from designer.boards.cell_rows import CellIndex
from designer.boards.cell_table import CellTable
from designer.boards.choice_cell import ChoiceCell
from designer.boards.figures.figure_rows import Col, FigureRow, FigureRows, cell_words
from designer.inspector.naming import choice_name
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.insight.figures import Course, Reached
from model.kinds import MetricKind
from model.layout.geometry import Size
from model.plots.sparkline import sparkline
from resources.words import tr
from widgets.form.dates import parsed_date
from widgets.form.numbers import parsed_number

_WIDTHS = {
    Col.STEP: 104,
    Col.VALUE: 78,
    Col.UNIT: 66,
    Col.TARGET: 112,
    Col.ON: 98,
    Col.SOURCE: 110,
    Col.HISTORY: 92,
}
_SPARK = Size(56.0, 19.0)  # points
_SCALE = 4 / 3
_NARROW = 860
_SPARED = (Col.SOURCE, Col.UNIT)
"""The columns that are left out where there is little room; the inspector has them."""


class FigureDelegate(CellDelegate):
    """Paints the cells, and reads what is typed into them."""

    def paint_cell(self, painter: QPainter, room: QRectF, index: CellIndex) -> None:
        """Draw what the cell says into its room."""
        model = index.model()
        row = model.row(index) if isinstance(model, FigureRows) else None
        if row is None:
            return
        column, tokens = Col(index.column()), self.tokens
        match column:
            case Col.NAME:
                self._name(painter, room, row)
            case Col.VALUE:
                self._value(painter, room, row, narrow=self.view.isColumnHidden(Col.UNIT))
            case Col.TARGET:
                self._target(painter, room, row)
            case Col.HISTORY:
                self._history(painter, room, row)
            case Col.STEP | Col.SOURCE:
                self.small(painter, room, cell_words(row, column))
            case Col.UNIT | Col.ON:
                self.words(painter, room, cell_words(row, column), tokens.theme.ink)

    def _name(self, painter: QPainter, room: QRectF, row: FigureRow) -> None:
        kind = row.kind_name if row.name else ""
        half = room.height() / 2
        upper = room.adjusted(0, 3, 0, -half + 1) if kind else room
        self.words(painter, upper, row.title)
        if kind:
            self.small(painter, room.adjusted(0, half - 1, 0, -3), kind)

    def _value(self, painter: QPainter, room: QRectF, row: FigureRow, *, narrow: bool) -> None:
        words = cell_words(row, Col.VALUE)
        if not words:
            self.small(painter, room, tr("Not yet"))
            return
        unit = f" {row.metric.unit}" if narrow and len(row.metric.unit) <= 4 else ""
        self.words(painter, room, words + unit, strong=True)

    def _target(self, painter: QPainter, room: QRectF, row: FigureRow) -> None:
        if row.metric.target is None:
            self.small(painter, room, tr("No target"))
            return
        tokens = self.tokens
        colours = {Reached.YES: tokens.success, Reached.NO: tokens.danger}
        icons = {Reached.YES: "goal-yes", Reached.NO: "goal-no", Reached.UNKNOWN: "goal-unknown"}
        colour = colours.get(row.reached, tokens.theme.secondary)
        room = self.sign(painter, room, icons[row.reached], colour)
        words = cell_words(row, Col.TARGET)
        self.words(painter, room, words)
        used = self.view.fontMetrics().horizontalAdvance(words) + 7
        rest = room.adjusted(used, 0, 0, 0)
        if self.view.fontMetrics().horizontalAdvance(row.reached_words) <= rest.width():
            self.small(painter, rest, row.reached_words, colour)

    def _history(self, painter: QPainter, room: QRectF, row: FigureRow) -> None:
        if len(row.readings) < 2:
            return
        course = row.course
        good = {Course.BETTER: True, Course.WORSE: False}.get(course or Course.SAME)
        readings = [(reading.on, reading.value) for reading in row.readings]
        made = sparkline(readings, _SPARK, self.tokens.theme, target=row.metric.target, good=good)
        high = _SPARK.height * _SCALE
        at = QRectF(room.x(), room.center().y() - high / 2, _SPARK.width * _SCALE, high)
        self.plot(painter, at, made, _SCALE)

    # --- editing -------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: CellIndex
    ) -> QWidget:
        """A line, or the list of what can be measured."""
        if Col(index.column()) is Col.NAME:
            return ChoiceCell(self, [(kind, choice_name(kind)) for kind in MetricKind], parent)
        line = inline_line(parent)
        if Col(index.column()) is Col.ON:
            line.setPlaceholderText(tr("Year-month-day"))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: CellIndex) -> None:
        """Hand over what was typed, or say why it cannot be."""
        if not isinstance(model, FigureRows):
            return
        if isinstance(editor, ChoiceCell):
            model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            match Col(index.column()):
                case Col.ON:
                    _take(model, index, text, parsed_date(text), tr("Write the day as 2026-11-30."))
                case Col.UNIT:
                    model.setData(index, text)
                case _:
                    _take(model, index, text, parsed_number(text), tr("This is not a number."))


def _take(model: FigureRows, index: CellIndex, text: str, value: object, refusal: str) -> None:
    if value is None and text:
        model.refused.emit(refusal)
    else:
        model.setData(index, value)


class FigureTable(CellTable):
    """The table with its delegate; what has least to say goes where there is little room."""

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = FigureRows(self)
        self.painting = FigureDelegate(icons, self, tokens)
        self.setItemDelegate(self.painting)
        self.show_model(self.rows)
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Figures"))
        self.setAccessibleDescription(
            tr("Arrow keys go from cell to cell, F2 edits one, Ctrl+Enter goes to the card.")
        )
        self.header().setSectionResizeMode(Col.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def set_width(self, width: int) -> None:
        """Show as many columns as there is room for."""
        for column in _SPARED:
            self.setColumnHidden(column, width < _NARROW)

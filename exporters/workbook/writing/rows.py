"""The rows of a table: what each cell says, written with formats that were made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from exporters.workbook.sent import mark_of
from exporters.workbook.sheets.codecs import Shape
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.values import Value, plain
from exporters.workbook.writing.cells import lines_needed, row_height, write_value
from exporters.workbook.writing.making import Making
from exporters.workbook.writing.source import Source
from model.ids import Id
from resources.words import tr

_MOST_MARKED = 255


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one map in a table: ids, cells as they are written, and what they say of it.

    ``cells`` begin with the map's name in a portfolio; ``said`` are the plain values of the
    table's own columns.
    """

    ids: tuple[Id, ...]
    marks: tuple[str, ...]
    cells: tuple[tuple[Value, ...], ...]
    said: tuple[tuple[Value, ...], ...]


def rows_of(source: Source, table: TableSheet, columns: Sequence[Column]) -> Rows:
    """The rows of a map in a table that shows these columns."""
    facts, map_id = source.facts, source.identity.map_id
    own = len(columns) - len(table.columns)
    says = [column.say for column in columns]
    records = source.records(table)
    cells = tuple(tuple(say(facts, record) for say in says) for record in records)
    said = tuple(tuple(plain(value) for value in row[own:]) for row in cells)
    marks = tuple(mark_of(map_id, row) for row in said)
    return Rows(tuple(record.id for record in records), marks, cells, said)


def write_rows(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    making: Making,
    table: TableSheet,
    columns: Sequence[Column],
    rows: Rows,
    first: int,
    widths: Sequence[float],
) -> dict[int, float]:
    """Write them from the row ``first`` on; answers the height of each row."""
    styles = [making.styles.cell(answer=it.answer, shape=it.shape) for it in columns]
    dated = [making.styles.cell(answer=it.answer, shape=Shape.DATE) for it in columns]
    long = [making.styles.cell(answer=it.answer, long=True) for it in columns]
    hidden = making.styles.cell()
    behind = len(columns)
    heights: dict[int, float] = {}
    for row, values in enumerate(rows.cells, start=first):
        tallest = 1
        for index, value in enumerate(values):
            style = styles[index]
            if isinstance(value, date):
                style = dated[index]
            elif isinstance(value, str) and len(value) > _MOST_MARKED:
                style = long[index]
            if not write_value(sheet, row, index, value, style):
                making.warnings.append(_shortened(table, columns[index], row))
            if isinstance(value, str) and (len(value) > widths[index] or "\n" in value):
                tallest = max(tallest, lines_needed(value, widths[index]))
        sheet.write_string(row, behind, rows.ids[row - first], hidden)
        sheet.write_string(row, behind + 1, rows.marks[row - first], hidden)
        heights[row] = row_height(tallest)
        sheet.set_row(row, heights[row])
    return heights


def _shortened(table: TableSheet, column: Column, row: int) -> str:
    return tr(
        "{sheet}, row {row}: {column} is too long for a cell and was shortened.",
        sheet=tr(table.name),
        row=row + 1,
        column=tr(column.header),
    )

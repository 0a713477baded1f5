"""A sheet as a plain table: rows of equal length, merged areas filled, nothing endless."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from exporters.xlsx.book import Area, CellValue, Row, Sheet
from resources.words import tr

MAX_GRID_COLUMNS = 1_000
MAX_GRID_CELLS = 1_500_000
_MAX_FILLED = 200_000  # cells that merged areas are filled into


def grid_of(sheet: Sheet) -> tuple[tuple[tuple[CellValue | None, ...], ...], tuple[str, ...]]:
    """The rows of a sheet, and a sentence for each thing that was left out.

    Only columns in which something stands are there; of empty rows between others one is kept, for
    they part tables. A merged area has its value in each of its cells that is within the rows and
    columns that say something: a stage above four steps is the stage of all four.
    """
    warnings: list[str] = []
    rows, columns = list(sheet.rows), sorted({key for row in sheet.rows for key in row.cells})
    if len(columns) > MAX_GRID_COLUMNS:
        columns = columns[:MAX_GRID_COLUMNS]
        warnings.append(
            tr(
                "Of the sheet “{sheet}” the first {n} columns were read.",
                sheet=sheet.name,
                n=MAX_GRID_COLUMNS,
            )
        )
    room = MAX_GRID_CELLS // max(1, len(columns)) // 2  # an empty row may stand between any two
    if len(rows) > room:
        rows = rows[:room]
        warnings.append(
            tr("Of the sheet “{sheet}” the first {n} rows were read.", sheet=sheet.name, n=room)
        )
    filled = _filled(rows, columns, sheet.merged)
    lines: list[tuple[CellValue | None, ...]] = []
    last = rows[0].number if rows else 0
    for row, cells in zip(rows, filled, strict=True):
        if row.number > last + 1:
            lines.append((None,) * len(columns))
        lines.append(tuple(cells.get(column) for column in columns))
        last = row.number
    return tuple(lines), tuple(warnings)


def _filled(
    rows: Sequence[Row], columns: Sequence[int], merged: Sequence[Area]
) -> list[Mapping[int, CellValue]]:
    """The cells of each row, with those of merged areas."""
    cells: list[Mapping[int, CellValue]] = [row.cells for row in rows]
    if not merged:
        return cells
    by_number = {row.number: index for index, row in enumerate(rows)}
    left = _MAX_FILLED
    for area in merged:
        first = by_number.get(area.top)
        value = rows[first].cells.get(area.left) if first is not None else None
        if value is None:
            continue
        across = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
        for number in range(area.top, min(area.bottom, rows[-1].number) + 1):
            left -= len(across) + 1
            if left < 0:
                return cells
            index = by_number.get(number)
            if index is not None:
                cells[index] = {**dict.fromkeys(across, value), **cells[index]}
    return cells

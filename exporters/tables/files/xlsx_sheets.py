"""The sheets of a workbook as grids."""

from __future__ import annotations

from datetime import datetime

from exporters.tables.files.bounds import MAX_CELLS, MAX_TABLES
from exporters.tables.grid import Cell, Grid, Grids
from exporters.xlsx.book import CellValue, Sheet, State
from exporters.xlsx.grid import grid_of
from exporters.xlsx.reading import read_book
from model.errors import ImportFormatError
from resources.words import tr


def grids_of_workbook(data: bytes, *, name: str) -> Grids:
    """One grid for each sheet on which something stands; hidden sheets are left out, and told.

    Raises:
        ImportFormatError: it is damaged or too large, or nothing stands in it.
    """
    book = read_book(data, name=name)
    warnings = [*book.warnings]
    grids: list[Grid] = []
    cells = 0
    for sheet in book.sheets:
        if sheet.state is not State.VISIBLE:
            if sheet.rows:
                warnings.append(tr("The hidden sheet “{sheet}” was left out.", sheet=sheet.name))
            continue
        rows, told = grid_of(sheet)
        warnings += told
        cells += sum(map(len, rows))
        if len(grids) >= MAX_TABLES or cells > MAX_CELLS:
            warnings.append(tr("Sheets from “{sheet}” on were left out.", sheet=sheet.name))
            break
        if rows:
            even = tuple(tuple(map(_cell, row)) for row in rows)
            grids.append(Grid(sheet.name, even, numbers=_numbers(sheet, len(rows))))
    if not grids:
        why = next(iter(warnings), "")
        raise ImportFormatError(why or tr("“{name}” is empty.", name=name))
    return Grids(name, tuple(grids), tuple(warnings))


def _numbers(sheet: Sheet, count: int) -> tuple[int, ...]:
    """The numbers of the grid's rows: of empty rows between others one is kept."""
    numbers: list[int] = []
    last = sheet.rows[0].number if sheet.rows else 0
    for row in sheet.rows:
        if row.number > last + 1:
            numbers.append(row.number - 1)
        numbers.append(row.number)
        last = row.number
    return tuple(numbers[:count])


def _cell(value: CellValue | None) -> Cell:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, datetime):
        return value.date()
    return value

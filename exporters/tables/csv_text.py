"""CSV and its relatives: a text becomes a grid, whatever stands between its cells."""

from __future__ import annotations

import csv
import io
import re

from exporters.tables.bounds import MAX_CELLS, MAX_COLUMNS, MAX_FIELD
from exporters.tables.formula_guard import unguarded
from exporters.tables.grid import Grid
from model.clips.sheets import delimiter_of
from resources.words import tr

_TOLD = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)


def grid_of_csv(text: str, *, name: str) -> tuple[Grid | None, list[str]]:
    """The table of a text, None where there is none; and what was left out or guessed."""
    warnings: list[str] = []
    told = _TOLD.match(text)
    body = text[told.end() :] if told is not None else text
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = told.group(1) if told is not None else delimiter_of(body)
    try:
        rows = _rows(body, delimiter, csv.QUOTE_MINIMAL, warnings)
    except csv.Error:
        warnings.append(
            tr("A quotation mark is opened and never closed; all were read as signs of the text.")
        )
        rows = _rows(body, delimiter, csv.QUOTE_NONE, warnings)
    return squared(rows, name=name), warnings


def squared(rows: list[list[str]], *, name: str) -> Grid | None:
    """Rows made equally long, without the empty ones at the end; None where all is empty."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        return None
    width = max(len(row) for row in rows)
    while width > 1 and not any(len(row) >= width and row[width - 1].strip() for row in rows):
        width -= 1
    even = tuple(
        tuple(row) if len(row) == width else (*row[:width], *[""] * (width - len(row)))
        for row in rows
    )
    return Grid(name, even)


def _rows(text: str, delimiter: str, quoting: int, warnings: list[str]) -> list[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if quoting == csv.QUOTE_NONE else csv.QUOTE_MINIMAL,
    )
    rows: list[list[str]] = []
    cells = wide = 0
    for row in reader:
        if len(row) > MAX_COLUMNS:
            wide += 1
            del row[MAX_COLUMNS:]
        cells += len(row) + 1
        if cells > MAX_CELLS:
            warnings.append(
                tr("Only the first {n} rows were read; the table is too large.", n=f"{len(rows):,}")
            )
            break
        rows.append([unguarded(cell) if cell[:1] == "'" else cell for cell in row])
    if wide:
        warnings.append(tr("What stands right of column {n} was left out.", n=MAX_COLUMNS))
    return rows

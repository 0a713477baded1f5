"""CSV and its relatives: a text becomes a grid, whatever stands between its cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporters.tables.files.bounds import MAX_CELLS, MAX_COLUMNS, MAX_FIELD
from exporters.tables.files.formula_guard import unguarded
from exporters.tables.grid import Grid
from model.clips.sheets import delimiter_of
from model.errors import ImportFormatError
from resources.words import tr

_TOLD = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)


def grid_of_csv(text: str, *, name: str) -> tuple[Grid | None, list[str]]:
    """The table of a text, None where there is none; and what was left out or guessed.

    Raises:
        ImportFormatError: a cell is longer than any that somebody wrote.
    """
    warnings: list[str] = []
    told = _TOLD.match(text)
    body = text[told.end() :] if told is not None else text
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = told.group(1) if told is not None else delimiter_of(body)
    reading = _Reading(delimiter)
    try:
        reading.read(body)
    except csv.Error:
        reading = _Reading(delimiter, quoted=False)
        try:
            reading.read(body)
        except csv.Error as error:
            raise ImportFormatError(
                tr("“{name}” has a cell of more than {n} letters.", name=name, n=f"{MAX_FIELD:,}")
            ) from error
        warnings.append(
            tr("A quotation mark is opened and never closed; all were read as signs of the text.")
        )
    warnings += reading.warnings()
    rows = reading.rows
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


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a copy in memory would be four times as large."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


@dataclass(slots=True)
class _Reading:
    """The rows as they come. A quotation mark that is never closed would swallow all below it."""

    delimiter: str
    quoted: bool = True
    rows: list[list[str]] = field(default_factory=list)
    cells: int = 0
    wide: int = 0
    whole: bool = True
    open_row: int = 0

    def read(self, text: str) -> None:
        """All rows of a text.

        Raises:
            csv.Error: a cell is longer than any that somebody wrote.
        """
        begun = self._take(text, quoted=self.quoted)
        if not self.quoted or not self.whole or text.count('"') % 2 == 0 or not self.rows:
            return
        if any("\n" in cell for cell in self.rows[-1]):
            self.rows.pop()
            self.open_row = len(self.rows) + 1
            rest = "\n".join(text.split("\n")[begun:])
            self._take(rest, quoted=False)

    def _take(self, text: str, *, quoted: bool) -> int:
        """Read on; the answer is the line in which the last row began."""
        csv.field_size_limit(MAX_FIELD)
        source = _lines(text)
        reader = (
            csv.reader(source, delimiter=self.delimiter)
            if quoted
            else csv.reader(source, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        )
        guards = "'" in text
        begun = line = 0
        for row in reader:
            begun, line = line, reader.line_num
            if len(row) > MAX_COLUMNS:
                self.wide += 1
                del row[MAX_COLUMNS:]
            self.cells += len(row) + 1
            if self.cells > MAX_CELLS:
                self.whole = False
                break
            self.rows.append([unguarded(cell) for cell in row] if guards else row)
        return begun

    def warnings(self) -> list[str]:
        """What was left out or read otherwise."""
        found: list[str] = []
        if self.open_row:
            sentence = tr(
                "Row {n}: A quotation mark is opened and never closed; it and those below were "
                "read as signs of the text.",
                n=self.open_row,
            )
            found.append(sentence)
        if not self.whole:
            n = f"{len(self.rows):,}"
            found.append(tr("Only the first {n} rows were read; the table is too large.", n=n))
        if self.wide:
            found.append(tr("What stands right of column {n} was left out.", n=MAX_COLUMNS))
        return found

"""Cells as a spreadsheet puts them on the clipboard, or into a file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from model.clips.bounds import MAX_CHARACTERS
from model.errors import ImportFormatError
from resources.words import tr

# A cell in quotes ends at a quote before the next cell; within it quotes are doubled.
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*+")
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')
_DELIMITERS = ",;\t|"
_HEAD = 20_000  # characters that are looked at to find the delimiter


def tabbed_rows(text: str) -> list[list[str]]:
    """The text split at its tabs and line feeds, except within a quoted cell.

    Spreadsheets quote only cells with a line break or a tab in them, so that other quotes are
    somebody's words and stay.
    """
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted is not None and _NEEDS_QUOTES.search(quoted.group(1)):
            rows[-1].append(quoted.group(1).replace('""', '"'))
            at = quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            rows[-1].append(plain.group() if plain else "")
            at = plain.end() if plain else end
        if at >= end:
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def is_block(rows: list[list[str]]) -> bool:
    """Whether rows of cells are a block of a spreadsheet, not lines that are indented."""
    said = [row for row in rows if any(cell.strip() for cell in row)]
    columns = {index for row in said for index, cell in enumerate(row) if cell.strip()}
    if len(columns) < 2:
        return False
    even = len({len(row) for row in said}) == 1
    return even or any(sum(1 for cell in row if cell.strip()) > 1 for row in said)


def separated_rows(text: str) -> list[list[str]]:
    """The rows of a CSV file, whatever stands between its cells.

    Raises:
        ImportFormatError: it is no such file.
    """
    csv.field_size_limit(MAX_CHARACTERS)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise ImportFormatError(tr("The table could not be read.")) from error


def delimiter_of(text: str) -> str:
    """What stands between the cells of a CSV file: the mark that makes its first rows alike.

    Commas of sentences and of decimals make rows of different lengths.
    """
    head = text[:_HEAD]
    if len(text) > _HEAD:
        head = head[: head.rfind("\n") + 1] or head
    return max(_DELIMITERS, key=lambda mark: _evenness(head, mark))


def _evenness(head: str, mark: str) -> tuple[float, int, int]:
    """How many rows have the usual number of cells (more than one), and that number."""
    csv.field_size_limit(MAX_CHARACTERS)
    try:
        rows = [row for row in csv.reader(io.StringIO(head), delimiter=mark) if any(row)]
    except csv.Error:
        return 0.0, 0, 0
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return 0.0, 0, 0
    width, alike = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    share = alike / len(rows)
    return round(share, 1), width, head.count(mark)

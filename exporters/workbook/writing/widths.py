"""How wide columns are: as their content asks, within bounds that keep a table readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exporters.workbook.sheets.column import Column
from exporters.workbook.values import Value
from exporters.workbook.writing.rows import Rows
from resources.words import tr

_NARROW = 26.0
"""Columns of names and words are narrower than this, columns of sentences are not."""
_MOST_LINES, _WIDEST = 22, 80.0
"""A row can be 409 points high: columns of longer texts are as wide as it takes, within reason."""
_WIDENED = 1.6
"""How much wider than usual a column of names may get."""
_BUTTON, _BLANK = 4.5, 2.0
"""What the button of the filter takes beside a header, and white at both ends; in characters."""
_BOLD = 1.1


def widths_of(columns: Sequence[Column], parts: Iterable[Rows]) -> list[float]:
    """The width of each column in characters."""
    cells = [row for part in parts for row in part.cells]
    return [_width(column, (row[index] for row in cells)) for index, column in enumerate(columns)]


def _width(column: Column, values: Iterable[Value]) -> float:
    usual = column.width
    if usual >= _NARROW:
        letters = max((len(value) for value in values if isinstance(value, str)), default=0)
        return max(usual, min(letters / _MOST_LINES, _WIDEST))
    # A header breaks between words, but never within one.
    header = max(len(word) for word in tr(column.header).split()) * _BOLD + _BUTTON
    longest = max((_longest_word(value, usual * _WIDENED) for value in values), default=0.0)
    return max(usual, header, min(longest + _BLANK, usual * _WIDENED))


def _longest_word(value: Value, most: float) -> float:
    """How wide a value must be so that no word of it is broken; short ones stay on one line."""
    if not isinstance(value, str):
        return 0.0
    if len(value) <= most:
        return max(map(len, value.split("\n"))) if "\n" in value else len(value)
    return max(map(len, value[:1_000].split()), default=0)

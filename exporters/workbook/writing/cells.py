"""Writing values to cells so that text stays text, numbers numbers and dates dates."""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from typing import Any

from exporters.workbook.values import EARLIEST, Value, fitting, plain
from model.layout.text.fonts import shaper

CELL_FONT_SIZE = 10
LINE_HEIGHT = 14.5
MAX_ROW_HEIGHT = 409.0
_FONT_KEY = "sans"
_PIXELS_PER_POINT, _PIXELS_PER_CHARACTER = 96 / 72, 7
_SURELY_FITS = 0.75
"""Of a column's characters, how many letters fit whatever they are, nearly always."""
_HALF_A_WORD = 2.5


def write_value(sheet: Any, row: int, column: int, value: Value, style: Any) -> bool:  # noqa: ANN401
    """Write one value; whether all of it fitted (a cell takes 32,767 characters).

    Text is always written as a string: ``=1+1`` on a card is what somebody said, not a formula.
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        fits = fitting(value)
        sheet.write_string(row, column, fits, style)
        return len(fits) == len(value)
    elif isinstance(value, date):
        if value < EARLIEST:
            sheet.write_string(row, column, value.isoformat(), style)
        else:
            sheet.write_datetime(row, column, value, style)
    else:
        # Rounded to what a sheet keeps: with a digit more, rounding it again may end elsewhere.
        sheet.write_number(row, column, plain(value), style)
    return True


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of ``width`` characters (of the usual figures).

    Worked out by the widths of its letters, and rather one too many than one too few.
    """
    if len(text) <= width * _SURELY_FITS and "\n" not in text and text.isascii():
        return 1
    return sum(_lines_of(line, width) for line in text.split("\n"))


def _lines_of(line: str, width: float) -> int:
    if len(line) <= width * _SURELY_FITS and line.isascii():
        return 1
    needed = sum(map(_letters().__getitem__, line))
    if needed <= width:
        return 1
    # A line ends between two words: half a usual word stays empty.
    return math.ceil(needed / max(width - _HALF_A_WORD, width * 0.6))


class _Letters(dict[str, float]):
    """The widths of letters in a sheet, in characters of a column."""

    def __missing__(self, letter: str) -> float:
        # A Chinese or Japanese character is about two Latin ones wide.
        return 2.0 if ord(letter) >= 0x2E80 else 1.0


@cache
def _letters() -> _Letters:
    font = shaper(_FONT_KEY)
    scale = CELL_FONT_SIZE * _PIXELS_PER_POINT / font.face.upem / _PIXELS_PER_CHARACTER
    glyphs = {chr(code): font.get_nominal_glyph(code) for code in range(32, 0x250)}
    return _Letters(
        (letter, font.get_glyph_h_advance(glyph) * scale)
        for letter, glyph in glyphs.items()
        if glyph
    )


def row_height(lines: int) -> float:
    """The height in points of a row of so many lines, within what a sheet allows."""
    return min(MAX_ROW_HEIGHT, 5 + LINE_HEIGHT * max(1, lines))

"""Writing values to cells so that text stays text, numbers numbers and dates dates."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from exporters.workbook.values import EARLIEST, MAX_CELL_CHARACTERS, Value

LINE_HEIGHT = 14.5
MAX_ROW_HEIGHT = 409.0


def write_value(sheet: Any, row: int, column: int, value: Value, style: Any) -> bool:  # noqa: ANN401
    """Write one value; whether all of it fitted (a cell takes 32,767 characters).

    Text is always written as a string: ``=1+1`` on a card is what somebody said, not a formula.
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:MAX_CELL_CHARACTERS], style)
        return len(value) <= MAX_CELL_CHARACTERS
    elif isinstance(value, date):
        if value < EARLIEST:
            sheet.write_string(row, column, value.isoformat(), style)
        else:
            sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
    return True


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of ``width`` characters, estimated generously."""
    per_line = max(1.0, width * 1.05)
    if len(text) <= per_line and "\n" not in text and text.isascii():
        return 1
    return sum(max(1, math.ceil(_columns(line) / per_line)) for line in text.split("\n"))


def row_height(lines: int) -> float:
    """The height in points of a row of so many lines, within what a sheet allows."""
    return min(MAX_ROW_HEIGHT, 5 + LINE_HEIGHT * max(1, lines))


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    # A Chinese or Japanese character is about two Latin ones wide.
    return sum(2 if ord(character) >= 0x2E80 else 1 for character in text)

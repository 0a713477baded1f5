"""What a cell may hold, and when two cells say the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

Value: TypeAlias = str | float | int | date | None

MAX_CELL_CHARACTERS = 32_767
EARLIEST = date(1900, 3, 1)
"""Where the calendars of all spreadsheet programs agree; an earlier date is kept as text."""


def fitting(text: str) -> str:
    """As much of a text as a cell holds: sheets count a sign beyond the basic ones as two."""
    if len(text) * 2 <= MAX_CELL_CHARACTERS or text.isascii():
        return text[:MAX_CELL_CHARACTERS]
    cut = text[:MAX_CELL_CHARACTERS].encode("utf-16-le")[: 2 * MAX_CELL_CHARACTERS]
    return cut.decode("utf-16-le", errors="ignore")


def plain(value: Value | datetime) -> Value:
    """The value as both sides of a comparison see it: programs save the same cell differently.

    Text has line feeds, no blanks at the ends of its lines, and the length a cell can hold; an
    empty one is None. A whole number is an int, a date before the sheet's calendar text.
    """
    if value is None:
        return None
    if type(value) is str and "\n" not in value and "\r" not in value:
        return fitting(value.strip()).rstrip() or None
    if isinstance(value, bool):
        return "Yes" if value else None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if value >= EARLIEST else value.isoformat()
    if isinstance(value, float):
        rounded = float(f"{value:.15g}")  # the figures that a sheet keeps
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "\n".join(line.rstrip() for line in lines).strip()
        return fitting(text).rstrip() or None
    return value


def shown(value: Value) -> str:
    """The value as a person reads it in a list of changes."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else f"{value:.15g}"

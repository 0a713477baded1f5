"""What an .xlsx workbook says, once it is read: sheets, rows, cells as a person sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

CellValue: TypeAlias = str | float | int | date
"""What a cell says: text, a number, a ``bool``, a ``date`` (a ``datetime`` where it has a time of
day). Times without a day and percentages are text as they are shown: ``14:30``, ``25%``."""


class Place(NamedTuple):
    """A cell: row and column from 1."""

    row: int
    column: int

    def __str__(self) -> str:
        """As a sheet calls it: ``C7``."""
        return f"{column_letters(self.column)}{self.row}"


class Area(NamedTuple):
    """Cells merged into one: first and last row and column from 1; the first one has the value."""

    top: int
    left: int
    bottom: int
    right: int


class State(StrEnum):
    """Whether a sheet is seen."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


class Row(NamedTuple):
    """A row that says something: its number from 1, and its cells by column from 1."""

    number: int
    cells: Mapping[int, CellValue]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. ``rows`` are those in which anything stands, hidden and filtered ones too.

    ``unread`` has the cells whose value is not known, each with what stands there instead: an error
    (``#REF!``), or ``""`` for a formula that was saved without its result. They are not empty.
    ``comments`` are the notes and conversations at cells, each as ``Author: text``, one a line.
    ``whole`` is False where the sheet is damaged or too large: what was read before is here.
    """

    name: str
    state: State = State.VISIBLE
    rows: tuple[Row, ...] = ()
    merged: tuple[Area, ...] = ()
    unread: Mapping[Place, str] = field(default_factory=dict)
    comments: Mapping[Place, str] = field(default_factory=dict)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in order. Each warning is a sentence: what was left out or not read.

    Cells of visible sheets that are ``unread`` are among the warnings, the first ones by name.
    """

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name, whatever its case."""
        folded = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == folded), None)


def column_letters(column: int) -> str:
    """A column's name for people: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""A table as it stands in a file: cells in rows, before anybody knows what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of equal length. ``name`` is its sheet's or the heading above it.

    ``headings`` are the titles that stand over it in its text, the outermost first; ``beside``
    other text between it and the table before, ``below`` what follows it up to the next heading
    or table. ``numbers`` are those the rows have in the file (lines, for a text), none where they
    begin with 1. ``headed``: its first row is surely headings. ``listed``: it was no table but a
    numbered list, made into one.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    headed: bool = False
    listed: bool = False

    def number(self, row: int) -> int:
        """The number that a row (from 0) has in the file."""
        return self.numbers[row] if row < len(self.numbers) else row + 1


@dataclass(frozen=True, slots=True)
class Grids:
    """All tables of a file. Each warning is a sentence about what was left out or guessed."""

    name: str
    tables: tuple[Grid, ...]
    warnings: tuple[str, ...] = ()


def said(cell: Cell) -> str:
    """What a cell says, without spaces around it; whole figures without a decimal point."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)

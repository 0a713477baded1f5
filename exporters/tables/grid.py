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
    other text between it and the table before.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grids:
    """All tables of a file. Each warning is a sentence about what was left out or guessed."""

    name: str
    tables: tuple[Grid, ...]
    warnings: tuple[str, ...] = ()

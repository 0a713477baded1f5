"""What a returned workbook says: its rows, found again whatever was done to the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exporters.workbook.sent import SentMap
from exporters.workbook.values import Value
from model.ids import Id


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back. ``line`` is its number in the sheet, as a person sees it.

    ``record_id`` is empty for a row that was added; ``cells`` has the plain values of known columns
    by key, only of columns that are still there: a cell that could not be read (an error, a formula
    saved without its result) is not among them and stays as it is. ``extras`` are the header and
    value of other cells that say something, and comments.
    """

    line: int
    record_id: Id
    mark: str
    cells: Mapping[str, Value]
    extras: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A table sheet, by its key; ``name`` is what it is called now."""

    key: str
    name: str
    columns: frozenset[str]
    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """A whole workbook as it came back, and what it remembers of each map that was sent in it.

    ``file`` is its name, for sentences. Each warning is a sentence for the person: what could not
    be read, or was changed where nothing is read back.
    """

    file: str
    sheets: tuple[ReturnedSheet, ...]
    sent: Mapping[Id, SentMap] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

"""What a workbook is made of, one map or several, and where each table came to stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exporters.identity import Identity
from exporters.workbook.facts import Facts
from exporters.workbook.sent import SentSheet
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.writing.paper import Paper
from model.records import Record


@dataclass(frozen=True, slots=True)
class Source:
    """A map whose records are rows. In a portfolio its ``facts`` have a name.

    ``shown`` has the records of each sheet that is written, by the sheet's key.
    """

    facts: Facts
    identity: Identity
    shown: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts, identity: Identity, tables: Iterable[TableSheet]) -> Source:
        """The map with what these tables show of it."""
        return cls(facts, identity, {table.key: tuple(table.records(facts)) for table in tables})

    def records(self, table: TableSheet) -> Sequence[Record]:
        """The records of a table, in order."""
        return self.shown[table.key]


@dataclass(frozen=True, slots=True)
class Written:
    """A table sheet as it was written: what charts and pictures need to find its cells again.

    ``columns`` are all that are seen, the map's name in a portfolio included. ``last`` is the last
    row of the table, from 0. ``places`` has the row of each record, source by source, ``heights``
    how high each row is in points, ``sent`` what each source's rows said, and ``paper`` what it is
    printed on.
    """

    sheet: Any
    table: TableSheet
    columns: tuple[Column, ...]
    last: int
    places: tuple[dict[str, int], ...]
    heights: dict[int, float]
    sent: tuple[SentSheet, ...]
    paper: Paper

    def column(self, key: str) -> int:
        """Where the column of a key stands, from 0."""
        return next(index for index, column in enumerate(self.columns) if column.key == key)

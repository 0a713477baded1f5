"""A workbook that was sent, to be filled in by tests, without the file around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from exporters.identity import Identity
from exporters.workbook.facts import Facts
from exporters.workbook.returning.comparing.bases import cells_of
from exporters.workbook.returning.returned import Returned, ReturnedRow, ReturnedSheet
from exporters.workbook.sent import SentMap, SentSheet, mark_of
from exporters.workbook.sheets import TABLES
from exporters.workbook.values import Value, plain
from model.document import JourneyMap
from model.ids import Id

WHO = Identity("map-of-tests", "r1")
FIRST_LINE = 4


@dataclass
class Filled:
    """The sheets of a map as somebody fills them in: rows by sheet key, each as it will return."""

    sent: SentMap
    rows: dict[str, list[ReturnedRow]]
    columns: dict[str, frozenset[str]]
    file: str = "returned.xlsx"
    forgets: bool = False
    left_out: set[str] = field(default_factory=set)

    def say(self, record_id: Id, **cells: Value) -> Filled:
        """Answer cells in the row of a record (``_`` for ``-`` in keys)."""
        for rows in self.rows.values():
            for at, row in enumerate(rows):
                if row.record_id == record_id:
                    rows[at] = replace(row, cells={**row.cells, **_plain(cells)})
                    return self
        raise KeyError(record_id)

    def beside(self, record_id: Id, header: str, value: Value) -> Filled:
        """Write something beside a row."""
        for rows in self.rows.values():
            for at, row in enumerate(rows):
                if row.record_id == record_id:
                    rows[at] = replace(row, extras=(*row.extras, (header, value)))
                    return self
        raise KeyError(record_id)

    def add(self, sheet: str, /, **cells: Value) -> Filled:
        """Add a row."""
        line = FIRST_LINE + len(self.rows[sheet])
        blank: dict[str, Value] = dict.fromkeys(self.columns[sheet])
        self.rows[sheet].append(ReturnedRow(line, "", "", {**blank, **_plain(cells)}))
        return self

    def drop(self, record_id: Id) -> Filled:
        """Delete a row."""
        for key, rows in self.rows.items():
            self.rows[key] = [row for row in rows if row.record_id != record_id]
        return self

    def back(self) -> Returned:
        """The workbook as it comes back."""
        sheets = tuple(
            ReturnedSheet(key, key, self.columns[key], tuple(rows))
            for key, rows in self.rows.items()
            if key not in self.left_out
        )
        sent = {} if self.forgets else {self.sent.map_id: self.sent}
        return Returned(self.file, sheets, sent)


def sent_out(document: JourneyMap, who: Identity = WHO, file: str = "returned.xlsx") -> Filled:
    """The workbook of a map, as it leaves."""
    facts = Facts.of(document)
    rows: dict[str, list[ReturnedRow]] = {}
    sheets: dict[str, SentSheet] = {}
    for table in TABLES:
        said = {record.id: cells_of(facts, table, record) for record in table.records(facts)}
        keys = tuple(column.key for column in table.columns)
        sheets[table.key] = SentSheet(keys, {key: tuple(it.values()) for key, it in said.items()})
        rows[table.key] = [
            ReturnedRow(
                line, record_id, mark_of(who.map_id, sheets[table.key].rows[record_id]), dict(cells)
            )
            for line, (record_id, cells) in enumerate(said.items(), start=FIRST_LINE)
        ]
    sent = SentMap(who.map_id, who.revision, document.info.title, sheets)
    columns = {table.key: frozenset(column.key for column in table.columns) for table in TABLES}
    return Filled(sent, rows, columns, file)


def _plain(cells: dict[str, Value]) -> dict[str, Value]:
    return {key: plain(value) for key, value in cells.items()}

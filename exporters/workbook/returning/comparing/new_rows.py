"""Rows without a record: new ones, and those that were sent and have lost their id."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exporters.workbook.returning.answers import Reader
from exporters.workbook.returning.comparing import sayings
from exporters.workbook.returning.comparing.bases import Bases, cells_of, same
from exporters.workbook.returning.comparing.drafts import drafted, remarks
from exporters.workbook.returning.comparison import Choice, Kind, Proposal
from exporters.workbook.returning.places import said, where
from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sheets.column import Part, TableSheet
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.values import Value, shown
from model.ids import Id, seeded_ids
from model.kinds import CardKind
from model.records import Card, Marker, Record
from resources.words import tr


@dataclass(frozen=True, slots=True)
class NewRows:
    """What becomes of the rows without an id in one sheet of one file."""

    reader: Reader
    table: TableSheet
    bases: Bases
    file: str
    key: str
    seen: Counter[str] = field(default_factory=Counter)

    def proposals(self, rows: Sequence[ReturnedRow]) -> Iterator[Proposal]:
        """A proposal for each row that is not on the map yet, or for what differs there."""
        known = self._since() if rows else {}
        for row in rows:
            cells = {
                column.key: value
                for column in self.table.columns
                if column.comes_back and (value := row.cells.get(column.key)) is not None
            }
            if not cells and not row.extras:
                continue
            new_id = self._id(cells, row)
            if self.reader.document.find(new_id) is not None:
                continue
            record = known.get(self._called(cells))
            if record is not None:
                yield from self._differences(row, cells, record)
            elif self._says_only_where(cells) and not row.extras:
                continue
            else:
                yield self._added(row, cells, new_id)

    def _added(self, row: ReturnedRow, cells: Mapping[str, Value], new_id: Id) -> Proposal:
        fixed = dict(self.table.fixed).get("kind")
        kind = fixed if isinstance(fixed, CardKind) else None
        what, usual = Kind.NEW, Choice.ACCEPT
        try:
            draft = drafted(self.reader, self.table, cells)
            title = sayings.row_title(self.table, cells, draft.kind)
            placed = self.table.record in (Card, Marker)
            place = where(self.reader.facts[-1], draft.spot) if placed else ""
            sentence = sayings.added(title, place, remarks(draft, cells, self.table.columns))
        except CellError as error:
            what, usual = Kind.UNREADABLE, Choice.REFUSE
            title = sayings.row_title(self.table, cells, kind)
            sentence = sayings.unreadable(title, tr("row {n}", n=row.line), str(error))
        return Proposal(
            key=f"{self.key}/{new_id}",
            kind=what,
            sheet=self.table.key,
            record_id="",
            title=title,
            sentence=sentence,
            file=self.file,
            line=row.line,
            usual=usual,
            cells=tuple(cells.items()),
            extras=row.extras,
            new_id=new_id,
        )

    def _differences(
        self, row: ReturnedRow, cells: Mapping[str, Value], record: Record
    ) -> Iterator[Proposal]:
        """The row was added on the map, too: answers it lacks there, and those that differ."""
        from exporters.workbook.returning.comparing.rows import Row  # noqa: PLC0415 - two halves of one thing

        now = cells_of(self.reader.facts[0], self.table, record)
        differing = [
            column
            for column in self.table.columns
            if column.key in cells and not same(cells[column.key], now[column.key])
        ]
        blank = {column.key for column in differing if now[column.key] is None}
        base = {key: value for key, value in now.items() if key in blank}
        for columns, known in (
            ([c for c in differing if c.key in blank], base),
            ([c for c in differing if c.key not in blank], None),
        ):
            yield from Row(
                self.reader,
                self.table,
                row if known is not None else _without_extras(row),
                record,
                known,
                self.file,
                f"{self.key}/{record.id}",
            ).proposals(columns)

    def _since(self) -> dict[str, Record]:
        """The records that were not sent, by what they are called and where they stand."""
        facts = self.reader.facts[0]
        found: dict[str, Record] = {}
        for record in self.table.records(facts):
            if record.id not in self.bases.rows:
                called = self._called(cells_of(facts, self.table, record))
                if called:
                    found.setdefault(called, record)
        return found

    def _called(self, cells: Mapping[str, Value]) -> str:
        title = next((shown(cells[key]) for key in sayings.TITLE_KEYS if cells.get(key)), "")
        return f"{title}\n{said(cells) or ''}".casefold() if title else ""

    def _says_only_where(self, cells: Mapping[str, Value]) -> bool:
        parts = {column.key: column.part for column in self.table.columns}
        return all(parts[key] is Part.PLACE for key in cells)

    def _id(self, cells: Mapping[str, Value], row: ReturnedRow) -> Id:
        """The id that this row gets whenever it comes back; equal rows are told apart by count."""
        sent = self.bases.sent
        text = [[key, shown(value)] for key, value in (*cells.items(), *row.extras)]
        name = json.dumps([sent.map_id, sent.revision, self.table.key, text], ensure_ascii=False)
        self.seen[name] += 1
        return seeded_ids(f"{name} {self.seen[name]}")(self.table.record.prefix)


def with_lost_ids(
    rows: Sequence[tuple[ReturnedRow, Id]], table: TableSheet, bases: Bases
) -> list[tuple[ReturnedRow, Id]]:
    """The rows, those given back their id that say what a row said whose id is gone.

    Who cuts and pastes what is seen leaves the hidden id behind.
    """
    sheet = bases.sent.sheets.get(table.key)
    present = {record_id for _, record_id in rows}
    missing = [key for key in sheet.rows if key not in present] if sheet is not None else []
    if sheet is None or not missing or "" not in present:
        return list(rows)
    keys = [column.key for column in table.columns if column.key in sheet.columns]
    at = [sheet.columns.index(key) for key in keys]
    by_cells: dict[tuple[str, ...], list[Id]] = {}
    for record_id in missing:
        values = sheet.rows[record_id]
        by_cells.setdefault(tuple(shown(values[i]) for i in at), []).append(record_id)
    found = []
    for row, record_id in rows:
        own = record_id
        if not own:
            alike = by_cells.get(tuple(shown(row.cells.get(key)) for key in keys), [])
            own = alike.pop(0) if alike else ""
        found.append((row, own))
    return found


def _without_extras(row: ReturnedRow) -> ReturnedRow:
    return ReturnedRow(row.line, row.record_id, row.mark, row.cells)

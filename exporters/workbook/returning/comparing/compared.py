"""What a returned workbook would change: sent, returned and now compared cell by cell.

Said as it was sent, or as the map says it now: nothing. The map still says what was sent: an edit.
Otherwise both have changed, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from exporters.identity import Identity
from exporters.progress import Progress, no_progress
from exporters.workbook.facts import Facts
from exporters.workbook.hidden import MAP_KEY
from exporters.workbook.returning.accepting.accepted import acceptance
from exporters.workbook.returning.answers import Reader
from exporters.workbook.returning.comparing import sayings
from exporters.workbook.returning.comparing.bases import (
    Base,
    Bases,
    base_by_mark,
    cells_of,
    same,
    sent_map,
)
from exporters.workbook.returning.comparing.called import as_called
from exporters.workbook.returning.comparing.copies import merged
from exporters.workbook.returning.comparing.new_rows import NewRows, with_lost_ids
from exporters.workbook.returning.comparing.rows import Row
from exporters.workbook.returning.comparison import Choice, Comparison, Kind, Proposal
from exporters.workbook.returning.returned import Returned, ReturnedRow, ReturnedSheet
from exporters.workbook.sent import map_tag
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.values import shown
from model.changes import apply
from model.document import JourneyMap
from model.ids import Id
from model.records import Record
from resources.words import tr

_MOST_WARNINGS = 20


def compared(
    document: JourneyMap,
    identity: Identity,
    returned: Sequence[Returned],
    *,
    progress: Progress = no_progress,
) -> Comparison:
    """What one or several returned workbooks propose for the map as it is now.

    Raises:
        ImportFormatError: one of them is the workbook of another map.
        Cancelled: ``progress`` raised it.
    """
    facts = Facts.of(document)
    reader = Reader.of(facts)
    comparison = _compared(reader, identity, returned, progress)
    if reader.misses:
        # Who adds or renames somebody may name them at once: read by the names that this makes.
        then = apply(document, acceptance(document, comparison, {}).change)
        comparison = _compared(Reader.of(facts, Facts.of(then)), identity, returned, progress)
    return comparison


def _compared(
    reader: Reader, identity: Identity, returned: Sequence[Returned], progress: Progress
) -> Comparison:
    found: list[Proposal] = []
    warnings: list[str] = []
    called: list[JourneyMap] = []
    total = sum(len(one.sheets) for one in returned)
    done = 0
    for number, one in enumerate(returned):
        start = f"“{one.file}”: " if len(returned) > 1 else ""
        warnings.extend(start + warning for warning in one.warnings)
        sent = sent_map(one, identity, reader.document)
        called.append(as_called(reader.document, sent))
        calling = reader.calling(called[-1])
        file = _File(calling, identity.map_id, one, Bases.of(sent), f"{number}")
        for sheet in one.sheets:
            progress(done, total)
            done += 1
            found.extend(file.proposals(sheet))
        warnings.extend(start + warning for warning in _some(file.warnings))
    progress(total, total)
    renamed = any(one is not reader.document for one in called)
    return Comparison(
        merged(reader.document, found),
        tuple(dict.fromkeys(warnings)),
        tuple(called) if renamed else (),
    )


def _some(warnings: Sequence[str]) -> Iterator[str]:
    yield from warnings[:_MOST_WARNINGS]
    if len(warnings) > _MOST_WARNINGS:
        yield tr("{n} more of this kind.", n=len(warnings) - _MOST_WARNINGS)


@dataclass(frozen=True, slots=True)
class _File:
    """One returned workbook while it is compared."""

    reader: Reader
    map_id: Id
    returned: Returned
    bases: Bases
    key: str
    warnings: list[str] = field(default_factory=list)

    def proposals(self, sheet: ReturnedSheet) -> Iterator[Proposal]:
        """What a sheet proposes: its rows in order, then the rows that are gone."""
        table = next((table for table in TABLES if table.key == sheet.key), None)
        if table is None:
            return
        own = [(row, row.record_id) for row in sheet.rows if self._is_ours(row)]
        rows = with_lost_ids(own, table, self.bases)
        new: list[ReturnedRow] = []
        columns = self._columns(table, sheet)
        for row, record_id in rows:
            record = self._record(table, record_id)
            if record is not None:
                yield from self._row(table, row, record, columns)
            elif record_id and self._was_ours(row, record_id):
                yield from self._deleted(table, row, record_id, columns)
            else:
                new.append(row)
        key = f"{self.key}/{table.key}"
        maker = NewRows(self.reader, table, self.bases, self.returned.file, key)
        yield from maker.proposals(new)
        yield from self._gone(table, {record_id for _, record_id in rows})

    def _row(
        self, table: TableSheet, row: ReturnedRow, record: Record, columns: Sequence[Column]
    ) -> Iterator[Proposal]:
        known = self.bases.rows.get(record.id)
        base: Base | None
        if known is None:
            base = base_by_mark(row, self.reader.facts[0], table, record, self.map_id)
            against = base or cells_of(self.reader.facts[0], table, record)
        else:
            base = against = dict(zip(known[0].columns, known[1], strict=False))
        cells = row.cells
        differing = [
            column
            for column in columns
            if column.key in cells
            and (value := cells[column.key]) != (before := against.get(column.key))
            and not same(value, before)
        ]
        if not differing and not row.extras:
            return
        self._tell_shown(table, row, differing)
        key = f"{self.key}/{table.key}/{record.id}"
        told = Row(self.reader, table, row, record, base, self.returned.file, key)
        yield from told.proposals(differing)

    def _deleted(
        self, table: TableSheet, row: ReturnedRow, record_id: Id, columns: Sequence[Column]
    ) -> Iterator[Proposal]:
        """The row of a record that is no longer on the map: of interest where it was edited."""
        base = self.bases.base(record_id)
        if base is not None and all(
            same(row.cells[column.key], base.get(column.key))
            for column in columns
            if column.comes_back and column.key in row.cells
        ):
            return
        title = sayings.row_title(table, row.cells, None)
        if not table.grows:
            self.warnings.append(
                tr("{title} was deleted on the map; the answers in its row stay out.", title=title)
            )
            return
        yield Proposal(
            key=f"{self.key}/{table.key}/{record_id}/",
            kind=Kind.CONFLICT,
            sheet=table.key,
            record_id=record_id,
            title=title,
            sentence=sayings.deleted_meanwhile(title),
            file=self.returned.file,
            line=row.line,
            usual=Choice.REFUSE,
            cells=tuple((key, value) for key, value in row.cells.items() if value is not None),
            extras=row.extras,
            new_id=record_id,
        )

    def _gone(self, table: TableSheet, present: set[Id]) -> Iterator[Proposal]:
        sheet = self.bases.sent.sheets.get(table.key)
        elsewhere: set[Id] | None = None
        for record_id, values in sheet.rows.items() if sheet is not None else ():
            if record_id in present:
                continue
            record = self._record(table, record_id)
            if elsewhere is None:
                elsewhere = {row.record_id for one in self.returned.sheets for row in one.rows}
            if record is None or record_id in elsewhere or sheet is None:
                continue
            now = cells_of(self.reader.facts[0], table, record)
            before = dict(zip(sheet.columns, values, strict=False))
            changed = any(not same(now.get(key), value) for key, value in before.items())
            title = sayings.title_of(self.reader.document, record)
            yield Proposal(
                key=f"{self.key}/{table.key}/{record_id}/",
                kind=Kind.REMOVED,
                sheet=table.key,
                record_id=record_id,
                title=title,
                sentence=sayings.removed(title, changed=changed),
                file=self.returned.file,
                usual=Choice.REFUSE,
                cells=tuple((key, value) for key, value in before.items() if value is not None),
            )

    def _record(self, table: TableSheet, record_id: Id) -> Record | None:
        return self.reader.document.table(table.record.table).get(record_id)

    def _is_ours(self, row: ReturnedRow) -> bool:
        """Whether a row of a portfolio is of this map."""
        others = [key for key in self.returned.sent if key != self.bases.sent.map_id]
        if not others:
            return True
        if not row.record_id:
            return _folded(shown(row.cells.get(MAP_KEY))) == _folded(self.bases.sent.title)
        return row.mark.split("-", 1)[0] not in {map_tag(key) for key in others}

    def _was_ours(self, row: ReturnedRow, record_id: Id) -> bool:
        tags = {map_tag(self.map_id), map_tag(self.bases.sent.map_id)}
        return record_id in self.bases.rows or row.mark.split("-", 1)[0] in tags

    def _columns(self, table: TableSheet, sheet: ReturnedSheet) -> list[Column]:
        """The columns to compare: those that are still there, and were sent."""
        sent = self.bases.sent.sheets.get(table.key)
        return [
            column
            for column in table.columns
            if column.key in sheet.columns and (sent is None or column.key in sent.columns)
        ]

    def _tell_shown(self, table: TableSheet, row: ReturnedRow, differing: Iterable[Column]) -> None:
        for column in differing:
            if not column.comes_back:
                self.warnings.append(
                    tr(
                        "{sheet}, row {line}: {header} is only shown; what was written there "
                        "stays out.",
                        sheet=tr(table.name),
                        line=row.line,
                        header=tr(column.header),
                    )
                )


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()

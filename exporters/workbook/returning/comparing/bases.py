"""What each row said when it was sent: from the workbook's memory, or from its mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporters.identity import Identity
from exporters.workbook.facts import Facts
from exporters.workbook.returning.returned import Returned, ReturnedRow
from exporters.workbook.sent import SentMap, SentSheet, map_tag, mark_of
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.values import Value, plain, shown
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.ids import Id
from model.records import Record
from resources.words import tr

Base = Mapping[str, Value]
"""The cells of a row as they were sent, by column key."""


def sent_map(returned: Returned, identity: Identity, document: JourneyMap) -> SentMap:
    """What a workbook remembers of this map; nothing where its memory is gone.

    Raises:
        ImportFormatError: it is the workbook of another map.
    """
    if not returned.sent:
        _refuse_strangers(returned, identity, document)
        return SentMap(map_id=identity.map_id)
    # A map that was sent before it was ever saved had no id then.
    own = returned.sent.get(identity.map_id) or returned.sent.get("")
    if own is None:
        titles = ", ".join(f"“{_called(sent.title)}”" for sent in returned.sent.values())
        raise ImportFormatError(
            tr(
                "“{file}” is the workbook of {titles}, not of “{title}”.",
                file=returned.file,
                titles=titles,
                title=_called(document.info.title),
            )
        )
    return own


def _refuse_strangers(returned: Returned, identity: Identity, document: JourneyMap) -> None:
    marks = {row.mark for sheet in returned.sheets for row in sheet.rows if row.mark}
    tags = {map_tag(identity.map_id), map_tag("")}
    if marks and all(mark.split("-", 1)[0] not in tags for mark in marks):
        raise ImportFormatError(
            tr(
                "“{file}” is the workbook of another map than “{title}”.",
                file=returned.file,
                title=_called(document.info.title),
            )
        )


def _called(title: str) -> str:
    return title or tr("Untitled map")


@dataclass(frozen=True, slots=True)
class Bases:
    """The rows that were sent, by record id, whatever sheet they stood in."""

    sent: SentMap
    rows: Mapping[Id, tuple[SentSheet, tuple[Value, ...]]]

    @classmethod
    def of(cls, sent: SentMap) -> Bases:
        """All rows of what was sent."""
        return cls(
            sent,
            {
                record_id: (sheet, values)
                for sheet in sent.sheets.values()
                for record_id, values in sheet.rows.items()
            },
        )

    def base(self, record_id: Id) -> Base | None:
        """What a row said, None where it is not remembered."""
        found = self.rows.get(record_id)
        return None if found is None else dict(zip(found[0].columns, found[1], strict=False))


def base_by_mark(
    row: ReturnedRow, facts: Facts, table: TableSheet, record: Record, map_id: Id
) -> Base | None:
    """What a row said by its mark: where it is today's, the map has not changed there since."""
    now = cells_of(facts, table, record)
    return now if row.mark and row.mark == mark_of(map_id, list(now.values())) else None


def cells_of(facts: Facts, table: TableSheet, record: Record) -> dict[str, Value]:
    """What the map says of a record today, as a sheet would."""
    return {column.key: plain(column.say(facts, record)) for column in table.columns}


def same(one: Value, other: Value) -> bool:
    """Whether two cells say the same, though a program may have made a number of a text."""
    return one == other or (type(one) is not type(other) and shown(one) == shown(other))

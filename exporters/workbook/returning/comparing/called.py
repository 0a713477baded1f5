"""What records were called when a workbook was sent: who fills it in uses these names."""

from __future__ import annotations

from exporters.workbook.facts import Facts
from exporters.workbook.sent import SentMap
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import Column, Part
from exporters.workbook.sheets.names import Names
from exporters.workbook.values import Value, plain
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits.making import evolved
from model.errors import JourneyboardError
from model.ids import Id
from model.records import Record

_NAMING = ("name", "role", "title", "text", "kind", "on")
"""The columns that make the names by which other cells call a record."""


def as_called(document: JourneyMap, sent: SentMap) -> JourneyMap:
    """The map with the names that its records had when it was sent.

    It is the map itself where none of them has changed.
    """
    names = Names(Facts.of(JourneyMap()))
    updated: dict[Id, tuple[Record, Record]] = {}
    for table in TABLES:
        sheet = sent.sheets.get(table.key)
        naming = [
            column
            for column in table.columns
            if column.key in _NAMING and column.part is Part.FIELD
        ]
        for record_id, values in sheet.rows.items() if sheet is not None else ():
            record = document.table(table.record.table).get(record_id)
            if record is None or sheet is None:
                continue
            then = dict(zip(sheet.columns, values, strict=False))
            after = record
            for column in naming:
                if column.key in then:
                    after = _with_name(names, after, column, then[column.key])
            if after is not record:
                updated[record_id] = (record, after)
    return apply(document, ChangeSet(updated=tuple(updated.values()))) if updated else document


def _with_name(names: Names, record: Record, column: Column, sent: Value) -> Record:
    codec = column.codec
    if codec is None or plain(codec.say(names.facts, getattr(record, column.field))) == sent:
        return record
    try:
        return evolved(record, {column.field: codec.read(names, sent)})
    except JourneyboardError:  # it was sent by another version of the program
        return record

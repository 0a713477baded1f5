"""Putting the workbook together: which sheets, in which order."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from exporters.identity import Identity
from exporters.progress import Progress, no_progress
from exporters.workbook.facts import Facts
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sent import SentMap
from exporters.workbook.sheets.catalogue import MAP, READ_ME, chosen
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.sheets.people import PERSONAS
from exporters.workbook.writing.charts import write_charts
from exporters.workbook.writing.making import Making, properties
from exporters.workbook.writing.matrix import write_matrix
from exporters.workbook.writing.memory import write_memory
from exporters.workbook.writing.pictures import write_photos
from exporters.workbook.writing.read_me import Entry, add_read_me, write_read_me
from exporters.workbook.writing.showing import FOUND, write_shown
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.tables import write_table_sheet
from model.document import JourneyMap


def write_workbook(
    document: JourneyMap,
    target: BinaryIO,
    options: WorkbookOptions | None = None,
    *,
    identity: Identity | None = None,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write the map as an .xlsx workbook to a binary stream; nothing is written when it fails.

    Answers a sentence for each text that a cell could not hold whole. The same map gives the
    same bytes: the file carries the map's own date, not the clock's.

    Raises:
        ExportError: there is no sheet of a key that is asked for.
    """
    who = identity or Identity()
    asked, title = options or WorkbookOptions(), document.info.title
    sheets = chosen(asked.sheets)
    tables = [sheet for sheet in sheets if isinstance(sheet, TableSheet)]
    buffer = BytesIO()
    making = Making.into(buffer)
    making.book.set_properties(properties(document))
    source = Source.of(Facts.of(document), who, tables)
    first = add_read_me(making) if READ_ME in sheets else None
    entries: list[Entry] = []
    written: dict[str, Written] = {}
    for done, sheet in enumerate(sheets):
        progress(done, len(sheets) + 1)
        if isinstance(sheet, TableSheet):
            written[sheet.key] = write_table_sheet(making, [source], sheet)
            entries.append(Entry(sheet, len(source.records(sheet))))
        elif sheet is MAP:
            write_matrix(making.book, making.styles, source.facts, tables)
            entries.append(Entry(sheet))
        elif sheet.key in FOUND:
            entries.append(Entry(sheet, write_shown(making, sheet, source.facts, asked.as_of)))
    progress(len(sheets), len(sheets) + 1)
    if first is not None:
        write_read_me(first, making, [source], entries)
    write_charts(making.book, source.facts, written)
    if PERSONAS.key in written:
        write_photos(source.facts, written[PERSONAS.key])
    sent = {key: table.sent[0] for key, table in written.items()}
    making.lists.write()
    write_memory(making.book, [SentMap(who.map_id, who.revision, title, sent)])
    making.book.close()
    progress(len(sheets) + 1, len(sheets) + 1)
    target.write(buffer.getvalue())
    return tuple(making.warnings)

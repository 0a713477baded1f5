"""Putting the workbook together: which sheets, in which order, and the properties of the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import BinaryIO

import xlsxwriter

from exporters.identity import Identity
from exporters.progress import Progress, no_progress
from exporters.workbook.facts import Facts
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sent import SentMap
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.people import PERSONAS
from exporters.workbook.writing.charts import write_charts
from exporters.workbook.writing.matrix import write_matrix
from exporters.workbook.writing.memory import write_memory
from exporters.workbook.writing.pictures import write_photos
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.styles import Styles
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
    """
    wanted, who = options or WorkbookOptions(), identity or Identity()
    tables = [table for table in TABLES if wanted.sheets is None or table.key in wanted.sheets]
    total = 2 + len(tables)
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    book.set_properties(_properties(document))
    styles = Styles(book)
    facts = Facts.of(document)
    warnings: list[str] = []
    progress(0, total)
    write_matrix(book, styles, facts, tables)
    progress(1, total)
    source = Source(facts, who)
    written: dict[str, Written] = {}
    for done, table in enumerate(tables, start=2):
        progress(done, total)
        written[table.key] = write_table_sheet(book, styles, [source], table, warnings)
    write_charts(book, facts, written)
    if PERSONAS.key in written:
        write_photos(facts, written[PERSONAS.key])
    sent = {key: table.sent[0] for key, table in written.items()}
    write_memory(book, [SentMap(who.map_id, who.revision, document.info.title, sent)])
    book.close()
    progress(total, total)
    target.write(buffer.getvalue())
    return tuple(warnings)


def _properties(document: JourneyMap) -> dict[str, object]:
    info = document.info
    day = info.revised_on or info.created_on or date(2000, 1, 1)
    return {
        "title": info.title[:255],
        "subject": info.objective[:255],
        "author": ", ".join(info.authors)[:255],
        "comments": "Made with Journeyboard",
        "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
    }

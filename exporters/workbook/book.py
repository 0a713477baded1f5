"""Putting the workbook together: which sheets, in which order, and the properties of the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import BinaryIO

import xlsxwriter

from exporters.workbook.columns import (
    ACTIONS,
    EVIDENCE,
    MARKERS,
    METRICS,
    OPPORTUNITIES,
    OTHER_CARDS,
    PAIN_POINTS,
    PERSONAS,
    STAGES,
    TOUCHPOINTS,
)
from exporters.workbook.emotions import write_emotions
from exporters.workbook.facts import Facts
from exporters.workbook.matrix import write_matrix
from exporters.workbook.styles import Styles
from exporters.workbook.tables import write_table_sheet
from model.document import JourneyMap

Progress = Callable[[int, int], None]
"""Called with what is done and how much there is; may raise to stop."""

_BEFORE_EMOTIONS = (TOUCHPOINTS,)
_AFTER_EMOTIONS = (
    PERSONAS,
    PAIN_POINTS,
    OPPORTUNITIES,
    ACTIONS,
    METRICS,
    STAGES,
    EVIDENCE,
    MARKERS,
    OTHER_CARDS,
)


def write_workbook(
    document: JourneyMap, target: BinaryIO, *, progress: Progress | None = None
) -> tuple[str, ...]:
    """Write the map as an .xlsx workbook to a binary stream; nothing is written when it fails.

    Answers a sentence for each text that a cell could not hold whole. The same map gives the
    same bytes: the file carries the map's own date, not the clock's.
    """
    done, total = 0, 2 + len(_BEFORE_EMOTIONS) + len(_AFTER_EMOTIONS)

    def step() -> None:
        nonlocal done
        if progress is not None:
            progress(done, total)
        done += 1

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
    step()
    write_matrix(book, styles, facts)
    for table in _BEFORE_EMOTIONS:
        step()
        warnings += write_table_sheet(book, styles, facts, table)
    step()
    write_emotions(book, styles, facts)
    for table in _AFTER_EMOTIONS:
        step()
        warnings += write_table_sheet(book, styles, facts, table)
    book.close()
    if progress is not None:
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

"""A workbook while it is made: the file, its formats, its lists, and what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from exporters.workbook.writing.lists import Lists
from exporters.workbook.writing.styles import Styles
from model.document import JourneyMap
from model.kinds import words
from resources.words import tr

_MAX_NAME, _NOT_IN_NAMES = 31, str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_MAX_PROPERTY = 255
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Making:
    """What everybody who writes a sheet needs. ``warnings`` are sentences for the person."""

    book: Any
    styles: Styles
    lists: Lists
    warnings: list[str] = field(default_factory=list)

    @classmethod
    def into(cls, buffer: BytesIO) -> Making:
        """Begin a workbook that is written to a buffer when it is closed."""
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
        return cls(book, Styles(book), Lists(book))


def sheet_name(name: str) -> str:
    """What a sheet is called, in the language of the program and as a spreadsheet allows it."""
    return tr(name).translate(_NOT_IN_NAMES).strip("'")[:_MAX_NAME]


def properties(document: JourneyMap) -> dict[str, object]:
    """What the file says of itself; its date is the map's, so that the same map gives the same."""
    info = document.info
    day = info.revised_on or info.created_on or date(2000, 1, 1)
    return {
        "title": info.title[:_MAX_PROPERTY],
        "subject": info.objective[:_MAX_PROPERTY],
        "author": ", ".join(info.authors)[:_MAX_PROPERTY],
        "category": tr("Customer journey map"),
        "keywords": f"{tr('customer journey')}, {words(info.state).lower()}",
        "comments": tr("Made with Journeyboard"),
        "created": moment(day),
    }


def moment(day: date) -> datetime:
    """A day as a file's date: its year has four figures, an older one would make it unreadable."""
    day = max(day, _FIRST_DAY)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)

"""The very hidden sheet with what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exporters.workbook.hidden import MEMORY_SHEET
from exporters.workbook.sent import SentMap, encoded


def write_memory(book: Any, maps: Iterable[SentMap]) -> None:  # noqa: ANN401 - xlsxwriter
    """Add the sheet."""
    sheet = book.add_worksheet(MEMORY_SHEET)
    for row, text in enumerate(encoded(maps)):
        sheet.write_string(row, 0, text)
    sheet.very_hidden()

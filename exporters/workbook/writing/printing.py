"""How a table is printed: on as few sheets as can be read, with the map's title on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, TITLE_ROW
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.writing.source import Source
from resources.words import tr

A4, A3 = 9, 8
_WIDE = 190.0
"""Characters that A4 across holds at a size one can read; wider tables are made for A3."""
_MAX_HEADER_TITLE = 90
_BESIDE = frozenset({"emotions", "metrics"})
"""Sheets with charts beside their table, which are printed on sheets of their own after it."""
_PRINTABLE = {A4: 784.0, A3: 1132.0}
"""Points between the margins, across."""
_POINTS_PER_CHARACTER, _POINTS_PER_COLUMN = 6.2, 3.75
"""Rather too many: the width of a character is that of the font at hand."""


def set_up_print(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    table: TableSheet,
    sources: Sequence[Source],
    widths: Sequence[float],
) -> None:
    """Paper, margins, what stands on every sheet of paper."""
    title = sources[0].facts.document.info.title if len(sources) == 1 else tr("Portfolio")
    sheet.set_landscape()
    paper = A3 if sum(widths) > _WIDE else A4
    sheet.set_paper(paper)
    if table.key in _BESIDE:
        # Fitted to one sheet across, a table with charts beside it would be half as large.
        sheet.set_print_scale(_scale(widths, _PRINTABLE[paper]))
        sheet.set_v_pagebreaks([len(widths) + 2])
    else:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROW, HEADER_ROW)
    sheet.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
    sheet.set_header(f"&L&9{quoted(title)}&R&9{quoted(tr(table.name))}", {"margin": 0.3})
    sheet.set_footer(footer(), {"margin": 0.3})
    sheet.hide_gridlines(2)
    sheet.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)


def _scale(widths: Sequence[float], room: float) -> int:
    """The percentage at which columns so wide fit into a room."""
    points = sum(widths) * _POINTS_PER_CHARACTER + len(widths) * _POINTS_PER_COLUMN
    return max(10, min(100, int(98 * room / points)))


def quoted(text: str) -> str:
    """A text for a header or footer, where ``&`` and figures after a size mean something."""
    short = text if len(text) <= _MAX_HEADER_TITLE else text[: _MAX_HEADER_TITLE - 1] + "…"
    return " " + short.replace("&", "&&").strip()


def footer() -> str:
    """The page number, and what made it."""
    said = tr("Page {page} of {pages}", page="&P", pages="&N")
    return f"&L&9{quoted(tr('Made with Journeyboard'))}&R&9 {said}"

"""How a table is printed: on as few sheets as can be read, with the map's title on each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, TITLE_ROW
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.writing.paper import A3, A4, ROOMS, SURELY, Paper
from exporters.workbook.writing.source import Source
from resources.words import tr

_WIDE = 190.0
"""Characters that A4 across holds at a size one can read; wider tables are made for A3."""
_MAX_HEADER_TITLE = 90
_BESIDE = frozenset({"emotions", "metrics"})
"""Sheets with charts beside their table, which are printed on sheets of their own after it."""
_NAMES = ("text", "title", "name")
"""The columns that say what a row is: repeated where a table takes several sheets across."""
_POINTS_PER_CHARACTER, _POINTS_PER_COLUMN = 6.2, 3.75
"""Rather too many: the width of a character is that of the font at hand."""
_LEAST_SCALE, _MOST_SHEETS = 60, 4
"""A table that would be smaller takes another sheet of paper across."""


def set_up_print(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    columns: Sequence[Column],
    table: TableSheet,
    sources: Sequence[Source],
    widths: Sequence[float],
) -> Paper:
    """Paper, margins, what stands on every sheet of paper."""
    title = sources[0].facts.document.info.title if len(sources) == 1 else tr("Portfolio")
    sheet.set_landscape()
    size = A3 if sum(widths) > _WIDE else A4
    sheet.set_paper(size)
    if table.key in _BESIDE:
        # Fitted to one sheet across, a table with charts beside it would be half as large.
        paper = Paper(size, _scale(sum(map(_points, widths)), size))
        sheet.set_print_scale(paper.scale)
        sheet.set_v_pagebreaks([len(widths) + 2])
    else:
        paper = _set_sheets_across(sheet, size, [*map(_points, widths)], named_column(columns))
    sheet.repeat_rows(TITLE_ROW, HEADER_ROW)
    sheet.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
    sheet.set_header(f"&L&9{quoted(title)}&R&9{quoted(tr(table.name))}", {"margin": 0.3})
    sheet.set_footer(footer(), {"margin": 0.3})
    sheet.hide_gridlines(2)
    sheet.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)
    return paper


def named_column(columns: Sequence[Column]) -> int:
    """Where the column stands that says what a row is."""
    return next((at for at, column in enumerate(columns) if column.key in _NAMES), 0)


def _set_sheets_across(sheet: Any, size: int, points: Sequence[float], named: int) -> Paper:  # noqa: ANN401
    """One piece of paper across, or as many as it takes to be read."""
    across, breaks = 1, breaks_of(points, named, 1)
    while _scale(_widest(points, named, breaks), size) < _LEAST_SCALE and across < _MOST_SHEETS:
        across += 1
        breaks = breaks_of(points, named, across)
    paper = Paper(size, _scale(_widest(points, named, breaks), size))
    if not breaks:
        sheet.fit_to_pages(1, 0)
        return paper
    # Where a sheet is fitted to its paper, Excel heeds no breaks.
    sheet.set_print_scale(paper.scale)
    sheet.set_v_pagebreaks(list(breaks))
    sheet.repeat_columns(named, named)
    sheet.print_across()
    return paper


def breaks_of(points: Sequence[float], named: int, across: int) -> tuple[int, ...]:
    """Before which columns a table is cut into so many parts that the widest is narrowest.

    The column ``named`` stands in each part that comes after it.
    """
    count = len(points)
    cuts = itertools.combinations(range(1, count), min(across, count) - 1)
    return min(cuts, key=lambda breaks: _widest(points, named, breaks))


def _widest(points: Sequence[float], named: int, breaks: Sequence[int]) -> float:
    edges = (0, *breaks, len(points))
    return max(
        sum(points[first:last]) + (points[named] if first > named else 0)
        for first, last in itertools.pairwise(edges)
    )


def _points(width: float) -> float:
    """How wide a column of so many characters is on paper, at most."""
    return width * _POINTS_PER_CHARACTER + _POINTS_PER_COLUMN


def _scale(points: float, size: int) -> int:
    """The percentage at which so many points stand on one piece of paper."""
    return max(10, min(100, int(100 * SURELY * ROOMS[size][0] / points)))


def quoted(text: str) -> str:
    """A text for a header or footer, where ``&`` and figures after a size mean something."""
    short = text if len(text) <= _MAX_HEADER_TITLE else text[: _MAX_HEADER_TITLE - 1] + "…"
    return " " + short.replace("&", "&&").strip()


def footer() -> str:
    """The page number, and what made it."""
    said = tr("Page {page} of {pages}", page="&P", pages="&N")
    return f"&L&9{quoted(tr('Made with Journeyboard'))}&R&9 {said}"

"""Sheets that only show what the program found: headings, and below each a table to filter.

Nothing in them is read back, so they are protected, without a password.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.catalogue import CHECK, PRIORITIES, Sheet
from exporters.workbook.sheets.checked import check_tables
from exporters.workbook.sheets.priorities import priority_tables
from exporters.workbook.sheets.shown import ShownTable
from exporters.workbook.writing.cells import lines_needed, row_height, write_value
from exporters.workbook.writing.emphasis import LOOKS
from exporters.workbook.writing.making import Making, sheet_name
from exporters.workbook.writing.paper import A4
from exporters.workbook.writing.printing import footer, quoted
from exporters.workbook.writing.styles import TAB_COLOURS, Styles
from model.layout.theme import LIGHT
from resources.words import tr

_HEADER_HEIGHT, _TITLE_HEIGHT, _HEADING_HEIGHT = 24, 34, 28
_MAY = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
"""What a reader may do to the protected sheet besides selecting and copying."""


FOUND: Mapping[str, Callable[[Facts, date | None], tuple[ShownTable, ...]]] = {
    PRIORITIES.key: lambda facts, _day: priority_tables(facts),
    CHECK.key: check_tables,
}
"""What such sheets show of a map, by their keys, as of a day."""


def write_shown(making: Making, sheet: Sheet, facts: Facts, as_of: date | None) -> int:
    """Add the sheet; answers how many rows its tables have.

    The tables share the columns of the sheet: each is as wide as the widest of the same place.
    """
    info = facts.document.info
    tables = FOUND[sheet.key](facts, as_of or info.revised_on or info.created_on)
    page = making.book.add_worksheet(sheet_name(sheet.name))
    widths = _widths(tables)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    styles = making.styles
    page.set_row(0, _TITLE_HEIGHT)
    page.write_rich_string(
        0,
        0,
        styles.sheet_title(),
        tr(sheet.name),
        styles.sheet_about(),
        f"    {tr(sheet.about)}",
        styles.sheet_head(),
    )
    row = 1
    for table in tables:
        row = _write_table(page, making, table, widths, row)
    _finish(page, sheet, info.title, row)
    return sum(len(table.rows) for table in tables)


def _widths(tables: Sequence[ShownTable]) -> list[float]:
    most = max(len(table.columns) for table in tables)
    return [
        max(table.columns[place].width for table in tables if place < len(table.columns))
        for place in range(most)
    ]


def _write_table(
    page: Any,  # noqa: ANN401 - xlsxwriter ships no types
    making: Making,
    table: ShownTable,
    widths: Sequence[float],
    row: int,
) -> int:
    """A heading, its note, and the table; answers the row behind it, one being left free."""
    styles, last = making.styles, len(table.columns) - 1
    page.set_row(row, _HEADING_HEIGHT)
    heading = styles.make(font_size=13, bold=True, font_color=LIGHT.stage_hues[0], valign="vcenter")
    page.write_string(row, 0, table.heading, heading)
    note = styles.make(font_color=LIGHT.secondary, text_wrap=True)
    page.merge_range(row + 1, 0, row + 1, last, "", note)
    page.write_string(row + 1, 0, table.note, note)
    page.set_row(row + 1, row_height(lines_needed(table.note, sum(widths[: last + 1]) - 2)))
    if not table.rows:
        return row + 3
    head, first = row + 2, row + 3
    _write_rows(page, making, table, widths, first)
    style = styles.header()
    page.set_row(head, _HEADER_HEIGHT)
    page.add_table(
        head,
        0,
        head + len(table.rows),
        last,
        {
            "name": table.name,
            "style": None,
            "columns": [
                {"header": tr(column.header), "header_format": style} for column in table.columns
            ],
        },
    )
    end = head + len(table.rows)
    if table.shaded is not None:
        _shade(page, table.shaded, first, end)
    return end + 2


def _write_rows(
    page: Any,  # noqa: ANN401
    making: Making,
    table: ShownTable,
    widths: Sequence[float],
    first: int,
) -> None:
    text = making.styles.make(text_wrap=True, **_LINE)
    figure = making.styles.make(align="center", **_LINE)
    share = making.styles.make(align="center", num_format="0.0", **_LINE)
    looks = {word: _look(making.styles, table, word) for word in table.looks}
    for row, values in enumerate(table.rows, start=first):
        tallest = 1
        for column, value in enumerate(values):
            style = text if value is None or isinstance(value, str) else figure
            if column == table.shaded:
                style = share
            elif column == 0:
                style = looks.get(str(value), style)
            # What is too long for a cell is told of the sheet that it comes back from.
            write_value(page, row, column, value, style)
            if isinstance(value, str):
                tallest = max(tallest, lines_needed(value, widths[column]))
        page.set_row(row, row_height(tallest))


_LINE: dict[str, object] = {"border": 1, "border_color": LIGHT.hairline}


def _look(styles: Styles, table: ShownTable, word: str) -> Any:  # noqa: ANN401
    member = table.looks[word]
    return styles.make(text_wrap=True, **_LINE, **LOOKS[type(member)][member])


def _shade(page: Any, column: int, first: int, last: int) -> None:  # noqa: ANN401
    page.conditional_format(
        first,
        column,
        last,
        column,
        {
            "type": "2_color_scale",
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": 100,
            "min_color": LIGHT.paper,
            "max_color": "#F4B8B2",
        },
    )


def _finish(page: Any, sheet: Sheet, title: str, last: int) -> None:  # noqa: ANN401
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
    page.set_header(f"&L&9{quoted(title)}&R&9{quoted(tr(sheet.name))}", {"margin": 0.3})
    page.set_footer(footer(), {"margin": 0.3})
    page.set_tab_color(TAB_COLOURS[sheet.key])
    page.freeze_panes(1, 0)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    page.protect("", _MAY)

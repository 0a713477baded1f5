"""One table sheet: title, native table with filter, lists to choose from, hidden ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.workbook.hidden import (
    FIRST_ROW,
    HEADER_ROW,
    ID_HEADER,
    ID_KEY,
    KEY_ROW,
    MARK_HEADER,
    MARK_KEY,
    TITLE_ROW,
)
from exporters.workbook.sent import SentSheet
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.sheets.common import MAP
from exporters.workbook.writing.emphasis import add_emphasis
from exporters.workbook.writing.growing import GrowingSheet
from exporters.workbook.writing.lists import add_rules
from exporters.workbook.writing.making import Making, sheet_name
from exporters.workbook.writing.paper import HEADER_HEIGHT, TITLE_HEIGHT
from exporters.workbook.writing.printing import named_column, set_up_print
from exporters.workbook.writing.rows import Rows, rows_of, write_rows
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.styles import TAB_COLOURS, Styles
from exporters.workbook.writing.widths import widths_of
from resources.words import tr

SPARE_ROWS = 400
"""So many rows below a table know what may be written into them."""
_STAYS_IN_SIGHT = frozenset({"text", "title", "name", "persona"})
_ROOM_FOR_TITLE = 36.0  # characters
_MOST_FROZEN = 90.0  # characters: with more, a small screen would show nothing else


def write_table_sheet(making: Making, sources: Sequence[Source], table: TableSheet) -> Written:
    """Add the sheet with the rows of each source; answers where they stand and what they said.

    Where the sources have names (a portfolio), the first column says whose a row is. What could not
    be written whole is added to the warnings, a sentence each.
    """
    sheet = making.book.add_worksheet(sheet_name(table.name), worksheet_class=GrowingSheet)
    columns = (MAP, *table.columns) if sources[0].facts.name else table.columns
    rows = [rows_of(source, table, columns) for source in sources]
    widths = widths_of(columns, rows)
    empty = not any(part.ids for part in rows)
    _write_head(sheet, making.styles, table, columns, widths, empty=empty)
    _set_columns(sheet, making.styles, columns, widths)
    places, row = [], FIRST_ROW
    heights: dict[int, float] = {}
    for part in rows:
        heights |= write_rows(sheet, making, table, columns, part, row, widths)
        places.append({record_id: row + place for place, record_id in enumerate(part.ids)})
        row += len(part.ids)
    if row == FIRST_ROW:
        _write_free_row(sheet, making.styles, columns)
    last = max(FIRST_ROW, row - 1)
    end = last + SPARE_ROWS if table.grows else last
    _add_table(sheet, making.styles, table, columns, last)
    add_rules(sheet, making.lists, sources, columns, end)
    add_emphasis(sheet, making.styles, columns, last, end)
    sheet.freeze_panes(FIRST_ROW, _frozen(columns, widths))
    sheet.set_tab_color(TAB_COLOURS[table.key])
    paper = set_up_print(sheet, columns, table, sources, widths)
    return Written(
        sheet,
        table,
        columns,
        last,
        tuple(places),
        heights,
        tuple(_sent(table, p) for p in rows),
        paper,
    )


def _sent(table: TableSheet, rows: Rows) -> SentSheet:
    keys = tuple(column.key for column in table.columns)
    return SentSheet(keys, dict(zip(rows.ids, rows.said, strict=True)))


def _write_head(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    table: TableSheet,
    columns: Sequence[Column],
    widths: Sequence[float],
    *,
    empty: bool,
) -> None:
    """What the sheet is for, and hidden below it the keys of its columns."""
    said = tr(table.about)
    if empty and table.grows:
        said = f"{tr(table.empty)} {tr('Write the first one into the yellow cells.')}"
    named = named_column(columns)
    if not empty and sum(widths[:named]) >= _ROOM_FOR_TITLE:
        # On paper the column that is repeated would show a piece of a text that runs through it.
        sheet.write_string(TITLE_ROW, 0, tr(table.name), styles.sheet_title_cell())
        sheet.write_string(TITLE_ROW, named, said, styles.sheet_about_cell())
    else:
        sheet.write_rich_string(
            TITLE_ROW,
            0,
            styles.sheet_title(),
            tr(table.name),
            styles.sheet_about(),
            f"    {said}",
            styles.sheet_head(),
        )
    sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    for index, column in enumerate(columns):
        sheet.write_string(KEY_ROW, index, column.key)
    sheet.write_string(KEY_ROW, len(columns), f"{ID_KEY}{table.key}")
    sheet.write_string(KEY_ROW, len(columns) + 1, MARK_KEY)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    sheet.set_row(HEADER_ROW, HEADER_HEIGHT)


def _set_columns(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    columns: Sequence[Column],
    widths: Sequence[float],
) -> None:
    # Rows that are added below the table take the formats of their columns.
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(index, index, width, styles.free(column.shape))
    sheet.set_column(len(columns), len(columns) + 1, 18, None, {"hidden": True})


def _write_free_row(sheet: Any, styles: Styles, columns: Sequence[Column]) -> None:  # noqa: ANN401
    for index, column in enumerate(columns):
        sheet.write_blank(
            FIRST_ROW, index, None, styles.cell(answer=column.answer, shape=column.shape)
        )


def _add_table(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    table: TableSheet,
    columns: Sequence[Column],
    last: int,
) -> None:
    headers = [(tr(column.header), styles.header(answer=column.answer)) for column in columns]
    headers += [(ID_HEADER, styles.header()), (MARK_HEADER, styles.header())]
    sheet.add_table(
        HEADER_ROW,
        0,
        last,
        len(columns) + 1,
        {
            "name": table.table_name,
            "style": None,
            "columns": [{"header": name, "header_format": style} for name, style in headers],
        },
    )
    letters = f"A{FIRST_ROW + 1}:XFD{last + SPARE_ROWS + 1}"
    # Who writes “3-4” as a step's name means it: no green corners on texts that look like figures.
    sheet.ignore_errors({"number_stored_as_text": letters, "two_digit_text_year": letters})


def _frozen(columns: Sequence[Column], widths: Sequence[float]) -> int:
    """How many columns stay in sight: up to what a row is about, where there is room for it."""
    keys = [column.key for column in columns]
    count = 1 + next((place for place, key in enumerate(keys) if key in _STAYS_IN_SIGHT), -1)
    return count if sum(widths[:count]) <= _MOST_FROZEN else 0

"""One table sheet: heading, native table with filter, lists to choose from, hidden ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from exporters.workbook.hidden import (
    FIRST_ROW,
    HEADER_ROW,
    ID_HEADER,
    ID_KEY,
    KEY_ROW,
    MARK_HEADER,
    MARK_KEY,
)
from exporters.workbook.sent import SentSheet, mark_of
from exporters.workbook.sheets.column import Column, TableSheet
from exporters.workbook.sheets.common import MAP
from exporters.workbook.values import Value, plain
from exporters.workbook.writing.cells import lines_needed, row_height, write_value
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.styles import Styles
from resources.words import tr

_MAX_LIST_CHARACTERS = 255


def write_table_sheet(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    sources: Sequence[Source],
    table: TableSheet,
    warnings: list[str],
) -> Written:
    """Add the sheet with the rows of each source; answers where they stand and what they said.

    Where the sources have names (a portfolio), the first column says whose a row is. What could not
    be written whole is added to ``warnings``, a sentence each.
    """
    sheet = book.add_worksheet(table.name)
    columns = (MAP, *table.columns) if sources[0].facts.name else table.columns
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(KEY_ROW, index, column.key)
    sheet.set_column(len(columns), len(columns) + 1, 18, None, {"hidden": True})
    sheet.write_string(KEY_ROW, len(columns), f"{ID_KEY}{table.key}")
    sheet.write_string(KEY_ROW, len(columns) + 1, MARK_KEY)
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    places, sent = [], []
    heights: dict[int, float] = {}
    row = FIRST_ROW
    for source in sources:
        rows, tall = _write_rows(sheet, styles, source, table, columns, row, warnings)
        heights.update(tall)
        places.append({record_id: place for place, record_id in enumerate(rows, start=row)})
        sent.append(SentSheet(tuple(column.key for column in table.columns), rows))
        row += len(rows)
    if row == FIRST_ROW:
        sheet.write_string(FIRST_ROW, 0, tr(table.empty), styles.subtitle())
    last = max(FIRST_ROW, row - 1)
    header = styles.header()
    headers = [*(column.header for column in columns), ID_HEADER, MARK_HEADER]
    sheet.add_table(
        HEADER_ROW,
        0,
        last,
        len(columns) + 1,
        {
            "name": table.table_name,
            "style": None,
            "columns": [{"header": name, "header_format": header} for name in headers],
        },
    )
    sheet.set_row(HEADER_ROW, 30)
    _add_choices(sheet, columns, last)
    _set_up_print(sheet, table.name)
    return Written(sheet, table, columns, last, tuple(places), heights, tuple(sent))


def _write_rows(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    source: Source,
    table: TableSheet,
    columns: tuple[Column, ...],
    first: int,
    warnings: list[str],
) -> tuple[dict[str, tuple[Value, ...]], dict[int, float]]:
    facts, map_id = source.facts, source.identity.map_id
    own = len(columns) - len(table.columns)
    plain_style = [styles.cell(answer=column.answer) for column in columns]
    dated = [styles.cell(answer=column.answer, date=True) for column in columns]
    id_style = styles.cell()
    rows: dict[str, tuple[Value, ...]] = {}
    heights: dict[int, float] = {}
    for row, record in enumerate(table.records(facts), start=first):
        tallest = 1
        values = [column.say(facts, record) for column in columns]
        for index, (column, value) in enumerate(zip(columns, values, strict=True)):
            style = dated[index] if isinstance(value, date) else plain_style[index]
            if not write_value(sheet, row, index, value, style):
                warnings.append(
                    f"{table.name}, row {row + 1}: {column.header} is too long for a cell "
                    "and was shortened."
                )
            if isinstance(value, str) and len(value) > column.width:
                tallest = max(tallest, lines_needed(value, column.width))
            elif isinstance(value, str) and "\n" in value:
                tallest = max(tallest, value.count("\n") + 1)
        rows[record.id] = tuple(plain(value) for value in values[own:])
        sheet.write_string(row, len(columns), record.id, id_style)
        mark = mark_of(map_id, rows[record.id])
        sheet.write_string(row, len(columns) + 1, mark, id_style)
        heights[row] = row_height(tallest)
        sheet.set_row(row, heights[row])
    return rows, heights


def _add_choices(sheet: Any, columns: Sequence[Column], last: int) -> None:  # noqa: ANN401
    for index, column in enumerate(columns):
        # A list of choices inside a sheet may hold 255 characters; a longer one is left open.
        choices = [choice for choice in column.choices if "," not in choice]
        while sum(map(len, choices)) + len(choices) > _MAX_LIST_CHARACTERS:
            choices.pop()
        if not choices:
            continue
        # Own words are welcome where the list is only a proposal.
        strict = column.strict_choice and len(choices) == len(column.choices)
        sheet.data_validation(
            FIRST_ROW,
            index,
            last,
            index,
            {
                "validate": "list",
                "source": choices,
                "ignore_blank": True,
                "error_type": "stop" if strict else "information",
                "show_error": strict,
                "error_title": column.header,
                "error_message": "Please choose one of the list.",
            },
        )


def _set_up_print(sheet: Any, name: str) -> None:  # noqa: ANN401
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{name}&RPage &P of &N")
    sheet.hide_gridlines(2)

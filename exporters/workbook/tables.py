"""One table sheet: heading, native table with filter, lists to choose from, hidden ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from exporters.workbook.cells import lines_needed, row_height, write_value
from exporters.workbook.columns import Column, TableSheet, Value
from exporters.workbook.facts import Facts
from exporters.workbook.styles import Styles
from model.records import Record

ID_HEADER = "Journeyboard id"
_MAX_LIST_CHARACTERS = 255


def write_table_sheet(book: Any, styles: Styles, facts: Facts, table: TableSheet) -> list[str]:  # noqa: ANN401
    """Add the sheet; answers what could not be written whole, a sentence each."""
    sheet = book.add_worksheet(table.name)
    records = list(table.records(facts))
    columns = table.columns
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    sheet.set_column(len(columns), len(columns), 18, None, {"hidden": True})
    warnings = _write_rows(sheet, styles, facts, table, records)
    last = max(1, len(records))
    header = styles.header()
    sheet.add_table(
        0,
        0,
        last,
        len(columns),
        {
            "name": table.table_name,
            "style": None,
            "columns": [
                {"header": name, "header_format": header}
                for name in [*(column.header for column in columns), ID_HEADER]
            ],
        },
    )
    sheet.set_row(0, 30)
    _add_choices(sheet, columns, last)
    _set_up_print(sheet, table.name)
    return warnings


def _write_rows(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    facts: Facts,
    table: TableSheet,
    records: Sequence[Record],
) -> list[str]:
    warnings: list[str] = []
    columns = table.columns
    plain = [styles.cell(answer=column.answer) for column in columns]
    dated = [styles.cell(answer=column.answer, date=True) for column in columns]
    id_style = styles.cell()
    if not records:
        sheet.write_string(1, 0, table.empty, styles.subtitle())
        return warnings
    for row, record in enumerate(records, start=1):
        tallest = 1
        for index, column in enumerate(columns):
            value: Value = column.value(facts, record)
            style = dated[index] if isinstance(value, date) else plain[index]
            if not write_value(sheet, row, index, value, style):
                warnings.append(
                    f"{table.name}, row {row + 1}: {column.header} is too long for a cell "
                    "and was shortened."
                )
            if isinstance(value, str) and len(value) > column.width:
                tallest = max(tallest, lines_needed(value, column.width))
            elif isinstance(value, str) and "\n" in value:
                tallest = max(tallest, value.count("\n") + 1)
        sheet.write_string(row, len(columns), record.id, id_style)
        sheet.set_row(row, row_height(tallest))
    return warnings


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
            1,
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
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{name}&RPage &P of &N")
    sheet.hide_gridlines(2)

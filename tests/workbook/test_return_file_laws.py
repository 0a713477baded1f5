"""The laws of a returned workbook once more with real files, filled in by another library."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from exporters.workbook.hidden import FIRST_ROW, KEY_ROW
from exporters.workbook.returning.accepting.accepted import accepted
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Kind
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.returning.returned import Returned
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.values import Value, plain
from exporters.workbook.writing.book import write_workbook
from model.changes import apply
from model.document import JourneyMap
from model.rules import problems
from tests.workbook.copies import WHO
from tests.workbook.filling import Answer, answers, odd_maps

_FILES = settings(max_examples=8)


def book_of(document: JourneyMap) -> Any:
    file = BytesIO()
    write_workbook(document, file, identity=WHO)
    return openpyxl.load_workbook(BytesIO(file.getvalue()))


def back(book: Any) -> Returned:
    file = BytesIO()
    book.save(file)
    return opened(file.getvalue(), name="returned.xlsx")


def write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """Put a value into a cell; text is text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def keys_of(sheet: Worksheet) -> dict[str, int]:
    row = sheet[KEY_ROW + 1]
    return {str(cell.value): cell.column for cell in row if cell.value is not None}


def fill_in(book: Any, said: list[Answer]) -> None:
    for one in said:
        sheet = book[one.table.name]
        keys = keys_of(sheet)
        ids = keys[f"id:{one.table.key}"]
        (row,) = (
            row
            for row in range(FIRST_ROW + 1, sheet.max_row + 1)
            if sheet.cell(row, ids).value == one.record.id
        )
        write(sheet, row, keys[one.column.key], one.value)


def sort(sheet: Worksheet, order: list[int]) -> None:
    """The rows in another order, as a person sorts a table with all its columns."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW + 1)]
    for place, at in enumerate(order):
        for column, value in enumerate(rows[at], start=1):
            write(sheet, FIRST_ROW + 1 + place, column, value)


@given(st.data())
@_FILES
def test_answers_in_a_file_that_was_sorted_and_renamed_are_exactly_the_changes(
    data: st.DataObject,
) -> None:
    document = data.draw(odd_maps())
    said = data.draw(answers(document))
    book = book_of(document)
    fill_in(book, said)
    for table in TABLES:
        sheet = book[table.name]
        count = sum(
            sheet.cell(row, keys_of(sheet)[f"id:{table.key}"]).value is not None
            for row in range(FIRST_ROW + 1, sheet.max_row + 1)
        )
        sort(sheet, data.draw(st.permutations(range(count))))
        sheet.title = f"My {table.name}"
    returned = back(book)
    found = compared(document, WHO, [returned])
    assert {(one.record_id, one.column): one.returned for one in found.proposals} == {
        one.place: plain(one.value) for one in said
    }
    assert {one.kind for one in found.proposals} <= {Kind.EDIT}
    after = apply(document, accepted(document, found, {}))
    assert problems(after) == []
    assert compared(after, WHO, [returned]).proposals == ()


@given(st.data())
@_FILES
def test_rows_that_are_added_and_deleted_are_exactly_the_changes(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    book = book_of(document)
    gone = set()
    added: dict[str, str] = {}
    for table in TABLES:
        sheet = book[table.name]
        ids = keys_of(sheet)[f"id:{table.key}"]
        for row in range(sheet.max_row, FIRST_ROW, -1):
            record_id = sheet.cell(row, ids).value
            if record_id is not None and data.draw(_SOMETIMES):
                gone.add(record_id)
                sheet.delete_rows(row)
        if table.grows and table.key != "emotions" and data.draw(st.booleans()):
            added[table.key] = _add(sheet, table)
    found = compared(document, WHO, [back(book)])
    assert {one.record_id for one in found.proposals if one.kind is Kind.REMOVED} == gone
    assert {one.sheet: _name(dict(one.cells)) for one in found.proposals if one.new_id} == added
    assert len(found.proposals) == len(gone) + len(added)


_SOMETIMES = st.sampled_from([False, False, False, True])


def _add(sheet: Worksheet, table: TableSheet) -> str:
    keys = keys_of(sheet)
    ids = keys[f"id:{table.key}"]
    row = FIRST_ROW + 1
    while sheet.cell(row, ids).value is not None:
        row += 1
    name = f"A new row of {table.name}"
    for column in table.columns:
        write(sheet, row, keys[column.key], None)
    key = next(key for key in ("text", "title", "name") if key in keys)
    write(sheet, row, keys[key], name)
    return name


def _name(cells: dict[str, Value]) -> Value:
    return next(cells[key] for key in ("text", "title", "name") if key in cells)

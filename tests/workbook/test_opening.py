"""A returned workbook is opened: its tables are found whatever was done to the sheets."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from exporters.identity import Identity
from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, KEY_ROW, MEMORY_SHEET
from exporters.workbook.returning.reading.opening import is_ours, opened
from exporters.workbook.returning.returned import Returned, ReturnedRow, ReturnedSheet
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.records import MAP_ID as INFO_ID
from model.records import MapInfo, Stage, Step
from model.samples import default_sample
from model.storage import load
from tests.hostile.packing import replaced, shared

KEYS, HEADERS, FIRST = KEY_ROW + 1, HEADER_ROW + 1, FIRST_ROW + 1
MAP_ID = "map-1"


@pytest.fixture(scope="module")
def sent() -> bytes:
    buffer = io.BytesIO()
    write_workbook(load(default_sample().path).document, buffer, identity=Identity(MAP_ID, "r1"))
    return buffer.getvalue()


def back(sent: bytes, *edits: Callable[[Workbook], None]) -> Returned:
    """What is read after somebody edited the workbook and saved it."""
    workbook = openpyxl.load_workbook(io.BytesIO(sent))
    for edit in edits:
        edit(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return opened(buffer.getvalue(), name="back.xlsx")


def sheet(returned: Returned, key: str) -> ReturnedSheet:
    return next(one for one in returned.sheets if one.key == key)


def differing(returned: Returned) -> dict[tuple[str, str], object]:
    """The cells that do not say what was sent, by record and column."""
    return {
        (row.record_id, key): value
        for one in returned.sheets
        for row in one.rows
        for key, value in row.cells.items()
        if value != returned.sent[MAP_ID].sheets[one.key].cell(row.record_id, key)
    }


def ids(one: ReturnedSheet) -> list[str]:
    return [row.record_id for row in one.rows]


def test_what_was_sent_comes_back_cell_by_cell(sent: bytes) -> None:
    returned = opened(sent, name="sent.xlsx")
    assert is_ours(sent)
    assert returned.warnings == ()
    assert differing(returned) == {}
    for one in returned.sheets:
        assert set(ids(one)) == set(returned.sent[MAP_ID].sheets[one.key].rows)
        assert all(row.extras == () for row in one.rows)


def test_however_another_program_writes_texts(sent: bytes) -> None:
    again = back(sent)  # openpyxl loads it whole and saves it anew
    assert differing(again) == {}
    with zipfile.ZipFile(io.BytesIO(sent)) as parts:
        texts = re.findall(rb"<si>(.*?)</si>", parts.read("xl/sharedStrings.xml"), re.DOTALL)
        sheets = {
            name: re.sub(
                rb'<c ([^>]*)t="s"([^>]*)><v>(\d+)</v></c>',
                lambda found: (
                    b'<c %st="inlineStr"%s><is>%s</is></c>'
                    % (found[1], found[2], texts[int(found[3])])
                ),
                parts.read(name),
            )
            for name in parts.namelist()
            if name.startswith("xl/worksheets/sheet")
        }
    inline = replaced(sent, {**sheets, "xl/sharedStrings.xml": shared(b"")})
    assert differing(opened(inline, name="inline.xlsx")) == {}


def test_renamed_headers_moved_and_foreign_columns(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        page.cell(HEADERS, 1).value = "Was tun"
        page.insert_cols(2)
        page.cell(HEADERS, 2, "My view")
        page.cell(FIRST, 2, "good")
        page.insert_rows(1, 4)
        page.title = "Taten"

    returned = back(sent, edit)
    assert differing(returned) == {}
    actions = sheet(returned, "actions")
    assert actions.name == "Taten"
    assert actions.rows[0].extras == (("My view", "good"),)
    assert all(row.extras == () for row in actions.rows[1:])


def test_without_the_key_row_headers_and_ids_are_enough(sent: bytes) -> None:
    returned = back(sent, lambda workbook: workbook["Actions"].delete_rows(KEYS))
    assert returned.warnings == ()
    assert differing(returned) == {}
    assert "actions" in {one.key for one in returned.sheets}


def test_without_keys_and_headers_a_sheet_is_refused(sent: bytes) -> None:
    returned = back(sent, lambda workbook: workbook["Actions"].delete_rows(1, HEADERS))
    assert "actions" not in {one.key for one in returned.sheets}
    (warning,) = returned.warnings
    assert "The columns of the sheet “Actions” are not known any more" in warning


def test_a_deleted_column_empties_nothing(sent: bytes) -> None:
    returned = back(sent, lambda workbook: workbook["Actions"].delete_cols(4))
    assert differing(returned) == {}
    assert len(returned.warnings) == 1
    gone = {"title", "type", "importance", "owner"} - sheet(returned, "actions").columns
    assert gone == {"owner"}


def test_a_row_that_was_copied_down_and_changed_is_new(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        copy = [cell.value for cell in page[FIRST]]
        page.append(["Something else", *copy[1:]])
        page.append(copy)

    returned = back(sent, edit)
    rows = sheet(returned, "actions").rows
    assert [row.cells["title"] for row in rows if not row.record_id] == ["Something else"]
    assert len(set(ids(sheet(returned, "actions")))) == len(rows)
    copied, repeated = returned.warnings
    assert "is a copy of row" in copied
    assert "says the same as row" in repeated


def test_an_emptied_id_is_found_by_the_mark(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        page.cell(FIRST, page.max_column - 1).value = None

    assert set(ids(sheet(back(sent, edit), "actions"))) == set(
        ids(sheet(opened(sent, name="x"), "actions"))
    )


def test_an_emptied_id_of_one_of_two_equal_rows_is_its_own() -> None:
    steps = [Step(id=f"step-{key}", stage_id="s", order=key, name="Wait") for key in "AB"]
    document = JourneyMap.of([MapInfo(id=INFO_ID, title="Twins"), Stage(id="s", order="A"), *steps])
    buffer = io.BytesIO()
    write_workbook(document, buffer, identity=Identity(MAP_ID, "r1"))

    def edit(workbook: Workbook) -> None:
        page = workbook["Steps"]
        page.cell(FIRST, page.max_column - 1).value = None

    returned = back(buffer.getvalue(), edit)
    assert set(ids(sheet(returned, "steps"))) == {"step-A", "step-B"}
    assert returned.warnings == ()


def test_a_column_whose_key_was_deleted_is_known_by_its_header(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        column = next(cell.column for cell in page[KEYS] if cell.value == "owner")
        page.cell(KEYS, column).value = None
        page.cell(FIRST, column).value = "Somebody else"

    assert list(differing(back(sent, edit)).values()) == ["Somebody else"]


def test_rows_of_another_map_are_new(sent: bytes) -> None:
    buffer = io.BytesIO()
    document = load(default_sample().path).document
    write_workbook(document, buffer, identity=Identity("another", "r1"))
    other = openpyxl.load_workbook(buffer)["Actions"]
    row = [cell.value for cell in other[FIRST]]
    row[-2] = "action-unknown"
    returned = back(sent, lambda workbook: workbook["Actions"].append(row))
    assert sheet(returned, "actions").rows[-1].record_id == ""
    assert "comes from another map" in returned.warnings[0]


def test_a_sheet_that_was_copied_is_read_once_with_the_edits_of_both(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        copy = workbook.copy_worksheet(workbook["Actions"])
        workbook["Actions"].cell(FIRST, 4).value = "Ann"
        copy.cell(FIRST + 1, 4).value = "Bob"

    returned = back(sent, edit)
    assert sorted(differing(returned).values(), key=str) == ["Ann", "Bob"]
    assert [one.key for one in returned.sheets].count("actions") == 1
    assert "both were read" in returned.warnings[0]


def test_a_row_that_was_added_before_the_sheet_was_copied_is_one(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Actions"].append(["A new one", None, None, "Ann"])
        workbook.copy_worksheet(workbook["Actions"])

    rows = sheet(back(sent, edit), "actions").rows
    assert [row.cells["title"] for row in rows if not row.record_id] == ["A new one"]


def test_a_table_without_its_hidden_columns_is_told_and_not_read(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        page.delete_cols(page.max_column - 1, 2)
        page.delete_rows(KEYS)

    returned = back(sent, edit)
    assert "actions" not in {one.key for one in returned.sheets}
    assert "“Actions” has lost the hidden column" in returned.warnings[0]


def test_texts_below_the_table_blank_rows_and_comments(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Actions"]
        page.append(["Half a row"])
        page.append(["  ", None, "\n"])
        page.cell(page.max_row + 3, 1, "Thank you, Ann")
        page.cell(FIRST, 4).comment = Comment("Not me", "Bob")
        page.cell(HEADERS, 4).comment = Comment("Who?", "Bob")

    returned = back(sent, edit)
    rows = sheet(returned, "actions").rows
    assert [row.cells["title"] for row in rows if not row.record_id] == ["Half a row"]
    assert rows[0].extras == (("Comment on Owner", "Bob: Not me"),)
    outside, comment = returned.warnings
    assert "“Thank you, Ann” stands outside the table" in outside
    assert "belongs to no row: “Bob: Who?”" in comment


def test_a_formula_without_a_result_is_left_out_of_its_row(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["Actions"].cell(FIRST, 4).value = "=A1"

    returned = back(sent, edit)
    row: ReturnedRow = sheet(returned, "actions").rows[0]
    assert "owner" not in row.cells
    assert "owner" in sheet(returned, "actions").columns
    assert "saved without its result" in returned.warnings[0]


def test_edits_of_the_map_sheet_and_foreign_sheets_are_told(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        page = workbook["Map"]
        text = workbook["Touchpoints"].cell(FIRST, 4).value
        cell = next(cell for row in page for cell in row if str(cell.value or "").startswith(text))
        cell.value = "Quite another thing"
        workbook.create_sheet("Mine")["B2"] = 1

    told = back(sent, edit).warnings
    assert len(told) == 2
    assert "only the table sheets are read back" in " ".join(told)
    assert "“Mine” is not one of the workbook's own" in " ".join(told)


def test_a_lost_memory_is_told_and_the_rows_are_read(sent: bytes) -> None:
    def edit(workbook: Workbook) -> None:
        del workbook[MEMORY_SHEET]

    returned = back(sent, edit)
    assert returned.sent == {}
    assert "has lost what it remembers" in returned.warnings[0]
    assert len(returned.sheets) == len(opened(sent, name="x").sheets)


def test_a_workbook_without_our_tables_is_refused() -> None:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    assert not is_ours(buffer.getvalue())
    with pytest.raises(ImportFormatError, match="no table of Journeyboard"):
        opened(buffer.getvalue(), name="x.xlsx")

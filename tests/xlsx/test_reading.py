"""Workbooks of strangers are read as a person sees them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import numbers

from exporters.xlsx.book import Area, Place, State, column_letters
from exporters.xlsx.grid import grid_of
from exporters.xlsx.numbers import Shown, seen, shown_by
from exporters.xlsx.reading import read_book, sheet_names
from model.errors import ImportFormatError
from tests.hostile.packing import HEAD, MAIN, OFFICE, PACKAGE, book, shared, sheet


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def rows_of(data: bytes) -> list[dict[int, object]]:
    return [dict(row.cells) for row in read_book(data, name="x.xlsx").sheets[0].rows]


def test_values_are_as_they_are_seen() -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.append(["text", 3, 2.5, True, date(2026, 1, 31), datetime(2026, 1, 31, 14, 30)])  # noqa: DTZ001
    page["A2"], page["A2"].number_format = 0.25, "0%"
    page["B2"], page["B2"].number_format = 0.5, "h:mm"
    page["C2"], page["C2"].number_format = 1.5, "[h]:mm"
    page["D2"], page["D2"].number_format = 46053, numbers.FORMAT_DATE_XLSX14
    page["E2"], page["E2"].number_format = 3, '0 "days"'
    page["F2"] = "two\nlines _x0041_"
    first, second = rows_of(saved(workbook))
    assert first == {
        1: "text",
        2: 3,
        3: 2.5,
        4: True,
        5: date(2026, 1, 31),
        6: datetime(2026, 1, 31, 14, 30),  # noqa: DTZ001
    }
    assert second == {
        1: "25%",
        2: "12:00",
        3: "36:00",
        4: date(2026, 1, 31),
        5: 3,
        6: "two\nlines A",
    }


@pytest.mark.parametrize("since_1904", [False, True])
def test_days_are_counted_from_where_the_file_says(since_1904: bool) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": since_1904}) as workbook:
        day = workbook.add_format({"num_format": "d. mmm yyyy"})
        workbook.add_worksheet().write_datetime(0, 0, date(2026, 11, 22), day)
    assert rows_of(buffer.getvalue()) == [{1: date(2026, 11, 22)}]


def test_the_first_days_of_1900_and_impossible_ones() -> None:
    assert seen(1, Shown.DAY, since_1904=False) == date(1900, 1, 1)
    assert seen(61, Shown.DAY, since_1904=False) == date(1900, 3, 1)
    assert seen(-1, Shown.DAY, since_1904=False) == -1
    assert seen(1e12, Shown.MOMENT, since_1904=False) == 1e12


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("yyyy-mm-dd", Shown.DAY),
        ("[$-407]d. mmmm yyyy;@", Shown.DAY),
        ("mm:ss", Shown.TIME),
        ("[mm]:ss", Shown.DURATION),
        ("dd.mm.yyyy hh:mm", Shown.MOMENT),
        ("0.0%", Shown.PERCENT),
        ("General", Shown.NUMBER),
        ('#,##0.00 "USD"', Shown.NUMBER),
        ("[Red]-0.00", Shown.NUMBER),
        ("0.00E+00", Shown.NUMBER),
        ("@", Shown.NUMBER),
    ],
)
def test_formats(code: str, shown: Shown) -> None:
    assert shown_by(200, code) is shown


def test_rich_text_readings_and_texts_within_cells() -> None:
    texts = shared(
        b"<si><r><t>bold </t></r><r><t>and not</t></r></si>"
        b"<si><t>\xe6\xbc\xa2</t><rPh><t>kan</t></rPh></si>"
    )
    cells = (
        b'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>7</v></c>'
        b'<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>'
    )
    data = book(sheet(cells), parts={"xl/sharedStrings.xml": texts})
    read = read_book(data, name="x.xlsx").sheets[0]
    assert dict(read.rows[0].cells) == {1: "bold and not", 2: "漢", 4: "inline"}
    assert read.unread == {Place(1, 3): "#?"}


def test_names_with_prefixes_and_days_written_out() -> None:
    strict = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="4"><x:c r="C4" t="d"><x:v>2026-01-31</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )
    read = read_book(book(strict.encode()), name="x.xlsx").sheets[0]
    assert [(row.number, dict(row.cells)) for row in read.rows] == [(4, {3: date(2026, 1, 31)})]


def test_results_of_formulas_count_and_what_has_none_is_told() -> None:
    cells = (
        b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        b'<c r="C1"><f>A1</f></c><c r="D1"><f>A1</f><v/></c><c r="E1" t="e"><v>#N/A</v></c></row>'
    )
    read = read_book(book(sheet(cells)), name="x.xlsx")
    assert dict(read.sheets[0].rows[0].cells) == {1: 2}
    assert read.sheets[0].unread == {Place(1, 3): "", Place(1, 4): "", Place(1, 5): "#N/A"}
    assert "Sheet1!C1 holds a formula" in read.warnings[0]
    assert "Sheet1!E1 holds the error #N/A" in read.warnings[2]


def test_notes_and_conversations_are_read_with_who_wrote_them() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["B2"] = "x"
    workbook.active["B2"].comment = Comment("Ann:\nNot before May", "Ann")
    (read,) = read_book(saved(workbook), name="x.xlsx").sheets
    assert read.comments == {Place(2, 2): "Ann: Not before May"}


def test_a_conversation_goes_before_the_note_that_stands_in_for_it() -> None:
    said = (
        '<ThreadedComments><threadedComment ref="B2" personId="p1"><text>Why?</text>'
        '</threadedComment><threadedComment ref="B2" personId="p2"><text>Because.</text>'
        "</threadedComment></ThreadedComments>"
    )
    stand_in = (
        "<comments><authors><author>tc=1</author></authors><commentList>"
        '<comment ref="B2" authorId="0"><text><t>[Threaded comment] Your version …</t></text>'
        '</comment><comment ref="A1" authorId="0"><text><t>Plain</t></text></comment>'
        "</commentList></comments>"
    )
    related = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/comments" '
        f'Target="../comments1.xml"/><Relationship Id="b" Type="{OFFICE}/threadedComment" '
        'Target="../threadedComments/t.xml"/></Relationships>'
    )
    people = '<personList><person id="p1" displayName="Ann"/><person id="p2"/></personList>'
    relations = (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/person" Target="persons/p.xml"/></Relationships>'
    )
    data = book(
        parts={
            "xl/threadedComments/t.xml": said.encode(),
            "xl/comments1.xml": stand_in.encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": related.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/persons/p.xml": people.encode(),
        }
    )
    (read,) = read_book(data, name="x.xlsx").sheets
    assert read.comments == {Place(2, 2): "Ann: Why?\nBecause.", Place(1, 1): "tc=1: Plain"}


def test_hidden_sheets_rows_and_merged_cells() -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    for row in (["Stage", "Step"], ["Buy", "Pay"], [None, "Wait"], [], [], ["Use", "Ride"]):
        page.append(row)
    page.merge_cells("A2:A3")
    page.row_dimensions[3].hidden = True
    workbook.create_sheet("Secret").sheet_state = "veryHidden"
    read = read_book(saved(workbook), name="x.xlsx")
    assert [one.state for one in read.sheets] == [State.VISIBLE, State.VERY_HIDDEN]
    assert read.sheets[0].merged == (Area(2, 1, 3, 1),)
    grid, told = grid_of(read.sheets[0])
    assert grid == (
        ("Stage", "Step"),
        ("Buy", "Pay"),
        ("Buy", "Wait"),
        (None, None),
        ("Use", "Ride"),
    )
    assert told == ()


def test_a_part_that_names_no_sheet_or_leads_out_opens_nothing() -> None:
    data = book(targets=("/../../etc/passwd",))
    read = read_book(data, name="x.xlsx")
    assert read.sheets[0].rows == ()
    assert not read.sheets[0].whole
    listing = HEAD + b'<workbook xmlns="%s"><sheets/></workbook>' % MAIN.encode()
    with pytest.raises(ImportFormatError, match="no sheet"):
        read_book(book(parts={"xl/workbook.xml": listing}), name="x.xlsx")


def test_names_are_cheap_and_never_raise() -> None:
    assert sheet_names(book(names=("One", "Two"))) == ("One", "Two")
    assert sheet_names(b"PK\x03\x04 nonsense") == ()
    assert sheet_names(b"a,b") == ()


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert str(Place(7, 3)) == "C7"


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_part_that_does_not_stand_where_the_contents_say_is_told(part: str) -> None:
    data = bytearray(book())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        data[archive.getinfo(part).header_offset] ^= 1
    try:
        said = read_book(bytes(data), name="x.xlsx").warnings
    except ImportFormatError as error:
        said = (str(error),)
    assert "damaged" in " ".join(said)
    assert sheet_names(bytes(data)) in {(), ("Sheet1",)}

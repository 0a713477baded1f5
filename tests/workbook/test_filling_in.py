"""What the sheets tell while they are filled in: lists, bounds, colours, the first sheet."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook

from exporters.identity import Identity
from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, KEY_ROW, LISTS_SHEET
from exporters.workbook.options import WorkbookOptions
from exporters.workbook.sheets import TABLES, table_of
from exporters.workbook.sheets.catalogue import SHEETS, chosen, sheet_keys
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.writing.book import write_workbook
from exporters.workbook.writing.emphasis import LOOKS
from exporters.workbook.writing.portfolio import Member, write_portfolio
from exporters.workbook.writing.read_me import read_back
from exporters.workbook.writing.styles import TAB_COLOURS
from exporters.workbook.writing.tables import SPARE_ROWS
from model.channels import CHANNEL_ICONS
from model.document import JourneyMap
from model.errors import ExportError
from model.kinds import CardKind, Status, words
from model.layout.colours import READABLE, contrast
from model.layout.theme import LIGHT
from model.queries import personas_in_order, stages_in_order
from model.records import MapInfo, evolve
from model.samples import default_sample
from model.storage import load
from tests.conftest import ROOT

SAMPLE = load(default_sample().path).document


def book_of(document: JourneyMap, *keys: str) -> Workbook:
    target = BytesIO()
    options = WorkbookOptions(frozenset(keys) or None)
    write_workbook(document, target, options, identity=Identity("map", "abcdef0123"))
    return openpyxl.load_workbook(target)


@cache
def sample_book() -> Workbook:
    """Read by many tests, changed by none."""
    return book_of(SAMPLE)


@cache
def empty_book() -> Workbook:
    return book_of(JourneyMap())


def letter_of(table: TableSheet, key: str) -> str:
    return str(get_column_letter([column.key for column in table.columns].index(key) + 1))


def offered(book: Workbook, key: str, column: str) -> list[object]:
    """The words of a column's list."""
    formula = rule_of(book, key, column).formula1
    name, area = re.fullmatch(r"'(.+)'!(.+)", formula).groups()  # type: ignore[union-attr]
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    assert left == right
    return [book[name].cell(row, left).value for row in range(top, bottom + 1)]


def rule_of(book: Workbook, key: str, column: str) -> Any:
    table = table_of(key)
    assert table is not None
    cell = f"{letter_of(table, column)}{FIRST_ROW + 1}"
    rules = book[table.name].data_validations.dataValidation
    (rule,) = [rule for rule in rules if cell in rule.sqref]
    return rule


def test_all_channels_are_offered_whatever_their_length_and_the_map_s_own() -> None:
    document = JourneyMap.of(
        [
            evolve(record, channel="Carrier pigeon, by hand") if index == 0 else record
            for index, record in enumerate(
                sorted(SAMPLE.records(), key=lambda it: getattr(it, "kind", "") != "touchpoint")
            )
        ]
    )
    words_offered = [str(word) for word in offered(book_of(document), "touchpoints", "channel")]
    assert [word.casefold() for word in words_offered[: len(CHANNEL_ICONS)]] == list(CHANNEL_ICONS)
    assert words_offered[-1] == "Carrier pigeon, by hand"


def test_lists_name_what_the_map_has_and_hold_for_rows_that_are_added() -> None:
    book = sample_book()
    stages = [stage.name for stage in stages_in_order(SAMPLE)]
    assert offered(book, "pain-points", "stage") == stages
    people = [persona.name for persona in personas_in_order(SAMPLE)]
    assert offered(book, "emotions", "persona") == people
    owners = {action.owner for action in SAMPLE.actions.values() if action.owner}
    assert owners <= set(offered(book, "actions", "owner"))
    assert offered(book, "actions", "status") == [words(status) for status in Status]
    pains = [c.text for c in SAMPLE.cards.values() if c.kind is CardKind.PAIN_POINT]
    assert set(pains) <= set(offered(book, "actions", "answers"))
    for key in ("stage", "owner", "status"):
        rule = rule_of(book, "pain-points", key)
        _, top, _, bottom = range_boundaries(str(rule.sqref))
        assert bottom - top >= SPARE_ROWS
    assert book[LISTS_SHEET].sheet_state == "veryHidden"


def test_own_words_are_welcome_where_a_list_only_proposes() -> None:
    book = sample_book()
    assert not rule_of(book, "actions", "owner").showErrorMessage
    assert not rule_of(book, "touchpoints", "channel").showErrorMessage
    strict = rule_of(book, "actions", "status")
    assert strict.showErrorMessage
    assert "Open, Planned, In progress, Done, Dropped" in strict.error


def test_dates_and_numbers_have_bounds() -> None:
    book = sample_book()
    due = rule_of(book, "actions", "due")
    assert (due.type, due.operator) == ("date", "greaterThanOrEqual")
    votes = rule_of(book, "pain-points", "votes")
    assert (votes.type, votes.formula1, votes.formula2) == ("whole", "0", "100000")
    valence = rule_of(book, "emotions", "valence")
    assert (valence.type, valence.formula1, valence.formula2) == ("decimal", "-2", "2")


def test_who_leaves_sheets_out_sends_none_of_their_words() -> None:
    action = evolve(next(iter(SAMPLE.actions.values())), owner="Nobody Else")
    document = JourneyMap.of(action if it.id == action.id else it for it in SAMPLE.records())
    book = book_of(document, "pain-points")
    said = {str(cell.value) for sheet in book.worksheets for row in sheet for cell in row}
    assert "Nobody Else" not in said
    people = {persona.name for persona in SAMPLE.personas.values()}
    assert not any(name in str(book.properties.keywords) for name in people)
    assert "Nobody Else" in set(offered(book_of(document), "pain-points", "owner"))
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
        "Pain points"
    ]


def test_a_sheet_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(ExportError, match=r"no sheet “owls”\. Known are: read-me, map"):
        book_of(SAMPLE, "map", "owls")
    with pytest.raises(ExportError, match="at least one"):
        chosen(())
    assert sheet_keys(["PAIN POINTS", "map"]) == {"pain-points", "map"}


def test_colours_follow_edits_and_can_be_read() -> None:
    book = sample_book()
    sheet = book["Actions"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    said = {rule.formula[0] for rule in rules if rule.type == "cellIs"}
    assert {'"Done"', '"In progress"', '"Critical"'} <= said
    (late,) = [rule for rule in rules if "TODAY()" in rule.formula[0]]
    assert 'ISNUMBER($E4),$E4<TODAY(),$F4<>"Done",$F4<>"Dropped"' in late.formula[0]
    valences = [
        rule.formula[0]
        for area in book["Emotions"].conditional_formatting
        for rule in area.rules
        if "$D4" in str(rule.formula[0])
    ]
    assert valences[0] == "AND(ISNUMBER($D4),$D4<=-1.5)"
    for looks in LOOKS.values():
        for member, look in looks.items():
            ground = str(look.get("bg_color", LIGHT.cards[CardKind.NOTE].fill))
            assert contrast(str(look["font_color"]), ground) >= READABLE, member
        if CardKind.NOTE not in looks:
            assert len({tuple(sorted(map(str, look.items()))) for look in looks.values()}) == len(
                looks
            )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_an_empty_table_has_a_free_row_and_no_sentence_in_it(table: TableSheet) -> None:
    sheet = empty_book()[table.name]
    assert [cell.value for row in sheet.iter_rows(min_row=FIRST_ROW + 1) for cell in row] == [
        None
    ] * (sheet.max_row - FIRST_ROW) * sheet.max_column
    area = sheet.tables[table.table_name].ref
    assert range_boundaries(area)[3] == FIRST_ROW + 1
    title = str(sheet["A1"].value)
    assert (table.empty in title) is table.grows
    assert sheet.row_dimensions[KEY_ROW + 1].hidden


@pytest.mark.parametrize("document", [SAMPLE, JourneyMap()], ids=["sample", "empty"])
def test_tables_are_printed_whole_and_stay_in_sight(document: JourneyMap) -> None:
    book = book_of(document)
    assert book.active.title == "Read me"
    for table in TABLES:
        sheet = book[table.name]
        assert sheet.sheet_properties.tabColor.rgb[2:] == TAB_COLOURS[table.key][1:].upper()
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == f"$1:${HEADER_ROW + 1}"
        assert sheet.freeze_panes is not None
        assert not sheet.protection.sheet
        assert table.name in sheet.oddHeader.right.text
        for column in table.columns:
            width = sheet.column_dimensions[letter_of(table, column.key)].width
            assert 6 <= width <= 60


def test_rows_grow_with_what_is_written_into_them() -> None:
    # A height that is called custom stays, and hides the end of a longer text.
    target = BytesIO()
    write_workbook(SAMPLE, target, WorkbookOptions(frozenset({"pain-points"})))
    with zipfile.ZipFile(target) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    head, *rows = re.findall(r"<row ([^>]*)>", text)[HEADER_ROW:]
    assert "customHeight" in head
    assert len(rows) == len([c for c in SAMPLE.cards.values() if c.kind is CardKind.PAIN_POINT])
    assert all(" ht=" in row and "customHeight" not in row for row in rows)


def test_read_me_tells_what_is_in_it_and_leads_there() -> None:
    book = sample_book()
    sheet = book["Read me"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    text = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)
    assert SAMPLE.info.title in text
    assert SAMPLE.info.objective in text
    assert "Revision abcdef01" in text
    links = {cell.value: cell.hyperlink for row in sheet for cell in row if cell.hyperlink}
    visible = [it.title for it in book.worksheets if it.sheet_state == "visible"]
    assert list(links) == visible[1:]
    assert links["Pain points"].location == "'Pain points'!A1"
    counted = {row[1].value: row[2].value for row in sheet.iter_rows() if row[1].value in links}
    assert counted["Actions"] == len(SAMPLE.actions)


def test_what_is_read_back_is_told_by_the_columns() -> None:
    said = {sheet.key: read_back(sheet) for sheet in SHEETS}
    assert said["pain-points"] == "All but Score, Answered by; new rows."
    assert said["actions"] == "All columns; new rows."
    assert said["stages"].endswith("no new rows.")
    assert said["map"] == "Nothing: it is to look at."


def test_the_file_says_what_it_is() -> None:
    info = MapInfo(
        id="map",
        title="Tea & trains",
        objective="Sell tea",
        authors=("Ana", "Ben"),
        revised_on=date(2026, 5, 4),
    )
    book = book_of(JourneyMap.of([info]))
    told = book.properties
    assert (told.title, told.subject, told.creator) == ("Tea & trains", "Sell tea", "Ana, Ben")
    assert told.created.date() == told.modified.date() == date(2026, 5, 4)
    assert "Tea && trains" in book["Actions"].oddHeader.left.text


def test_the_guide_names_every_sheet_and_what_does_not_come_back() -> None:
    guide = (ROOT / "docs" / "WORKBOOK.md").read_text(encoding="utf-8")
    for sheet in SHEETS:
        assert f"| {sheet.name} | `{sheet.key}` |" in guide
    for table in TABLES:
        row = next(line for line in guide.splitlines() if f"`{table.key}` |" in line)
        assert row.endswith("| yes |" if table.grows else "| no |")
    silent = [it.header for table in TABLES for it in table.columns if not it.comes_back]
    assert silent == ["Score", "Answered by", "Photo", "Stage"]


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
def test_a_new_row_of_a_portfolio_chooses_its_map() -> None:
    target = BytesIO()
    other = JourneyMap.of([MapInfo(id="map", title="Another journey")])
    members = [Member(SAMPLE, Identity("a", "1")), Member(other, Identity("b", "1"))]
    write_portfolio(members, target, today=date(2026, 5, 4))
    book = openpyxl.load_workbook(target)
    (rule,) = [r for r in book["Actions"].data_validations.dataValidation if "A4" in r.sqref]
    area = rule.formula1.partition("!")[2].replace("$", "")
    said = [cell.value for row in book[LISTS_SHEET][area] for cell in row]
    assert said == [SAMPLE.info.title, "Another journey"]
    text = {cell.value for row in book["Read me"] for cell in row}
    assert "Choose in the first cell of a new row which of the maps it is for." in text

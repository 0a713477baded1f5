"""Several maps in one workbook: the summary counts them, and each finds its own rows again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exporters.identity import Identity
from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW, HEADER_ROW, MAP_KEY
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Kind
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.writing.portfolio import Member, names_of, write_portfolio
from model.document import JourneyMap
from model.errors import ExportError, ImportFormatError
from model.kinds import CardKind, Status
from model.records import Action, MapInfo, evolve
from model.samples import default_sample, samples
from model.storage import load
from tests.workbook.recalculated import saved_again

TODAY = date(2026, 11, 22)
# Solid data bars are an extension of the format, which the library that reads here does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def _members() -> list[Member]:
    members = []
    for sample in samples():
        loaded = load(sample.path)
        identity = Identity(loaded.map_id, loaded.revision)
        members.append(Member(loaded.document, identity, sample.path.name))
    return members


def _copy(member: Member, map_id: str) -> Member:
    return Member(member.document, Identity(map_id, "other"), "copy.journey")


def _written(members: Sequence[Member]) -> bytes:
    target = BytesIO()
    assert write_portfolio(members, target, today=TODAY) == ()
    return target.getvalue()


def _table(book: Any, name: str) -> tuple[list[Any], list[list[Any]]]:
    rows = [list(row) for row in book[name].values]
    return rows[HEADER_ROW], [row for row in rows[FIRST_ROW:] if any(row)]


def test_every_table_has_the_rows_of_all_maps_and_says_whose_they_are() -> None:
    members = _members()
    book = openpyxl.load_workbook(BytesIO(_written(members)))
    assert book.sheetnames[:2] == ["Read me", "Summary"]
    assert "Map" not in book.sheetnames
    assert CHART_SHEET not in book.sheetnames
    headers, rows = _table(book, "Pain points")
    assert headers[0] == "Map"
    for member, name in zip(members, names_of(members), strict=True):
        cards = member.document.cards.values()
        placed = [it for it in cards if it.kind is CardKind.PAIN_POINT and it.lane_id]
        assert sum(row[0] == name for row in rows) == len(placed)


def test_the_summary_says_what_the_maps_say() -> None:
    members = _members()
    book = openpyxl.load_workbook(BytesIO(_written(members)), data_only=True)
    rows = [list(row) for row in book["Summary"].values]
    headers = rows[2]
    by_name = {row[0]: dict(zip(headers, row, strict=True)) for row in rows[3:] if row[0]}
    document = load(default_sample().path).document
    said = by_name[document.info.title]
    cards = [card for card in document.cards.values() if card.lane_id is not None]
    assert said["Stages"] == len(document.stages)
    assert said["Steps"] == len(document.steps)
    assert said["Touchpoints"] == sum(card.kind is CardKind.TOUCHPOINT for card in cards)
    done = (Status.DONE, Status.DROPPED)
    assert said["Open actions"] == sum(it.status not in done for it in document.actions.values())
    share = sum(bool(card.evidence_ids) for card in cards) / len(cards)
    assert said["With evidence"] == pytest.approx(share)
    markers = document.markers.values()
    assert said["Mean emotion"] == pytest.approx(sum(it.valence for it in markers) / len(markers))
    total = by_name["All maps"]
    assert total["Steps"] == sum(len(member.document.steps) for member in members)
    assert len(book["Summary"]._charts) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
def test_libreoffice_counts_the_summary_as_we_do_and_follows_an_edit(tmp_path: Path) -> None:
    members = _members()
    data = _written(members)
    known = openpyxl.load_workbook(BytesIO(data), data_only=True)["Summary"]
    # A program that saves formulas without their values leaves no doubt who calculated them.
    book = openpyxl.load_workbook(BytesIO(data))
    headers, _ = _table(book, "Opportunities")
    name = names_of(members)[1]
    rows = [it for it in book["Opportunities"].iter_rows() if it[0].value == name]
    owners = [row[headers.index("Owner")] for row in rows]
    next(cell for cell in owners if not cell.value).value = "Mara"
    book.save(tmp_path / "book.xlsx")
    again = saved_again(tmp_path / "book.xlsx")["Summary"]
    unowned = [cell.value for cell in known[3]].index("Opportunities without owner")
    for row in range(4, 4 + len(members)):
        before = [cell.value for cell in known[row]]
        if before[0] == name:
            before[unowned] -= 1
        after = [cell.value for cell in again[row]]
        for old, new in zip(before, after, strict=True):
            assert new == (pytest.approx(old) if isinstance(old, float) else old)


def test_what_is_overdue_goes_by_the_day() -> None:
    (member, *_) = _members()
    late = Action(id="late", order="V", title="Late", due=date(2026, 11, 21))
    soon = Action(id="soon", order="W", title="Soon", due=TODAY)
    over = Action(id="over", order="X", title="Done", due=date(2020, 1, 1), status=Status.DONE)
    records = [it for it in member.document.records() if not isinstance(it, Action)]
    document = JourneyMap.of([*records, late, soon, over])
    data = _written([Member(document, member.identity)])
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    rows = [list(row) for row in book["Summary"].values]
    said = dict(zip(rows[2], rows[3], strict=True))
    assert (said["Open actions"], said["Actions overdue"], said["Actions done"]) == (2, 1, 1)


def test_maps_of_one_name_are_told_apart() -> None:
    (member, *_) = _members()
    untitled = evolve(member.document.info, title=" ")
    bare = JourneyMap.of([it for it in member.document.records() if not isinstance(it, MapInfo)])
    nameless = Member(JourneyMap.of([*bare.records(), untitled]), Identity("x"), "shop.journey")
    title = " ".join(member.document.info.title.split())
    assert names_of([member, nameless, _copy(member, "y")]) == [
        title,
        "shop.journey",
        f"{title} (2)",
    ]


def test_the_same_map_twice_is_refused_with_the_names_of_both() -> None:
    (member, *others) = _members()
    twin = Member(member.document, member.identity, "old/copy.journey")
    with pytest.raises(ExportError, match=r"old/copy\.journey are copies of one map"):
        write_portfolio([member, *others, twin], BytesIO(), today=TODAY)
    with pytest.raises(ExportError, match="at least one map"):
        write_portfolio([], BytesIO(), today=TODAY)


def test_a_portfolio_that_comes_back_unchanged_changes_no_map() -> None:
    members = _members()
    # A copy saved as a map of its own has the very ids of the first one.
    members.append(_copy(members[0], "map-of-its-own"))
    returned = opened(_written(members), name="portfolio.xlsx")
    assert returned.warnings == ()
    for member in members:
        comparison = compared(member.document, member.identity, [returned])
        assert comparison.proposals == ()
        assert comparison.warnings == ()


def test_an_edit_in_a_portfolio_is_one_of_its_map_only() -> None:
    members = _members()
    members.append(_copy(members[0], "map-of-its-own"))
    book = openpyxl.load_workbook(BytesIO(_written(members)))
    sheet = book["Touchpoints"]
    headers = [cell.value for cell in sheet[HEADER_ROW + 1]]
    names = names_of(members)
    rows = [row for row in sheet.iter_rows(min_row=FIRST_ROW + 1) if row[0].value == names[-1]]
    rows[0][headers.index("Owner")].value = "Mara"
    last = max(row[0].row for row in sheet.iter_rows(min_row=FIRST_ROW + 1) if row[0].value)
    added = {"Map": names[1], "Touchpoint": "A new poster", "Channel": "event"}
    for header, value in added.items():
        sheet.cell(last + 1, headers.index(header) + 1).value = value
    saved = BytesIO()
    book.save(saved)
    returned = opened(saved.getvalue(), name="portfolio.xlsx")
    kinds = [
        [one.kind for one in compared(it.document, it.identity, [returned]).proposals]
        for it in members
    ]
    assert kinds == [[], [Kind.NEW], [], [Kind.EDIT]]


def test_a_new_row_of_no_map_is_told_and_belongs_to_none() -> None:
    members = _members()
    book = openpyxl.load_workbook(BytesIO(_written(members)))
    sheet = book["Actions"]
    headers = [cell.value for cell in sheet[HEADER_ROW + 1]]
    last = max(row[0].row for row in sheet.iter_rows(min_row=FIRST_ROW + 1) if row[0].value)
    sheet.cell(last + 1, headers.index("Action") + 1).value = "Whose is it?"
    saved = BytesIO()
    book.save(saved)
    returned = opened(saved.getvalue(), name="portfolio.xlsx")
    assert any(f"Row {last + 1} of “Actions”" in warning for warning in returned.warnings)
    for member in members:
        assert compared(member.document, member.identity, [returned]).proposals == ()


def test_a_portfolio_without_a_map_is_not_its_workbook() -> None:
    first, *others = _members()
    returned = opened(_written(others), name="portfolio.xlsx")
    with pytest.raises(ImportFormatError, match=r"portfolio\.xlsx"):
        compared(first.document, first.identity, [returned])


def test_the_key_of_the_maps_column_is_hidden_above_it() -> None:
    book = openpyxl.load_workbook(BytesIO(_written(_members())))
    keys = next(iter(book["Actions"].iter_rows(min_row=HEADER_ROW, max_row=HEADER_ROW)))
    assert keys[0].value == MAP_KEY

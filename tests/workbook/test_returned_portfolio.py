"""A portfolio that comes back: each map takes its own rows, those that were added included."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from exporters.identity import Identity
from exporters.workbook.hidden import FIRST_ROW, KEY_ROW
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Kind
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.returning.returned import Returned
from exporters.workbook.writing.portfolio import Member, write_portfolio
from model.document import JourneyMap
from model.records import evolve
from tests.workbook.shop import a_map

ONE, TWO = Identity("one", "r1"), Identity("two", "r2")


def maps() -> tuple[JourneyMap, JourneyMap]:
    """Two maps with the same ids: copies that went their own ways."""
    records = list(a_map().records())
    first, *rest = records
    return (
        JourneyMap.of([evolve(first, title="Here"), *rest]),
        JourneyMap.of([evolve(first, title="There"), *rest]),
    )


def filled(*rows: dict[str, str]) -> Returned:
    """The portfolio with rows added to its pain points, and an owner in the first row."""
    here, there = maps()
    file = BytesIO()
    members = [Member(here, ONE), Member(there, TWO)]
    write_portfolio(members, file, today=date(2026, 1, 1))
    book = openpyxl.load_workbook(BytesIO(file.getvalue()))
    sheet = book["Pain points"]
    keys = {str(cell.value): cell.column for cell in sheet[KEY_ROW + 1]}
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, keys["mark"]).value)
    for place, cells in enumerate(rows, start=last + 1):
        for key, value in cells.items():
            sheet.cell(place, keys[key], value)
    sheet.cell(FIRST_ROW + 1, keys["owner"], "Tom")
    back = BytesIO()
    book.save(back)
    return opened(back.getvalue(), name="portfolio.xlsx")


@pytest.mark.filterwarnings("ignore:.*extension is not supported.*:UserWarning")
def test_each_map_takes_its_own_rows() -> None:
    here, there = maps()
    row = {"text": "Dear", "stage": "Buy", "step": "Wait"}
    returned = filled({"map": "There", **row}, {"text": "Of nobody", "votes": "3"})
    ours = compared(here, ONE, [returned])
    (edit,) = ours.proposals
    assert (edit.kind, edit.column, edit.returned) == (Kind.EDIT, "owner", "Tom")
    (new,) = compared(there, TWO, [returned]).proposals
    assert (new.kind, new.sentence) == (
        Kind.NEW,
        "New: Pain point “Dear” in Buy › Wait › Pain points",
    )
    assert [("which" in one, "summary" in one.casefold()) for one in ours.warnings] == [
        (True, False)
    ]

"""Answers in words of one's own: states, weights, days and shares as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from exporters.workbook.returning.comparison import Kind
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.sheets.meant import day_of, member_of, nearest
from model.kinds import Priority, Status
from tests.workbook.copies import sent_out
from tests.workbook.shop import a_map, came_back, only, taken


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("finished", Status.DONE),
        ("erledigt", Status.DONE),
        ("WIP", Status.IN_PROGRESS),
        ("in-progress", Status.IN_PROGRESS),
        ("half done", None),
        ("Done, mostly", None),
    ],
)
def test_states_in_other_words(said: str, meant: Status | None) -> None:
    assert member_of(Status, said) is meant


def test_weights_in_other_words() -> None:
    assert member_of(Priority, "hoch") is Priority.HIGH
    assert member_of(Priority, "not so high") is None


def test_what_comes_near_is_proposed_and_not_taken() -> None:
    assert nearest(Status, "Done, mostly") is Status.DONE
    assert nearest(Status, "planed") is Status.PLANNED
    assert nearest(Status, "after the summer") is None
    document = a_map()
    one = only(came_back(document, sent_out(document).say("act", status="planed")))
    assert one.kind is Kind.UNREADABLE
    assert one.sentence.endswith("Is “Planned” meant?")


def test_a_synonym_is_taken_over_and_the_sentence_says_as_what() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("act", status="erledigt"))
    assert only(found).kind is Kind.EDIT
    assert only(found).sentence == "Action “Shorten the form”: Status “Open” → “Done”"
    after = taken(document, found)
    assert after.actions["act"].status is Status.DONE
    # The same workbook once more: nothing is left to take over.
    assert came_back(after, sent_out(document).say("act", status="erledigt")).proposals == ()


@pytest.mark.parametrize(
    "said",
    [
        "31.12.2026",
        "31. 12. 2026",
        "31.12.26",
        "12/31/26",
        "12/31/2026",
        "31/12/2026",
        "2026/12/31",
        "Dec 31, 2026",
        "December 31st, 2026",
        "31 December 2026",
        "31. Dez 2026",
        "31 de diciembre de 2026",
    ],
)
def test_days_as_people_write_them(said: str) -> None:
    assert day_of(said) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "said", ["next week", "Q1 2027", "March 2026", "2026", "31.2.2026", "12/31/26 or later"]
)
def test_what_is_no_one_day(said: str) -> None:
    assert day_of(said) is None


def test_a_day_that_could_be_two_is_asked_about() -> None:
    with pytest.raises(CellError, match="two ways"):
        day_of("1/2/2026")
    assert day_of("2/2/2026") == date(2026, 2, 2)


def test_a_typed_share_is_what_is_seen() -> None:
    # Spreadsheets make 0.12 of a typed “12%” and show it as a share; the reader gives what is seen.
    document = a_map()
    found = came_back(document, sent_out(document).say("rate", value="12%"))
    assert taken(document, found).metrics["figure"].value == 12

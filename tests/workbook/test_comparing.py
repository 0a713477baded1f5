"""Answers in a returned workbook, case by case: what they propose, and what becomes of the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exporters.identity import Identity
from exporters.workbook.returning.accepting.accepted import acceptance, accepted
from exporters.workbook.returning.comparison import Choice, Kind
from model.changes import apply
from model.edits import edit, remove
from model.errors import ImportFormatError, RuleError
from model.kinds import LaneKind, Status, Support
from model.records import (
    evolve,
)
from tests.workbook.copies import sent_out
from tests.workbook.shop import a_map, came_back, only, taken


def test_an_edit_says_what_was_and_what_is() -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("act", owner="Tom")))
    assert (one.kind, one.usual) == (Kind.EDIT, Choice.ACCEPT)
    assert one.sentence == "Action “Shorten the form”: Owner “Mara” → “Tom”"
    assert (one.sent, one.returned, one.now) == ("Mara", "Tom", "Mara")


def test_a_date_is_told_as_it_is_understood() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("act", due="3.4.2027"))
    assert only(found).sentence.endswith("Due “2026-05-01” → “2027-04-03”")
    assert taken(document, found).actions["act"].due == date(2027, 4, 3)


def test_what_the_map_says_already_is_no_change() -> None:
    document = a_map()
    copy = sent_out(document).say("act", owner="Tom", status="IN PROGRESS")
    now = apply(document, edit(document, "act", owner="Tom", status=Status.IN_PROGRESS))
    assert came_back(now, copy).proposals == ()


def test_the_same_answer_in_other_words_is_no_change() -> None:
    document = a_map()
    document = apply(document, edit(document, "act", status=Status.IN_PROGRESS))
    copy = sent_out(document).say("act", status="in-progress", answers="- long FORM")
    now = apply(document, edit(document, "act", status=Status.DONE))
    assert came_back(now, copy).proposals == ()


def test_a_conflict_says_all_three_and_keeps_the_map() -> None:
    document = a_map()
    copy = sent_out(document).say("act", owner="Tom")
    now = apply(document, edit(document, "act", owner="Lea"))
    found = came_back(now, copy)
    assert only(found).sentence == (
        "Action “Shorten the form”: Owner was sent as “Mara”; the workbook says “Tom”, "
        "the map “Lea”"
    )
    assert taken(now, found) == now
    assert taken(now, found, all_of_it=True).actions["act"].owner == "Tom"


def test_a_column_or_a_sheet_that_is_gone_empties_nothing() -> None:
    document = a_map()
    copy = sent_out(document)
    copy.columns["actions"] -= {"owner"}
    copy.rows["actions"] = [
        replace(row, cells={k: v for k, v in row.cells.items() if k != "owner"})
        for row in copy.rows["actions"]
    ]
    copy.left_out.add("pain-points")
    assert came_back(document, copy).proposals == ()


def test_without_memory_a_row_the_map_still_says_has_a_base() -> None:
    document = a_map()
    copy = sent_out(document).say("act", owner="Tom")
    copy.forgets = True
    one = only(came_back(document, copy))
    assert one.kind is Kind.EDIT
    now = apply(document, edit(document, "act", details="More"))
    found = came_back(now, copy)
    assert {one.kind for one in found.proposals} == {Kind.CONFLICT}
    assert "what was sent is not known" in found.proposals[0].sentence


def test_an_answer_that_is_not_understood_can_be_kept_as_a_note() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("shop", status="half done", votes="many"))
    assert [one.kind for one in found.proposals] == [Kind.UNREADABLE, Kind.UNREADABLE]
    assert taken(document, found) == document
    after = taken(document, found, all_of_it=True)
    assert after.cards["shop"].details == "Open late\nStatus: half done\nVotes: many"


def test_bounds_are_told() -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("joy", valence=7)))
    assert one.kind is Kind.UNREADABLE
    assert "7" in one.sentence
    one = only(came_back(document, sent_out(document).say("joy", word="x" * 501)))
    assert "longer than 500" in one.sentence


def test_an_unknown_name_is_told() -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("form", personas="Marta")))
    assert one.kind is Kind.UNREADABLE
    assert "Marta" in one.sentence


def test_names_with_commas_and_lines_are_read() -> None:
    document = a_map()
    found = came_back(
        document,
        sent_out(document).say("form", personas="smith, tom, Mara", evidence="Ten talks"),
    )
    after = taken(document, found)
    assert after.cards["form"].persona_ids == ("tom", "mara")
    assert after.cards["form"].evidence_ids == ("talk",)


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"step": "Pay"}, ("pay1", "pains")),
        ({"step": "pay", "stage": "Buy"}, ("pay2", "pains")),
        ({"step": "Wait"}, ("wait", "pains")),
        ({"stage": "Buy"}, ("pay2", "pains")),
        ({"stage": "Buy", "step": None}, ("pay2", "pains")),
        ({"lane": "Touchpoints"}, ("search", "touch")),
        ({"stage": None, "step": None, "lane": None}, (None, None)),
        ({"stage": "Parking lot", "step": None}, (None, None)),
    ],
)
def test_a_card_moves(cells: dict[str, str], place: tuple[str | None, str | None]) -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("form", **cells))
    assert only(found).column == "place"
    assert "moved from “Look › Search › Pain points” to" in only(found).sentence
    card = taken(document, found).cards["form"]
    assert (card.step_id, card.lane_id) == place


def test_a_parked_card_goes_to_the_lane_that_is_made_for_it() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("idea", step="Wait"))
    after = taken(document, found)
    card = after.cards["idea"]
    assert card.step_id == "wait"
    assert after.lanes[card.lane_id or ""].kind is LaneKind.FREE_TEXT


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"step": "Serch"}, "Is “Search” meant?"),
        ({"stage": "Bye", "step": "Pay"}, "There is no stage called “Bye”. Is “Buy” meant?"),
        ({"lane": "Emotions"}, "cards do not stand in it"),
        ({"lane": "Pains"}, "There is no lane called “Pains”"),
    ],
)
def test_a_place_that_is_not_understood_says_why(cells: dict[str, str], why: str) -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("form", **cells)))
    assert one.kind is Kind.UNREADABLE
    assert why in one.sentence


def test_a_step_that_could_be_two_is_asked_about() -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("idea", step="Pay")))
    assert "There are 2 called “Pay”" in one.sentence


def test_a_move_and_another_move_on_the_map_meet_where_they_concern_the_same() -> None:
    document = a_map()
    copy = sent_out(document).say("form", step="Wait")
    now = apply(document, edit(document, "form", lane_id="touch"))
    found = came_back(now, copy)
    card = taken(now, found).cards["form"]
    assert (card.step_id, card.lane_id) == ("wait", "touch")
    moved = apply(document, edit(document, "form", step_id="pay1"))
    assert only(came_back(moved, copy)).kind is Kind.CONFLICT


def test_an_emotion_moves_and_changes_hands() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("joy", step="Wait", persona="Smith, Tom"))
    marker = taken(document, found).markers["joy"]
    assert (marker.step_id, marker.persona_id) == ("wait", "tom")
    one = only(came_back(document, sent_out(document).say("joy", stage=None, step=None)))
    assert one.kind is Kind.UNREADABLE


def test_figures_change_and_come_to_be() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("rate", value=0.3).say("bare", value=7))
    after = taken(document, found)
    assert after.metrics["figure"] == evolve(document.metrics["figure"], value=0.3)
    assert after.metrics[after.cards["bare"].metric_id or ""].value == 7


def test_a_name_that_is_changed_in_the_same_workbook_is_known() -> None:
    document = a_map()
    copy = sent_out(document).say("mara", name="Marta").say("form", personas="Marta")
    copy.say("buy", name="Purchase").say("slow", stage="Purchase", step="Wait")
    after = taken(document, came_back(document, copy))
    assert after.cards["form"].persona_ids == ("mara",)
    assert after.cards["slow"].step_id == "wait"


def test_a_text_that_a_cell_cannot_hold_is_not_shortened_unasked() -> None:
    document = a_map()
    goals = ("x" * 499,) * 80
    document = apply(document, edit(document, "mara", goals=goals))
    assert came_back(document, sent_out(document)).proposals == ()
    found = came_back(document, sent_out(document).say("mara", goals="one"))
    assert only(found).kind is Kind.CONFLICT
    assert "the rest would be lost" in only(found).sentence


def test_what_no_longer_fits_is_left_out_alone() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("act", owner="Tom").say("form", votes=4))
    now = apply(document, remove(document, ["act"]))
    answer = acceptance(now, found, {})
    assert list(answer.refused.values()) == ["This action is no longer on the map."]
    assert apply(now, answer.change).cards["form"].votes == 4
    with pytest.raises(RuleError, match="no longer on the map"):
        accepted(now, found, {})


def test_the_workbook_of_another_map_is_refused() -> None:
    document = a_map()
    other = replace(document, info=evolve(document.info, title="Other"))
    copy = sent_out(other, Identity("other", "r"))
    with pytest.raises(ImportFormatError, match=r"“returned.xlsx” is the workbook of “Other”, not"):
        came_back(document, copy)
    copy.forgets = True
    with pytest.raises(ImportFormatError, match="of another map"):
        came_back(document, copy)
    nameless = sent_out(replace(document, info=evolve(document.info, title="")), Identity("o", "r"))
    with pytest.raises(ImportFormatError, match="the workbook of “Untitled map”, not"):
        came_back(document, nameless)


def test_what_is_only_shown_is_told_when_it_was_changed() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("form", answered="Something"))
    assert found.proposals == ()
    (warning,) = found.warnings
    assert "Answered by is only shown" in warning


def test_names_are_those_that_were_sent() -> None:
    document = a_map()
    copy = sent_out(document).say("form", personas="Mara, Smith, Tom", stage="Buy")
    now = apply(document, edit(document, "mara", name="Marta"))
    now = apply(now, edit(now, "tom", name="Mara"))
    now = apply(now, edit(now, "buy", name="Purchase"))
    found = came_back(now, copy)
    assert {one.kind for one in found.proposals} == {Kind.EDIT}
    after = taken(now, found)
    assert after.cards["form"].persona_ids == ("mara", "tom")
    assert after.cards["form"].step_id == "pay2"
    gone = apply(now, remove(now, ["tom"]))
    assert "no longer" in next(iter(acceptance(gone, found, {}).refused.values()))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,3", 0.3),
        ("25 %", 25),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("−2", -2),
        ("1e3", 1000),
    ],
)
def test_numbers_that_were_written_as_text_are_read(text: str, number: float) -> None:
    document = a_map()
    after = taken(document, came_back(document, sent_out(document).say("rate", value=text)))
    assert after.metrics["figure"].value == number


@pytest.mark.parametrize("text", ["1,234", "many", "1.2.3", "12_000", "nan", "1,23,4"])
def test_what_is_no_number_or_could_be_two_is_told(text: str) -> None:
    document = a_map()
    one = only(came_back(document, sent_out(document).say("rate", value=text)))
    assert one.kind is Kind.UNREADABLE


def test_an_emptied_support_is_what_the_evidence_says() -> None:
    document = apply(a_map(), edit(a_map(), "form", support=Support.PARTLY))
    after = taken(document, came_back(document, sent_out(document).say("form", support=None)))
    assert after.cards["form"].support is None
    one = only(came_back(document, sent_out(document).say("act", status=None)))
    assert "It must say one of: Open" in one.sentence

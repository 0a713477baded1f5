"""Rows that were added, deleted, or stand in several returned copies."""

from __future__ import annotations

from dataclasses import replace

from exporters.workbook.returning.accepting.accepted import acceptance, accepted
from exporters.workbook.returning.comparison import Choice, Kind
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, remove
from model.kinds import CardKind, LaneKind, Priority
from model.records import (
    Card,
    evolve,
)
from tests.workbook.copies import sent_out
from tests.workbook.shop import a_map, came_back, only, taken


def test_new_rows_become_what_their_sheet_is_for() -> None:
    document = a_map()
    copy = (
        sent_out(document)
        .add("pain-points", text="Too dear", stage="Buy", step="Wait", priority="high")
        .add("pain-points", text="Somewhere")
        .add("metrics", text="Returns", stage="Look", value=3)
        .add("actions", title="Cheaper", answers="Too dear", owner="Tom")
        .add("personas", name="Lea", goals="one\ntwo")
        .add("emotions", stage="Buy", step="Pay", persona="Lea", word="anger")
        .add("evidence", title="A survey", kind="survey")
        .add("touchpoints", text="Queue", personas="Lea", evidence="A survey", stage="Look")
    )
    found = came_back(document, copy)
    assert {one.kind for one in found.proposals} == {Kind.NEW}
    after = taken(document, found)
    cards = {card.text: card for card in after.cards.values()}
    lea = next(one for one in after.personas.values() if one.name == "Lea")
    anger = next(one for one in after.markers.values() if one.word == "anger")
    assert lea.goals == ("one", "two")
    assert (cards["Too dear"].step_id, cards["Too dear"].lane_id) == ("wait", "pains")
    assert cards["Too dear"].priority is Priority.HIGH
    assert cards["Somewhere"].lane_id is None
    assert after.lanes[cards["Returns"].lane_id or ""].kind is LaneKind.METRICS
    assert after.metrics[cards["Returns"].metric_id or ""].value == 3
    assert (anger.valence, anger.persona_id, anger.lane_id) == (-2, lea.id, "feel")
    assert (cards["Queue"].persona_ids, cards["Queue"].step_id) == ((lea.id,), "search")
    (cheaper,) = (one for one in after.actions.values() if one.title == "Cheaper")
    assert cheaper.answers_ids == (cards["Too dear"].id,)
    assert cheaper.order > after.actions["act"].order
    assert came_back(after, copy).proposals == ()


def test_a_new_row_that_is_half_understood_keeps_the_rest_as_a_note() -> None:
    document = a_map()
    copy = sent_out(document).add("pain-points", text="Dear", stage="Bye", status="maybe")
    found = came_back(document, copy)
    assert "Is “Buy” meant?" in only(found).sentence
    card = next(card for card in taken(document, found).cards.values() if card.text == "Dear")
    assert card.lane_id is None
    assert "Status: maybe" in card.details
    assert "Place: Bye" in card.details


def test_a_new_row_without_words_is_told() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).add("pain-points", owner="Tom"))
    assert "it says nothing but Owner Tom" in only(found).sentence


def test_a_row_with_nothing_but_a_place_is_none() -> None:
    document = a_map()
    assert came_back(document, sent_out(document).add("touchpoints", stage="Buy")).proposals == ()


def test_a_new_row_that_cannot_be_is_told() -> None:
    document = a_map()
    copy = sent_out(document).add("stages", name="More").add("emotions", word="joy")
    found = came_back(document, copy)
    assert [one.kind for one in found.proposals] == [Kind.UNREADABLE, Kind.UNREADABLE]
    after = taken(document, found, all_of_it=True)
    assert {card.text for card in after.cards.values()} >= {"More", "joy"}


def test_a_row_that_is_gone_is_asked_about() -> None:
    document = a_map()
    copy = sent_out(document).drop("form")
    found = came_back(document, copy)
    assert (only(found).kind, only(found).usual) == (Kind.REMOVED, Choice.REFUSE)
    after = taken(document, found, all_of_it=True)
    assert "form" not in after.cards
    assert after.actions["act"].answers_ids == ()
    now = apply(document, edit(document, "form", votes=3))
    assert "was changed on the map meanwhile" in only(came_back(now, copy)).sentence
    assert came_back(apply(document, remove(document, ["form"])), copy).proposals == ()


def test_what_was_deleted_on_the_map_comes_back_only_when_wanted() -> None:
    document = a_map()
    now = apply(document, remove(document, ["form"]))
    assert came_back(now, sent_out(document)).proposals == ()
    found = came_back(now, sent_out(document).say("form", owner="Tom"))
    assert only(found).kind is Kind.CONFLICT
    assert "bring it back?" in only(found).sentence
    assert taken(now, found) == now
    card = taken(now, found, all_of_it=True).cards["form"]
    assert (card.text, card.owner, card.step_id) == ("Long form", "Tom", "search")


def test_what_was_added_on_the_map_stays() -> None:
    document = a_map()
    added = Card(id="later", order="V", kind=CardKind.NOTE, text="Later")
    now = JourneyMap.of([*document.records(), added])
    assert came_back(now, sent_out(document)).proposals == ()


def test_the_same_row_added_on_both_sides_is_one() -> None:
    document = a_map()
    added = Card(id="later", order="V", kind=CardKind.PAIN_POINT, text="Dear", owner="Tom",
                 lane_id="pains", step_id="wait")  # fmt: skip
    now = JourneyMap.of([*document.records(), added])
    row = {"text": "Dear", "stage": "Buy", "step": "Wait", "lane": "Pain points"}
    assert came_back(now, sent_out(document).add("pain-points", **row)).proposals == ()
    found = came_back(
        now, sent_out(document).add("pain-points", **row, owner="Lea", priority="Low")
    )
    assert {(one.column, one.kind) for one in found.proposals} == {
        ("owner", Kind.CONFLICT),
        ("priority", Kind.EDIT),
    }


def test_what_stands_beside_the_columns_is_kept_once() -> None:
    document = a_map()
    copy = sent_out(document).beside("shop", "Remark", "Nice").beside("joy", "Remark", "Odd")
    copy.say("shop", details="Open early")
    found = came_back(document, copy)
    after = taken(document, found)
    assert after.cards["shop"].details == "Open early\nRemark: Nice"
    assert any("Remark: Odd" in card.text for card in after.cards.values() if not card.lane_id)
    assert came_back(after, copy).proposals == ()


def test_a_remark_that_is_the_beginning_of_another_is_kept_as_well() -> None:
    first = sent_out(a_map()).beside("shop", "Remark", "12 people")
    between = taken(a_map(), came_back(a_map(), first))
    second = sent_out(a_map()).beside("shop", "Remark", "12")
    after = taken(between, came_back(between, second))
    assert after.cards["shop"].details == "Open late\nRemark: 12 people\nRemark: 12"
    assert came_back(after, first, second).proposals == ()


def test_rows_without_their_ids_are_found_by_what_they_say() -> None:
    document = a_map()
    copy = sent_out(document)
    copy.rows["pain-points"] = [
        replace(row, record_id="", mark="") for row in reversed(copy.rows["pain-points"])
    ]
    assert came_back(document, copy).proposals == ()


def test_two_copies_that_agree_are_one() -> None:
    document = a_map()
    copies = [
        sent_out(document, file=name)
        .say("act", owner="Tom")
        .drop("slow")
        .add("pain-points", text="New")
        for name in ("a.xlsx", "b.xlsx")
    ]
    found = came_back(document, *copies)
    assert sorted(one.kind for one in found.proposals) == [Kind.EDIT, Kind.NEW, Kind.REMOVED]


def test_two_copies_that_differ_are_a_conflict_with_both() -> None:
    document = a_map()
    one = sent_out(document, file="a.xlsx").say("act", owner="Tom")
    two = sent_out(document, file="b.xlsx").say("act", owner="Lea")
    found = came_back(document, one, two)
    assert [(it.kind, it.file, it.returned) for it in found.proposals] == [
        (Kind.CONFLICT, "a.xlsx", "Tom"),
        (Kind.CONFLICT, "b.xlsx", "Lea"),
    ]
    assert "“a.xlsx” “Tom”, “b.xlsx” “Lea”" in found.proposals[0].sentence
    second = {found.proposals[1].key: Choice.ACCEPT}
    assert acceptance(document, found, second).change.updated[0][1] == evolve(
        document.actions["act"], owner="Lea"
    )
    both = acceptance(document, found, {it.key: Choice.ACCEPT for it in found.proposals})
    assert list(both.refused) == [found.proposals[1].key]


def test_a_new_row_of_two_copies_has_the_answers_of_both() -> None:
    document = a_map()
    one = sent_out(document, file="a.xlsx").add("actions", title="Do it", owner="Tom")
    two = sent_out(document, file="b.xlsx").add("actions", title="Do it", owner="Lea", type="Other")
    found = came_back(document, one, two)
    action = next(it for it in taken(document, found).actions.values() if it.title == "Do it")
    assert (action.owner, action.details) == ("Tom", "Owner (b.xlsx): Lea")


def test_a_figure_of_two_cards_that_is_answered_twice_is_a_conflict() -> None:
    document = a_map()
    document = apply(document, edit(document, "bare", metric_id="figure"))
    found = came_back(document, sent_out(document).say("rate", value=1).say("bare", value=2))
    assert [one.kind for one in found.proposals] == [Kind.CONFLICT, Kind.CONFLICT]


def test_a_note_that_is_kept_twice_is_said_once() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).beside("shop", "Remark", "Nice"))
    after = taken(document, found)
    assert not accepted(after, found, {})

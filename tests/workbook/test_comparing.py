"""What a returned workbook proposes, case by case, and what accepting it makes of the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exporters.identity import Identity
from exporters.workbook.returning.accepting import acceptance, accepted
from exporters.workbook.returning.comparing import compared
from exporters.workbook.returning.comparison import Choice, Comparison, Kind, Proposal
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, remove
from model.errors import ImportFormatError, RuleError
from model.kinds import CardKind, EvidenceKind, LaneKind, Priority, Status
from model.records import (
    Action,
    Card,
    Evidence,
    Lane,
    Marker,
    Metric,
    Persona,
    Stage,
    Step,
    evolve,
)
from model.rules import problems
from tests.workbook.copies import WHO, Filled, sent_out


def a_map() -> JourneyMap:
    """Two stages of which both have a step Pay, lanes, people, one card of most kinds."""
    return JourneyMap.of(
        [
            Stage(id="look", order="F", name="Look"),
            Stage(id="buy", order="V", name="Buy"),
            Step(id="search", order="F", stage_id="look", name="Search"),
            Step(id="pay1", order="V", stage_id="look", name="Pay"),
            Step(id="pay2", order="F", stage_id="buy", name="Pay"),
            Step(id="wait", order="V", stage_id="buy", name="Wait"),
            Lane(id="touch", order="F", kind=LaneKind.TOUCHPOINTS),
            Lane(id="feel", order="K", kind=LaneKind.EMOTIONS),
            Lane(id="pains", order="V", kind=LaneKind.PAIN_POINTS),
            Persona(id="mara", order="F", name="Mara"),
            Persona(id="tom", order="V", name="Smith, Tom"),
            Evidence(id="talk", kind=EvidenceKind.INTERVIEW, title="Ten talks"),
            Card(id="form", order="F", kind=CardKind.PAIN_POINT, text="Long form",
                 lane_id="pains", step_id="search"),
            Card(id="slow", order="V", kind=CardKind.PAIN_POINT, text="Slow page",
                 lane_id="pains", step_id="search"),
            Card(id="shop", order="V", kind=CardKind.TOUCHPOINT, text="The shop",
                 lane_id="touch", step_id="search", details="Open late"),
            Card(id="idea", order="V", kind=CardKind.NOTE, text="An idea"),
            Card(id="rate", order="V", kind=CardKind.METRIC, text="Conversion",
                 lane_id="touch", step_id="wait", metric_id="figure"),
            Card(id="bare", order="k", kind=CardKind.METRIC, text="Bounces",
                 lane_id="touch", step_id="wait"),
            Metric(id="figure", value=0.25, unit="%", target=0.5),
            Marker(id="joy", lane_id="feel", step_id="search", persona_id="mara", word="joy",
                   valence=2.0),
            Action(id="act", order="V", title="Shorten the form", owner="Mara",
                   due=date(2026, 5, 1), answers_ids=("form",)),
        ]
    )  # fmt: skip


def came_back(document: JourneyMap, *copies: Filled) -> Comparison:
    return compared(document, WHO, [copy.back() for copy in copies])


def only(found: Comparison) -> Proposal:
    (one,) = found.proposals
    return one


def taken(document: JourneyMap, found: Comparison, *, all_of_it: bool = False) -> JourneyMap:
    choices = {one.key: Choice.ACCEPT for one in found.proposals} if all_of_it else {}
    change = accepted(document, found, choices)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    return after


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
    copy = sent_out(document).say("act", status="open", answers="- long FORM")
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


def test_what_is_only_shown_is_told_when_it_was_changed() -> None:
    document = a_map()
    found = came_back(document, sent_out(document).say("form", answered="Something"))
    assert found.proposals == ()
    (warning,) = found.warnings
    assert "Answered by is only shown" in warning

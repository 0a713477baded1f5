"""What becomes of two people's edits, case by case: each rule of a merge once."""

from __future__ import annotations

from typing import Any

import pytest

from model.bounds import MAX_TEXT
from model.changes import apply, difference
from model.document import JourneyMap
from model.edits import edit, move_cards, remove
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.merging.ancestry import both_lineages, common_revisions
from model.merging.merged import Merged, merged
from model.merging.texts import merged_text
from model.places import CellPlace, ParkingPlace
from model.records import (
    MAP_ID,
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Stage,
    Step,
)
from model.rules import problems


def _base() -> JourneyMap:
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title="Shop", objective="Find out why people leave."),
            Stage(id="stage-a", order="G", name="Finds"),
            Stage(id="stage-b", order="V", name="Pays"),
            Step(id="step-a", stage_id="stage-a", order="G", name="Looks"),
            Step(id="step-b", stage_id="stage-b", order="G", name="Signs"),
            Lane(id="lane-a", kind=LaneKind.TOUCHPOINTS, order="G", name="Touch"),
            Lane(id="lane-e", kind=LaneKind.EMOTIONS, order="V"),
            Persona(id="persona-a", order="G", name="Ada", quote="I have no time."),
            Persona(id="persona-b", order="V", name="Bea"),
            Evidence(id="evidence-a", kind=EvidenceKind.SURVEY, title="Poll"),
            _card("card-a", "Opens the site", order="G", persona_ids=("persona-a",)),
            _card("card-b", "Reads a long page about prices", order="V"),
            Marker(
                id="marker-a",
                lane_id="lane-e",
                step_id="step-a",
                persona_id="persona-a",
                word="joy",
            ),
            Connector(id="connector-a", source_id="card-a", target_id="card-b", label="then"),
        ]
    )


def _card(card_id: str, text: str, *, order: str = "k", **fields: Any) -> Card:
    place = {"lane_id": "lane-a", "step_id": "step-a"}
    return Card(id=card_id, kind=CardKind.TOUCHPOINT, order=order, text=text, **{**place, **fields})


def _with(document: JourneyMap, record_id: str, **fields: Any) -> JourneyMap:
    return apply(document, edit(document, record_id, **fields))


def _without(document: JourneyMap, *ids: str) -> JourneyMap:
    return apply(document, remove(document, ids))


def _plus(document: JourneyMap, *records: Any) -> JourneyMap:
    return JourneyMap.of([*document.records(), *records])


def _merge(ours: JourneyMap, theirs: JourneyMap) -> tuple[JourneyMap, Merged]:
    result = merged(_base(), ours, theirs)
    document = apply(ours, result.change)
    assert problems(document) == []
    return document, result


def _sentences(result: Merged) -> list[str]:
    return [conflict.sentence for conflict in result.conflicts]


def test_fields_that_one_side_changed_are_taken() -> None:
    base = _base()
    document, result = _merge(_with(base, "card-a", text="Mine"), _with(base, "card-a", votes=4))
    card = document.cards["card-a"]
    assert (card.text, card.votes) == ("Mine", 4)
    assert result.conflicts == ()


def test_lists_are_put_together_as_sets_in_order() -> None:
    base = _base()
    ours = _with(base, "card-a", persona_ids=("persona-a", "persona-b"), tags=("x", "mine"))
    theirs = _with(base, "card-a", persona_ids=(), evidence_ids=("evidence-a",), tags=("x", "y"))
    document, result = _merge(ours, theirs)
    card = document.cards["card-a"]
    assert card.persona_ids == ("persona-b",)
    assert card.evidence_ids == ("evidence-a",)
    assert card.tags == ("x", "y", "mine")
    assert result.conflicts == ()


def test_texts_that_clash_stand_side_by_side() -> None:
    base = _base()
    ours, theirs = _with(base, "card-a", text="Mine"), _with(base, "card-a", text="Theirs")
    document, result = _merge(ours, theirs)
    cell = sorted(document.cards.values(), key=lambda card: (card.order, card.id))
    assert [card.text for card in cell] == ["Mine", "Theirs", "Reads a long page about prices"]
    assert cell[1].lane_id == "lane-a"
    assert cell[1].persona_ids == ("persona-a",)
    assert _sentences(result) == [
        "Card “Mine”: text was changed on both sides; both are on the map."
    ]


def test_long_texts_that_clash_elsewhere_become_a_parked_note() -> None:
    base = _base()
    ours = _with(base, "persona-a", quote="Mine is this.")
    document, result = _merge(ours, _with(base, "persona-a", quote="Theirs is that."))
    (note,) = [card for card in document.cards.values() if card.lane_id is None]
    assert document.personas["persona-a"].quote == "Mine is this."
    assert note.text == "Theirs is that."
    assert note.details == "What the other copy says of the persona “Ada”: quote"
    assert len(result.conflicts) == 1


def test_short_values_that_clash_are_told_with_both() -> None:
    base = _base()
    ours, theirs = _with(base, "card-a", owner="Ann"), _with(base, "card-a", owner="Bob")
    document, result = _merge(ours, theirs)
    assert document.cards["card-a"].owner == "Ann"
    assert len(document.cards) == len(base.cards)
    assert [c.theirs for c in result.conflicts] == ["Bob"]
    assert _sentences(result) == [
        "Card “Opens the site”: owner is “Ann” here and “Bob” there; yours stays."
    ]


def test_looks_are_not_worth_a_sentence() -> None:
    base = _base()
    _document, result = _merge(
        _with(base, "lane-a", height=50.0), _with(base, "lane-a", height=60.0)
    )
    assert result.conflicts == ()


def test_edits_far_apart_in_one_text_stand_together() -> None:
    base = _base()
    ours = _with(base, "map", objective="Find out at last why people leave.")
    theirs = _with(base, "map", objective="Find out why people leave. And when.")
    document, result = _merge(ours, theirs)
    assert document.info.objective == "Find out at last why people leave. And when."
    assert result.conflicts == ()
    assert len(result.put_together) == 1


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("one\ntwo", "ONE\ntwo", "one\nTWO", "ONE\nTWO"),
        ("a b c d e f", "A b c d e f", "a b c d e F", "A b c d e F"),
        ("a b c d e", "A b c d e", "a b c d E", "A b c d E"),
        ("a b c d", "A b c d", "a b c D", None),
        ("price is 3 EUR", "price is 5 EUR", "price was 3 EUR", None),
        ("price: 3 EUR", "price: 15 EUR", "price: 5 EUR", None),
        ("", "mine", "theirs", None),
        ("x", "", "x y", "x y"),
        ("x", "x y", "  ", "x y"),
        ("a b c d e", "a b c d e f", "a b c d e f", "a b c d e f"),
        ("same", "same but more", "same but more and more", None),
    ],
)
def test_when_two_edits_of_a_text_are_one(
    base: str, ours: str, theirs: str, both: str | None
) -> None:
    assert merged_text(base, ours, theirs) == both
    assert merged_text(base, theirs, ours) == both


def test_texts_that_are_too_long_together_are_both_kept() -> None:
    long = "word " * (MAX_TEXT // 5 - 3)
    base = _with(_base(), "card-a", text=f"One {long}")
    ours = _with(base, "card-a", text=f"Number one {long}")
    theirs = _with(base, "card-a", text=f"One {long}their end")
    result = merged(base, ours, theirs)
    document = apply(ours, result.change)
    assert document.cards["card-a"].text == ours.cards["card-a"].text
    texts = [card.text for card in document.cards.values()]
    assert theirs.cards["card-a"].text in texts
    assert len(result.conflicts) == 1


def test_what_was_deleted_here_and_edited_there_is_back() -> None:
    base = _base()
    document, result = _merge(_without(base, "card-a"), _with(base, "card-a", text="Worked on"))
    assert document.cards["card-a"].text == "Worked on"
    assert "connector-a" in document.connectors
    assert _sentences(result) == [
        "Card “Opens the site” was deleted here and edited there; it is back."
    ]


def test_what_was_deleted_there_and_not_touched_here_goes() -> None:
    base = _base()
    document, result = _merge(_with(base, "card-b", votes=1), _without(base, "card-a"))
    assert "card-a" not in document.cards
    assert "connector-a" not in document.connectors
    assert result.conflicts == ()


def test_another_order_key_does_not_bring_back_what_was_deleted() -> None:
    base = _base()
    theirs = apply(base, move_cards(base, ["card-a"], CellPlace("lane-a", "step-a")))
    assert theirs.cards["card-a"] != base.cards["card-a"]
    document, _result = _merge(_without(base, "card-a"), theirs)
    assert "card-a" not in document.cards


def test_a_lane_that_is_needed_comes_back_with_its_cards_in_place() -> None:
    base = _base()
    ours = _without(base, "lane-a")
    assert ours.cards["card-a"].lane_id is None
    document, result = _merge(ours, _plus(base, _card("card-new", "New there")))
    assert document.cards["card-new"].lane_id == "lane-a"
    assert document.cards["card-a"].lane_id == "lane-a"
    assert document.cards["card-a"].order == base.cards["card-a"].order
    assert _sentences(result) == [
        "Lane “Touch” was deleted here and is needed by what is new there; it is back."
    ]


def test_a_persona_comes_back_with_its_emotions_and_its_cards() -> None:
    base = _base()
    theirs = _without(base, "persona-a")
    assert not theirs.markers
    document, result = _merge(_with(base, "persona-a", name="Ada L."), theirs)
    assert "marker-a" in document.markers
    assert document.cards["card-a"].persona_ids == ("persona-a",)
    assert _sentences(result) == ["Persona “Ada” was deleted there and edited here; it stays."]


def test_a_stage_comes_back_with_its_steps() -> None:
    base = _base()
    new = _card("card-new", "New there", step_id="step-b")
    document, _result = _merge(_without(base, "stage-b"), _plus(base, new))
    assert document.steps["step-b"].stage_id == "stage-b"
    assert document.cards["card-new"].step_id == "step-b"


def test_cards_moved_to_two_places_stay_where_they_are_here() -> None:
    base = _base()
    ours = apply(base, move_cards(base, ["card-a"], ParkingPlace()))
    theirs = apply(base, move_cards(base, ["card-a"], CellPlace("lane-a", "step-b")))
    document, result = _merge(ours, theirs)
    assert document.cards["card-a"].lane_id is None
    assert _sentences(result) == [
        "Card “Opens the site” was moved here and elsewhere there; it stays here."
    ]


def test_a_move_goes_with_an_edit_of_the_other_side() -> None:
    base = _base()
    theirs = apply(base, move_cards(base, ["card-a"], CellPlace("lane-a", "step-b")))
    document, result = _merge(_with(base, "card-a", text="Mine"), theirs)
    card = document.cards["card-a"]
    assert (card.text, card.step_id) == ("Mine", "step-b")
    assert result.conflicts == ()


def test_an_id_that_both_gave_differently_keeps_both_texts() -> None:
    base = _base()
    ours, theirs = _plus(base, _card("card-x", "Mine")), _plus(base, _card("card-x", "Theirs"))
    document, _result = _merge(ours, theirs)
    assert {"Mine", "Theirs"} <= {card.text for card in document.cards.values()}


def test_an_id_that_names_different_things_names_two() -> None:
    base = _base()
    ours = _plus(base, _card("same-id", "Mine"))
    theirs = _plus(base, Action(id="same-id", order="V", title="Theirs"))
    document, _result = _merge(ours, theirs)
    assert document.cards["same-id"].text == "Mine"
    assert [action.title for action in document.actions.values()] == ["Theirs"]


def test_a_connector_never_ends_where_it_begins() -> None:
    base = _plus(_base(), _card("card-c", "Third", order="z"))
    ours = _with(base, "connector-a", target_id="card-c")
    theirs = _with(base, "connector-a", source_id="card-c")
    result = merged(base, ours, theirs)
    document = apply(ours, result.change)
    assert problems(document) == []
    arrow = document.connectors["connector-a"]
    assert (arrow.source_id, arrow.target_id) == ("card-a", "card-c")


def test_without_a_base_both_are_kept() -> None:
    base = _base()
    ours, theirs = _without(base, "card-a"), _with(base, "card-b", text="Theirs")
    result = merged(None, ours, theirs)
    texts = {card.text for card in apply(ours, result.change).cards.values()}
    assert texts == {"Opens the site", "Reads a long page about prices", "Theirs"}


def test_the_common_revision_is_the_newest_of_ours() -> None:
    assert common_revisions(("o2", "b2", "b1"), ("t1", "b1", "b2")) == ("b2", "b1")
    assert common_revisions(("o",), ("t",)) == ()


def test_a_merged_map_names_the_newest_of_both() -> None:
    ours, theirs = tuple(f"o{i}" for i in range(64)), tuple(f"t{i}" for i in range(64))
    both = both_lineages(ours, theirs)
    assert both[:4] == ("o0", "t0", "o1", "t1")
    assert len(both) == 64


def test_edits_of_different_things_come_to_the_same_as_both_done_after_one_another() -> None:
    base = _base()
    ours = _with(base, "card-a", text="Mine", votes=2)
    theirs = _without(_with(base, "stage-a", name="Theirs"), "card-b")
    document, result = _merge(ours, theirs)
    assert document == apply(ours, difference(base, theirs))
    assert result.conflicts == ()

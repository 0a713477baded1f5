"""Stages and steps split in two and merged again: nothing is lost, nothing moves in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_stage, fold, merge_stage, merge_step, remove, resize, split_stage
from model.edits import split_step as split
from model.errors import RuleError
from model.kinds import CardKind, GoalReached, LaneKind
from model.queries import cards_in_cell, stage_hues, stages_in_order, steps_in_order, steps_of
from model.records import Card, Lane, Marker, Persona, Stage, Step
from model.rules import problems
from tests.strategies import maps


def shop() -> JourneyMap:
    """Two stages, three steps, a lane of cards of which some reach over several steps."""
    return JourneyMap.of(
        [
            Stage(id="a", order="B", name="Before", goal="Know", goal_reached=GoalReached.YES),
            Stage(id="b", order="C", name="After", goal="Have", goal_reached=GoalReached.NO),
            Step(id="a1", stage_id="a", order="B", name="Sees"),
            Step(id="a2", stage_id="a", order="C", name="Asks", moment_of_truth=True),
            Step(id="b1", stage_id="b", order="B", name="Pays"),
            Lane(id="l", order="B", kind=LaneKind.TOUCHPOINTS),
            Lane(id="e", order="C", kind=LaneKind.EMOTIONS),
            _card("one", "a1", "B"),
            _card("wide", "a1", "C", 2),
            _card("last", "a2", "B"),
            _card("over", "a2", "C", 2),
            Persona(id="p", order="B", name="Mara"),
            Marker(id="m1", lane_id="e", step_id="a1", persona_id="p", position=0.25),
            Marker(id="m2", lane_id="e", step_id="a1", persona_id="p", position=0.75),
        ]
    )


def _card(record_id: str, step_id: str, order: str, span: int = 1) -> Card:
    return Card(
        id=record_id, kind=CardKind.NOTE, order=order, lane_id="l", step_id=step_id, span=span
    )


def done(document: JourneyMap, change: ChangeSet) -> JourneyMap:
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    return after


def test_merging_steps_stacks_cards_in_order_and_keeps_what_they_cover() -> None:
    after = done(shop(), merge_step(shop(), "a1"))
    assert [card.id for card in cards_in_cell(after, "l", "a1")] == ["one", "wide", "last", "over"]
    assert {card.id: card.span for card in after.cards.values()} == {
        "one": 1,
        "wide": 1,
        "last": 1,
        "over": 2,
    }
    step = after.steps["a1"]
    assert (step.name, step.moment_of_truth) == ("Sees / Asks", True)
    assert [after.markers[i].position for i in ("m1", "m2")] == [0.125, 0.375]


def test_splitting_a_step_halves_time_and_stretches_what_reaches_across() -> None:
    after = done(shop(), split(shop(), "a1"))
    first, second = steps_of(after, "a")[:2]
    assert (first.id, after.cards["wide"].span, after.cards["one"].span) == ("a1", 3, 1)
    places = {i: (after.markers[i].step_id, after.markers[i].position) for i in ("m1", "m2")}
    assert places == {"m1": ("a1", 0.5), "m2": (second.id, 0.5)}


def test_splitting_a_stage_gives_the_rest_of_its_steps_to_a_new_one_beside_it() -> None:
    after = done(shop(), split_stage(shop(), "a2"))
    assert [stage.name for stage in stages_in_order(after)] == ["Before", "Asks", "After"]
    assert [step.id for step in steps_in_order(after)] == ["a1", "a2", "b1"]
    assert stage_hues(after)["a"] == 0
    assert stage_hues(after)["b"] == 1
    with pytest.raises(RuleError, match="other than its first"):
        split_stage(shop(), "a1")


def test_merging_stages_keeps_all_that_is_said_of_either() -> None:
    after = done(shop(), merge_stage(shop(), "a"))
    (stage,) = after.stages.values()
    assert (stage.name, stage.goal) == ("Before / After", "Know\nHave")
    assert stage.goal_reached is GoalReached.PARTLY
    assert [step.id for step in steps_in_order(after)] == ["a1", "a2", "b1"]
    with pytest.raises(RuleError, match="no stage after"):
        merge_stage(shop(), "b")
    with pytest.raises(RuleError, match="no step after"):
        merge_step(shop(), "a2")


def test_deleting_a_stage_leaves_the_others_their_colour() -> None:
    document = apply(shop(), add_stage(shop(), name="Later", hue=None))
    before = stage_hues(document)
    after = done(document, remove(document, ["a"]))
    assert all(hue == before[stage_id] for stage_id, hue in stage_hues(after).items())


def test_cards_of_a_deleted_stage_are_parked_in_order_and_come_back_to_their_cells() -> None:
    document = shop()
    change = remove(document, ["a"])
    after = apply(document, change)
    parked = sorted((c for c in after.cards.values() if c.lane_id is None), key=lambda c: c.order)
    assert [card.id for card in parked] == ["one", "wide", "last", "over"]
    assert apply(after, change.reversed()) == document


def test_sizes_are_cut_to_what_a_record_holds() -> None:
    after = done(shop(), resize(shop(), {"a1": 3.0, "l": 9_000.0, "a2": None}))
    assert (after.steps["a1"].width, after.lanes["l"].height) == (20.0, 5_000.0)
    assert not resize(after, {"a1": 20.0})
    with pytest.raises(RuleError, match="size"):
        resize(shop(), {"one": 40.0})


def test_stages_and_lanes_are_collapsed_and_expanded() -> None:
    after = done(shop(), fold(shop(), ["a", "l"]))
    assert after.stages["a"].collapsed
    assert after.lanes["l"].collapsed
    assert not fold(after, ["a"])
    assert done(after, fold(after, ["a", "l"], on=False)) == shop()
    with pytest.raises(RuleError, match="collapsed"):
        fold(shop(), ["a1"])


@given(maps(max_cards=12), st.integers(0, 9))
def test_a_step_split_and_merged_again_is_as_it_was(document: JourneyMap, pick: int) -> None:
    steps = steps_in_order(document)
    if not steps:
        return
    step = steps[pick % len(steps)]
    if step.width is not None and step.width < 144:
        return  # its halves are wider than half of it
    halves = done(document, split(document, step.id))
    again = done(halves, merge_step(halves, step.id))
    positions = {m.id: m.position for m in again.markers.values()}
    for marker in document.markers.values():
        assert positions[marker.id] == pytest.approx(marker.position)
    assert (again.steps, again.cards, again.stages) == (
        document.steps,
        document.cards,
        document.stages,
    )


@given(maps(max_cards=12), st.integers(0, 9))
def test_merging_stages_moves_no_column_and_no_card(document: JourneyMap, pick: int) -> None:
    stages = stages_in_order(document)
    if len(stages) < 2:
        return
    merged = done(document, merge_stage(document, stages[pick % (len(stages) - 1)].id))
    assert [s.id for s in steps_in_order(merged)] == [s.id for s in steps_in_order(document)]
    assert merged.cards == document.cards

"""A relayout equals a first layout, and shares what did not change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import edit, move_cards, remove
from model.layout.display import Group, walk
from model.layout.engine import layout_map, relaid, relayout
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import DARK, LIGHT
from model.places import CellPlace, ParkingPlace
from model.records import Card, Marker, evolve
from tests.edit_strategies import Edit, edits
from tests.layout.cutting import breaks_for, stops_for
from tests.layout.reading import boxes_of, lines_of
from tests.layout.sample import sample_map
from tests.map_strategies import maps

OPTIONS = LayoutOptions(theme=LIGHT)


def assert_same(first: LayoutResult, second: LayoutResult) -> None:
    assert boxes_of(first) == boxes_of(second)
    assert lines_of(first.display()) == lines_of(second.display())


def groups(result: LayoutResult) -> dict[tuple[str, str], Group]:
    return {
        (node.role.value, node.id): node
        for node, _, _ in walk(result.display())
        if isinstance(node, Group)
    }


def after(
    document: JourneyMap, change: ChangeSet, options: LayoutOptions = OPTIONS
) -> LayoutResult:
    """The relayout after a change, checked against a first layout."""
    changed = apply(document, change)
    result = relayout(layout_map(document, options), changed, change)
    assert_same(result, layout_map(changed, options))
    return result


@settings(max_examples=60)
@given(maps(), st.lists(edits(), min_size=1, max_size=6), st.booleans())
def test_any_edits_of_any_map_give_what_a_first_layout_gives(
    document: JourneyMap, chosen: list[Edit], hints: bool
) -> None:
    options = LayoutOptions(theme=LIGHT, hints=hints)
    result = layout_map(document, options)
    for wanted in chosen:
        change = wanted(document)
        document = apply(document, change)
        result = relayout(result, document, change)
        assert_same(result, layout_map(document, options))


@settings(max_examples=40)
@given(st.lists(edits(), min_size=1, max_size=8))
def test_any_edits_of_the_rich_sample_and_their_undo(chosen: list[Edit]) -> None:
    document = sample_map()
    options = LayoutOptions(theme=DARK, persona_ids=frozenset(("persona-m", "persona-t")))
    first = result = layout_map(document, options)
    undo = []
    for wanted in chosen:
        change = wanted(document)
        undo.append(change.reversed())
        document = apply(document, change)
        result = relayout(result, document, change)
    assert_same(result, layout_map(document, options))
    for change in reversed(undo):
        document = apply(document, change)
        result = relayout(result, document, change)
    assert_same(result, first)


@settings(max_examples=25)
@given(st.lists(edits(), min_size=1, max_size=6))
def test_any_edits_of_a_part_of_the_sample(chosen: list[Edit]) -> None:
    document = sample_map()
    options = LayoutOptions(
        theme=LIGHT,
        lane_ids=frozenset(("lane-1", "lane-4", "lane-5", "lane-8")),
        stage_ids=frozenset(("stage-0", "stage-2", "stage-3")),
        show_parking=False,
    )
    result = layout_map(document, options)
    for wanted in chosen:
        change = wanted(document)
        document = apply(document, change)
        result = relayout(result, document, change)
        assert_same(result, layout_map(document, options))


@st.composite
def options_for(draw: st.DrawFn, document: JourneyMap) -> LayoutOptions:
    """Any choice of what is shown of a map."""

    def some(ids: Iterable[str]) -> frozenset[str]:
        listed = sorted(ids)
        return frozenset(draw(st.sets(st.sampled_from(listed)))) if listed else frozenset()

    def all_or_some(ids: Iterable[str]) -> frozenset[str] | None:
        return None if draw(st.booleans()) else some(ids)

    return LayoutOptions(
        theme=LIGHT,
        hints=draw(st.booleans()),
        lane_ids=all_or_some(document.lanes),
        persona_ids=all_or_some(document.personas),
        hidden_ids=some([*document.cards, *document.markers]),
        show_parking=draw(st.booleans()),
        show_legend=draw(st.booleans()),
        stops=draw(st.just(()) | stops_for(document)),
        breaks=draw(st.just(()) | breaks_for(document)),
    )


@settings(max_examples=60)
@given(st.data(), maps())
def test_other_options_and_edits_between_give_what_a_first_layout_gives(
    data: st.DataObject, document: JourneyMap
) -> None:
    result = layout_map(document, OPTIONS)
    for wanted in data.draw(st.lists(edits(), min_size=1, max_size=3)):
        options = data.draw(options_for(document))
        result = relaid(result, options)
        assert_same(result, layout_map(document, options))
        change = wanted(document)
        document = apply(document, change)
        result = relayout(result, document, change)
        assert_same(result, layout_map(document, options))


@settings(max_examples=12)
@given(st.data(), st.lists(edits(), min_size=1, max_size=4))
def test_edits_and_other_options_of_a_map_between_cuts(
    data: st.DataObject, chosen: list[Edit]
) -> None:
    document = sample_map()
    result = layout_map(document, OPTIONS)
    for wanted in chosen:
        options = replace(
            OPTIONS, stops=data.draw(stops_for(document)), breaks=data.draw(breaks_for(document))
        )
        result = relaid(result, options)
        assert_same(result, layout_map(document, options))
        change = wanted(document)
        document = apply(document, change)
        result = relayout(result, document, change)
        assert_same(result, layout_map(document, options))
    assert_same(relaid(result, OPTIONS), layout_map(document, OPTIONS))


def test_hiding_a_card_lays_out_its_lane_and_draws_no_card_again() -> None:
    document = sample_map()
    before = layout_map(document, OPTIONS)
    hidden = next(card for card in document.cards.values() if card.lane_id is not None)
    after = relaid(before, replace(OPTIONS, hidden_ids=frozenset({hidden.id})))
    old, new = before.memory, after.memory
    assert old is not None
    assert new is not None
    rebuilt = {i for i, part in new.lane_parts.items() if part is not old.lane_parts[i]}
    assert rebuilt == {hidden.lane_id}
    drawn = {
        id(spot.drawing)
        for part in old.lane_parts.values()
        for stack in part.stacks.by_step.values()
        for spot in stack.placed
    }
    kept = [
        spot
        for part in new.lane_parts.values()
        for stack in part.stacks.by_step.values()
        for spot in stack.placed
    ]
    assert len(kept) > 20
    assert all(id(spot.drawing) in drawn for spot in kept)
    assert relaid(after, OPTIONS) is not before
    assert_same(relaid(after, OPTIONS), before)


def test_typing_the_name_of_a_persona_lays_out_no_lane_but_those_with_curves() -> None:
    document = sample_map()
    persona = next(iter(document.personas.values()))
    before = layout_map(document, OPTIONS)
    change = edit(document, persona.id, name=persona.name + "e")
    changed = apply(document, change)
    after = relayout(before, changed, change)
    assert_same(after, layout_map(changed, OPTIONS))
    assert before.memory is not None
    assert after.memory is not None
    with_curves = {marker.lane_id for marker in document.markers.values()}
    kept = before.memory.lane_parts.keys() - with_curves
    assert len(kept) > 3
    for lane_id in kept:
        assert after.memory.lane_parts[lane_id] is before.memory.lane_parts[lane_id]


def test_fields_that_edits_do_not_touch() -> None:
    document = sample_map()
    for record, fields in (
        (document.metrics["metric-1"], {"value": 4.0}),
        (document.metrics["metric-3"], {"unit": "%"}),
        (document.lanes["lane-4"], {"height": 320.0}),
        (document.lanes["lane-5"], {"collapsed": True}),
        (document.steps["step-2"], {"width": 260.0}),
        (document.steps["step-1"], {"moment_of_truth": True}),
        (document.stages["stage-1"], {"hue": 5}),
        (document.personas["persona-m"], {"hue": 4}),
        (document.personas["persona-l"], {"photo_id": None}),
        (document.cards["card-26"], {"text": "Another pain point that needs three lines"}),
        (document.cards["card-92"], {"metric_id": "metric-3"}),
        (document.connectors["connector-0"], {"label": "another label"}),
        (document.evidence["evidence-1"], {"title": "Spring survey"}),
        (document.actions["action-2"], {"owner": "Ada"}),
    ):
        changed = evolve(record, **fields)
        after(document, ChangeSet(updated=((record, changed),)))


def test_a_text_edit_keeps_everything_else() -> None:
    document = sample_map()
    old = layout_map(document, OPTIONS)
    change = edit(document, "card-1", text="Online ad on a social medium")
    new = relayout(old, apply(document, change), change)
    before, now = groups(old), groups(new)
    changed = {key for key in now if now[key] is not before.get(key)}
    assert changed == {("card", "card-1"), ("signs", "card-1"), ("lane", "lane-1")}


def test_a_lane_that_only_moves_keeps_its_contents() -> None:
    document = sample_map()
    old = layout_map(document, OPTIONS)
    long = (
        "A text so long that the card and with it the lane grow by some lines, which moves others"
    )
    change = edit(document, "card-6", text=long)
    new = relayout(old, apply(document, change), change)
    before, now = groups(old), groups(new)
    assert now["lane", "lane-5"].dy > before["lane", "lane-5"].dy
    assert now["lane", "lane-5"].children is before["lane", "lane-5"].children
    assert now["lane-background", "lane-4"].children is before["lane-background", "lane-4"].children
    assert now["lane", "lane-0"] is before["lane", "lane-0"]
    assert now["card", "card-24"] is before["card", "card-24"]


def test_cards_above_and_beside_a_changed_card_stay_the_same_objects() -> None:
    document = sample_map()
    old = layout_map(document, OPTIONS)
    change = move_cards(document, ["card-9"], CellPlace("lane-1", "step-3", "card-6"))
    new = relayout(old, apply(document, change), change)
    before, now = groups(old), groups(new)
    assert now["card", "card-5"] is before["card", "card-5"]
    assert now["card", "card-9"].children is before["card", "card-9"].children
    assert now["card", "card-6"].children is before["card", "card-6"].children
    assert now["card", "card-6"].dy > before["card", "card-6"].dy


def test_parking_a_card_keeps_its_picture() -> None:
    document = sample_map()
    change = move_cards(document, ["card-9"], ParkingPlace())
    old = layout_map(document, OPTIONS)
    new = relayout(old, apply(document, change), change)
    assert groups(new)["card", "card-9"].children is groups(old)["card", "card-9"].children
    assert "card-9" in new.parking


def test_a_moved_marker_touches_only_its_lane() -> None:
    document = sample_map()
    marker = document.markers["marker-3"]
    change = ChangeSet(updated=((marker, evolve(marker, valence=1.5)),))
    old = layout_map(document, OPTIONS)
    new = relayout(old, apply(document, change), change)
    for first, second in zip(old.lanes, new.lanes, strict=True):
        assert (first is second) == (first.lane_id != "lane-4")


def test_removing_everything_one_by_one() -> None:
    document = sample_map()
    result = layout_map(document, OPTIONS)
    for record_id in [*document.stages, *document.lanes, *document.personas, *document.images]:
        if document.find(record_id) is None:
            continue  # a picture goes with the last that shows it
        change = remove(document, [record_id])
        document = apply(document, change)
        result = relayout(result, document, change)
        assert_same(result, layout_map(document, OPTIONS))
    assert not any(isinstance(r, Marker) for r in document.records())
    assert any(isinstance(r, Card) for r in document.records())


def test_two_previews_from_one_layout_do_not_meet() -> None:
    document = sample_map()
    old = layout_map(document, OPTIONS)
    first = edit(document, "card-1", text="One")
    second = edit(document, "card-2", text="Two")
    one = relayout(old, apply(document, first), first)
    two = relayout(old, apply(document, second), second)
    assert_same(one, layout_map(apply(document, first), OPTIONS))
    assert_same(two, layout_map(apply(document, second), OPTIONS))
    assert_same(old, layout_map(document, OPTIONS))

"""What each edit does, in the words of the person who makes it."""

from __future__ import annotations

import pytest

from model import edits as edit
from model.changes import ChangeSet, apply
from model.errors import RuleError
from model.kinds import CardKind, ConnectorKind, EvidenceKind, LaneKind
from model.order import MAX_KEY_LENGTH
from model.places import CellPlace, ParkingPlace
from model.queries import (
    cards_in_cell,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
    steps_in_order,
)
from model.records import MAP_ID, evolve
from tests.model.hands import Table


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def grid(table: Table) -> tuple[Table, list[str], list[str]]:
    """Two lanes; two stages with two steps and one; cards a, b, c in the first cell."""
    lanes = [table.lane(LaneKind.ACTIONS), table.lane(LaneKind.QUOTES)]
    table.stage("First", "one", "two")
    table.stage("Second", "three")
    steps = [step.id for step in steps_in_order(table.document)]
    for text in "abc":
        table.card(CellPlace(lanes[0], steps[0]), text)
    return table, lanes, steps


def ids_of(table: Table, *texts: str) -> list[str]:
    return [next(c.id for c in table.document.cards.values() if c.text == t) for t in texts]


def test_stages_come_where_they_are_put(table: Table) -> None:
    first = table.stage("First")
    table.stage("Third")
    change = edit.add_stage(table.document, name="Zeroth", before_id=first, step_names=("a", "b"))
    table.do(change)
    assert [s.name for s in stages_in_order(table.document)] == ["Zeroth", "First", "Third"]
    assert [s.name for s in steps_in_order(table.document)] == ["a", "b", "", ""]
    assert table.label == "Add stage"


def test_a_stage_has_a_step_even_when_none_is_named(table: Table) -> None:
    table.do(edit.add_stage(table.document, name="x", step_names=()))
    assert len(table.document.steps) == 1


def test_steps_lanes_and_personas_come_where_they_are_put(grid) -> None:
    table, lanes, steps = grid
    stage_id = table.document.steps[steps[0]].stage_id
    table.do(edit.add_step(table.document, stage_id, name="half", before_id=steps[1]))
    assert [s.name for s in steps_in_order(table.document)] == ["one", "half", "two", "three"]
    table.do(edit.add_lane(table.document, kind=LaneKind.EMOTIONS, before_id=lanes[0], name="E"))
    assert lanes_in_order(table.document)[0].name == "E"
    for name in ("Ann", "Ben"):
        table.do(edit.add_persona(table.document, name=name))
    ben = personas_in_order(table.document)[1]
    table.do(edit.move_persona(table.document, ben.id, before_id=None))
    table.do(
        edit.move_persona(table.document, ben.id, before_id=personas_in_order(table.document)[0].id)
    )
    assert [p.name for p in personas_in_order(table.document)] == ["Ben", "Ann"]


def test_cards_come_where_they_are_put(grid) -> None:
    table, lanes, steps = grid
    (b,) = ids_of(table, "b")
    table.card(CellPlace(lanes[0], steps[0], b), "a½")
    assert table.texts(lanes[0], steps[0]) == ["a", "a½", "b", "c"]
    assert table.label == "Add note"


def test_several_cards_are_stacked_in_reading_order(grid) -> None:
    table, lanes, steps = grid
    table.card(CellPlace(lanes[1], steps[0]), "below")
    table.card(CellPlace(lanes[0], steps[1]), "right")
    table.card(ParkingPlace(), "parked")
    there = CellPlace(lanes[1], steps[2])
    table.do(
        edit.move_cards(table.document, ids_of(table, "parked", "below", "right", "c", "a"), there)
    )
    assert table.texts(lanes[1], steps[2]) == ["a", "c", "right", "below", "parked"]
    assert table.label == "Move 5 cards"
    assert table.texts(lanes[0], steps[0]) == ["b"]


def test_a_card_moves_within_its_cell(grid) -> None:
    table, lanes, steps = grid
    a, b, c = ids_of(table, "a", "b", "c")
    cell = (lanes[0], steps[0])
    table.do(edit.move_cards(table.document, [c], CellPlace(*cell, a)))
    assert table.texts(*cell) == ["c", "a", "b"]
    assert table.label == "Move card"
    table.do(edit.move_cards(table.document, [c, a], CellPlace(*cell)))
    assert table.texts(*cell) == ["b", "c", "a"]
    table.do(edit.move_cards(table.document, [b, c], CellPlace(*cell, b)))
    assert table.texts(*cell) == ["b", "c", "a"]


@pytest.mark.parametrize("before", [None, 0, 1, 2])
def test_moving_to_where_it_is_changes_nothing(grid, before) -> None:
    table, lanes, steps = grid
    cards = ids_of(table, "a", "b", "c")
    moved = cards if before is None else [cards[before]]
    at = None if before is None else ([*cards, None])[before + 1]
    place = CellPlace(lanes[0], steps[0], at)
    assert not edit.move_cards(table.document, moved, place)


def test_moving_costs_one_record(grid) -> None:
    table, lanes, steps = grid
    a, _, c = ids_of(table, "a", "b", "c")
    change = edit.move_cards(table.document, [c], CellPlace(lanes[0], steps[0], a))
    assert [after.id for _, after in change.updated] == [c]


def test_equal_keys_after_a_merge_make_room(grid) -> None:
    table, lanes, steps = grid
    cell = (lanes[0], steps[0])
    cards = cards_in_cell(table.document, *cell)
    merged = tuple((card, evolve(card, order="V")) for card in cards)
    table.do(ChangeSet(updated=tuple(pair for pair in merged if pair[0] is not pair[1])))
    first, second, third = cards_in_cell(table.document, *cell)
    table.card(CellPlace(*cell, second.id), "new")
    assert table.texts(*cell) == [first.text, "new", second.text, third.text]


def test_keys_that_would_grow_too_long_are_dealt_anew(grid) -> None:
    table, lanes, steps = grid
    cell = (lanes[0], steps[0])
    cards = cards_in_cell(table.document, *cell)
    low, high = "V" * (MAX_KEY_LENGTH - 1) + "V", "V" * (MAX_KEY_LENGTH - 1) + "W"
    table.do(
        ChangeSet(
            updated=(
                (cards[0], evolve(cards[0], order=low)),
                (cards[1], evolve(cards[1], order=high)),
            )
        )
    )
    order = cards_in_cell(table.document, *cell)
    at = next(card for card in order if card.order == high)
    table.card(CellPlace(*cell, at.id), "between")
    texts = table.texts(*cell)
    assert texts.index("between") == texts.index(at.text) - 1
    assert len(texts) == 4
    assert max(len(card.order) for card in cards_in_cell(table.document, *cell)) < 10


def test_a_thousand_cards_at_one_place(table: Table) -> None:
    first = table.card(ParkingPlace(), "last")
    for number in range(1000):
        document = table.document
        change = edit.add_card(
            document, ParkingPlace(first), kind=CardKind.NOTE, text=str(number), ids=table.ids
        )
        table.document = apply(document, change)
    assert [c.text for c in parked_cards(table.document)] == [*map(str, range(1000)), "last"]
    assert max(len(c.order) for c in table.document.cards.values()) <= MAX_KEY_LENGTH


def test_keys_move_cards_over_the_grid(grid) -> None:
    table, lanes, steps = grid
    a, b = ids_of(table, "a", "b")
    table.do(edit.shift_cards(table.document, [a, b], 1, 1))
    assert table.texts(lanes[1], steps[1]) == ["a", "b"]
    table.do(edit.shift_cards(table.document, [a, *ids_of(table, "c")], -9, 9))
    assert table.texts(lanes[1], steps[2]) == ["a"]
    assert table.texts(lanes[0], steps[1]) == ["c"]
    assert not edit.shift_cards(table.document, [a], 1, 1)


def test_cards_of_the_parking_lot_are_not_shifted(grid) -> None:
    table, *_ = grid
    parked = table.card(ParkingPlace(), "p")
    assert not edit.shift_cards(table.document, [parked], 1, 0)


def test_a_stage_moves_with_all_it_has(grid) -> None:
    table, *_ = grid
    first, second = stages_in_order(table.document)
    table.do(edit.move_stage(table.document, second.id, before_id=first.id))
    assert [s.name for s in steps_in_order(table.document)] == ["three", "one", "two"]
    assert not edit.move_stage(table.document, second.id, before_id=first.id)
    assert not edit.move_stage(table.document, second.id, before_id=second.id)


def test_a_step_moves_to_another_stage_but_never_the_last_one(grid) -> None:
    table, _, steps = grid
    first, second = stages_in_order(table.document)
    table.do(edit.move_step(table.document, steps[0], stage_id=second.id, before_id=steps[2]))
    assert [s.name for s in steps_in_order(table.document)] == ["two", "one", "three"]
    with pytest.raises(RuleError, match="at least one step"):
        edit.move_step(table.document, steps[1], stage_id=second.id)
    table.do(edit.move_step(table.document, steps[2], before_id=steps[0]))
    assert [s.name for s in steps_in_order(table.document)] == ["two", "three", "one"]
    assert not edit.move_step(table.document, steps[1], stage_id=first.id)


def test_a_lane_moves(grid) -> None:
    table, lanes, _ = grid
    table.do(edit.move_lane(table.document, lanes[1], before_id=lanes[0]))
    assert [lane.id for lane in lanes_in_order(table.document)] == [lanes[1], lanes[0]]
    assert not edit.move_lane(table.document, lanes[0])


def test_a_card_stretches_as_far_as_the_map_goes(grid) -> None:
    table, *_ = grid
    (a,) = ids_of(table, "a")
    for wanted, got in ((2, 2), (99, 3), (0, 1), (-5, 1)):
        table.do(edit.set_span(table.document, a, wanted))
        assert table.document.cards[a].span == got
    assert not edit.set_span(table.document, a, 1)


def test_a_card_begins_earlier_or_later_and_ends_where_it_ended(grid) -> None:
    table, lanes, steps = grid
    (c,) = ids_of(table, "c")
    table.do(edit.move_cards(table.document, [c], CellPlace(lanes[0], steps[1])))
    table.do(edit.set_span(table.document, c, 2))
    card = table.document.cards[c]
    first = steps.index(card.step_id)
    table.do(edit.set_start(table.document, c, steps[0]))
    assert table.document.cards[c].step_id == steps[0]
    assert table.document.cards[c].span == first + card.span
    table.do(edit.set_start(table.document, c, steps[-1]))
    assert table.document.cards[c].step_id == steps[first + card.span - 1]
    assert table.document.cards[c].span == 1
    assert not edit.set_start(table.document, c, table.document.cards[c].step_id)


def test_an_emotion_is_dragged(grid) -> None:
    table, _, steps = grid
    lane = table.lane(LaneKind.EMOTIONS)
    person = table.do(edit.add_persona(table.document, name="Ann")).added[0].id
    where = {"lane_id": lane, "step_id": steps[0], "persona_id": person}
    marker = table.do(edit.add_marker(table.document, **where, valence=7)).added[0].id
    assert table.document.markers[marker].valence == 2
    table.do(edit.move_marker(table.document, marker, valence=-2.5, position=1.5))
    moved = table.document.markers[marker]
    assert (moved.valence, moved.position, moved.step_id) == (-2, 1, steps[0])
    table.do(edit.move_marker(table.document, marker, step_id=steps[2], position=0.25))
    moved = table.document.markers[marker]
    assert (moved.valence, moved.position, moved.step_id) == (-2, 0.25, steps[2])


def test_a_persona_is_dropped_on_cards(grid) -> None:
    table, *_ = grid
    person = table.do(edit.add_persona(table.document, name="Ann")).added[0].id
    cards = ids_of(table, "a", "b")
    table.do(edit.assign_persona(table.document, cards, person))
    assert table.label == "Add persona to 2 cards"
    assert not edit.assign_persona(table.document, cards, person)
    table.do(edit.assign_persona(table.document, cards[:1], person, on=False))
    assert table.document.cards[cards[0]].persona_ids == ()
    assert table.document.cards[cards[1]].persona_ids == (person,)


def test_arrows_are_drawn_once(grid) -> None:
    table, *_ = grid
    a, b = ids_of(table, "a", "b")
    table.do(edit.add_connector(table.document, source_id=a, target_id=b))
    assert not edit.add_connector(table.document, source_id=a, target_id=b)
    assert edit.add_connector(table.document, source_id=b, target_id=a)
    kind = ConnectorKind.CAUSES
    assert edit.add_connector(table.document, source_id=a, target_id=b, kind=kind)
    with pytest.raises(RuleError, match="two different cards"):
        edit.add_connector(table.document, source_id=a, target_id=a)


def test_evidence_metrics_and_actions(grid) -> None:
    table, lanes, steps = grid
    a, b = ids_of(table, "a", "b")
    kind = EvidenceKind.SURVEY
    proof = table.do(edit.add_evidence(table.document, kind=kind, for_ids=[a, b, a])).added[0]
    assert table.document.cards[b].evidence_ids == (proof.id,)
    with pytest.raises(RuleError, match="cannot be given"):
        edit.add_evidence(table.document, kind=kind, for_ids=[MAP_ID])
    table.do(edit.add_metric_card(table.document, CellPlace(lanes[0], steps[1]), text="m", value=2))
    (card,) = cards_in_cell(table.document, lanes[0], steps[1])
    assert table.document.metrics[card.metric_id or ""].value == 2
    table.do(edit.add_action(table.document, title="Mend it", answers_ids=[a]))
    table.do(edit.add_action(table.document, title="Then rest"))
    assert [x.title for x in sorted(table.document.actions.values(), key=lambda x: x.order)] == [
        "Mend it",
        "Then rest",
    ]
    first, then = sorted(table.document.actions.values(), key=lambda one: one.order)
    table.do(edit.move_action(table.document, then.id, before_id=first.id))
    moved = sorted(table.document.actions.values(), key=lambda one: one.order)
    assert [one.id for one in moved] == [then.id, first.id]

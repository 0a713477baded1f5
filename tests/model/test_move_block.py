"""Cards that move as a block: their places relative to each other stay, none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import edits as edit
from model.changes import apply
from model.document import JourneyMap
from model.errors import RuleError
from model.kinds import LaneKind
from model.places import CellPlace, ParkingPlace
from model.queries import lanes_in_order, parked_cards, steps_in_order
from model.rules import check_change, problems
from tests.map_strategies import maps
from tests.model.hands import Table


@pytest.fixture
def board() -> tuple[Table, list[str], list[str]]:
    """Touchpoints, emotions, thoughts, pain points; three steps; a and b, c, d on a diagonal."""
    table = Table()
    table.stage("One", "s0", "s1", "s2")
    kinds = (LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS, LaneKind.THOUGHTS, LaneKind.PAIN_POINTS)
    lanes = [table.lane(kind) for kind in kinds]
    steps = [step.id for step in steps_in_order(table.document)]
    for text, lane, step in (("a", 0, 0), ("b", 0, 0), ("c", 2, 0), ("d", 0, 1)):
        table.card(CellPlace(lanes[lane], steps[step]), text)
    return table, lanes, steps


def ids_of(table: Table, *texts: str) -> list[str]:
    return [next(c.id for c in table.document.cards.values() if c.text == t) for t in texts]


def move(table: Table, texts: str, place: CellPlace | ParkingPlace, grabbed: str) -> None:
    ids = ids_of(table, *texts)
    (grabbed_id,) = ids_of(table, grabbed)
    table.do(edit.move_block(table.document, ids, place, grabbed_id=grabbed_id))


def test_the_others_go_as_far_as_the_grabbed_card(board) -> None:
    table, lanes, steps = board
    move(table, "abcd", CellPlace(lanes[2], steps[1]), "a")
    assert table.texts(lanes[2], steps[1]) == ["a", "b"]
    assert table.texts(lanes[3], steps[1]) == ["c"]
    assert table.texts(lanes[2], steps[2]) == ["d"]
    assert table.label == "Move 4 cards"


def test_what_would_leave_the_grid_stops_at_its_edge_and_nothing_enters_an_emotion_lane(
    board,
) -> None:
    table, lanes, steps = board
    move(table, "acd", CellPlace(lanes[3], steps[2]), "a")
    assert table.texts(lanes[3], steps[2]) == ["a", "d", "c"]
    move(table, "ac", CellPlace(lanes[2], steps[2]), "a")
    assert table.texts(lanes[2], steps[2]) == ["a", "c"]
    assert table.texts(lanes[1], steps[2]) == []


def test_within_a_cell_only_the_order_changes(board) -> None:
    table, lanes, steps = board
    (b,) = ids_of(table, "b")
    move(table, "acd", CellPlace(lanes[0], steps[0]), "a")
    assert table.texts(lanes[0], steps[0]) == ["b", "a"]
    assert table.texts(lanes[2], steps[0]) == ["c"]
    move(table, "acd", CellPlace(lanes[0], steps[0], b), "a")
    assert table.texts(lanes[0], steps[0]) == ["a", "b"]
    assert table.texts(lanes[0], steps[1]) == ["d"]


def test_the_parking_lot_takes_all_and_gives_them_back_together(board) -> None:
    table, lanes, steps = board
    move(table, "acd", ParkingPlace(), "c")
    assert [card.text for card in parked_cards(table.document)] == ["a", "d", "c"]
    move(table, "acdb", CellPlace(lanes[3], steps[1]), "c")
    assert sorted(table.texts(lanes[3], steps[1])) == ["a", "b", "c", "d"]


def test_before_a_card_that_moves_along(board) -> None:
    table, lanes, steps = board
    (d,) = ids_of(table, "d")
    move(table, "ad", CellPlace(lanes[0], steps[1], d), "a")
    assert table.texts(lanes[0], steps[1]) == ["a"]
    assert table.texts(lanes[0], steps[2]) == ["d"]


def test_only_a_card_that_moves_can_be_the_grabbed_one(board) -> None:
    table, lanes, steps = board
    a, b = ids_of(table, "a", "b")
    with pytest.raises(RuleError):
        edit.move_block(table.document, [a], CellPlace(lanes[0], steps[0]), grabbed_id=b)


@given(maps(max_cards=8), st.randoms(use_true_random=False))
def test_a_block_keeps_its_shape_and_goes_back(document: JourneyMap, random) -> None:
    lanes = [x.id for x in lanes_in_order(document) if x.kind is not LaneKind.EMOTIONS]
    steps = [x.id for x in steps_in_order(document)]
    if not (document.cards and lanes and steps):
        return
    ids = random.sample(sorted(document.cards), random.randint(1, len(document.cards)))
    place = CellPlace(random.choice(lanes), random.choice(steps))
    change = edit.move_block(document, ids, place, grabbed_id=ids[0])
    check_change(document, change)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    assert after.cards.keys() == document.cards.keys()
    assert {before.id for before, _ in change.updated if before.id in ids} <= set(ids)
    grabbed, at = document.cards[ids[0]], after.cards[ids[0]]
    assert (at.lane_id, at.step_id) == (place.lane_id, place.step_id)
    if grabbed.lane_id not in lanes or grabbed.step_id is None:
        return
    down = lanes.index(place.lane_id) - lanes.index(grabbed.lane_id)
    right = steps.index(place.step_id) - steps.index(grabbed.step_id)
    for card_id in ids:
        was, now = document.cards[card_id], after.cards[card_id]
        if was.lane_id in lanes and was.step_id is not None:
            row = max(0, min(lanes.index(was.lane_id) + down, len(lanes) - 1))
            column = max(0, min(steps.index(was.step_id) + right, len(steps) - 1))
            assert (now.lane_id, now.step_id) == (lanes[row], steps[column])

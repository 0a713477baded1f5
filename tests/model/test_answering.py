"""Ratings, votes, weights, and answers to what hurts."""

from __future__ import annotations

import pytest

from model import edits as edit
from model.bounds import MAX_VOTES
from model.document import JourneyMap
from model.errors import RuleError
from model.kinds import CardKind, LaneKind
from model.records import MAP_ID, Action, Lane
from tests.gui.canvas.conftest import small_map
from tests.model.hands import Table


@pytest.fixture
def table() -> Table:
    chances = Lane(id="chances", order="E", kind=LaneKind.OPPORTUNITIES)
    action = Action(id="a1", order="B", title="Cheaper")
    return Table(JourneyMap.of([*small_map().records(), chances, action]))


def test_a_rating_is_set_and_taken_back(table: Table) -> None:
    table.do(edit.rate(table.document, "c4", "severity", 4))
    assert (table.document.cards["c4"].severity, table.label) == (4, "Rate")
    table.do(edit.rate(table.document, "c4", "severity", None))
    assert (table.document.cards["c4"].severity, table.label) == (None, "Take rating back")


def test_an_item_is_put_on_the_matrix_in_one_edit(table: Table) -> None:
    table.do(edit.rate_all(table.document, "a1", {"value": 5, "effort": 2}))
    action = table.document.actions["a1"]
    assert (action.value, action.effort) == (5, 2)


@pytest.mark.parametrize(
    ("record_id", "field", "rating"),
    [("c4", "severity", 6), ("c4", "severity", 0), ("c4", "votes", 3), ("a1", "severity", 3),
     ("s1", "value", 3), ("nobody", "value", 3)],
)  # fmt: skip
def test_a_rating_that_cannot_be_is_refused(
    table: Table, record_id: str, field: str, rating: int
) -> None:
    with pytest.raises(RuleError):
        edit.rate(table.document, record_id, field, rating)


def test_votes_stay_within_their_bounds(table: Table) -> None:
    assert not edit.vote(table.document, "c4", -1)
    table.do(edit.vote(table.document, "c4"))
    table.do(edit.vote(table.document, "c4", 2))
    assert table.document.cards["c4"].votes == 3
    table.do(edit.vote(table.document, "c4", -1))
    assert (table.document.cards["c4"].votes, table.label) == (2, "Take vote back")
    table.do(edit.edit(table.document, "c4", votes=MAX_VOTES))
    assert not edit.vote(table.document, "c4")


def test_weights_are_set_and_one_of_them_counts(table: Table) -> None:
    table.do(edit.set_weights(table.document, {"votes_weight": 60}))
    assert table.document.info.votes_weight == 60.0
    table.do(edit.set_weights(table.document, edit.usual_weights()))
    assert table.document.info == small_map().info
    with pytest.raises(RuleError):
        edit.set_weights(table.document, dict.fromkeys(edit.usual_weights(), 0))
    with pytest.raises(RuleError):
        edit.set_weights(table.document, {"votes_weight": 101})
    with pytest.raises(RuleError):
        edit.set_weights(table.document, {"title": 1})
    assert table.document.find(MAP_ID) == small_map().info


def test_an_opportunity_stands_at_the_step_of_the_pain_it_answers(table: Table) -> None:
    table.do(edit.assign_persona(table.document, ["c4"], "p2"))
    change = table.do(edit.answer_with_opportunity(table.document, "c4", text="Rent it"))
    made = table.document.cards[change.added[0].id]
    assert (made.kind, made.text) == (CardKind.OPPORTUNITY, "Rent it")
    assert (made.lane_id, made.step_id) == ("chances", "t2")
    assert (made.answers_ids, made.persona_ids) == (("c4",), ("p2",))


def test_without_a_lane_for_it_an_opportunity_stands_beside_the_pain(table: Table) -> None:
    table.do(edit.remove(table.document, ["chances"]))
    change = table.do(edit.answer_with_opportunity(table.document, "c4"))
    made = table.document.cards[change.added[0].id]
    assert (made.lane_id, made.step_id) == ("pain", "t2")
    table.do(edit.remove(table.document, ["pain"]))
    change = table.do(edit.answer_with_opportunity(table.document, "c4"))
    assert table.document.cards[change.added[0].id].lane_id is None


def test_an_action_answers_and_answers_no_longer(table: Table) -> None:
    change = table.do(edit.answer_with_action(table.document, "c4", title="Lower the price"))
    made = change.added[0].id
    assert table.document.actions[made].answers_ids == ("c4",)
    table.do(edit.set_answer(table.document, "a1", "c4"))
    assert not edit.set_answer(table.document, "a1", "c4")
    table.do(edit.set_answer(table.document, made, "c4", on=False))
    assert table.document.actions[made].answers_ids == ()
    for answer in ("c4", "s1", "nobody"):
        with pytest.raises(RuleError):
            edit.set_answer(table.document, answer, "c4")

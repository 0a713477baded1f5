"""Joining cards, other ends, other kinds: what the edits of connectors do, and refuse."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import (
    connect_cards,
    move_cards,
    remove,
    reverse_connectors,
    rewire,
    set_connector_kind,
    usual_kind,
)
from model.errors import RuleError
from model.kinds import CardKind, ConnectorKind, LaneKind
from model.places import CellPlace
from model.records import Card, Connector, Lane, Stage, Step
from model.rules import problems
from tests.map_strategies import maps


def small() -> JourneyMap:
    return JourneyMap.of(
        [
            Stage(id="stage", order="V"),
            *(Step(id=f"t{n}", stage_id="stage", order=f"V{n + 1}") for n in range(3)),
            Lane(id="a", kind=LaneKind.ACTIONS, order="B"),
            Lane(id="b", kind=LaneKind.ACTIONS, order="C"),
            _card("one", "b", "t0"),
            _card("two", "a", "t1"),
            _card("three", "b", "t1"),
            _card("four", "a", "t2"),
        ]
    )


def _card(card_id: str, lane_id: str, step_id: str) -> Card:
    return Card(
        id=card_id, kind=CardKind.ACTION, order="V", lane_id=lane_id, step_id=step_id, text=card_id
    )


def ways(document: JourneyMap) -> set[tuple[str, str, ConnectorKind]]:
    return {(c.source_id, c.target_id, c.kind) for c in document.connectors.values()}


def test_selected_cards_are_joined_step_by_step() -> None:
    document = small()
    joined = apply(document, connect_cards(document, ["four", "three", "one", "two"]))
    next_ = ConnectorKind.NEXT
    assert ways(joined) == {
        ("one", "two", next_),
        ("two", "three", next_),
        ("three", "four", next_),
    }
    assert not connect_cards(joined, ["one", "two"])


def test_one_card_alone_is_not_connected() -> None:
    with pytest.raises(RuleError, match="two or more"):
        connect_cards(small(), ["one", "one"])


def test_an_arrow_to_an_earlier_step_loops_back() -> None:
    document = small()
    assert usual_kind(document, "four", "one") is ConnectorKind.LOOPS_BACK
    assert usual_kind(document, "one", "four") is ConnectorKind.NEXT
    assert usual_kind(document, "two", "three") is ConnectorKind.NEXT


def with_arrow(**fields: object) -> JourneyMap:
    values = {"id": "x", "source_id": "one", "target_id": "two", **fields}
    return JourneyMap.of([*small().records(), Connector.model_validate(values)])


def test_an_end_goes_to_another_card_but_not_to_the_other_end() -> None:
    document = with_arrow(label="then")
    moved = apply(document, rewire(document, "x", target_id="four"))
    assert moved.connectors["x"].target_id == "four"
    assert moved.connectors["x"].label == "then"
    with pytest.raises(RuleError, match="different"):
        rewire(document, "x", target_id="one")
    twin = Connector(id="y", source_id="one", target_id="four", label="then")
    both = JourneyMap.of([*document.records(), twin])
    with pytest.raises(RuleError, match="already"):
        rewire(both, "x", target_id="four")


def test_a_pair_of_arrows_is_turned_round_together() -> None:
    document = with_arrow()
    back = Connector(id="y", source_id="two", target_id="one")
    both = JourneyMap.of([*document.records(), back])
    with pytest.raises(RuleError, match="already"):
        reverse_connectors(both, ["x"])
    turned = apply(both, reverse_connectors(both, ["x", "y"]))
    assert turned.connectors["x"].source_id == "two"
    assert turned.connectors["y"].source_id == "one"


def test_an_arrow_survives_whatever_happens_to_the_places_of_its_cards() -> None:
    document = with_arrow()
    document = apply(document, move_cards(document, ["one"], CellPlace("a", "t2")))
    document = apply(document, move_cards(document, ["two"], CellPlace("b", "t0")))
    assert ways(document) == {("one", "two", ConnectorKind.NEXT)}
    assert not apply(document, remove(document, ["one"])).connectors


@given(maps(), st.data())
def test_every_edit_is_taken_back_and_breaks_nothing(document: JourneyMap, data: st.DataObject):
    cards, arrows = sorted(document.cards), sorted(document.connectors)
    assume(len(cards) > 1 and arrows)
    arrow = data.draw(st.sampled_from(arrows))
    card = data.draw(st.sampled_from(cards))
    edits = (
        lambda: connect_cards(document, cards),
        lambda: rewire(document, arrow, source_id=card),
        lambda: rewire(document, arrow, target_id=card),
        lambda: reverse_connectors(document, arrows),
        lambda: set_connector_kind(document, arrows, ConnectorKind.CAUSES),
    )
    try:
        change = data.draw(st.sampled_from(edits))()
    except RuleError:
        return
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document

"""Which lanes the cards of a piece come to."""

from __future__ import annotations

from model import edits as edit
from model.document import JourneyMap
from model.fragment import copy_fragment, paste_fragment
from model.kinds import CardKind, LaneKind
from model.places import ParkingPlace
from model.queries import parked_cards
from tests.model.test_fragment import after, cell, texts


def _lanes(*kinds: LaneKind) -> JourneyMap:
    """A map of two steps with these lanes, and in each a card that says its kind."""
    document = after(JourneyMap(), edit.add_stage(JourneyMap(), name="S", step_names=["a", "b"]))
    for row, kind in enumerate(kinds):
        document = after(document, edit.add_lane(document, kind=kind))
        if kind is not LaneKind.EMOTIONS:
            place = cell(document, row, 0)
            change = edit.add_card(document, place, kind=CardKind.NOTE, text=kind.value)
            document = after(document, change)
    parked = edit.add_card(document, ParkingPlace(), kind=CardKind.NOTE, text="parked")
    return after(document, parked)


def test_cards_of_several_lanes_find_the_lanes_of_their_kind_in_another_map() -> None:
    source = _lanes(LaneKind.TOUCHPOINTS, LaneKind.ACTIONS, LaneKind.PAIN_POINTS)
    target = _lanes(LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.TOUCHPOINTS)
    text = copy_fragment(source, source.cards)
    new = after(target, paste_fragment(target, text, cell(target, 0, 1)))
    assert [texts(new, row, 1) for row in range(4)] == [
        ["actions"],
        [],
        ["pain-points"],
        ["touchpoints"],
    ]
    assert [card.text for card in parked_cards(new)] == ["parked", "parked"]


def test_in_its_own_map_or_from_one_lane_a_piece_goes_where_one_points() -> None:
    source = _lanes(LaneKind.TOUCHPOINTS, LaneKind.ACTIONS, LaneKind.PAIN_POINTS)
    grid_cards = [card.id for card in source.cards.values() if card.lane_id][:2]
    new = after(
        source, paste_fragment(source, copy_fragment(source, grid_cards), cell(source, 1, 1))
    )
    assert texts(new, 1, 1) == ["touchpoints"]
    assert texts(new, 2, 1) == ["actions"]
    target = _lanes(LaneKind.ACTIONS, LaneKind.TOUCHPOINTS)
    text = copy_fragment(source, grid_cards[:1])
    assert texts(after(target, paste_fragment(target, text, cell(target, 0, 1))), 0, 1) == [
        "touchpoints"
    ]

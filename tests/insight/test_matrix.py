from __future__ import annotations

import pytest

from model.document import JourneyMap
from model.insight.matrix import QUADRANTS, Quadrant, plotted, quadrant_of
from model.kinds import CardKind
from model.records import Action
from tests.insight.journey import card, frame


@pytest.mark.parametrize(
    ("value", "effort", "quadrant"),
    [
        (5, 1, Quadrant.QUICK_WIN),
        (4, 3, Quadrant.QUICK_WIN),  # an effort of 3 is not high
        (4, 4, Quadrant.BIG_BET),
        (3, 3, Quadrant.FILL_IN),  # neither is a value of 3
        (1, 2, Quadrant.FILL_IN),
        (3, 4, Quadrant.MONEY_PIT),
    ],
)
def test_the_fields(value: int, effort: int, quadrant: Quadrant):
    assert quadrant_of(value, effort) is quadrant


def test_every_rating_lies_in_one_field_and_every_field_has_words():
    fields = [quadrant_of(value, effort) for value in range(1, 6) for effort in range(1, 6)]
    assert {one: fields.count(one) for one in Quadrant} == {
        Quadrant.QUICK_WIN: 6,
        Quadrant.BIG_BET: 4,
        Quadrant.FILL_IN: 9,
        Quadrant.MONEY_PIT: 6,
    }
    assert set(QUADRANTS) == set(Quadrant)


def test_opportunities_and_actions_are_placed_and_the_rest_says_what_is_missing():
    document = JourneyMap.of(
        [
            *frame(),
            card(CardKind.OPPORTUNITY, "late", "Ride", value=4, effort=2),
            card(CardKind.OPPORTUNITY, "early", "Search", value=5, effort=3),
            card(CardKind.OPPORTUNITY, "half", "Search", value=5),
            card(CardKind.PAIN_POINT, "pain", "Search", value=5, effort=1),
            Action(id="do", order="V", value=5, effort=1),
            Action(id="nothing", order="k"),
        ]
    )
    found = plotted(document)
    assert [one.id for one in found.items] == ["early", "late", "do"]
    assert [one.id for one in found.within(Quadrant.QUICK_WIN)] == ["do", "early", "late"]
    assert [(one.record.id, one.missing) for one in found.unrated] == [
        ("half", ("effort",)),
        ("nothing", ("value", "effort")),
    ]

from __future__ import annotations

import pytest

from model.document import JourneyMap
from model.insight.curves import curve_facts
from model.insight.telling import (
    card_called,
    move_told,
    number_told,
    percent,
    persona_called,
    plain,
    point_told,
    signed,
    step_called,
)
from model.kinds import CardKind, MapState
from model.records import Persona, Stage, Step
from tests.insight.journey import card, feeling, frame, journey


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, "\N{EN DASH}"),
        (0.0, "0 %"),
        (0.001, "under 1 %"),  # some is not nothing
        (1 / 3, "33 %"),
        (0.999, "over 99 %"),  # and nearly all not all
        (1.0, "100 %"),
        (25.0, "2,500 %"),
        (float("inf"), "\N{EN DASH}"),
    ],
)
def test_shares(share: float | None, said: str):
    assert percent(share) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.5, "+1.5"), (-2.0, "-2"), (0.0, "0"), (-0.001, "0"), (0.625, "+0.63"), (-0.625, "-0.63")],
)
def test_valences_are_rounded_as_by_hand(value: float, said: str):
    assert signed(value) == said


def test_figures_have_no_noise_of_binary():
    assert plain(87.142857) == "87.14"
    assert number_told(3.8 - 3.5) == "0.3"
    assert number_told(-0.0) == "0"
    assert number_told(1234567.5) == "1,234,567.5"


def test_places_have_names_even_without_names():
    document = JourneyMap.of(
        [
            *frame(),
            Stage(id="bare", order="zz"),
            Step(id="one", stage_id="bare", order="V", name="  "),
            Step(id="two", stage_id="bare", order="W", name="Twice\nsaid"),
            Persona(id="who", order="zz", role="Clerk"),
            card(CardKind.NOTE, "empty", "Pay", text=" "),
        ]
    )
    assert step_called(document, "Pay") == "Pay (Buy)"
    assert step_called(document, "Ride") == "Ride"
    assert step_called(document, "one") == "Unnamed stage"
    assert step_called(document, "two") == "Twice said (Unnamed stage)"
    assert step_called(document, None) == "Parking lot"
    assert persona_called(document, "who") == "Clerk"
    assert card_called(document, "empty") == "(no text)"


def test_moments_and_moves_in_words():
    told = feeling("Ada", "Pay", -2.0, position=0.6, word="anger", trigger="No\nreceipt")
    document = journey(told)
    facts = curve_facts(document, "Ada", MapState.AS_IS)
    assert point_told(document, facts.points[0]) == "positive (+1) at Search (Find)"
    assert point_told(document, facts.points[4]) == "anger (-2) at Pay (Buy): No receipt"
    assert facts.fall is not None
    assert move_told(document, facts.fall) == (
        "by 3.5, from +1.5 at Choose (Buy) to -2 at Pay (Buy)"
    )

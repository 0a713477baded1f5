from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.insight.curves import (
    CurveFacts,
    all_curves,
    curve_facts,
    moments,
    spreads,
    usual_state,
)
from model.insight.means import mean
from model.insight.turns import turning
from model.kinds import LaneKind, MapState
from model.records import Lane
from tests.insight.journey import STEPS, feeling, frame, journey


def of(persona: str, document: JourneyMap | None = None) -> CurveFacts:
    return curve_facts(document or journey(), persona, MapState.AS_IS)


def test_ada_by_hand():
    facts = of("Ada")
    assert [point.step_id for point in facts.points] == list(STEPS)
    assert facts.mean == 0.5  # (1 + 0 + 1.5 - 2 + 2) / 5
    assert facts.lowest is not None
    assert facts.highest is not None
    assert (facts.lowest.step_id, facts.highest.step_id) == ("Pay", "Ride")
    assert [point.step_id for point in facts.peaks] == ["Choose"]
    assert [point.step_id for point in facts.dips] == ["Compare", "Pay"]
    assert facts.fall is not None
    assert (facts.fall.start.step_id, facts.fall.end.step_id, facts.fall.drop) == (
        "Choose",
        "Pay",
        3.5,
    )
    assert facts.rise is not None
    assert (facts.rise.start.step_id, facts.rise.end.step_id, facts.rise.change) == (
        "Pay",
        "Ride",
        4.0,
    )
    assert (facts.empty_steps, facts.empty_stages) == ((), ())


def test_bo_by_hand():
    facts = of("Bo")
    assert facts.mean == pytest.approx(-2 / 3)
    assert (facts.peaks, facts.dips, facts.fall) == ((), (), None)
    assert facts.rise is not None
    assert facts.rise.change == 1.0
    assert facts.empty_steps == ("Search", "Choose")
    assert facts.empty_stages == ()


def test_a_stage_that_a_persona_skips_is_no_gap():
    document = journey(Ride={"skipped_by_ids": ("Bo",)}, Find={"skipped_by_ids": ("Bo",)})
    bare = JourneyMap.of([r for r in document.records() if r.table != "markers"])
    assert of("Bo", bare).empty_steps == ("Choose", "Pay")
    assert of("Bo", bare).empty_stages == ("Buy",)
    assert of("Ada", bare).empty_stages == ("Find", "Buy", "Ride")


def test_a_persona_without_feelings_has_an_empty_curve():
    facts = of("Bo", JourneyMap.of(frame()))
    assert (facts.points, facts.mean, facts.lowest, facts.fall) == ((), None, None, None)
    assert len(facts.empty_steps) == 5


def test_points_go_by_their_place_in_the_step_and_the_first_of_equals_is_named():
    late, early = (
        feeling("Bo", "Ride", -1.0, position=0.9),
        feeling("Bo", "Ride", 0.0, position=0.1),
    )
    document = journey(late, early)
    assert [point.marker.id for point in of("Bo", document).points][2:] == [
        early.id,
        "Bo-Ride-50-as-is",
        late.id,
    ]
    lowest = of("Bo", document).lowest
    assert lowest is not None
    assert lowest.step_id == "Compare"


def test_to_be_is_a_curve_of_its_own():
    document = journey(feeling("Ada", "Pay", 1.0, state=MapState.TO_BE))
    told = [(facts.persona_id, facts.state, len(facts.points)) for facts in all_curves(document)]
    assert told == [
        ("Ada", MapState.AS_IS, 5),
        ("Ada", MapState.TO_BE, 1),
        ("Bo", MapState.AS_IS, 3),
    ]
    assert usual_state(document) is MapState.AS_IS


def test_a_persona_has_an_empty_curve_only_where_she_has_no_other():
    only = JourneyMap.of([*frame(), feeling("Ada", "Pay", 1.0, state=MapState.TO_BE)])
    assert [(facts.persona_id, facts.state) for facts in all_curves(only)] == [
        ("Ada", MapState.TO_BE),
        ("Bo", MapState.AS_IS),
    ]
    assert usual_state(only) is MapState.TO_BE
    assert usual_state(JourneyMap()) is MapState.AS_IS


def test_several_emotions_lanes_are_read_together_or_one_by_one():
    second = Lane(id="more", kind=LaneKind.EMOTIONS, order="z")
    extra = feeling("Bo", "Choose", 2.0).model_copy(update={"lane_id": "more"})
    document = journey(second, extra)
    assert len(of("Bo", document).points) == 4
    alone = curve_facts(document, "Bo", MapState.AS_IS, lane_id="more")
    assert [point.valence for point in alone.points] == [2.0]


def test_how_far_personas_are_apart():
    told = [
        (one.step_id, one.lowest.persona_id, one.highest.persona_id, one.width)
        for one in spreads(journey(), MapState.AS_IS)
    ]
    assert told == [
        ("Compare", "Bo", "Ada", 1.0),
        ("Pay", "Ada", "Bo", 1.0),
        ("Ride", "Bo", "Ada", 2.0),
    ]


def test_the_best_and_worst_moments():
    found = moments(journey(), MapState.AS_IS, most=2)
    assert [(p.marker.persona_id, p.step_id) for p in found.best] == [
        ("Ada", "Ride"),
        ("Ada", "Choose"),
    ]
    assert [(p.marker.persona_id, p.step_id) for p in found.worst] == [
        ("Ada", "Pay"),
        ("Bo", "Compare"),
    ]
    every = moments(journey(), MapState.AS_IS, most=99)
    assert (len(every.best), len(every.worst)) == (3, 3)  # two feelings are neutral


def test_a_mean_does_not_depend_on_the_order():
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1
    assert mean([0.1, 0.2, 0.3]) == mean([0.3, 0.2, 0.1])


@pytest.mark.parametrize(
    ("values", "peaks"),
    [
        ([], []),
        ([2], []),
        ([0, 2], []),  # an end is no peak
        ([0, 2, 0], [1]),
        ([0, 0.9, 0], []),
        ([0, 2, 2, 2, 0], [1]),  # a plateau counts once, by its first place
        ([0, 2, 0, 2, 0], [1, 3]),
        ([0, 2, 1.5, 2, 0], [1]),  # one summit with a notch
        ([0, 1.5, 1, 2, 0], [3]),  # the lower one does not stand out
        ([-0.1, 0.9, -0.1], [1]),  # exactly 1, but for binary
        ([2, 1.5, 2, 0], []),  # the notch next to an end: going back up is going higher
    ],
)
def test_turning_points(values: list[float], peaks: list[int]):
    assert turning(values, 1.0) == peaks


@given(st.lists(st.sampled_from([-2, -1.5, -1, 0, 0.5, 1, 2]), max_size=12))
@settings(max_examples=300)
def test_peaks_are_what_the_definition_says(values: list[float]):
    """The linear way against looking both ways from each place."""
    expected = [
        place
        for place, value in enumerate(values)
        if (place == 0 or values[place - 1] != value) and _stands_out(values, place)
    ]
    assert turning(values, 1.0) == expected


def _stands_out(values: list[float], place: int) -> bool:
    value, end = values[place], place
    while end + 1 < len(values) and values[end + 1] == value:
        end += 1
    if place == 0 or end == len(values) - 1:
        return False
    before, after = [], []
    for other in reversed(values[:place]):
        if other >= value:
            break
        before.append(other)
    for other in values[end + 1 :]:
        if other > value:
            break
        after.append(other)
    return bool(before and after) and value - max(min(before), min(after)) >= 1.0

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.insight.priority import Criterion, Ranked, ranked
from model.kinds import CardKind, Priority
from model.records import MAP_ID, MapInfo, Record
from tests.insight.journey import card, frame


def pain(key: str, **fields: Any) -> Record:
    return card(CardKind.PAIN_POINT, key, "Pay", order=fields.pop("order", "V"), **fields)


def by_hand() -> list[Record]:
    """The pain points of docs/FIGURES.md; the usual weights are 50, 30 and 20."""
    return [
        pain("a", severity=4, frequency=2, votes=3),
        pain("b", severity=5),
        pain("c", votes=6),
        pain("d", severity=2, frequency=5, votes=1),
        pain("e"),
    ]


def rank(*records: Record, weights: tuple[float, float, float] = (50, 30, 20)) -> list[Ranked]:
    info = MapInfo(
        id=MAP_ID,
        severity_weight=float(weights[0]),
        frequency_weight=float(weights[1]),
        votes_weight=float(weights[2]),
    )
    return list(ranked(JourneyMap.of([info, *frame(), *records])))


def scores(found: list[Ranked]) -> list[tuple[str, float | None, float | None, int | None]]:
    def near(value: float | None) -> float | None:
        return None if value is None else round(value, 2)

    return [(one.card.id, near(one.score), near(one.at_most), one.rank) for one in found]


def test_the_formula_by_hand():
    assert scores(rank(*by_hand())) == [
        ("a", 62.0, 62.0, 1),  # 50 * 4/5 + 30 * 2/5 + 20 * 3/6
        ("d", 53.33, 53.33, 2),  # 50 * 2/5 + 30 * 5/5 + 20 * 1/6
        ("b", 50.0, 80.0, 3),  # 50 * 5/5 + ? + 20 * 0/6
        ("c", 20.0, 100.0, 4),  # ? + ? + 20 * 6/6
        ("e", None, None, None),
    ]


def test_the_parts_make_the_score_and_say_what_is_missing():
    first, _, partly, _, unrated = rank(*by_hand())
    assert [part.points for part in first.parts] == [40.0, 12.0, 10.0]
    assert first.missing == ()
    assert partly.missing == (Criterion.FREQUENCY,)
    assert unrated.missing == (Criterion.SEVERITY, Criterion.FREQUENCY)


def test_votes_do_not_count_where_nobody_voted():
    # The weight of votes goes: (50 of 80 for 4/5, and 30 of 80 for 2/5.)
    assert scores(rank(pain("a", severity=4, frequency=2))) == [("a", 65.0, 65.0, 1)]


def test_a_weight_of_nothing_takes_a_criterion_out():
    found = rank(pain("a", severity=4), pain("b", frequency=5), weights=(10, 0, 0))
    assert scores(found) == [("a", 80.0, 80.0, 1), ("b", None, None, None)]


def test_without_any_weight_nothing_has_a_score():
    found = rank(pain("a", severity=1, votes=1), pain("b", severity=5, votes=2), weights=(0, 0, 0))
    assert scores(found) == [("b", None, None, None), ("a", None, None, None)]
    assert all(not one.missing for one in found)


def test_equal_scores_share_a_rank_and_the_severer_stands_first():
    found = rank(
        pain("a", severity=2, frequency=4),
        pain("b", severity=4, frequency=2),
        pain("c", severity=1, frequency=1),
        weights=(50, 50, 0),
    )
    assert [(one.card.id, one.rank) for one in found] == [("b", 1), ("a", 1), ("c", 3)]


def test_what_is_not_rated_goes_by_the_priority_set_by_hand():
    found = rank(pain("a"), pain("b", priority=Priority.LOW), pain("c", priority=Priority.CRITICAL))
    assert [one.card.id for one in found] == ["c", "b", "a"]


def test_only_pain_points_are_ranked_and_parked_ones_too():
    idea = card(CardKind.OPPORTUNITY, "idea", "Pay", severity=5, frequency=5)
    parked = card(CardKind.PAIN_POINT, "parked", None, severity=1)
    assert [one.card.id for one in rank(idea, parked)] == ["parked"]


_rating = st.none() | st.integers(1, 5)
_weight = st.sampled_from([0, 1, 20, 33.3, 100])


@given(
    st.lists(st.tuples(_rating, _rating, st.integers(0, 9)), max_size=6),
    st.tuples(_weight, _weight, _weight),
)
@settings(max_examples=100)
def test_laws_of_scores(
    ratings: list[tuple[int | None, int | None, int]], weights: tuple[float, float, float]
):
    records = [
        pain(f"p{n}", severity=severity, frequency=frequency, votes=votes)
        for n, (severity, frequency, votes) in enumerate(ratings)
    ]
    found = rank(*records, weights=weights)
    assert [one.card.id for one in rank(*reversed(records), weights=weights)] == [
        one.card.id for one in found
    ]
    known = [one for one in found if one.score is not None]
    assert found[: len(known)] == known
    for one in known:
        assert one.score is not None
        assert one.at_most is not None
        assert 0 < one.score <= one.at_most <= 100 + 1e-9
        assert one.score == pytest.approx(sum(part.points for part in one.parts))
    for before, after in pairwise(known):
        assert (before.score or 0) >= (after.score or 0) - 1e-9
        assert (before.rank or 0) <= (after.rank or 0)

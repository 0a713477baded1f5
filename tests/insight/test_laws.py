from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise

from hypothesis import given, settings

from exporters.insight import insight_report
from model.document import JourneyMap
from model.insight.insight import Insight, insight
from model.kinds import CardKind
from tests.bench.maps import synthetic
from tests.examples import example
from tests.strategies import maps

TODAY = date(2026, 11, 22)


@given(maps())
@settings(max_examples=80)
def test_nothing_raises_and_figures_stay_in_their_bounds(document: JourneyMap):
    found = insight(document, TODAY)
    _curves(found)
    _shares(found)
    _counts(document, found)


def _curves(found: Insight) -> None:
    for curve in found.curves:
        if curve.mean is None:
            assert curve.points == ()
            continue
        assert curve.lowest is not None
        assert curve.highest is not None
        assert -2 <= curve.lowest.valence <= curve.highest.valence <= 2
        assert curve.lowest.valence - 1e-9 <= curve.mean <= curve.highest.valence + 1e-9
        assert not set(curve.peaks) & set(curve.dips)
        columns = [point.column for point in curve.points]
        assert columns == sorted(columns)
        assert {point.step_id for point in curve.points}.isdisjoint(curve.empty_steps)
        assert {point.stage_id for point in curve.points}.isdisjoint(curve.empty_stages)
        changes = [after.valence - before.valence for before, after in pairwise(curve.points)]
        assert (curve.fall.change if curve.fall else 0) == min([0, *changes])
        assert (curve.rise.change if curve.rise else 0) == max([0, *changes])
    assert all(0 <= one.width <= 4 for one in found.spreads)


def _shares(found: Insight) -> None:
    whole = found.coverage
    for share in (whole.whole, *whole.by_stage.values(), *whole.by_lane.values()):
        assert share.share is None or 0 <= share.share <= 1
    parts = (whole.cards, whole.feelings, whole.goals, whole.personas)
    assert whole.whole.total == sum(share.total for share in parts)
    assert found.channels.consistency is None or 0 <= found.channels.consistency <= 1
    assert found.channels.spread is None or 0 <= found.channels.spread <= 4


def _counts(document: JourneyMap, found: Insight) -> None:
    kinds = [card.kind for card in document.cards.values()]
    assert len(found.ranked) == len(found.trails.pains) == kinds.count(CardKind.PAIN_POINT)
    ideas = kinds.count(CardKind.OPPORTUNITY) + len(document.actions)
    assert len(found.matrix.items) + len(found.matrix.unrated) == ideas
    touchpoints = sum(len(one.touchpoint_ids) for one in found.channels.channels)
    assert touchpoints + len(found.channels.unnamed_ids) == kinds.count(CardKind.TOUCHPOINT)
    assert len(found.figures) == len(document.metrics)
    assert sum(found.goals.counts.values()) == len(document.stages)
    assert sum(map(len, found.actions.by_status.values())) == len(document.actions)
    assert sum(map(len, found.actions.by_owner.values())) == len(document.actions)


@given(maps())
@settings(max_examples=40)
def test_the_order_of_records_in_a_file_changes_nothing(document: JourneyMap):
    mixed = JourneyMap.of(reversed(list(document.records())))
    assert insight(mixed, TODAY) == insight(document, TODAY)
    assert insight_report(mixed, TODAY) == insight_report(document, TODAY)


def test_the_example_has_all_of_it():
    found = insight(example(), TODAY)
    assert found.curves
    assert found.ranked
    assert found.matrix.items
    assert found.channels.channels
    assert found.figures
    assert found.trails.pains
    assert found.actions.all


def test_the_work_grows_as_the_map_does():
    """Calls are counted, no clock asked: twice the map is hardly more than twice the work."""
    small, large = synthetic(1_000), synthetic(2_000)
    assert _calls(large) < 2.4 * _calls(small)


def _calls(document: JourneyMap) -> int:
    count = 0

    def called(_frame: object, _event: str, _value: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        insight(document, TODAY)
    finally:
        sys.setprofile(before)
    return count

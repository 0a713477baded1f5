from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.bounds import Reading
from model.document import JourneyMap
from model.insight.figures import (
    Course,
    Reached,
    Series,
    direction,
    drop_offs,
    effect_of,
    figures,
    reached,
    readings,
    trend,
)
from model.kinds import Better, CardKind, MetricKind
from model.metric_kinds import METRIC_KINDS
from model.records import Action, Metric, Record
from tests.insight.journey import card, frame, people

TODAY = date(2026, 11, 22)
RATE, WAIT = MetricKind.CONVERSION_RATE, MetricKind.RESPONSE_TIME


def metric(kind: MetricKind = RATE, **fields: Any) -> Metric:
    return Metric(id="m", kind=kind, **fields)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (metric(value=3.8, target=5.0), Reached.NO),
        (metric(value=5.0, target=5.0), Reached.YES),
        (metric(value=6.0, target=5.0), Reached.YES),
        (metric(WAIT, value=9.0, target=2.0), Reached.NO),
        (metric(WAIT, value=1.0, target=2.0), Reached.YES),
        (metric(WAIT, value=9.0, target=2.0, better=Better.HIGHER), Reached.YES),
        (metric(MetricKind.TIME_SPENT, value=4.0, target=3.0), Reached.UNKNOWN),
        (metric(MetricKind.TIME_SPENT, value=3.0, target=3.0), Reached.YES),
        (metric(value=3.8), Reached.UNKNOWN),
        (metric(target=5.0), Reached.UNKNOWN),
    ],
)
def test_whether_a_target_is_reached(one: Metric, expected: Reached):
    assert reached(one) is expected


def test_every_kind_says_what_it_is_and_what_to_do():
    assert set(METRIC_KINDS) == set(MetricKind)
    assert all(facts.says and facts.suggests for facts in METRIC_KINDS.values())
    assert direction(metric(MetricKind.BOUNCE_RATE)) is Better.LOWER


def day(month: int, value: float) -> Reading:
    return Reading(on=date(2026, month, 1), value=value)


def test_a_trend_by_hand():
    found = trend(metric(value=3.8, on=date(2026, 10, 1), history=(day(7, 3.5), day(4, 3.0))))
    assert found is not None
    assert (found.first, found.before, found.last) == (3.0, 3.5, 3.8)
    assert found.change == pytest.approx(0.3)
    assert found.whole == pytest.approx(0.8)
    assert found.course is Course.BETTER


def test_the_value_of_today_stands_for_its_day_and_one_without_a_day_is_the_last():
    same = metric(value=4.0, on=date(2026, 7, 1), history=(day(7, 3.5), day(4, 3.0)))
    assert [one.value for one in readings(same)] == [3.0, 4.0]
    undated = trend(metric(WAIT, value=4.0, history=(day(7, 3.5),)))
    assert undated is not None
    assert (undated.before, undated.last, undated.course) == (3.5, 4.0, Course.WORSE)
    assert trend(metric(value=4.0)) is None


def test_a_course_without_a_direction_is_only_a_change():
    found = trend(metric(MetricKind.OTHER, value=2.0, history=(day(1, 1.0),)))
    assert found is not None
    assert found.course is Course.CHANGED
    still = trend(metric(MetricKind.OTHER, value=1.0, history=(day(1, 1.0),)))
    assert still is not None
    assert still.course is Course.SAME


def test_figures_come_as_their_cards_are_read_with_gap_and_lateness():
    records: list[Record] = [
        Metric(id="late", kind=RATE, value=3.8, target=5.0, target_on=date(2026, 11, 21)),
        Metric(id="good", kind=WAIT, value=1.0, target=2.0, target_on=date(2026, 1, 1)),
        Metric(id="loose", kind=RATE, target_on=date(2026, 11, 22), target=1.0),
        card(CardKind.METRIC, "second", "Pay", metric_id="late", text="Paid"),
        card(CardKind.METRIC, "first", "Search", metric_id="good", text="  "),
    ]
    found = figures(JourneyMap.of([*frame(), *records]), TODAY)
    assert [(one.metric.id, one.name, one.gap, one.late) for one in found] == [
        ("good", "", 0.0, False),
        ("late", "Paid", pytest.approx(1.2), True),
        ("loose", "", None, False),
    ]


def series(*records: Record) -> list[Series]:
    return list(drop_offs(JourneyMap.of([*frame(), *records])))


def test_a_drop_off_by_hand():
    (found,) = series(*people("Pay", 300.0), *people("Search", 1000.0), *people("Choose", 400.0))
    assert [(one.start.step_id, one.end.step_id, one.lost) for one in found.drops] == [
        ("Search", "Choose", 600.0),
        ("Choose", "Pay", 100.0),
    ]
    assert [one.share for one in found.drops] == [0.6, 0.25]
    assert found.steepest is found.drops[0] or found.steepest == found.drops[0]
    assert found.kept == 0.3


def test_who_comes_back_is_no_loss_and_nobody_at_the_beginning_has_no_share():
    (found,) = series(*people("Search", 0.0), *people("Choose", 50.0))
    assert [(one.lost, one.share) for one in found.drops] == [(-50.0, None)]
    assert (found.steepest, found.kept) == (None, None)


def test_a_series_is_of_one_kind_and_unit_and_others_of_one_name():
    def figure(key: str, step: str, kind: MetricKind, unit: str, text: str) -> list[Record]:
        return [
            Metric(id=f"m{key}", kind=kind, unit=unit, value=1.0),
            card(CardKind.METRIC, key, step, metric_id=f"m{key}", text=text),
        ]

    found = series(
        *figure("a", "Search", WAIT, "min", "Answer"),
        *figure("b", "Pay", WAIT, " MIN", "Refund"),
        *figure("c", "Search", WAIT, "days", "Letter"),
        *figure("d", "Search", MetricKind.OTHER, "", "Errors"),
        *figure("e", "Pay", MetricKind.OTHER, "", "errors "),
        *figure("f", "Ride", MetricKind.OTHER, "", "Calls"),
        *people("Search", 2.0),
        *people("Ride", 1.0),
    )
    assert [[point.card_id for point in one.points] for one in found] == [
        ["c-Search", "c-Ride"],
        ["a", "b"],
        ["d", "e"],
    ]
    assert [(one.name, one.unit) for one in found] == [("", "people"), ("", "min"), ("Errors", "")]


def test_the_effect_of_an_action_by_hand():
    document = JourneyMap.of([Metric(id="m", kind=MetricKind.DROP_OFF)])
    action = Action(id="a", order="V", metric_id="m", before=41.0, after=36.0)
    found = effect_of(document, action)
    assert found is not None
    assert (found.change, found.course) == (-5.0, Course.BETTER)
    assert found.share == pytest.approx(-0.122, abs=0.001)
    bare = effect_of(document, action.model_copy(update={"metric_id": None}))
    assert bare is not None
    assert bare.course is Course.CHANGED
    assert effect_of(document, action.model_copy(update={"after": None})) is None
    debt = effect_of(document, action.model_copy(update={"before": -10.0, "after": -5.0}))
    assert debt is not None
    assert debt.share == 0.5  # it grew
    nothing = effect_of(document, action.model_copy(update={"before": 0.0}))
    assert nothing is not None
    assert nothing.share is None

"""What a map tells in figures, and the report of it: on maps of three sizes, and how it grows."""

from __future__ import annotations

import statistics
from datetime import date

from exporters.insight import insight_report
from model.document import JourneyMap
from model.insight.insight import insight
from tests.bench.clock import once, say
from tests.bench.maps import synthetic

SIZES = (400, 5_000, 20_000)
_ROUNDS = 5
_DAY = date(2026, 11, 22)
_AIM = 2.0
"""A card may cost so many times as much on the largest map as on the middle one."""


def bench_insight() -> None:
    """All figures of a map at once, as the board asks for them after an edit."""
    each: dict[int, float] = {}
    for cards in SIZES:
        document = synthetic(cards)
        took, report = _median(document), once(lambda: insight_report(document, _DAY))  # noqa: B023 - called at once
        each[cards] = took / cards
        say("insight", cards=cards, ours_ms=took, report_ms=report)
    say("insight growth", aim=_AIM, growth=each[SIZES[2]] / each[SIZES[1]])


def _median(document: JourneyMap) -> float:
    insight(document, _DAY)
    return statistics.median(once(lambda: insight(document, _DAY)) for _ in range(_ROUNDS))

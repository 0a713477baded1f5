"""Days and times of versions, as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from designer.history.wording import (
    changed_words,
    count_words,
    damaged_words,
    days,
    step_words,
)
from designer.moments import day_words, short_words, time_words, when_words
from model.versions import Reason
from tests.versions.histories import Clock, Life

_NOW = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))  # a Wednesday


def test_days_are_called_as_one_speaks_of_them() -> None:
    back = [day_words(_NOW - timedelta(days=n), _NOW) for n in (0, 1, 2, 6, 7, 400)]
    assert back == ["Today", "Yesterday", "Monday", "Thursday", "4 March 2026", "4 February 2025"]
    assert day_words(_NOW + timedelta(days=2), _NOW) == "13 March 2026"
    assert when_words(_NOW - timedelta(hours=10), _NOW) == "Yesterday, 23:00"


def test_the_wall_that_counts_is_the_one_here() -> None:
    late = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)
    assert day_words(late, _NOW) == "Today"
    assert time_words(late, _NOW) == "00:30"
    assert short_words(late, _NOW) == "00:30"
    assert short_words(late - timedelta(hours=1), _NOW) == "2026-03-10 23:30"


def test_versions_are_grouped_by_day_and_counted() -> None:
    life = Life(Clock(_NOW - timedelta(days=2)))
    for hours in (0, 1, 30, 16):
        life.clock.go(hours=hours)
        life.keep(Reason.SAVED)
    newest_first = tuple(reversed(life.there))
    found = days(newest_first, _NOW)
    assert [(day.name, len(day.versions)) for day in found] == [
        ("Today", 1),
        ("Yesterday", 1),
        ("Monday", 2),
    ]
    assert count_words(newest_first, _NOW) == "4 versions, the oldest: Monday"
    assert count_words(newest_first[:1], _NOW) == "1 version, Today"
    assert count_words((), _NOW) == ""
    assert step_words(newest_first[-1], _NOW) == "Go back to 9 March 2026, 09:00"


def test_what_nobody_knows_is_not_told() -> None:
    assert changed_words("1 card added") == "Against the version before: 1 card added"
    assert changed_words(damaged_words()) == changed_words(None) == ""

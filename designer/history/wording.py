"""How versions are spoken of: days, times, and what goes back. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from model.versions import REASONS, Version
from resources.words import tr

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Day:
    """The versions of one day, newest first, and what the day is called."""

    name: str
    versions: tuple[Version, ...]


def days(versions: Sequence[Version], now: datetime) -> tuple[Day, ...]:
    """Versions, newest first, by the days of the wall here and now."""
    grouped = groupby(versions, lambda version: day_words(version.time, now))
    return tuple(Day(name, tuple(found)) for name, found in grouped)


def day_words(time: datetime, now: datetime) -> str:
    """``Today``, ``Yesterday``, ``Monday`` of the last days, else ``12 March 2026``."""
    day, today = time.astimezone(now.tzinfo).date(), now.date()
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    if timedelta(0) < today - day < timedelta(days=_A_WEEK):
        return tr(_WEEKDAYS[day.weekday()])
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)


def time_words(time: datetime, now: datetime) -> str:
    """``14:05``."""
    return f"{time.astimezone(now.tzinfo):%H:%M}"


def when_words(time: datetime, now: datetime) -> str:
    """``Today, 14:05``."""
    return tr("{day}, {time}", day=day_words(time, now), time=time_words(time, now))


def step_words(version: Version, now: datetime) -> str:
    """What undo calls it, which is read on later days too: ``Go back to 12 March 2026, 14:05``."""
    there = version.time.astimezone(now.tzinfo)
    day = tr("{day} {month} {year}", day=there.day, month=tr(_MONTHS[there.month - 1]),
             year=there.year)  # fmt: skip
    return tr("Go back to {day}, {time}", day=day, time=time_words(version.time, now))


def reason_words(version: Version) -> str:
    """Why it was kept: ``Saved``."""
    return tr(REASONS[version.reason].words)


def damaged_words() -> str:
    """What is said in the place of what a version changed where it cannot be read."""
    return tr("damaged")


def changed_words(words: str | None) -> str:
    """What a version changed, as a sentence without its full stop; empty where nobody knows."""
    if not words or words == damaged_words():
        return ""
    return tr("Against the version before: {words}", words=words)


def count_words(versions: Sequence[Version], now: datetime) -> str:
    """How many there are, and since when."""
    if not versions:
        return ""
    since = day_words(versions[-1].time, now)
    if len(versions) == 1:
        return tr("1 version, {day}", day=since)
    return tr("{n} versions, the oldest: {day}", n=len(versions), day=since)

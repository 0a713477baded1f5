"""How versions are spoken of: by days, and what goes back. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from designer.moments import date_words, day_words, time_words
from model.versions import REASONS, Version
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Day:
    """The versions of one day, newest first, and what the day is called."""

    name: str
    versions: tuple[Version, ...]


def days(versions: Sequence[Version], now: datetime) -> tuple[Day, ...]:
    """Versions, newest first, by the days of the wall here and now."""
    grouped = groupby(versions, lambda version: day_words(version.time, now))
    return tuple(Day(name, tuple(found)) for name, found in grouped)


def step_words(version: Version, now: datetime) -> str:
    """What undo calls it, which is read on later days too: ``Go back to 12 March 2026, 14:05``."""
    day, time = date_words(version.time, now), time_words(version.time, now)
    return tr("Go back to {day}, {time}", day=day, time=time)


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

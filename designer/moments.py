"""Days and times as people read them, by the wall clock of whoever reads. Knows no Qt.

``now`` says which wall that is: its time zone is the one that everything is told in.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from resources.words import tr

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_A_WEEK = timedelta(days=7)


def today() -> date:
    """The day it is here."""
    return datetime.now(UTC).astimezone().date()


def time_words(time: datetime, now: datetime) -> str:
    """``14:05``."""
    return f"{time.astimezone(now.tzinfo):%H:%M}"


def date_words(time: datetime, now: datetime) -> str:
    """``12 March 2026``, for what is read on other days, too."""
    return _date(time.astimezone(now.tzinfo).date())


def day_words(time: datetime, now: datetime) -> str:
    """``Today``, ``Yesterday``, ``Monday`` of the last days, else ``12 March 2026``."""
    day, today = time.astimezone(now.tzinfo).date(), now.date()
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    if timedelta(0) < today - day < _A_WEEK:
        return tr(_WEEKDAYS[day.weekday()])
    return _date(day)


def when_words(time: datetime, now: datetime) -> str:
    """``Today, 14:05``."""
    return tr("{day}, {time}", day=day_words(time, now), time=time_words(time, now))


def short_words(time: datetime, now: datetime) -> str:
    """``14:05`` of today, else ``2026-03-12 14:05``: in the middle of a sentence."""
    here = time.astimezone(now.tzinfo)
    return time_words(time, now) if here.date() == now.date() else column_words(here)


def column_words(time: datetime) -> str:
    """``2026-03-12 14:05``, in lists: as wide in each line. In the zone of the time itself."""
    return f"{time:%Y-%m-%d %H:%M}"


def _date(day: date) -> str:
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)

"""What a number in a cell is by its format: a day, a time, a share; a sheet knows only numbers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import Enum, auto

from exporters.xlsx.book import CellValue


class Shown(Enum):
    """How a number is shown."""

    NUMBER = auto()
    DAY = auto()
    MOMENT = auto()
    TIME = auto()
    DURATION = auto()
    PERCENT = auto()


# The formats that every program knows by number; from 27 on those of East Asia.
_BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((9, 10), Shown.PERCENT),
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 59)), Shown.DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47), Shown.TIME),
    22: Shown.MOMENT,
    46: Shown.DURATION,
}
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.')  # text within a format, not what it shows
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LAST_DAY = 2_957_003.0  # in the year 9999, whichever day a file counts from
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no zones
_FALSE_DAY = 60  # the 29th of February 1900, which never was


def shown_by(number: int, code: str | None) -> Shown:
    """How the format of a number (and, where it is a file's own, a code) shows."""
    if code is None:
        return _BUILT_IN.get(number, Shown.NUMBER)
    code = _SAID.sub("", code[:1_000]).split(";")[0]
    if _DURATION.search(code):
        return Shown.DURATION
    code = _IN_BRACKETS.sub("", code).lower()
    if "general" in code:
        return Shown.NUMBER
    has_time = "h" in code or "s" in code
    if "d" in code or "y" in code or ("m" in code and not has_time):
        return Shown.MOMENT if has_time else Shown.DAY
    if has_time:
        return Shown.TIME
    return Shown.PERCENT if "%" in code else Shown.NUMBER


def number_of(text: str) -> float | int | None:
    """The number that a file says; None where it is none, or none that can be counted with."""
    try:
        if len(text) <= 15 and text.isdecimal():
            return int(text)
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def seen(number: float, shown: Shown, *, since_1904: bool) -> CellValue:
    """The number as a person sees it; what is no possible day stays a number."""
    match shown:
        case Shown.DAY:
            day = _moment(number, since_1904=since_1904)
            return day.date() if isinstance(day, datetime) else day
        case Shown.MOMENT | Shown.TIME:
            return _moment(number, since_1904=since_1904)
        case Shown.DURATION:
            return _clock(round(number * 86_400)) if 0 <= number < 1e6 else number
        case Shown.PERCENT:
            return f"{number * 100:.10g}%"
        case _:
            return number


def _moment(number: float, *, since_1904: bool) -> CellValue:
    """The day with its time; a time alone before the first day there is."""
    if 0 <= number < 1 and not since_1904:
        return _clock(round(number * 86_400) % 86_400) if number else number
    if not 0 <= number <= _LAST_DAY:
        return number
    if not since_1904 and number < _FALSE_DAY:
        number += 1
    since = _EPOCH_1904 if since_1904 else _EPOCH
    moment = since + timedelta(seconds=round(number * 86_400))
    return moment.date() if moment.time() == datetime.min.time() else moment


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}" if second else f"{hour:02}:{minute:02}"

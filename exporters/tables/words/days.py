"""Days as tables write them: in figures, with the name of a month, as months or quarters."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from exporters.tables.words.vocabulary import plain

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_EAST = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_PARTED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_QUARTER = re.compile(r"(?:(\d{4})[\s/-]*q([1-4])|q([1-4])[\s/-]*(\d{4}))", re.IGNORECASE)
_YEAR = re.compile(r"(19|20)\d\d")
_HALVES = re.compile(r"\b[ap]\.?m\b", re.IGNORECASE)
_LONGEST = 40
_SHORTEST_MONTH = 3
_MONTHS = (
    "january januar janvier enero gennaio janeiro januari",
    "february februar fevrier febrero febbraio fevereiro februari",
    "march marz mars marzo marco maart mrz",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether ``3/4/2026`` is the third of April; ``sure``: some day of the table tells it."""

    day_first: bool = True
    sure: bool = True


def order_of(texts: Iterable[str]) -> DayOrder:
    """How a column writes its days."""
    doubtful = american = False
    for text in texts:
        found = _PARTED.match(text.strip())
        if found is None or found[2] == ".":
            continue
        if int(found[1]) > 12:
            return DayOrder()
        if int(found[3]) > 12:
            return DayOrder(day_first=False)
        doubtful = doubtful or found[1] != found[3]
        american = american or _HALVES.search(text) is not None
    return DayOrder(day_first=not american, sure=not doubtful or american)


def day_in(text: str, order: DayOrder = DayOrder()) -> date | None:
    """The day a text is; of a month, a quarter or a year its last one. None for any other text."""
    said = text.strip()
    return _day_in(said, order) if said and len(said) <= _LONGEST else None


@lru_cache(maxsize=8_192)  # the days of a table come again and again, and so do its headings
def _day_in(said: str, order: DayOrder) -> date | None:
    try:
        return _in_figures(said, order) or _in_words(said)
    except ValueError:
        return None


def _in_figures(said: str, order: DayOrder) -> date | None:
    iso = _ISO.match(said) or _EAST.match(said)
    if iso is not None:
        return _day(int(iso[1]), iso[2], iso[3])
    parted = _PARTED.match(said)
    if parted is not None:
        first, second = int(parted[1]), int(parted[3])
        day_first = order.day_first or parted[2] == "."
        day, month = (first, second) if day_first else (second, first)
        return date(_whole_year(int(parted[4])), month, day)
    month_of = _MONTH_AND_YEAR.fullmatch(said)
    if month_of is not None:
        return _day(int(month_of[2]), month_of[1], None)
    quarter = _QUARTER.fullmatch(said)
    if quarter is not None:
        return _day(int(quarter[1] or quarter[4]), str(3 * int(quarter[2] or quarter[3])), None)
    return date(int(said), 12, 31) if _YEAR.fullmatch(said) else None


def _in_words(said: str) -> date | None:
    """``5 January 2026``, ``Jan 26``, ``March 5th, 2026``."""
    if not any(sign.isdigit() for sign in said):
        return None
    month: int | None = None
    figures: list[str] = []
    for word in plain(said).split():
        figure = re.match(r"\d+", word)
        if figure is not None:
            figures.append(figure[0])
        else:
            month = month or _month(word)
    if month is None or not 1 <= len(figures) <= 5:
        return None
    year = next((f for f in figures if len(f) == 4), None) or figures[-1]
    if len(year) not in (2, 4) or (len(figures) == 1 and year == "00"):
        return None
    days = [f for f in figures if f is not year and len(f) <= 2]
    return _day(_whole_year(int(year)), str(month), days[0] if days else None)


@lru_cache(maxsize=1_024)
def _month(word: str) -> int | None:
    if len(word) < _SHORTEST_MONTH:
        return None
    for number, names in enumerate(_MONTHS, start=1):
        if any(name.startswith(word) for name in names.split()):
            return number
    return None


def _day(year: int, month: str | None, day: str | None) -> date:
    number = int(month or 12)
    return date(year, number, int(day) if day else calendar.monthrange(year, number)[1])


def _whole_year(year: int) -> int:
    return year + 2000 if year < 100 else year

"""What somebody means who answers in words of their own: a day, or one of a closed set of words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from exporters.tables.words.days import DayOrder, day_in
from exporters.tables.words.vocabulary import is_only_level, plain, priority_in, status_in
from exporters.workbook.sheets.errors import CellError
from model.kinds import Priority, Status, words
from resources.words import tr

Member = TypeVar("Member", bound=StrEnum)
_LEVELS: dict[type[StrEnum], tuple[str, Callable[[str], StrEnum | None]]] = {
    Status: ("status", status_in),
    Priority: ("priority", priority_in),
}
_ISO = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_PARTED = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_IN_WORDS = re.compile(
    r"(\d{1,2}(st|nd|rd|th|er|º|\.)? ?(de )?[^\W\d_]{3,}\.?,? ?(de )?\d{4}"
    r"|[^\W\d_]{3,}\.? \d{1,2}(st|nd|rd|th)?,? \d{4})",
    re.IGNORECASE,
)
_ALIKE = 0.75


def day_of(text: str) -> date | None:
    """The one day that a text means, in figures or with the name of a month; None for no day.

    Months and years alone are none: which of their days was meant is not said.

    Raises:
        CellError: it could be meant in two ways, as ``1/2/2026``.
    """
    said = " ".join(text.split())
    parted = _PARTED.fullmatch(said)
    if parted is None:
        return day_in(said) if _ISO.fullmatch(said) or _IN_WORDS.fullmatch(said) else None
    first, second = int(parted[1]), int(parted[3])
    month_first = parted[2] != "." and second > 12
    if parted[2] != "." and first <= 12 and second <= 12 and first != second:
        raise CellError(
            tr("“{text}” could be meant in two ways; write it as 2026-01-31.", text=text)
        )
    return day_in(said.replace(" ", ""), DayOrder(day_first=not month_first))


def member_of(kind: type[Member], text: str) -> Member | None:
    """The member of a closed set that a text says: its own word or one that means the same.

    *finished*, *erledigt* and *terminé* are Done. None where it is not sure.
    """
    said = " ".join(text.replace("-", " ").split()).casefold()
    own = {words(member).casefold(): member for member in kind}
    if said in own:
        return own[said]
    known = _LEVELS.get(kind)
    if known is None or not is_only_level(known[0], text):
        return None
    level = known[1](text)
    return kind(level) if level is not None else None


def nearest(kind: type[Member], text: str) -> Member | None:
    """The member that a text comes near to: begins with, or spells almost; None where none does."""
    known = _LEVELS.get(kind)
    level = known[1](text) if known is not None else None
    if level is not None:
        return kind(level)
    own = {plain(words(member)): member for member in kind}
    close = get_close_matches(plain(text[:80]), own, n=1, cutoff=_ALIKE)
    return own[close[0]] if close else None

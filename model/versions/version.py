"""What a version of a map is, why it is kept, and its name: listed without opening a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Final

from model.ids import Id

SUFFIX: Final = ".version"
_NAME = re.compile(
    r"(?P<place>\d{8,12})_(?P<stamp>\d{8}T\d{12}[+-]\d{4})_(?P<reason>[a-z-]{1,40})"
    r"_(?P<revision>[0-9a-f]{64})" + re.escape(SUFFIX)
)


class Reason(Enum):
    """Why a state of a map is kept; the value stands in the name of its file."""

    OPENED = "opened"
    SAVED = "saved"
    HOURLY = "hourly"
    BEFORE_MERGE = "before-merge"
    BEFORE_RELOAD = "before-reload"
    BEFORE_RESTORE = "before-restore"
    OVERWRITTEN = "overwritten"
    GIVEN_UP = "given-up"


class Weight(Enum):
    """How long a version is worth its room. A later one is at least as much as one before it."""

    PASSING = 0
    """The newest of each hour and of each day."""
    SAVE = 1
    """That, and the last twenty of them."""
    DELIBERATE = 2
    """Thirty days, however many there are."""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What a reason means: how long it counts, and what a list calls it (a source for ``tr``)."""

    weight: Weight
    words: str


REASONS: Final[dict[Reason, ReasonWords]] = {
    Reason.OPENED: ReasonWords(Weight.SAVE, "As opened"),
    Reason.SAVED: ReasonWords(Weight.SAVE, "Saved"),
    Reason.HOURLY: ReasonWords(Weight.PASSING, "Kept while working"),
    Reason.BEFORE_MERGE: ReasonWords(Weight.DELIBERATE, "Before a merge"),
    Reason.BEFORE_RELOAD: ReasonWords(Weight.DELIBERATE, "Before a reload"),
    Reason.BEFORE_RESTORE: ReasonWords(Weight.DELIBERATE, "Before going back"),
    Reason.OVERWRITTEN: ReasonWords(Weight.DELIBERATE, "Overwritten file"),
    Reason.GIVEN_UP: ReasonWords(Weight.DELIBERATE, "Left without saving"),
}
_BY_WORD: Final = {reason.value: reason for reason in Reason}


@dataclass(frozen=True, slots=True)
class Version:
    """One kept state of a map.

    ``place`` counts upwards in the order of keeping, whatever the clock said; ``time`` is what it
    said, with its time zone of then. ``size`` in bytes.
    """

    map_id: Id
    place: int
    time: datetime
    reason: Reason
    revision: str
    path: Path
    size: int

    @property
    def weight(self) -> Weight:
        """How long it is worth its room."""
        return REASONS[self.reason].weight


def file_name(place: int, time: datetime, reason: Reason, revision: str) -> str:
    """The name of a version's file.

    Args:
        place: its place in the order of keeping.
        time: when it is kept; with a time zone.
        reason: why.
        revision: of the map, 64 hexadecimal digits.
    """
    stamp = time.strftime("%Y%m%dT%H%M%S%f") + _offset(time)
    return f"{place:08d}_{stamp}_{reason.value}_{revision}{SUFFIX}"


def version_named(map_id: Id, path: Path, size: int) -> Version | None:
    """The version whose file this is; None when no version is called so."""
    found = _NAME.fullmatch(path.name)
    reason = _BY_WORD.get(found["reason"]) if found is not None else None
    if found is None or reason is None:
        return None
    try:
        time = datetime.strptime(found["stamp"], "%Y%m%dT%H%M%S%f%z")
    except ValueError:
        return None
    return Version(map_id, int(found["place"]), time, reason, found["revision"], path, size)


def _offset(time: datetime) -> str:
    """The time zone in whole minutes, as ``+0100``: older ones had seconds, no name needs them."""
    offset = time.utcoffset()
    if offset is None:
        message = "a version needs a time with its zone"
        raise ValueError(message)
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"

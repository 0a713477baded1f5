"""What the search through a damaged file comes back with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

Fields: TypeAlias = dict[str, Any]


class Fault(Enum):
    """What became of a field that could not be kept as it was."""

    CUT_OFF = "cut off"
    UNREADABLE = "unreadable"
    TOO_LONG = "too long"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    TWICE = "twice"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A field of a record, and what became of it; ``said`` is what is no longer in the record."""

    field: str
    fault: Fault
    said: str = ""


@dataclass(slots=True)
class Found:
    """A record as it stands in the file.

    ``whole`` are the bytes of one that can be read as it is; a broken one has ``fields`` and the
    ``flaws`` they came with. ``heading`` is the list it stands in, ``sure`` whether nothing was
    broken since that was read. ``at`` is its place in the bytes. ``ended``: its end was seen.
    """

    at: int
    heading: str
    sure: bool
    whole: bytes = b""
    fields: Fields = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    ended: bool = True


@dataclass(frozen=True, slots=True)
class Gone:
    """Bytes that say nothing: from, to, and the record after which they stand."""

    start: int
    end: int
    after: Found | None


@dataclass(slots=True)
class Haul:
    """All that was found in one file, in its order.

    ``head`` is what the file says about itself. ``headings`` are the lists that were seen.
    ``ends``: the file ends as a map does. ``given_up``: where the search through what is broken
    ended, because there was too much of it.
    """

    records: list[Found] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    head: Fields = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    ends: bool = False
    given_up: int | None = None
    too_many: int = 0

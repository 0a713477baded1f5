"""What a text from elsewhere turned out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Snippet:
    """What one card will say, and the web address it came with (empty: none)."""

    text: str
    source: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.text or self.source)


@dataclass(frozen=True, slots=True)
class Lines:
    """One card after another."""

    items: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows of equal length, and what stood above or below the table."""

    rows: tuple[tuple[Snippet, ...], ...]
    beside: tuple[Snippet, ...] = ()


Clip: TypeAlias = Lines | Table

"""What the palette shows, as values: entries in sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from widgets.drag_item import DragItem


class Shape(Enum):
    """How an entry is drawn."""

    CHIP = "chip"
    FACE = "face"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing to drag: what a drop carries, and how it looks.

    ``accent`` is the colour of icon, face or portrait as ``#RRGGBB`` (empty: as the text).
    ``details`` is the second line of a person. ``search`` are further words it is found by.
    """

    item: DragItem
    label: str
    icon: str = ""
    shape: Shape = Shape.CHIP
    accent: str = ""
    details: str = ""
    tip: str = ""
    search: str = ""

    def matches(self, words: str) -> bool:
        """Whether every word typed stands somewhere in what the entry is called."""
        text = f"{self.label} {self.details} {self.search}".casefold()
        return all(word in text for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class PaletteSection:
    """A heading and its entries; only the first ``shown`` of them until all are asked for."""

    key: str
    title: str
    entries: tuple[PaletteEntry, ...]
    shown: int | None = None
    folded: bool = False

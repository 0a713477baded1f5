"""Cards in rows of equal columns: where each stands, and between which a point falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST, MOST, GAP, EDGE = 290, 400, 14, 18
"""Width of a card at least and at most, the distance between two, and the space around all."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all cards, row by row, and how high they are together."""

    places: tuple[Place, ...]
    columns: int
    width: int
    height: int

    def neighbour(self, index: int, right: int, down: int) -> int:
        """The card beside, above or below another; the same at the end."""
        wanted = index + right + down * self.columns
        if down and wanted >= len(self.places) and index // self.columns < self.rows - 1:
            return len(self.places) - 1
        return wanted if 0 <= wanted < len(self.places) else index

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return -(-len(self.places) // self.columns)

    def slot(self, x: int, y: int) -> int:
        """Before which card something goes that is put down at a point; their number for last."""
        if not self.places:
            return 0
        rows = [self.places[row * self.columns] for row in range(self.rows)]
        row = sum(y > place.y + place.height + GAP // 2 for place in rows[:-1])
        first = row * self.columns
        inside = self.places[first : first + self.columns]
        return first + sum(x > place.x + place.width // 2 for place in inside)


def columns_at(width: int, count: int) -> tuple[int, int]:
    """How many columns so many cards stand in, and how wide each is."""
    room = max(1, width - 2 * EDGE)
    columns = max(1, min((room + GAP) // (LEAST + GAP), count))
    return columns, min(MOST, (room - (columns - 1) * GAP) // columns)


def grid_of(width: int, heights: Sequence[int]) -> Grid:
    """Cards of these heights; all of a row are as high as its highest."""
    columns, wide = columns_at(width, len(heights))
    places: list[Place] = []
    y = EDGE
    for first in range(0, len(heights), columns):
        row = heights[first : first + columns]
        high = max(row)
        places += [Place(EDGE + n * (wide + GAP), y, wide, high) for n in range(len(row))]
        y += high + GAP
    return Grid(tuple(places), columns, width, y - GAP + EDGE if heights else 0)

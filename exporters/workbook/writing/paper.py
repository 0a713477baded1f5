"""The paper that a sheet is printed on."""

from __future__ import annotations

from dataclasses import dataclass

A4, A3 = 9, 8
TITLE_HEIGHT, HEADER_HEIGHT = 34, 31
"""Of the rows that stand on every piece of paper, in points."""
ROOMS = {A4: (784.0, 505.0), A3: (1132.0, 751.0)}
"""Points between the margins, across and down."""
SURELY = 0.98
_SURELY_DOWN = 0.92
"""Programs make rows somewhat higher or lower than told."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a table with charts is printed on, and at which percentage."""

    size: int
    scale: int

    @property
    def across(self) -> float:
        """The points of the sheet that stand side by side on one piece of paper."""
        return ROOMS[self.size][0] * SURELY * 100 / self.scale

    @property
    def down(self) -> float:
        """The points of the sheet that stand below the repeated rows on one piece of paper."""
        return ROOMS[self.size][1] * _SURELY_DOWN * 100 / self.scale - TITLE_HEIGHT - HEADER_HEIGHT

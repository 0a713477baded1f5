"""The room that a sheet leaves for its piece of the map. Unit: point on paper, unless told."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.fitting import content_box
from exporters.poster.options import Tiling
from exporters.poster.paper import Orientation
from model.layout.geometry import Rect, Size

GUTTER = 11.0
"""Around the piece, where the marks stand: within the margins, for beyond them nothing prints."""
NAMES = 60.0
"""The width of repeated lane names, with the gap after them."""
BAND = 38.0
"""The height of the repeated stage band, with the gap below it."""


@dataclass(frozen=True, slots=True)
class Room:
    """A sheet: ``box`` is what may be printed on, without the footer.

    ``names`` and ``band`` are kept free for headers where the grid of the map goes on; ``overlap``
    is printed before each cut.
    """

    sheet: Size
    box: Rect
    gutter: float
    overlap: float
    names: float
    band: float

    def across(self, *, first: bool, names: bool) -> float:
        """The width of the piece on a sheet; ``names``: lane names are repeated on it."""
        before = 0.0 if first else self.overlap + (self.names if names else 0.0)
        return self.box.width - 2 * self.gutter - before

    def down(self, *, first: bool, band: bool) -> float:
        """The height of the piece on a sheet; ``band``: the stage band is repeated on it."""
        before = 0.0 if first else self.overlap + (self.band if band else 0.0)
        return self.box.height - 2 * self.gutter - before


def tile_room(tiling: Tiling, orientation: Orientation) -> Room:
    """The room on a sheet of a poster to be put together, lying as told (not AUTO)."""
    sheet = tiling.paper.turned(orientation, tiling.paper.size)
    return Room(
        sheet,
        content_box(sheet, tiling.margin, footer=True),
        GUTTER if tiling.marks else 0.0,
        tiling.overlap,
        NAMES if tiling.repeat_headers else 0.0,
        BAND if tiling.repeat_headers else 0.0,
    )


def page_room(sheet: Size, margin: float, *, footer: bool) -> Room:
    """The room on a page to be read after the one before: nothing is glued, the band goes on."""
    return Room(sheet, content_box(sheet, margin, footer=footer), 0.0, 0.0, 0.0, BAND)

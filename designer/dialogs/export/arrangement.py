"""Where the pages stand in the preview: one below the other, at a zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from model.layout.geometry import Rect

EDGE = 20.0
"""The room around the pages, in pixels."""
TITLE = 22.0
"""The room above a page for its title."""
GAP = 18.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places of the pages in a column, in pixels; ``zoom`` is pixels per point."""

    sheets: tuple[Rect, ...]
    zoom: float
    width: float
    height: float
    tops: tuple[float, ...]

    def place(self, page: int) -> QRectF:
        """Where a page stands with what is beyond its edges."""
        sheet = self.sheets[page]
        width, height = sheet.width * self.zoom, sheet.height * self.zoom
        return QRectF((self.width - width) / 2, self.tops[page], width, height)

    def shown(self, page: int, part: Rect) -> QRectF:
        """Where a part of a page stands."""
        place, sheet = self.place(page), self.sheets[page]
        return QRectF(
            place.x() + (part.x - sheet.x) * self.zoom,
            place.y() + (part.y - sheet.y) * self.zoom,
            part.width * self.zoom,
            part.height * self.zoom,
        )

    def part(self, page: int, area: QRectF) -> Rect:
        """What an area of the column shows of a page, in points of the page."""
        place, sheet = self.place(page), self.sheets[page]
        seen = place.intersected(area)
        return Rect(
            sheet.x + (seen.x() - place.x()) / self.zoom,
            sheet.y + (seen.y() - place.y()) / self.zoom,
            seen.width() / self.zoom,
            seen.height() / self.zoom,
        )

    def in_sight(self, area: QRectF) -> list[int]:
        """The pages of which an area shows something, from above."""
        pages = range(len(self.sheets))
        return [page for page in pages if self.place(page).intersects(area)]

    def nearest(self, y: float) -> int:
        """The page at a height, or the one that is nearest to it."""

        def away(page: int) -> float:
            place = self.place(page)
            return max(place.top() - y, y - place.bottom(), 0.0)

        return min(range(len(self.sheets)), key=away, default=0)


def arranged(sheets: Sequence[Rect], zoom: float, room: QSizeF) -> Arrangement:
    """The pages at a zoom, in the middle of the room there is."""
    tops: list[float] = []
    y = EDGE
    for sheet in sheets:
        y += TITLE
        tops.append(y)
        y += sheet.height * zoom + GAP
    widest = max((sheet.width for sheet in sheets), default=0.0) * zoom
    height = y - GAP + EDGE
    lower = max(0.0, (room.height() - height) / 2) if len(sheets) == 1 else 0.0
    return Arrangement(
        sheets=tuple(sheets),
        zoom=zoom,
        width=max(widest + 2 * EDGE, room.width()),
        height=max(height, room.height()),
        tops=tuple(top + lower for top in tops),
    )


def zoom_to_page(sheets: Sequence[Rect], room: QSizeF) -> float:
    """The zoom at which the largest page is seen whole."""
    high = max((sheet.height for sheet in sheets), default=1.0)
    across = zoom_to_width(sheets, room)
    return min(across, max(1.0, room.height() - 2 * EDGE - TITLE) / high)


def zoom_to_width(sheets: Sequence[Rect], room: QSizeF) -> float:
    """The zoom at which the widest page fills the width."""
    wide = max((sheet.width for sheet in sheets), default=1.0)
    return max(1.0, room.width() - 2 * EDGE) / wide

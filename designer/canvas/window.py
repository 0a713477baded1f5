"""Where things of the sheet stand in the window: zoom, scroll, strips that are held in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from model.layout.geometry import Point, Rect
from model.layout.result import LayoutResult

STRIP_PAD = 8.0
"""How much of the sheet above the stage band, and left of the lane names, stays in sight."""
_BAND_SHARE = 1 / 3
"""How much of the window's height the stage band may take while it is held in sight."""
_BAND_LEAST = 80.0
"""In points: in a very low window it is still read."""


class Space(Enum):
    """What a thing on the sheet moves with: stage band and lane names stay in sight."""

    SHEET = "sheet"
    BAND = "band"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Strips:
    """The strips that are held in sight, where they stand on the sheet; None: there is none."""

    band: Rect | None
    labels: Rect | None


def strips(result: LayoutResult) -> Strips:
    """The stage band over the whole sheet's width, and the lane names with the grid's height."""
    band = labels = None
    headers = [box.rect.y for box in result.stages] or [box.header.y for box in result.steps]
    if headers and result.lanes:
        top = min(headers) - STRIP_PAD
        band = Rect(0, top, result.size.width, result.grid.y - top)
    if result.lanes and result.steps:
        left = max(0.0, min(box.label.x for box in result.lanes) - STRIP_PAD)
        bottom = max(box.y + box.height for box in result.lanes)
        labels = Rect(left, result.grid.y, result.grid.x - left, bottom - result.grid.y)
    return Strips(band, labels)


@dataclass(frozen=True, slots=True)
class Window:
    """One state of the view: what of the sheet is seen, at which zoom, and how far strips moved.

    ``band_dy`` and ``labels_dx``: how far (in points) the strips are moved from their places on
    the sheet so as to stay in sight; 0 where they stand anyway.
    """

    visible: Rect
    zoom: float
    strips: Strips
    band_dy: float
    labels_dx: float
    to_view_point: Callable[[Point], QPointF]

    def to_sheet(self, area: QRectF, space: Space = Space.SHEET) -> Rect:
        """The part of the sheet that is seen in an area of the viewport's pixels."""
        corner = self.to_view_point(Point(0, 0))
        x, y = (area.x() - corner.x()) / self.zoom, (area.y() - corner.y()) / self.zoom
        moved = self._moved(Point(0, 0), space)
        width, height = area.width() / self.zoom, area.height() / self.zoom
        return Rect(x - moved.x, y - moved.y, width, height)

    def to_view(self, rect: Rect, space: Space = Space.SHEET) -> QRectF:
        """A rectangle of the sheet in pixels of the viewport."""
        corner = self.to_view_point(self._moved(Point(rect.x, rect.y), space))
        return QRectF(corner.x(), corner.y(), rect.width * self.zoom, rect.height * self.zoom)

    def point_to_view(self, point: Point, space: Space = Space.SHEET) -> QPointF:
        """A point of the sheet in pixels of the viewport."""
        return self.to_view_point(self._moved(point, space))

    def band_shown(self) -> Rect | None:
        """The stage band where it is held in sight; None while it stands at its own place."""
        band = self.strips.band
        return band.moved(0, self.band_dy) if band is not None and self.band_dy > 0 else None

    def labels_shown(self) -> Rect | None:
        """The lane names where they are held in sight; None while they stand at their place."""
        labels = self.strips.labels
        if labels is None or self.labels_dx <= 0:
            return None
        return labels.moved(self.labels_dx, 0)

    def pointed_at(self, point: Point) -> Point:
        """The point of the sheet that is *seen* at a point: on a held strip, the strip's own."""
        band, labels = self.band_shown(), self.labels_shown()
        if band is not None and band.contains(point):
            return point.moved(0, -self.band_dy)
        if labels is not None and labels.contains(point):
            return point.moved(-self.labels_dx, 0)
        return point

    def _moved(self, point: Point, space: Space) -> Point:
        match space:
            case Space.BAND:
                return point.moved(0, self.band_dy)
            case Space.LABELS:
                return point.moved(self.labels_dx, 0)
            case Space.SHEET:
                return point


def held_height(band: Rect, visible: Rect) -> float:
    """How much of the stage band is held in sight: the lower part of one that is very high."""
    return min(band.height, max(visible.height * _BAND_SHARE, _BAND_LEAST))


def held(
    visible: Rect, found: Strips, grid_bottom: float, grid_right: float
) -> tuple[float, float]:
    """How far the strips have to move to stay in sight: (band down, labels right).

    The band stops at the last lane, the names at the last column: below and beyond them there is
    nothing they would name. Of a band that would hide the map, a part moves out of sight first.
    """
    band_dy = labels_dx = 0.0
    if found.band is not None:
        room = max(0.0, grid_bottom - found.band.bottom)
        hidden = found.band.height - held_height(found.band, visible)
        band_dy = min(max(0.0, visible.y - found.band.y - hidden), room)
    if found.labels is not None:
        room = max(0.0, grid_right - found.labels.right)
        labels_dx = min(max(0.0, visible.x - found.labels.x), room)
    return band_dy, labels_dx

"""What of a drawing lies on each tile, found row by row: a large map is not searched for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.poster.cutting.pieces import ANYTHING, piece_of
from exporters.poster.cutting.tiles import Tile
from model.layout.display import Group
from model.layout.geometry import Rect

_SPARE = 1.0


def nearby(
    drawing: Group, tiles: Iterable[Tile], beyond: float = 0.0
) -> Iterator[tuple[Tile, Group]]:
    """Tiles, which come row by row, each with all that touches it; groups that stay whole are kept.

    ``beyond`` is how far around its core a tile shows the map, in points of the map.
    """
    row, strip = -1, drawing
    whole = drawing.bounds.moved(drawing.dx, drawing.dy)
    for tile in tiles:
        core = tile.core.inset(-beyond - _SPARE)
        if tile.row != row:
            row = tile.row
            strip = _touching(drawing, Rect(whole.x, core.y, whole.width, core.height))
        yield tile, _touching(strip, core)


def _touching(drawing: Group, area: Rect) -> Group:
    found = piece_of(drawing, area, ANYTHING)
    return found or Group(drawing.role, drawing.id, (), Rect(0, 0, 0, 0))

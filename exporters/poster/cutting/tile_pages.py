"""The pages of a map that was cut: each shows its piece, and what helps to put them together."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.poster.bookmarks import bookmarks_of
from exporters.poster.cutting.marks import LABEL_ROOM, cut_marks, glue_hatch, sheet_label
from exporters.poster.cutting.nearby import nearby
from exporters.poster.cutting.pieces import (
    ANYTHING,
    Wanted,
    is_blank,
    piece_of,
    told_beside,
    told_in,
)
from exporters.poster.cutting.repeats import repeated_band, repeated_names
from exporters.poster.cutting.rooms import BAND, NAMES
from exporters.poster.cutting.tiles import Cutting, Tile
from exporters.poster.pages import Bookmark, Page, PageKind, Placed, Voice
from exporters.progress import Progress, no_progress
from model.layout.display import Group
from model.layout.geometry import Rect
from resources.words import tr


def blank_tiles(cutting: Cutting) -> frozenset[tuple[int, int]]:
    """The places, column and row, whose piece of the map shows nothing but paper."""
    drawing, paper = cutting.layout.display(), cutting.layout.options.theme.paper
    return frozenset(
        (tile.column, tile.row) for tile in cutting.tiles() if is_blank(drawing, tile.core, paper)
    )


def tile_pages(
    cutting: Cutting, *, marks: bool, progress: Progress = no_progress
) -> tuple[Page, ...]:
    """The sheets of a poster to be put together, row by row; none is blank.

    Raises:
        Cancelled: ``progress`` raised it.
    """
    blank = blank_tiles(cutting)
    return tuple(
        _tile_page(cutting, tile, drawing, blank, marks=marks)
        for tile, drawing in _shown(cutting, blank, progress)
    )


def read_pages(
    cutting: Cutting, title: str, *, progress: Progress = no_progress
) -> tuple[Page, ...]:
    """The pages of a map as wide as the paper, to be read one after the other.

    Raises:
        Cancelled: ``progress`` raised it.
    """
    shown = _shown(cutting, blank_tiles(cutting), progress)
    return tuple(
        Page(
            kind=PageKind.MAP,
            title=tr("{title}, page {n}", title=title, n=place) if place > 1 else title,
            size=cutting.room.sheet,
            parts=(*_headers(cutting, tile), *_contents(cutting, tile, drawing)),
            bookmarks=_bookmarks(cutting, tile),
        )
        for place, (tile, drawing) in enumerate(shown, start=1)
    )


def _shown(
    cutting: Cutting, blank: frozenset[tuple[int, int]], progress: Progress
) -> Iterator[tuple[Tile, Group]]:
    """The tiles that are not blank, each with what of the map is on its sheet."""
    tiles = [tile for tile in cutting.tiles() if (tile.column, tile.row) not in blank]
    over = cutting.room.overlap / cutting.scale
    found = nearby(cutting.layout.display(), tiles, over)
    for place, (tile, drawing) in enumerate(found):
        progress(place, len(tiles))
        yield tile, drawing


def _tile_page(
    cutting: Cutting,
    tile: Tile,
    drawing: Group,
    blank: frozenset[tuple[int, int]],
    *,
    marks: bool,
) -> Page:
    parts = [
        *_headers(cutting, tile),
        *_strips(cutting, tile, drawing, hatched=marks),
        *_contents(cutting, tile, drawing),
    ]
    if marks:
        drawn = cut_marks(
            on_page(cutting, tile),
            cutting.room.box,
            left=tile.column > 0,
            top=tile.row > 0,
            right=tile.column < cutting.columns - 1,
            bottom=tile.row < cutting.rows - 1,
        )
        parts.append(Placed(drawn, voice=Voice.REPEATED))
    room = cutting.room
    shape = (cutting.columns, cutting.rows)
    label = sheet_label(tile.name, (tile.column, tile.row), shape, blank)
    fitting = min(1.0, room.box.width / LABEL_ROOM)
    left, foot = room.box.right - fitting * LABEL_ROOM, room.box.bottom
    parts.append(Placed(label, fitting, x=left, y=foot, voice=Voice.REPEATED))
    return Page(
        kind=PageKind.TILE,
        title=tr("Sheet {name}", name=tile.name),
        size=room.sheet,
        parts=tuple(parts),
        bookmarks=_bookmarks(cutting, tile),
    )


def on_page(cutting: Cutting, tile: Tile) -> Rect:
    """Where a tile's own piece of the map stands on its page."""
    scale, core = cutting.scale, tile.core
    return Rect(
        tile.x + scale * core.x, tile.y + scale * core.y, scale * core.width, scale * core.height
    )


def _strips(cutting: Cutting, tile: Tile, drawing: Group, *, hatched: bool) -> Iterator[Placed]:
    """What is printed before the cuts: the sheets before are glued over it."""
    overlap, core = cutting.room.overlap, on_page(cutting, tile)
    if not overlap:
        return
    before = overlap if tile.column else 0.0
    strips = []
    if tile.row:
        strips.append(Rect(core.x - before, core.y - overlap, core.width + before, overlap))
    if tile.column:
        strips.append(Rect(core.x - overlap, core.y, overlap, core.height))
    for strip in strips:
        yield from _part(cutting, tile, drawing, strip, ANYTHING, Voice.SILENT)
        if hatched:
            yield Placed(glue_hatch(strip), clip=strip, voice=Voice.REPEATED)


def _contents(cutting: Cutting, tile: Tile, drawing: Group) -> Iterator[Placed]:
    """The tile's own piece; what a cut could not but go through is told on one sheet only."""
    core = on_page(cutting, tile)
    yield from _part(cutting, tile, drawing, core, told_in(tile.core), Voice.CONTENT)
    yield from _part(cutting, tile, drawing, core, told_beside(tile.core), Voice.SILENT)


def _part(
    cutting: Cutting, tile: Tile, drawing: Group, clip: Rect, wanted: Wanted, voice: Voice
) -> Iterator[Placed]:
    scale = cutting.scale
    area = Rect(
        (clip.x - tile.x) / scale,
        (clip.y - tile.y) / scale,
        clip.width / scale,
        clip.height / scale,
    )
    piece = piece_of(drawing, area, wanted)
    if piece is not None:
        yield Placed(piece, scale, tile.x, tile.y, clip, voice)


def _headers(cutting: Cutting, tile: Tile) -> Iterator[Placed]:
    core, scale, layout = tile.core, cutting.scale, cutting.layout
    page, overlap = on_page(cutting, tile), cutting.room.overlap
    over = overlap if tile.row else 0.0
    beside = overlap if tile.column else 0.0
    if tile.band:
        band = repeated_band(layout, core.x - beside / scale, core.right, scale)
        yield Placed(band, x=page.x - beside, y=page.y - over - BAND, voice=Voice.REPEATED)
    if tile.names:
        names = repeated_names(layout, core.y - over / scale, core.bottom, scale)
        yield Placed(names, x=page.x - beside - NAMES, y=page.y - over, voice=Voice.REPEATED)


def _bookmarks(cutting: Cutting, tile: Tile) -> tuple[Bookmark, ...]:
    return bookmarks_of(cutting.layout, tile.core, cutting.scale, tile.x, tile.y)

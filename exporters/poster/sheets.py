"""The sheets of one map: whole on a page, as wide as a page, or cut into tiles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporters.poster.bookmarks import bookmarks_of
from exporters.poster.cutting.guide import guide_page
from exporters.poster.cutting.rooms import Room, page_room, tile_room
from exporters.poster.cutting.tile_pages import blank_tiles, read_pages, tile_pages
from exporters.poster.cutting.tiles import EDGE, Cutting, ScaleOf, cut_map, sheets_needed
from exporters.poster.fitting import FOOTER, Placement, content_box, placed, smallest_text
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.pages import Grid, Page, PageKind, Placed
from exporters.poster.paper import Paper
from exporters.poster.paper_choice import paper_for, sheets_of, ways, whole_at
from exporters.progress import Progress, no_progress, portion
from model.errors import ExportError
from model.layout.cuts import Inks
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from resources.words import tr

_LEAST_ROOM = 12.0
# How much of the work is done when it is known how sheets lie, and when the map is cut.
_TURNED, _CUT = 0.2, 0.6


@dataclass(frozen=True, slots=True)
class MapPages:
    """The pages of a map and the layout they show, made again where it was cut.

    ``warnings`` are sentences for the person who asked.
    """

    pages: tuple[Page, ...]
    layout: LayoutResult
    grid: Grid
    warnings: tuple[str, ...] = ()


def map_pages(
    layout: LayoutResult,
    options: PosterOptions,
    *,
    title: str,
    progress: Progress = no_progress,
) -> MapPages:
    """The pages that a map takes on paper; ``title`` is what it is called there.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: no sheet can carry what is asked.
    """
    _check(options.paper, options.margin)
    scale_of = wanted_scale(layout, options)
    if options.tiling is not None:
        _check(options.tiling.paper, options.tiling.margin)
        return _tiled(layout, scale_of, options, options.tiling, title, progress)
    if options.fit is Fit.PAGE:
        return _one_page(layout, placed(layout.size, options.paper, options), title)
    if options.fit is Fit.WIDTH:
        return _pages_by_width(layout, scale_of, options, title, progress)
    whole = whole_at(layout.size, scale_of(layout.size), options)
    if whole is not None:
        return _one_page(layout, whole, title)
    made = _tiled(layout, scale_of, options, sheets_of(options), title, progress)
    return replace(made, warnings=(*made.warnings, *_more_than_one(layout, options, made)))


def _more_than_one(layout: LayoutResult, options: PosterOptions, made: MapPages) -> tuple[str, ...]:
    """One sheet was asked for: how many it takes at this text size, and which paper would do."""
    count = sum(page.kind is PageKind.TILE for page in made.pages)
    if count <= 1:
        return ()
    told = {"size": f"{options.least_text:g}", "n": count, "paper": options.paper.name}
    whole = paper_for(smallest_text(layout), layout.size, options).whole
    if whole is None:
        return (tr("At {size} pt the map takes {n} sheets of {paper}.", **told),)
    return (
        tr(
            "At {size} pt the map takes {n} sheets of {paper}; on {whole} it would be whole.",
            **told,
            whole=whole.name,
        ),
    )


def _check(paper: Paper, margin: float) -> None:
    """Whichever way a sheet lies, something must be left of it within margins, above the footer."""
    if min(paper.size.width, paper.size.height) - 2 * margin - FOOTER < _LEAST_ROOM:
        raise ExportError(
            tr("{paper} is too small for its margins and a footer.", paper=paper.name)
        )


def wanted_scale(layout: LayoutResult, options: PosterOptions) -> ScaleOf:
    """How large a map of some size is to be on paper, made of the layout or the layout itself."""
    if options.fit is Fit.TEXT:
        smallest = smallest_text(layout)
        if smallest:
            scale = options.least_text / smallest
            return lambda _size: scale
    if options.fit is Fit.WIDTH:
        return lambda size: _width_scale(size, options)
    return lambda size: placed(size, options.paper, options).scale


def _width_scale(size: Size, options: PosterOptions) -> float:
    sheet = options.paper.turned(options.orientation, size)
    box = content_box(sheet, options.margin, footer=options.footer)
    return box.width / (size.width - 2 * EDGE)


def _one_page(
    layout: LayoutResult, placement: Placement, title: str, *, margin: float | None = None
) -> MapPages:
    """The whole map on one sheet: never cropped, never spilled; ``margin`` if not the poster's."""
    area = Rect(0, 0, layout.size.width, layout.size.height)
    page = Page(
        kind=PageKind.MAP,
        title=title,
        size=placement.sheet,
        parts=(Placed(layout.display(), placement.scale, placement.x, placement.y),),
        bookmarks=bookmarks_of(layout, area, placement.scale, placement.x, placement.y),
        margin=margin,
    )
    grid = Grid(placement.scale, (area.x, area.right), (area.y, area.bottom))
    return MapPages((page,), layout, grid)


def _pages_by_width(
    layout: LayoutResult,
    scale_of: ScaleOf,
    options: PosterOptions,
    title: str,
    progress: Progress,
) -> MapPages:
    sheet = options.paper.turned(options.orientation, layout.size)
    room = page_room(sheet, options.margin, footer=options.footer)
    cutting = cut_map(layout, scale_of, room, progress=portion(progress, 0.0, _CUT))
    pages = read_pages(cutting, title, progress=portion(progress, _CUT, 1.0))
    return MapPages(pages, cutting.layout, _grid(cutting), _warnings(cutting))


def _tiled(
    layout: LayoutResult,
    scale_of: ScaleOf,
    options: PosterOptions,
    tiling: Tiling,
    title: str,
    progress: Progress,
) -> MapPages:
    """The map on sheets to be put together; on one sheet, it is a page like any other."""
    alone = replace(
        options, paper=tiling.paper, orientation=tiling.orientation, margin=tiling.margin
    )
    whole = whole_at(layout.size, scale_of(layout.size), alone)
    if whole is not None:
        return _one_page(layout, whole, title, margin=tiling.margin)
    inks = Inks()
    room = _best_room(layout, scale_of(layout.size), tiling, inks, portion(progress, 0.0, _TURNED))
    watched = portion(progress, _TURNED, _CUT)
    cutting = cut_map(layout, scale_of, room, inks=inks, progress=watched)
    pages = tile_pages(cutting, marks=tiling.marks, progress=portion(progress, _CUT, 1.0))
    if len(pages) <= 1:  # hardly anything on the map: nobody wants it as large as a poster
        alone_on = placed(layout.size, tiling.paper, alone)
        return _one_page(layout, alone_on, title, margin=tiling.margin)
    if tiling.guide:
        pages = (guide_page(cutting, tiling, blank_tiles(cutting), title), *pages)
    return MapPages(pages, cutting.layout, _grid(cutting), _warnings(cutting))


def _best_room(
    layout: LayoutResult, scale: float, tiling: Tiling, inks: Inks, progress: Progress
) -> Room:
    """The room of a sheet, lying the way that takes fewer of them.

    Raises:
        ExportError: the sheet has no room for even a column, whichever way it lies.
    """
    found: list[tuple[int, Room]] = []
    refusal: ExportError | None = None
    for place, orientation in enumerate(ways(tiling.orientation, tiling.paper, layout.size)):
        progress(place, 2)
        room = tile_room(tiling, orientation)
        try:
            found.append((sheets_needed(layout, scale, room, inks), room))
        except ExportError as error:
            refusal = error
    if refusal is not None and not found:
        raise refusal
    return min(found, key=lambda one: one[0])[1]


def _grid(cutting: Cutting) -> Grid:
    return Grid(cutting.scale, cutting.xs, cutting.ys)


def _warnings(cutting: Cutting) -> tuple[str, ...]:
    if not cutting.harmed:
        return ()
    return (
        tr(
            "The sheets are too small to cut the map only between its texts: {n} are cut through.",
            n=cutting.harmed,
        ),
    )

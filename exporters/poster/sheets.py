"""The sheets of one map: whole on a page, as wide as a page, or cut into tiles."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.bookmarks import bookmarks_of
from exporters.poster.fitting import Placement, placed
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind, Placed
from model.layout.geometry import Rect
from model.layout.result import LayoutResult


@dataclass(frozen=True, slots=True)
class MapPages:
    """The pages of a map and the layout they show, made again where it was cut.

    ``scale`` is how large the map is on paper; ``warnings`` are sentences for the person who asked.
    """

    pages: tuple[Page, ...]
    layout: LayoutResult
    scale: float
    warnings: tuple[str, ...] = ()


def map_pages(layout: LayoutResult, options: PosterOptions, *, title: str) -> MapPages:
    """The pages that a map takes on paper; ``title`` is what it is called there.

    Raises:
        ExportError: no sheet can carry what is asked.
    """
    return _one_page(layout, placed(layout.size, options.paper, options), title)


def _one_page(layout: LayoutResult, placement: Placement, title: str) -> MapPages:
    """The whole map on one sheet: never cropped, never spilled."""
    area = Rect(0, 0, layout.size.width, layout.size.height)
    page = Page(
        kind=PageKind.MAP,
        title=title,
        size=placement.sheet,
        parts=(Placed(layout.display(), placement.scale, placement.x, placement.y),),
        bookmarks=bookmarks_of(layout, area, placement.scale, placement.x, placement.y),
    )
    return MapPages((page,), layout, placement.scale)

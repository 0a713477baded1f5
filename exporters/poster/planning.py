"""From a map and what is asked to the pages of a poster."""

from __future__ import annotations

from dataclasses import replace

from exporters.poster.around.crop_marks import trimmed
from exporters.poster.around.furniture import furnished
from exporters.poster.audience.looks import Look, looks
from exporters.poster.links import linked
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Bookmark, Page, Poster
from exporters.poster.sheets import MapPages, map_pages
from exporters.poster.texts.after import pages_after
from exporters.progress import Progress, no_progress, portion
from model.document import JourneyMap
from model.layout.geometry import Rect
from model.layout.result import LayoutResult

# How much of the work is done when the maps are laid out, and when they are cut into pages.
_LAID_OUT, _CUT = 0.5, 0.9


def planned(
    source: JourneyMap | LayoutResult, options: PosterOptions, *, progress: Progress = no_progress
) -> Poster:
    """The pages of a poster; a finished layout is shown as it is.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: no sheet can carry what is asked.
    """
    shown = looks(source, options, progress=portion(progress, 0.0, _LAID_OUT))
    maps = []
    for place, look in enumerate(shown):
        step = (_CUT - _LAID_OUT) / len(shown)
        begin = _LAID_OUT + place * step
        watched = portion(progress, begin, begin + step)
        watched(0, 1)
        maps.append(map_pages(look.layout, options, title=look.title, progress=watched))
    document = source.document if isinstance(source, LayoutResult) else source
    poster = Poster(
        document=document,
        pages=linked(
            document,
            (
                replace(page, look=place)
                for place, (look, made) in enumerate(zip(shown, maps, strict=True))
                for page in _of(look, made)
            ),
        ),
        layouts=tuple(made.layout for made in maps),
        scale=maps[0].grid.scale,
        images=document.images,
        warnings=tuple(warning for made in maps for warning in made.warnings),
        grids=tuple(made.grid for made in maps),
    )
    after = pages_after(document, options, progress=portion(progress, _CUT, 1.0))
    texts = linked(document, after)
    poster = replace(poster, pages=(*poster.pages, *texts))
    return furnished(trimmed(poster, options), options)


def _of(look: Look, made: MapPages) -> tuple[Page, ...]:
    """The pages of a look; in the outline those of a part of the map stand below its name."""
    if not look.name:
        return made.pages
    first, *others = made.pages
    sheet = Rect(0, 0, first.size.width, first.size.height)
    return (replace(first, bookmarks=(Bookmark(look.name, sheet, first.bookmarks),)), *others)

"""From a map and what is asked to the pages of a poster."""

from __future__ import annotations

from exporters.poster.audience import Look, looks
from exporters.poster.fitting import Placement, placed
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Bookmark, Page, PageKind, Placed, Poster
from model.document import JourneyMap
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from resources.words import tr


def planned(source: JourneyMap | LayoutResult, options: PosterOptions) -> Poster:
    """The pages of a poster; a finished layout is shown as it is.

    Raises:
        ExportError: no sheet can carry what is asked.
    """
    shown = looks(source, options)
    placements = [placed(look.layout.size, options.paper, options) for look in shown]
    document = source.document if isinstance(source, LayoutResult) else source
    return Poster(
        document=document,
        pages=tuple(map(_one_page, shown, placements)),
        layouts=tuple(look.layout for look in shown),
        scale=placements[0].scale,
        images=document.images,
    )


def _one_page(look: Look, placement: Placement) -> Page:
    """The whole map on one sheet: never cropped, never spilled."""
    marks = _bookmarks(look.layout, placement)
    sheet = Rect(0, 0, placement.sheet.width, placement.sheet.height)
    return Page(
        kind=PageKind.MAP,
        title=look.title,
        size=placement.sheet,
        parts=(Placed(look.layout.display(), placement.scale, placement.x, placement.y),),
        bookmarks=(Bookmark(look.name, sheet, marks),) if look.name else marks,
    )


def _bookmarks(layout: LayoutResult, placement: Placement) -> tuple[Bookmark, ...]:
    """Stages with their steps, each leading to its column over the whole height of the map."""
    document, scale = layout.document, placement.scale

    def column(rect: Rect) -> Rect:
        x, width = placement.x + scale * rect.x, scale * rect.width
        return Rect(x, placement.y, width, scale * layout.size.height)

    entries = []
    for stage in layout.stages:
        steps = tuple(
            Bookmark(document.steps[step.step_id].name, column(step.header))
            for step in layout.steps
            if step.stage_id == stage.stage_id and document.steps[step.step_id].name
        )
        name = document.stages[stage.stage_id].name or tr("Stage")
        entries.append(Bookmark(name, column(stage.rect), steps))
    return tuple(entries)

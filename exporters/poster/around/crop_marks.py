"""For print shops: colour beyond the edge of the page, and marks that say where to cut.

Bleed is ground that goes on past the edge, so that a cut that is a hair off leaves no white line.
The marks stand outside of it, in the part of the sheet that falls away.
"""

from __future__ import annotations

from dataclasses import replace

from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.paper import MAX_SIDE, POINTS_PER_MM
from model.errors import ExportError
from model.layout.display import Role
from model.layout.geometry import Rect
from model.layout.phrases import date_text, isolated, joined, version_text
from model.layout.sketch import Sketch
from model.layout.text import TextStyle, typeset
from resources.words import tr

_OFF = 3 * POINTS_PER_MM
"""A mark begins at least so far from the page, or it would show where the cut is a hair off."""
_OFF_BLEED = 0.75 * POINTS_PER_MM
_LENGTH = 5 * POINTS_PER_MM
_BEYOND = 1 * POINTS_PER_MM
_THICK = 0.25
_INK = "#000000"
_TYPE = TextStyle(6.0, 8.0)
# Tiles are cut by hand, along marks of their own.
_BY_HAND = frozenset((PageKind.TILE, PageKind.GUIDE))


def trimmed(poster: Poster, options: PosterOptions) -> Poster:
    """The poster with the bleed and the crop marks that the options ask for.

    Raises:
        ExportError: a sheet with marks around it would be larger than any viewer opens.
    """
    if not options.bleed and not options.crop_marks:
        return poster
    count = len(poster.pages)
    pages = tuple(
        page
        if page.kind in _BY_HAND
        else _trimmed(page, _label(poster, page, n, count, options), options)
        for n, page in enumerate(poster.pages, start=1)
    )
    return replace(poster, pages=pages)


def _trimmed(page: Page, label: str, options: PosterOptions) -> Page:
    bleed = options.bleed
    off = max(_OFF, bleed + _OFF_BLEED)
    slug = off + _LENGTH + _BEYOND if options.crop_marks else bleed
    if max(page.size.width, page.size.height) + 2 * slug > MAX_SIDE:
        raise ExportError(
            tr(
                "With bleed and crop marks, a side may have at most {most} mm.",
                most=f"{(MAX_SIDE - 2 * slug) / POINTS_PER_MM:.0f}",
            )
        )
    ground = page.ground or (options.theme.paper if bleed else None)
    parts = (*page.parts, _marks(page, label, off)) if options.crop_marks else page.parts
    return replace(page, parts=parts, ground=ground, bleed=bleed, slug=slug)


def _marks(page: Page, label: str, off: float) -> Placed:
    """Two lines at each corner, and between them what the sheet is."""
    sketch = Sketch()
    width, height, half = page.size.width, page.size.height, _THICK / 2
    for x in (0.0, width):
        for y in (-off - _LENGTH, height + off):
            sketch.rect(Rect(x - half, y, _THICK, _LENGTH), _INK)
    for y in (0.0, height):
        for x in (-off - _LENGTH, width + off):
            sketch.rect(Rect(x, y - half, _LENGTH, _THICK), _INK)
    room = width - 2 * _LENGTH
    block = typeset(label, _TYPE, width=room, max_lines=1)
    sketch.put(block, _LENGTH, -off - (_LENGTH + block.height) / 2, _INK, width=room)
    drawing = sketch.finish(width, height).group(Role.SHEET, "")
    around = Rect(0, 0, width, height).inset(-off - _LENGTH)
    # What falls away says nothing to readers, and need not be read from afar.
    return Placed(replace(drawing, bounds=around), voice=Voice.SILENT)


def _label(poster: Poster, page: Page, number: int, count: int, options: PosterOptions) -> str:
    """What print shops file a sheet by: name, date, version, size after trimming, page."""
    info = poster.document.info
    day = info.revised_on or info.created_on
    sides = (f"{side / POINTS_PER_MM:.0f}" for side in (page.size.width, page.size.height))
    return joined(
        isolated(" ".join(page.title.split())),
        date_text(day) if day else "",
        isolated(version_text(options.version)),
        tr("{width} × {height} mm", width=next(sides), height=next(sides)),
        tr("Page {number} of {count}", number=number, count=count) if count > 1 else "",
    )

"""What stands on each picture of an export, and the files they become: for PNG and SVG alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exporters.poster.audience.looks import looks
from exporters.poster.options import Fit, PosterOptions
from exporters.poster.pages import Page, PageKind, Placed
from exporters.poster.planning import planned
from exporters.source import deliver, missing_warning
from model.document import JourneyMap
from model.ids import Id
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from model.records import Image, MapInfo
from model.together import write_together
from resources.words import tr

_EDGE = 8.0
"""Paper left around stage band, lane names and lanes where they stand alone."""
_MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Subject:
    """What one picture shows: a page, and what belongs to it.

    ``ending`` is what the name of its file has besides the name that was asked for; empty for a
    picture that stands alone.
    """

    page: Page
    images: Mapping[Id, Image]
    info: MapInfo
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Subjects:
    """All pictures of an export, and what should be known about them, a sentence each."""

    each: tuple[Subject, ...]
    warnings: tuple[str, ...] = ()


def subjects(source: JourneyMap | LayoutResult, options: PosterOptions) -> Subjects:
    """What the pictures of an export show; a finished layout is shown as it is.

    Raises:
        ExportError: no sheet can carry what is asked.
    """
    return _pages(source, options) if options.picture.paper else _maps(source, options)


def _maps(source: JourneyMap | LayoutResult, options: PosterOptions) -> Subjects:
    # No paper decides how large the map is: a stage alone keeps the breadth of its steps.
    shown = looks(source, replace(options, fit=Fit.TEXT))
    names = endings([look.name for look in shown]) if len(shown) > 1 else [""]
    return Subjects(
        tuple(
            Subject(
                whole_map(
                    look.layout, part=bare_part(look.layout) if options.picture.bare else None
                ),
                look.layout.document.images,
                look.layout.document.info,
                name,
            )
            for look, name in zip(shown, names, strict=True)
        ),
        _missing(look.layout for look in shown),
    )


def _pages(source: JourneyMap | LayoutResult, options: PosterOptions) -> Subjects:
    poster = planned(source, options)
    digits = len(str(len(poster.pages)))
    alone = len(poster.pages) == 1
    return Subjects(
        tuple(
            Subject(
                page,
                poster.images,
                poster.document.info,
                "" if alone else f"-{number:0{digits}}",
            )
            for number, page in enumerate(poster.pages, 1)
        ),
        (*_missing(poster.layouts), *poster.warnings),
    )


def _missing(layouts: Iterable[LayoutResult]) -> tuple[str, ...]:
    warnings = dict.fromkeys(missing_warning(layout) for layout in layouts)
    return tuple(warning for warning in warnings if warning)


def whole_map(layout: LayoutResult, *, part: Rect | None = None) -> Page:
    """A page of the map's own size, or with a part of the map and nothing else."""
    box = part or Rect(0, 0, layout.size.width, layout.size.height)
    clip = Rect(0, 0, box.width, box.height) if part else None
    return Page(
        kind=PageKind.MAP,
        title=layout.document.info.title or tr("Journey map"),
        size=Size(box.width, box.height),
        parts=(Placed(layout.display(), 1.0, -box.x, -box.y, clip),),
        # The map covers the last column and row of pixels only in part.
        ground=layout.options.theme.paper,
    )


def bare_part(layout: LayoutResult) -> Rect:
    """The part of the sheet with stage band, lane names and lanes: no heading, no legend."""
    boxes = [box.rect for box in layout.stages] + [box.header for box in layout.steps]
    boxes += [box.label for box in layout.lanes] + [layout.grid]
    # The last stage's point reaches beyond its column.
    band = layout.band_group
    boxes += [band.bounds.moved(band.dx, band.dy)] if layout.stages else []
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
    sheet = Rect(0, 0, layout.size.width, layout.size.height)
    left, top = max(left - _EDGE, sheet.x), max(top - _EDGE, sheet.y)
    right, bottom = min(right + _EDGE, sheet.right), min(bottom + _EDGE, sheet.bottom)
    return Rect(left, top, right - left, bottom - top)


Made = tuple[str, Callable[[], bytes]]
"""What a file's name has besides the one asked for, and how its bytes are made."""


def deliver_pictures(pictures: Sequence[Made], path: Path) -> tuple[Path, ...]:
    """Write each picture to its file, all of them or none. Answers the files if they are several.

    Raises:
        FileError: one could not be written; what was there before is there as it was.
    """
    if len(pictures) == 1:
        deliver(pictures[0][1](), path)
        return ()
    targets = [path.with_name(f"{path.stem}{ending}{path.suffix}") for ending, _ in pictures]
    made = (make() for _, make in pictures)
    write_together(zip(targets, made, strict=True))
    return tuple(targets)


def endings(titles: Sequence[str]) -> list[str]:
    """What files of these titles are called besides their common name, each of them different."""
    taken: dict[str, int] = {}
    found = []
    for title in titles:
        words = re.sub(r"[\W_]+", "-", title)[:_MOST_LETTERS].strip("-") or tr("untitled")
        count = taken[words.casefold()] = taken.get(words.casefold(), 0) + 1
        found.append(f"-{words}" if count == 1 else f"-{words}-{count}")
    return found

"""What the preview shows of an export: the very pages that will be written, and what to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.exporting.size_words import picture_size, poster_size
from designer.exporting.wishes import Wishes
from exporters.pictures import subjects
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, Poster
from exporters.poster.planning import planned
from exporters.poster.reading.finding import HINTS, Finding, Legibility, Place
from exporters.poster.reading.legibility import legibility
from exporters.progress import Progress
from model.document import JourneyMap
from model.ids import Id
from model.layout.geometry import Rect
from model.records import Image
from resources.words import tr

DRAWN = frozenset({"printer", "pdf", "png", "svg"})
"""The targets whose pages can be shown."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, and where that is in words."""

    page: int
    rect: Rect
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What should be known of an export, a sentence, with the places it is about.

    A ``hint`` is only about something that could be better.
    """

    text: str
    spots: tuple[Spot, ...] = ()
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages, the pictures they name, the size in words, and what should be known.

    ``poster`` is the plan where sheets come out, for the printer.
    """

    pages: tuple[Page, ...]
    images: Mapping[Id, Image]
    size: str
    remarks: tuple[Remark, ...] = ()
    poster: Poster | None = None


def preview_of(
    document: JourneyMap, options: PosterOptions, wishes: Wishes, progress: Progress
) -> Preview:
    """Plan an export as it would be written.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: no sheet can carry what is asked.
    """
    if wishes.target not in DRAWN:
        return Preview((), {}, "")
    if not wishes.on_paper:
        made = subjects(document, options)
        pages = tuple(subject.page for subject in made.each)
        size = picture_size(made.each, options, wishes.target)
        return Preview(pages, made.each[0].images, size, tuple(map(Remark, made.warnings)))
    poster = planned(document, options, progress=progress)
    progress(1, 1)
    report = legibility(poster, options)
    return Preview(
        pages=poster.pages,
        images=poster.images,
        size=poster_size(poster, report.smallest.value if report.smallest else None),
        remarks=_remarks(poster, report),
        poster=poster,
    )


def _remarks(poster: Poster, report: Legibility) -> tuple[Remark, ...]:
    return (
        *(Remark(sentence) for sentence in dict.fromkeys(poster.warnings)),
        *(_remark(finding) for finding in report.findings),
    )


def _remark(finding: Finding) -> Remark:
    places = tuple(Spot(place.page, place.rect, _where(place)) for place in finding.places)
    return Remark(finding.sentence, places, hint=finding.kind in HINTS)


def _where(place: Place) -> str:
    words = f"{place.words} · {place.detail}" if place.detail else place.words
    return tr("Page {n}: {where}", n=place.page + 1, where=words)

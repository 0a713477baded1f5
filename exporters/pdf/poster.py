"""A poster as a PDF: each page's parts as operators, and a document around them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import BinaryIO

from exporters.painters.pdf import PdfPainter, PdfResources
from exporters.pdf.document import Description, PdfPage, origin, written
from exporters.pdf.reading import PosterReading
from exporters.pdf.tagging import ARTIFACT, PageTagger
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, Poster
from exporters.poster.planning import planned
from exporters.poster.reading.legibility import legibility
from exporters.progress import Progress, no_progress, portion
from exporters.source import deliver
from model.document import JourneyMap
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import MapInfo
from resources.words import tr

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A map that bears no date: the same map must give the same bytes on any day.
_NO_DATE = date(2000, 1, 1)
# How much of the work is done when the pages are planned.
_PLANNED = 0.4


def write_pdf(
    source: JourneyMap | LayoutResult,
    target: Path | BinaryIO,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write a map, or a finished layout, as a PDF. Answers with warnings, a sentence each.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        ExportError: no sheet can carry what is asked.
        FileError: the file could not be written.
    """
    poster = planned(source, options, progress=portion(progress, 0.0, _PLANNED))
    data = pdf_of(poster, options, progress=portion(progress, _PLANNED, 1.0))
    deliver(data, target)
    return (*poster.warnings, *legibility(poster, options).warnings)


def pdf_of(poster: Poster, options: PosterOptions, *, progress: Progress = no_progress) -> bytes:
    """The bytes of a poster whose pages are planned.

    Raises:
        Cancelled: ``progress`` raised it.
    """
    about = _description(poster.document.info)
    resources = PdfResources(poster.images, ground=options.theme.paper if options.archive else None)
    reading = PosterReading(poster, about.language)
    parts = [part for page in poster.pages for part in page.parts]
    told = _Told(progress, sum(len(part.drawing.children) for part in parts))
    pages = []
    for place, page in enumerate(poster.pages):
        painter = PdfPainter(resources)
        _paint(painter, page, place, reading, told)
        pages.append(PdfPage(painter.content(), page))
    data = written(pages, resources, about, reading.tagged(), archive=options.archive)
    told.finish()
    return data


class _Told:
    """Counts what is painted, and tells it."""

    def __init__(self, progress: Progress, steps: int) -> None:
        self._progress = progress
        self._steps = steps
        self._done = 0

    def begin(self) -> None:
        """Something is about to be painted."""
        self._progress(self._done, self._steps)
        self._done += 1

    def finish(self) -> None:
        """All is painted."""
        self._progress(self._steps, self._steps)


def _paint(
    painter: PdfPainter, page: Page, place: int, reading: PosterReading, told: _Told
) -> None:
    """Paint the parts of a page, the ``place``-th of the poster."""
    corner = origin(page)
    painter.place(1.0, corner.x, corner.y)
    if page.ground:
        painter.mark(ARTIFACT)
        painter.fill(_bled(page), page.ground)
        painter.mark("")
    tagger = PageTagger(painter, reading.numbers, place, corner, reading.of(place))
    for part in page.parts:
        tagger.paint(part, told.begin)


def _bled(page: Page) -> Rect:
    return Rect(0, 0, page.size.width, page.size.height).inset(-page.bleed)


def _description(info: MapInfo) -> Description:
    return Description(
        title=info.title or tr("Journey map"),
        author=", ".join(info.authors),
        subject=info.objective or info.scenario,
        language=info.language if _LANGUAGE.fullmatch(info.language) else "",
        date=info.revised_on or info.created_on or _NO_DATE,
    )

"""A poster as a PDF: each page's parts as operators, and a document around them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import BinaryIO

from exporters.painters.pdf import PdfPainter, PdfResources
from exporters.pdf.document import Description, PdfPage, origin, written
from exporters.poster.legibility import legibility
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page
from exporters.poster.planning import planned
from exporters.progress import Progress, no_progress
from exporters.source import deliver
from model.document import JourneyMap
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import MapInfo
from resources.words import tr

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A map that bears no date: the same map must give the same bytes on any day.
_NO_DATE = date(2000, 1, 1)


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
    poster = planned(source, options)
    resources = PdfResources(poster.images)
    steps = sum(len(part.drawing.children) for page in poster.pages for part in page.parts)
    done = 0
    pages = []
    for page in poster.pages:
        painter = PdfPainter(resources)
        done = _paint(painter, page, done, steps, progress)
        pages.append(PdfPage(painter.content(), page))
    progress(steps, steps)
    deliver(written(pages, resources, _description(poster.document.info)), target)
    return (*poster.warnings, *legibility(poster, options).warnings)


def _paint(painter: PdfPainter, page: Page, done: int, steps: int, progress: Progress) -> int:
    """Paint the parts of a page; gives the steps done so far."""
    corner = origin(page)
    painter.place(1.0, corner.x, corner.y)
    if page.ground:
        painter.fill(_bled(page), page.ground)
    for part in page.parts:
        painter.enter(part.scale, part.x, part.y, part.clip)
        for node in part.drawing.children:
            progress(done, steps)
            painter.paint(node, part.drawing.dx, part.drawing.dy)
            done += 1
        painter.leave()
    return done


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

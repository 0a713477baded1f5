"""The report of insight as a PDF: the pages of insight without the poster before them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exporters.pdf.poster import pdf_of
from exporters.poster.around.furniture import furnished
from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.links import linked
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Poster
from exporters.poster.texts.insight.pages import insight_pages
from exporters.progress import Progress
from exporters.source import deliver
from model.document import JourneyMap


def write_insight_pdf(document: JourneyMap, path: Path, today: date, progress: Progress) -> None:
    """Write what a map tells as of a day, on A4.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        FileError: the file could not be written.
    """
    options = PosterOptions(insight=True, as_of=today)
    pages = linked(document, insight_pages(Excerpt(document), options))
    poster = Poster(document, tuple(pages), (), 1.0, document.images)
    deliver(pdf_of(furnished(poster, options), options, progress=progress), path)

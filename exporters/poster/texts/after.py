"""Which pages of text come after a poster, in their order."""

from __future__ import annotations

from exporters.poster.excerpt import chosen_excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page
from exporters.poster.texts.evidence import evidence_pages
from exporters.poster.texts.persona import persona_pages
from exporters.poster.texts.report import report_pages
from model.document import JourneyMap


def pages_after(document: JourneyMap, options: PosterOptions) -> tuple[Page, ...]:
    """Persona sheets, report, evidence: those that are asked for and have something to tell.

    They tell of what the options choose of the map, whatever gets a poster of its own.

    Raises:
        ExportError: the options choose nothing that could be printed.
    """
    if not (options.persona_sheets or options.report or options.evidence):
        return ()
    excerpt = chosen_excerpt(document, options)
    pages: tuple[Page, ...] = ()
    if options.persona_sheets:
        pages += persona_pages(excerpt, options)
    if options.report:
        pages += report_pages(excerpt, options)
    if options.evidence:
        pages += evidence_pages(excerpt, options)
    return pages

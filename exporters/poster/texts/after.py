"""Which pages of text come after a poster, in their order."""

from __future__ import annotations

from exporters.poster.audience.excerpt import chosen_excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page
from exporters.poster.texts.evidence.pages import evidence_pages
from exporters.poster.texts.insight.pages import insight_pages
from exporters.poster.texts.personas.sheets import persona_pages
from exporters.poster.texts.report.pages import report_pages
from exporters.progress import Progress, no_progress
from model.document import JourneyMap


def pages_after(
    document: JourneyMap, options: PosterOptions, *, progress: Progress = no_progress
) -> tuple[Page, ...]:
    """Persona sheets, insight, report, evidence: those asked for that have something to tell.

    They tell of what the options choose of the map, whatever gets a poster of its own.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: the options choose nothing that could be printed.
    """
    asked = (
        (options.persona_sheets, persona_pages),
        (options.insight, insight_pages),
        (options.report, report_pages),
        (options.evidence, evidence_pages),
    )
    wanted = [make for is_wanted, make in asked if is_wanted]
    pages: tuple[Page, ...] = ()
    for place, make in enumerate(wanted):
        progress(place, len(wanted))
        pages += make(chosen_excerpt(document, options), options)
    return pages

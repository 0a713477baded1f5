"""The report: what hurts, what could be better and what is being done, to be read and handed on."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.texts.findings import Findings, findings_of
from exporters.poster.texts.opening import opening
from exporters.poster.texts.report.head import counts, unowned
from exporters.poster.texts.report.moments import measured, moments_of_truth
from exporters.poster.texts.report.rows import actions, opportunities, pain_points
from exporters.poster.texts.typesetting.flow import Block
from exporters.poster.texts.typesetting.lines import lead, paragraph
from exporters.poster.texts.typesetting.setting import text_pages
from exporters.poster.texts.typesetting.sheet import text_sheet
from exporters.poster.texts.typesetting.style import LEAD
from resources.words import tr


def report_pages(excerpt: Excerpt, options: PosterOptions) -> tuple[Page, ...]:
    """The pages of the report on an excerpt."""
    sheet = text_sheet(options)
    found = findings_of(excerpt, sheet.box.width, options.theme, parked=options.show_parking)
    title = tr("Report")
    blocks = tuple(_blocks(found, options, title))
    return text_pages(blocks, sheet, options.theme, kind=PageKind.REPORT, title=title)


def _blocks(found: Findings, options: PosterOptions, title: str) -> Iterator[Block]:
    yield from opening(found, options, title)
    info, theme = found.document.info, found.theme
    if info.objective.strip():
        yield lead(info.objective, LEAD, theme.ink, found.width, above=10.0)
    yield from counts(found)
    yield from unowned(found)
    told = 0
    for section in (pain_points, opportunities, actions, moments_of_truth, measured):
        for block in section(found):
            told += 1
            yield block
    if not told:
        said = tr("No pain points, opportunities or actions have been noted yet.")
        yield paragraph(said, LEAD, theme.secondary, found.width, above=16.0)

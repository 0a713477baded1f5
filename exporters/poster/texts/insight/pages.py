"""The pages of insight: every section of what a map means that has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.texts.findings import findings_of
from exporters.poster.texts.insight.plot_lines import plot_lines
from exporters.poster.texts.opening import opening
from exporters.poster.texts.typesetting.flow import Block, Column
from exporters.poster.texts.typesetting.headings import heading_1
from exporters.poster.texts.typesetting.lines import items, lead, text_lines
from exporters.poster.texts.typesetting.setting import text_pages
from exporters.poster.texts.typesetting.sheet import text_sheet
from exporters.poster.texts.typesetting.style import BODY, LEAD
from model.changes import apply
from model.document import JourneyMap
from model.edits import remove
from model.insight.insight import insight
from model.layout.display import Role
from model.layout.phrases import date_text
from model.layout.theme import Theme
from model.plots.sections import Section, drawn, sections
from resources.words import tr

_ABOVE, _BETWEEN = 6.0, 12.0
_MOST_WHOLE = 330.0
"""A plot higher than this may be parted where a page ends."""


def insight_pages(excerpt: Excerpt, options: PosterOptions) -> tuple[Page, ...]:
    """The pages on an excerpt, as of the day of the options."""
    sheet, theme = text_sheet(options), options.theme
    title = tr("Insight")
    part = Excerpt(_only_shown(excerpt), lane_ids=excerpt.lane_ids)
    blocks = tuple(_blocks(excerpt, part.document, options, title, sheet.box.width))
    return text_pages(blocks, sheet, theme, kind=PageKind.INSIGHT, title=title)


def _only_shown(excerpt: Excerpt) -> JourneyMap:
    """The map without the stages and personas that are not shown: nothing is counted of them."""
    document = excerpt.document
    pairs = ((excerpt.stage_ids, document.stages), (excerpt.persona_ids, document.personas))
    gone = [key for shown, table in pairs if shown is not None for key in table if key not in shown]
    return apply(document, remove(document, gone)) if gone else document


def _blocks(
    excerpt: Excerpt, document: JourneyMap, options: PosterOptions, title: str, width: float
) -> Iterator[Block]:
    theme, info = options.theme, document.info
    found = findings_of(excerpt, width, theme, parked=options.show_parking)
    yield from opening(found, options, title)
    day = options.as_of or info.revised_on or info.created_on
    if options.as_of is not None:
        said = tr("As of {day}", day=date_text(options.as_of))
        lines = text_lines(said, BODY, theme.secondary, width)
        yield Block(Role.PARAGRAPH, (Column(0.0, lines),), above=2.0)
    if info.objective.strip():
        yield lead(info.objective, LEAD, theme.ink, width, above=10.0)
    # A map without any day cannot be late.
    told = sections(insight(document, day or date.min))
    for section in told:
        if section.plots:
            yield from _section(section, width, theme)
    yield from _missing([section for section in told if not section.plots], width, theme)


def _missing(empty: list[Section], width: float, theme: Theme) -> Iterator[Block]:
    """What nothing can be told of, and what it takes."""
    if not empty:
        return
    yield heading_1(tr("Not known yet"), width, theme)
    for section in empty:
        said = f"{section.title}: {section.empty}"
        column = Column(0.0, items([said], BODY, theme.ink, width, theme.faint))
        yield Block(Role.PARAGRAPH, (column,), above=_ABOVE)


def _section(section: Section, width: float, theme: Theme) -> Iterator[Block]:
    yield heading_1(section.title, width, theme)
    if section.about:
        lines = text_lines(section.about, BODY, theme.secondary, width)
        yield Block(Role.PARAGRAPH, (Column(0.0, lines),), above=_ABOVE, with_next=True)
    for place, drawing in enumerate(drawn(section, width, theme)):
        column = Column(0.0, plot_lines(drawing, section.title))
        above = _BETWEEN if place else _ABOVE
        whole = drawing.height <= _MOST_WHOLE
        yield Block(Role.PARAGRAPH, (column,), above=above, whole=whole)

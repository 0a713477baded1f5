"""The evidence: how well the map is supported, each source in full, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.links import safe_address
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.texts.evidence.resting import Resting, resting_on
from exporters.poster.texts.evidence.support import support_by_stage
from exporters.poster.texts.findings import Findings, findings_of
from exporters.poster.texts.opening import figures, opening
from exporters.poster.texts.typesetting.flow import Block, Column, Ground
from exporters.poster.texts.typesetting.headings import heading_1, heading_2
from exporters.poster.texts.typesetting.lines import set_in, text_lines
from exporters.poster.texts.typesetting.setting import text_pages
from exporters.poster.texts.typesetting.sheet import text_sheet
from exporters.poster.texts.typesetting.style import BODY, CELL_GAP, LABEL, SMALL
from model.kinds import words
from model.layout.display import Role
from model.layout.phrases import date_text, joined, quoted
from model.layout.tally import tally_of
from model.records import Evidence
from resources.words import tr

_QUOTE_INSET = 12.0
_ROW = 2.5
_SOURCE_GAP = 17.0


def evidence_pages(excerpt: Excerpt, options: PosterOptions) -> tuple[Page, ...]:
    """The pages of the evidence on an excerpt; none where there is nothing to support."""
    document = excerpt.document
    if not document.evidence and not document.cards:
        return ()
    sheet = text_sheet(options)
    found = findings_of(excerpt, sheet.box.width, options.theme, parked=options.show_parking)
    title = tr("Evidence")
    blocks = tuple(_blocks(found, options, title))
    return text_pages(blocks, sheet, options.theme, kind=PageKind.EVIDENCE, title=title)


def _blocks(found: Findings, options: PosterOptions, title: str) -> Iterator[Block]:
    yield from opening(found, options, title)
    cards = [c for c in found.document.cards.values() if options.show_parking or c.lane_id]
    tally, ink = tally_of(cards), found.theme.ink
    yield figures(
        found,
        [
            (len(found.document.evidence), tr("sources"), ink),
            (tally.researched, tr("cards researched"), ink),
            (tally.partly, tr("partly researched"), ink),
            (tally.cards - tally.researched - tally.partly, tr("assumptions"), ink),
        ],
    )
    yield from support_by_stage(found, cards)
    sources = sorted(
        found.document.evidence.values(), key=lambda item: (item.title.casefold(), item.id)
    )
    if sources:
        yield heading_1(tr("Sources"), found.width, found.theme)
    for item in sources:
        yield from _source(found, item)


def _source(found: Findings, item: Evidence) -> Iterator[Block]:
    """A source: what it is, where it is kept, what was said, and what rests on it."""
    theme, width = found.theme, found.width
    kind = tr(words(item.kind))
    heading = heading_2(item.title.strip() or kind, width, theme, record_id=item.id)
    yield replace(heading, above=_SOURCE_GAP)
    size = tr("n = {n}", n=f"{item.sample_size:,}") if item.sample_size is not None else ""
    size = size.replace(" ", "\N{NO-BREAK SPACE}")
    day = date_text(item.on) if item.on else ""
    facts = joined(kind if item.title.strip() else "", item.who.strip(), size, day)
    lines = text_lines(facts, BODY, theme.secondary, width)
    colour = theme.accent if safe_address(item.source) else theme.secondary
    lines += text_lines(item.source.strip(), BODY, colour, width)
    if lines:
        yield _of(item, Column(0.0, lines), with_next=bool(item.excerpt.strip()))
    if item.excerpt.strip():
        said = text_lines(quoted(item.excerpt), BODY, theme.ink, width - _QUOTE_INSET)
        block = _of(item, Column(_QUOTE_INSET, said), above=4.0)
        yield replace(block, ground=Ground(0.0, width, bar=theme.hairline, bar_width=2.0))
    yield from _rests(found, item)


def _of(item: Evidence, column: Column, *, above: float = 0.0, with_next: bool = False) -> Block:
    return Block(
        Role.PARAGRAPH, (column,), id=item.id, above=above, whole=False, with_next=with_next
    )


def _rests(found: Findings, item: Evidence) -> Iterator[Block]:
    """What rests on a source, stage by stage."""
    theme, width = found.theme, found.width
    resting = resting_on(found, item.id)
    if not resting:
        text = tr("Nothing that is shown rests on it.")
        yield _of(item, Column(0.0, text_lines(text, SMALL, theme.secondary, width)), above=4.0)
        return
    before = ""
    for place, one in enumerate(resting):
        row = _row(found, one, one.group if place == 0 or one.group != before else "")
        above = 6.0 if place == 0 else _ROW
        yield replace(row, above=above, with_next=place == 0 and len(resting) > 1)
        before = one.group


def _row(found: Findings, one: Resting, group: str) -> Block:
    theme, width = found.theme, found.width
    first, last = 0.2 * width, 0.28 * width
    middle = width - first - last - 2 * CELL_GAP
    where = text_lines(one.where, SMALL, theme.secondary, last)
    named = text_lines(group, LABEL, theme.secondary, first)
    return Block(
        Role.PARAGRAPH,
        (
            Column(0.0, set_in(named, 0.0, 1.0)),
            Column(first + CELL_GAP, text_lines(one.text, BODY, theme.ink, middle)),
            Column(width - last, set_in(where, 0.0, 1.0)),
        ),
        id=one.record_id,
    )

"""Persona sheets: a page for each persona, with all that is known and how the journey feels."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind
from exporters.poster.texts.order import order_of
from exporters.poster.texts.personas.desk import Desk
from exporters.poster.texts.personas.facts import persona_facts
from exporters.poster.texts.personas.head import persona_head
from exporters.poster.texts.personas.journey import persona_curves, persona_pains, persona_sources
from exporters.poster.texts.typesetting.flow import Block, Column
from exporters.poster.texts.typesetting.lines import text_lines
from exporters.poster.texts.typesetting.setting import text_pages
from exporters.poster.texts.typesetting.sheet import text_sheet
from exporters.poster.texts.typesetting.style import LABEL
from model.layout.marks import persona_marks
from model.layout.theme import Theme
from model.queries import personas_in_order
from resources.words import tr


def persona_pages(excerpt: Excerpt, options: PosterOptions) -> tuple[Page, ...]:
    """A sheet for each persona shown, in order; more than one page where all does not fit."""
    sheet, theme = text_sheet(options), options.theme
    document = excerpt.document
    marks = persona_marks(document, theme, excerpt.persona_ids)
    pages: list[Page] = []
    for persona in personas_in_order(document):
        if persona.id not in marks:
            continue
        part = excerpt.narrowed(persona_ids=frozenset((persona.id,)))
        desk = Desk(
            excerpt=part,
            persona=persona,
            mark=marks[persona.id],
            order=order_of(part),
            width=sheet.box.width,
            theme=theme,
            parked=options.show_parking,
        )
        name = persona.name or tr("Persona")
        running = _running(name, sheet.box.width, theme)
        blocks = tuple(_blocks(desk))
        pages += text_pages(
            blocks, sheet, theme, kind=PageKind.PERSONA, title=name, running=running
        )
    return tuple(pages)


def _running(name: str, width: float, theme: Theme) -> Block:
    """The name on every further page."""
    said = tr("{persona} (continued)", persona=name)
    column = Column(0.0, text_lines(said, LABEL, theme.secondary, width))
    return Block(column.role, (column,), below_pad=14.0)


def _blocks(desk: Desk) -> Iterator[Block]:
    photo = desk.excerpt.document.images.get(desk.persona.photo_id or "")
    yield from persona_head(desk, photo)
    yield from persona_facts(desk)
    yield from persona_curves(desk)
    yield from persona_pains(desk)
    yield from persona_sources(desk)

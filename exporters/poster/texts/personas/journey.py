"""A persona on the journey: the curve, what set feelings off, what hurts, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.texts.order import cards_of_kind
from exporters.poster.texts.personas.curve import curve_chart, curves_of
from exporters.poster.texts.personas.desk import Desk
from exporters.poster.texts.typesetting.flow import Block, Column, Line
from exporters.poster.texts.typesetting.headings import heading_2
from exporters.poster.texts.typesetting.lines import set_in, text_lines
from exporters.poster.texts.typesetting.style import BODY, GUTTER, MOST_WHOLE, SMALL, STRONG
from model.kinds import CardKind, words
from model.layout.display import Role
from model.layout.faces import face_nodes
from model.layout.marks import priority_bars
from model.layout.metrics import CHIP
from model.layout.phrases import date_text, joined, quoted
from model.queries import lane_name
from model.records import Card, Evidence, Marker
from resources.words import tr

_FACE = 6.0
_INSET = 20.0
_ROW = 3.0
_NARROW = 300.0
"""A page narrower than this has all under each other."""


def persona_curves(desk: Desk) -> Iterator[Block]:
    """A chart for each lane with emotions of the persona, and what set them off."""
    found = curves_of(desk.excerpt, desk.persona.id)
    for lane, markers in found:
        name = lane_name(lane) if len(found) > 1 else tr("How the journey feels")
        title = tr("Emotion curve of {persona}", persona=desk.mark.name)
        chart = curve_chart(
            desk.excerpt,
            lane,
            markers,
            {desk.persona.id: desk.mark},
            desk.width,
            desk.theme,
            title=title,
        )
        yield heading_2(name, desk.width, desk.theme)
        yield Block(Role.PARAGRAPH, (Column(0.0, (chart,)),), above=2.0)
        told = [marker for marker in markers if marker.trigger.strip() or marker.quote.strip()]
        yield from _moments(desk, desk.order.sorted(told))


def _moments(desk: Desk, markers: list[Marker]) -> Iterator[Block]:
    """What was felt and said, in rows of two."""
    across = 2 if desk.width >= _NARROW else 1
    room = (desk.width - (across - 1) * GUTTER) / across
    for first in range(0, len(markers), across):
        columns = tuple(
            Column(place * (room + GUTTER), _moment(desk, marker, room))
            for place, marker in enumerate(markers[first : first + across])
        )
        yield Block(Role.PARAGRAPH, columns, above=2 * _ROW)


def _moment(desk: Desk, marker: Marker, width: float) -> tuple[Line, ...]:
    """A feeling, where on the journey it comes, what set it off and what was said."""
    theme, room = desk.theme, width - _INSET
    face = face_nodes(marker.valence, _FACE, BODY.leading / 2, _FACE, desk.mark.line, theme.paper)
    title = joined(marker.word.strip(), desk.order.step_name(marker)) or tr("Emotion")
    lines = [*text_lines(title, STRONG, theme.ink, room)]
    lines += text_lines(marker.trigger, BODY, theme.ink, room)
    if marker.quote.strip():
        lines += text_lines(quoted(marker.quote), BODY, theme.secondary, room)
    first, *others = set_in(lines, _INSET)
    return (replace(first, nodes=(*face, *first.nodes)), *others)


def persona_pains(desk: Desk) -> Iterator[Block]:
    """The pain points that name the persona or nobody, the weightiest first."""
    cards = cards_of_kind(desk.excerpt, CardKind.PAIN_POINT, parked=desk.parked)
    cards = [card for card in cards if card.text.strip()]
    for place, card in enumerate(desk.order.weighed(cards)):
        if place == 0:
            yield heading_2(tr("What hurts"), desk.width, desk.theme)
        # One alone below its heading looks lost at the foot of a page.
        row = _pain(desk, card, weighed=any(card.priority for card in cards))
        yield replace(row, with_next=place == 0 and len(cards) > 1)


def _pain(desk: Desk, card: Card, *, weighed: bool) -> Block:
    """A pain point; ``weighed``: there is room for priorities before the texts."""
    theme, inset = desk.theme, _INSET if weighed else 0.0
    bars: tuple[Line, ...] = ()
    if card.priority:
        top = (BODY.leading - CHIP) / 2
        bars = (Line(priority_bars(card.priority, 0, top, theme), BODY.leading),)
    right = 0.36 * desk.width
    room = desk.width - inset - right - 12
    everyone = "" if card.persona_ids else tr("everyone")
    where = text_lines(joined(desk.order.column(card), everyone), SMALL, theme.secondary, right)
    said = text_lines(card.text, BODY, theme.ink, room)
    columns = (
        Column(0.0, bars),
        Column(inset, said),
        Column(desk.width - right, set_in(where, 0.0, 1.0)),
    )
    row = Block(Role.PARAGRAPH, columns, id=card.id, above=_ROW)
    return replace(row, whole=row.height <= MOST_WHOLE)


def persona_sources(desk: Desk) -> Iterator[Block]:
    """What the persona rests on."""
    document = desk.excerpt.document
    found = [document.evidence.get(i) for i in desk.persona.evidence_ids]
    for place, item in enumerate(item for item in found if item is not None):
        if place == 0:
            yield heading_2(tr("Based on"), desk.width, desk.theme)
        lines = text_lines(source_line(item), BODY, desk.theme.ink, desk.width)
        yield Block(Role.PARAGRAPH, (Column(0.0, lines),), id=item.id, above=_ROW)


def source_line(item: Evidence) -> str:
    """A piece of evidence in one sentence: title, kind, who, how many, when."""
    kind = tr(words(item.kind))
    size = tr("n = {n}", n=f"{item.sample_size:,}") if item.sample_size is not None else ""
    day = date_text(item.on) if item.on else ""
    return joined(item.title or kind, kind if item.title else "", item.who, size, day)

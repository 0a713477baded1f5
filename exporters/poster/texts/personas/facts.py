"""What is known of a persona: small sections in columns, empty ones left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.texts.personas.desk import Desk
from exporters.poster.texts.typesetting.flow import Block, Column, Line, Part
from exporters.poster.texts.typesetting.lines import gap, items, set_in, text_lines
from exporters.poster.texts.typesetting.style import BODY, GUTTER, HEADING_3
from model.channels import channel_icon
from model.layout.display import RectNode, Role
from model.layout.geometry import Rect
from model.layout.icons import icon_nodes
from resources.words import tr

_ICON = 13.0
_ICON_GAP = 6.0
_RULE = 0.8
_ABOVE = 14.0
_LEAST_COLUMN, _MOST_COLUMNS = 130.0, 3


def persona_facts(desk: Desk) -> Iterator[Block]:
    """Goals, challenges ... each in the column that has most room left."""
    across = max(1, min(_MOST_COLUMNS, int((desk.width + GUTTER) // (_LEAST_COLUMN + GUTTER))))
    across = min(across, max(1, sum(map(bool, _sections(desk, desk.width)))))
    room = (desk.width - (across - 1) * GUTTER) / across
    columns: list[list[Line]] = [[] for _ in range(across)]
    for section in filter(None, _sections(desk, room)):
        column = min(columns, key=lambda lines: sum(line.height for line in lines))
        column += [gap(_ABOVE), *section] if column else section
    filled = tuple(
        Column(place * (room + GUTTER), tuple(lines))
        for place, lines in enumerate(columns)
        if lines
    )
    if filled:
        yield Block(Role.PARAGRAPH, filled, above=_ABOVE)


def _sections(desk: Desk, room: float) -> Iterator[tuple[Line, ...]]:
    persona, ink = desk.persona, desk.theme.ink

    def listed(icon: str, label: str, texts: tuple[str, ...]) -> tuple[Line, ...]:
        return _section(desk, icon, label, items(texts, BODY, ink, room, desk.mark.line), room)

    def written(icon: str, label: str, text: str) -> tuple[Line, ...]:
        told = text_lines(text, BODY, ink, room, part=Part(Role.PARAGRAPH))
        return _section(desk, icon, label, told, room)

    yield listed("goal", tr("Goals"), persona.goals)
    yield listed("pain-point", tr("Challenges"), persona.challenges)
    yield listed("opportunity", tr("Motivations"), persona.motivations)
    yield listed("action", tr("Behaviours"), persona.behaviours)
    yield written("persona", tr("Demographics"), persona.demographics)
    yield written("thought", tr("Lifestyle"), persona.psychographics)
    channels = tuple(_channels(desk, room))
    yield _section(desk, "channels", tr("Preferred channels"), channels, room)


def _section(
    desk: Desk, icon: str, label: str, told: tuple[Line, ...], room: float
) -> tuple[Line, ...]:
    """What is told below a rule in the persona's colour and a small heading; else nothing."""
    if not told:
        return ()
    part, inset = Part(Role.HEADING_2), _ICON + _ICON_GAP
    lines = text_lines(label, HEADING_3, desk.theme.ink, room - inset, part=part)
    first, *others = set_in(lines, inset, 5.0)
    rule = RectNode(Rect(0, 0, room, _RULE), 0.0, desk.mark.line)
    top = 5.0 + (HEADING_3.leading - _ICON) / 2
    sign = icon_nodes(icon, 0, top, _ICON, desk.mark.line)
    head = (replace(first, nodes=(rule, *sign, *first.nodes)), *others)
    return (*(replace(line, with_next=True) for line in head), gap(8.0, with_next=True), *told)


def _channels(desk: Desk, room: float) -> Iterator[Line]:
    """Channels with their icons, under each other."""
    inset = _ICON + _ICON_GAP
    for name in desk.persona.preferred_channels:
        part = Part(Role.ITEM)
        lines = text_lines(name.strip(), BODY, desk.theme.ink, room - inset, part=part)
        if lines:
            first, *others = set_in(lines, inset)
            top = (BODY.leading - _ICON + 1) / 2
            icon = icon_nodes(channel_icon(name), 0.5, top, _ICON - 1, desk.theme.secondary)
            yield replace(first, nodes=(*icon, *first.nodes), height=first.height + 1.5)
            yield from others

"""How the report and the evidence begin: what they are about, and how much of what there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.options import PosterOptions
from exporters.poster.texts.findings import Findings
from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Mark
from exporters.poster.texts.typesetting.lines import text_lines
from exporters.poster.texts.typesetting.style import BODY, CELL_GAP, FIGURE, LABEL, SMALL, TITLE
from model.layout.display import RectNode, Role
from model.layout.geometry import Rect
from model.layout.heading import STATE_NAMES
from model.layout.phrases import date_text, isolated, joined
from model.queries import lane_name, lanes_in_order, personas_in_order
from resources.words import tr

_PAD = 8.0


def opening(found: Findings, options: PosterOptions, name: str) -> Iterator[Block]:
    """Title, facts, what part of the map is told of, and the counts; ``name``: of the document."""
    info, theme, width = found.document.info, found.theme, found.width
    title = info.title or tr("Journey map")
    yield Block(
        Role.PARAGRAPH,
        (Column(0.0, text_lines(name, LABEL, theme.accent, width)),),
        with_next=True,
        mark=Mark(name, 1),
    )
    yield Block(
        Role.HEADING_1,
        (Column(0.0, text_lines(title, TITLE, theme.ink, width)),),
        id=info.id,
        title=title,
        above=2.0,
    )
    day = info.revised_on or info.created_on
    authors = ", ".join(isolated(author.strip()) for author in info.authors if author.strip())
    byline = joined(tr(STATE_NAMES[info.state]), authors, date_text(day) if day else "")
    yield _written(found, joined(byline, options.version.strip()), above=3.0)
    yield _written(found, _part_of(found, options), above=2.0)


def _written(found: Findings, text: str, *, above: float) -> Block:
    lines = text_lines(text, BODY, found.theme.secondary, found.width)
    return Block(Role.PARAGRAPH, (Column(0.0, lines),), above=above if lines else 0.0, whole=False)


def _part_of(found: Findings, options: PosterOptions) -> str:
    """What was chosen of the map; empty for all of it."""
    document, excerpt = found.document, found.excerpt
    said = []
    if options.view_id is not None:
        said.append(tr("View: {name}", name=isolated(document.views[options.view_id].name)))
    if excerpt.stage_ids is not None:
        stages = [stage.name or tr("Stage") for stage in found.order.stages]
        said.append(tr("Stages: {names}", names=_listed(stages)))
    if excerpt.persona_ids is not None:
        people = [p for p in personas_in_order(document) if p.id in excerpt.persona_ids]
        names = [persona.name or tr("Persona") for persona in people]
        said.append(tr("Personas: {names}", names=_listed(names)))
    if excerpt.lane_ids is not None:
        lanes = [lane for lane in lanes_in_order(document) if lane.id in excerpt.lane_ids]
        said.append(tr("Lanes: {names}", names=_listed([lane_name(lane) for lane in lanes])))
    return joined(*said)


def _listed(names: list[str]) -> str:
    return ", ".join(map(isolated, names)) or tr("none")


def figures(found: Findings, told: list[tuple[int, str, str]]) -> Block:
    """Figures with a word below, a rule above and below them."""
    theme, count = found.theme, len(told)
    room = (found.width - (count - 1) * CELL_GAP) / count
    columns = []
    for place, (number, label, colour) in enumerate(told):
        lines = text_lines(f"{number:,}", FIGURE, colour, room)
        lines += text_lines(label, SMALL, theme.secondary, room)
        columns.append(Column(place * (room + CELL_GAP), lines, Role.PARAGRAPH))
    top = RectNode(Rect(0, -_PAD, found.width, 0.75), 0.0, theme.hairline)
    first = columns[0].lines[0]
    lines = (replace(first, nodes=(top, *first.nodes)), *columns[0].lines[1:])
    columns[0] = replace(columns[0], lines=lines)
    return Block(
        Role.PARAGRAPH,
        tuple(columns),
        above=16.0,
        above_pad=_PAD,
        below_pad=_PAD,
        ground=Ground(0.0, found.width, rule=theme.hairline, rule_width=0.75),
    )

"""The beginning of the report: what it is about, how much of what there is, what nobody owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.poster.options import PosterOptions
from exporters.poster.texts.cells import alarm
from exporters.poster.texts.findings import Findings
from exporters.poster.texts.flow import Block, Column, Ground, Line, Mark
from exporters.poster.texts.lines import drawn, set_in, text_lines
from exporters.poster.texts.moments import decisive
from exporters.poster.texts.style import BODY, CELL_GAP, FIGURE, LABEL, SMALL, STRONG, TITLE
from model.kinds import CardKind, Status
from model.layout.display import RectNode, Role
from model.layout.geometry import Rect
from model.layout.heading import STATE_NAMES
from model.layout.marks import priority_bars, priority_width
from model.layout.metrics import CHIP
from model.layout.phrases import date_text, isolated, joined
from model.queries import lane_name, lanes_in_order, personas_in_order
from model.records import Card
from resources.words import tr

_PAD = 8.0
_MOST_CALLED = 12
_INSET = 22.0


def report_head(found: Findings, options: PosterOptions, name: str) -> Iterator[Block]:
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


def counts(found: Findings) -> Iterator[Block]:
    """How many there are of what, large, side by side."""
    theme = found.theme
    done = sum(action.status is Status.DONE for action in found.actions)
    unowned, moments = len(found.unowned), len(decisive(found))
    told = [
        (len(found.pains), tr("pain points"), theme.ink),
        (unowned, tr("without an owner"), alarm(theme) if unowned else theme.ink),
        (len(found.chances), tr("opportunities"), theme.ink),
        (len(found.actions), tr("actions, {n} done", n=done) if done else tr("actions"), theme.ink),
        (moments, tr("moments of truth"), theme.ink),
    ]
    yield figures(found, told)


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


def unowned(found: Findings) -> Iterator[Block]:
    """The pain points that nobody looks after, in a box of their own."""
    cards, theme = found.unowned, found.theme
    if not cards:
        return
    pain = theme.cards[CardKind.PAIN_POINT]
    ground = Ground(0.0, found.width, fill=pain.fill, bar=pain.bar)
    said = tr("1 pain point has no owner")
    if len(cards) > 1:
        said = tr("{n} pain points have no owner", n=len(cards))
    room = found.width - _INSET - _PAD
    title = text_lines(said, STRONG, alarm(theme), room)
    yield Block(
        Role.HEADING_2,
        (Column(_PAD + 6, title),),
        title=said,
        above=16.0,
        above_pad=_PAD,
        below_pad=2.0,
        with_next=True,
        ground=ground,
    )
    weighed = any(card.priority for card in cards[:_MOST_CALLED])
    rows = [_orphan(found, card, ground, weighed=weighed) for card in cards[:_MOST_CALLED]]
    if len(cards) > _MOST_CALLED:
        rest = tr("and {n} more, marked below", n=f"{len(cards) - _MOST_CALLED:,}")
        lines = text_lines(rest, SMALL, pain.text, room)
        column = Column(rows[0].columns[1].x, lines)
        rows.append(Block(Role.PARAGRAPH, (column,), above_pad=1.5, ground=ground))
    for place, row in enumerate(rows):
        last = place == len(rows) - 1
        yield replace(row, with_next=place == 0 and not last, below_pad=_PAD if last else 1.5)


def _orphan(found: Findings, card: Card, ground: Ground, *, weighed: bool) -> Block:
    """A pain point in the box; ``weighed``: there is room for priorities before the texts."""
    theme = found.theme
    inset, right = _PAD + 6 + (priority_width() + 6 if weighed else 0.0), 0.38 * found.width
    bars: tuple[Line, ...] = ()
    if card.priority:
        bars = (
            drawn(priority_bars(card.priority, 0, (BODY.leading - CHIP) / 2, theme), BODY.leading),
        )
    text = card.text.strip() or tr("(no text)")
    ink = theme.cards[CardKind.PAIN_POINT].text
    return Block(
        Role.PARAGRAPH,
        (
            Column(_PAD + 6, bars),
            Column(inset, text_lines(text, BODY, ink, found.width - inset - right - CELL_GAP)),
            Column(
                found.width - right,
                set_in(text_lines(found.order.column(card), SMALL, ink, right - _PAD), 0.0, 1.0),
            ),
        ),
        id=card.id,
        above_pad=1.5,
        ground=ground,
    )

"""The legend: what the shapes and colours of this map mean, aligned to its grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from model.insight.figures import Reached
from model.kinds import (
    CARD_KINDS,
    CONNECTOR_NAMES,
    CardKind,
    ConnectorKind,
    GoalReached,
    Priority,
    Support,
)
from model.layout.card_figures import TARGET_NAMES, target_sign
from model.layout.card_foot import priority_chip, votes_chip
from model.layout.connectors import line_nodes
from model.layout.display import Group, Node, Role
from model.layout.evidence_share import evidence_share
from model.layout.falls import loss_chip
from model.layout.flow import Chip, rows_in
from model.layout.geometry import Point, Rect
from model.layout.marks import (
    GOAL_NAMES,
    GOAL_SIGNS,
    SUPPORT_SIGNS,
    Answer,
    PersonaMark,
    Sign,
    persona_disc,
    persona_width,
    sign,
    skip_mark,
    star_mark,
)
from model.layout.metrics import CHIP, LABEL_WIDTH, LANE, SMALL
from model.layout.ratings import (
    ANSWER_NAMES,
    RATING_NAMES,
    SCORE_NAME,
    Rated,
    Rating,
    answer_chip,
    rating_chip,
    score_chip,
)
from model.layout.sketch import Drawing, Sketch
from model.layout.stops import ASIDE, Piece, Stops, pieces
from model.layout.tally import NO_TALLY, Tally
from model.layout.text import typeset
from model.layout.theme import Theme
from resources.words import tr

SUPPORT_NAMES: dict[Support, str] = {
    Support.RESEARCHED: "Researched",
    Support.PARTLY: "Partly researched",
    Support.ASSUMED: "Assumption",
}
_GAP, _ROW_GAP = 16.0, 6.0
_LINE = 30.0
_TOP = 10.0
_NAME = 240.0
"""Longer names are broken."""
_LEAST_NAME = 10.0
_ICON = 15.0


@dataclass(frozen=True, slots=True)
class LegendInput:
    """What a map shows and a legend explains."""

    tally: Tally
    personas: tuple[PersonaMark, ...]
    connectors: frozenset[ConnectorKind]
    goals: frozenset[GoalReached]
    steps_decisive: bool
    to_be: bool
    counts: tuple[tuple[ConnectorKind, int], ...] = ()
    """How often the journey leaves the straight way, by the arrow that says so."""
    skipped: int = 0
    """How many stages somebody goes past."""
    losses: bool = False


NOTHING = LegendInput(NO_TALLY, (), frozenset(), frozenset(), steps_decisive=False, to_be=False)


def draw_legend(given: LegendInput, width: float, theme: Theme, stops: Stops = ()) -> Drawing:
    """The legend, ``width`` wide with its label; empty where there is nothing to explain.

    Kinds, marks, and people with their lines begin a row each, unless all fit into one. None of
    them lies across one of the ``stops``, which count from the legend's left.
    """
    rooms = pieces(stops, LABEL_WIDTH, width - LABEL_WIDTH, clear=ASIDE)
    widest = max(room.width for room in rooms)
    groups = [list(part(given, widest, theme)) for part in _PARTS]
    chips = [chip for group in groups for chip in group]
    if not chips:
        return Sketch().finish(width, 0.0)
    sketch = Sketch()
    sketch.line(0, 0, width, 0.75, theme.hairline)
    label_top = _TOP + (CHIP - LANE.leading) / 2
    sketch.icon("list", 0, label_top + (LANE.leading - _ICON) / 2, _ICON, theme.secondary)
    sketch.put(typeset(tr("Legend"), LANE), 20, label_top, theme.ink)
    rows = _rows(groups, rooms)
    y = _TOP
    ends = []
    for row in rows:
        x, last = row[-1]
        ends.append((y, x + last.width))
        height = max(chip.height for _, chip in row)
        for x, chip in row:
            sketch.add(*chip.draw(x, y + (height - chip.height) / 2))
        y += height + _ROW_GAP
    if given.tally.cards:
        y = max(y, _write_share(sketch, given.tally, ends, y, rooms, theme))
    return sketch.finish(width, y - _ROW_GAP)


def _rows(groups: list[list[Chip]], rooms: Sequence[Piece]) -> list[list[tuple[float, Chip]]]:
    """The groups in rows, neighbours in one row where both fit whole."""
    rows: list[list[tuple[float, Chip]]] = []
    for group in groups:
        together = rows_in([*(chip for _, chip in rows[-1]), *group], rooms, _GAP) if rows else []
        if len(together) == 1:
            rows[-1:] = together
        else:
            rows.extend(rows_in(group, rooms, _GAP))
    return rows


def _write_share(
    sketch: Sketch,
    tally: Tally,
    rows: Sequence[tuple[float, float]],
    bottom: float,
    rooms: Sequence[Piece],
    theme: Theme,
) -> float:
    """The share of evidence at the right of the first row with room for it; the y below it.

    ``rows`` are the top and the right end of each.
    """
    widest = max(rooms, key=lambda room: room.width)
    share = evidence_share(tally, theme, widest.width)
    room = next((room for room in reversed(rooms) if room.width >= share.width), widest)
    x = room.right - share.width
    y = next((top for top, end in rows if end + 2 * _GAP <= x), bottom)
    sketch.add(*share.draw(x, y))
    return y + share.height + _ROW_GAP


def _kinds(given: LegendInput, room: float, theme: Theme) -> Iterable[Chip]:
    return (_kind(kind, room, theme) for kind in CardKind if kind in given.tally.kinds)


def _marks(given: LegendInput, room: float, theme: Theme) -> Iterable[Chip]:
    tally = given.tally
    for support in Support:
        if support in tally.supports:
            colour = theme.support[support]
            yield _sign(SUPPORT_SIGNS[support], colour, SUPPORT_NAMES[support], room, theme)
    if tally.decisive or given.steps_decisive:
        name = tr("Moment of truth")
        yield _named(14, partial(_star, theme=theme), name, room, theme)
    if tally.votes:
        votes = votes_chip(3, theme)
        yield _named(votes.width, votes.draw, tr("Votes"), room, theme)
    if tally.priorities:
        bars = priority_chip(Priority.HIGH, theme)
        yield _named(bars.width, bars.draw, tr("Priority"), room, theme)


def _ratings(given: LegendInput, room: float, theme: Theme) -> Iterable[Chip]:
    """Ratings, urgency, what became of it, and what figures are told of."""
    tally = given.tally
    for rating in Rating:
        if rating in tally.ratings:
            chip = rating_chip(Rated(rating, 4), theme)
            yield _named(chip.width, chip.draw, tr(RATING_NAMES[rating]), room, theme)
    if tally.scored:
        chip = score_chip(80, theme)
        yield _named(chip.width, chip.draw, tr(SCORE_NAME), room, theme)
    for answer in Answer:
        if answer in tally.answers:
            chip = answer_chip(answer, theme.paper, theme)
            yield _named(chip.width, chip.draw, tr(ANSWER_NAMES[answer]), room, theme)
    for met, name in TARGET_NAMES.items():
        if met in tally.targets:
            draw = partial(_target, met, theme=theme)
            yield _named(12, draw, tr(name), room, theme)
    if given.losses:
        chip = loss_chip(theme)
        yield _named(chip.width, chip.draw, tr("People lost on the way"), room, theme)


def _target(met: Reached, x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    return target_sign(met, x, y + 1, theme.paper, theme)


def _star(x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    return star_mark(x + 7, y + CHIP / 2, 7, theme, theme.paper)


def _goals(given: LegendInput, room: float, theme: Theme) -> Iterable[Chip]:
    for goal in GoalReached:
        if goal in given.goals:
            yield _sign(GOAL_SIGNS[goal], theme.step_hues[0], GOAL_NAMES[goal], room, theme)


def _people(given: LegendInput, room: float, theme: Theme) -> Iterable[Chip]:
    counts = dict(given.counts)
    for mark in given.personas:
        yield _persona(mark, room, theme)
    for kind in ConnectorKind:
        if kind in given.connectors:
            yield _line(kind, counts.get(kind, 0), room, theme)
    if given.skipped:
        name = tr("Skipped stages: {n}", n=given.skipped)
        yield _named(14, partial(_skip, theme=theme), name, room, theme)
    if given.to_be:
        yield _named(_LINE, partial(_dashes, theme=theme), tr("Curve to be"), room, theme)


def _persona(mark: PersonaMark, room: float, theme: Theme) -> Chip:
    def draw(x: float, y: float) -> Iterable[Node]:
        return persona_disc(mark, x, y, theme)

    return _named(persona_width(mark), draw, mark.name, room, theme)


def _skip(x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    return skip_mark(x, y + 1, theme.secondary)


def _line(kind: ConnectorKind, count: int, room: float, theme: Theme) -> Chip:
    """An arrow; what leaves the straight way is counted."""
    colour = theme.ink if kind is ConnectorKind.CAUSES else theme.secondary

    def draw(x: float, y: float) -> tuple[Node, ...]:
        nodes = line_nodes(kind, (Point(0, 0), Point(_LINE, 0)), colour, theme)
        bounds = Rect(-3, -6, _LINE + 6, 12)
        return (Group(Role.LEGEND, "", nodes, bounds, x, y + CHIP / 2),)

    name = tr(CONNECTOR_NAMES[kind])
    named = tr("{name}: {n}", name=name, n=count) if count else name
    return _named(_LINE, draw, named, room, theme)


def _dashes(x: float, y: float, theme: Theme) -> Iterable[Node]:
    sketch = Sketch()
    for start in (0, 11, 22):
        sketch.rect(Rect(x + start, y + CHIP / 2 - 1, 7, 2), theme.secondary, radius=1)
    return sketch.nodes


def _kind(kind: CardKind, room: float, theme: Theme) -> Chip:
    colours = theme.cards[kind]

    def draw(x: float, y: float) -> Iterable[Node]:
        sketch = Sketch()
        sketch.rect(
            Rect(x, y, 20, CHIP), colours.fill, radius=3, stroke=theme.hairline, stroke_width=0.75
        )
        sketch.rect(Rect(x + 1, y + 2, 2, CHIP - 4), colours.bar, radius=1)
        sketch.icon(CARD_KINDS[kind].icon, x + 5.5, y + 1.5, 11, colours.bar)
        return sketch.nodes

    return _named(20, draw, tr(CARD_KINDS[kind].name), room, theme)


def _sign(kind: Sign, colour: str, name: str, room: float, theme: Theme) -> Chip:
    def draw(x: float, y: float) -> Iterable[Node]:
        return sign(kind, x + 6, y + CHIP / 2, 6, colour, theme.paper)

    return _named(12, draw, tr(name), room, theme)


def _named(
    width: float,
    draw: Callable[[float, float], Iterable[Node]],
    name: str,
    room: float,
    theme: Theme,
) -> Chip:
    """A sample with its name beside it, no wider than ``room``."""
    block = typeset(name, SMALL, width=max(min(_NAME, room - width - 5), _LEAST_NAME))

    def both(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        sketch.add(*draw(x, y))
        sketch.put(block, x + width + 5, y + (CHIP - SMALL.leading) / 2, theme.secondary)
        return sketch.nodes

    return Chip(width + 5 + block.width, max(CHIP, block.height), both)


_PARTS = (_kinds, _marks, _ratings, _goals, _people)

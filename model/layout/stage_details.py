"""The lane of stage details: what customers want in a stage, and whether they get there.

Also what they do for it, what that rests on, and who goes past it. Each stage has one room over
all its steps; a collapsed stage shows the sign of its goal alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from model.guidance import GUIDES
from model.ids import Id
from model.kinds import GoalReached, Support
from model.layout.breaks import Breaks, open_at
from model.layout.colours import blend
from model.layout.columns import Columns
from model.layout.display import Group, Node, Role
from model.layout.flow import Chip, flow
from model.layout.geometry import Rect
from model.layout.lane_plot import LanePlot
from model.layout.marks import (
    GOAL_NAMES,
    GOAL_SIGNS,
    SUPPORT_SIGNS,
    PersonaMark,
    persona_disc,
    persona_width,
    sign,
    skip_mark,
)
from model.layout.metrics import (
    BODY,
    CARD_RADIUS,
    CHIP,
    COLUMN_GAP,
    LANE_PAD,
    SMALL,
    SMALL_STRONG,
)
from model.layout.sketch import Drawing, Sketch, TextKey, merged_missing, reads_from_right
from model.layout.stops import Piece, Stops, near, piece_for
from model.layout.text import Align, typeset
from model.layout.theme import Theme
from resources.words import tr

_PAD = 9.0
_SIGN = 12.0
_TWO = 300.0
"""From this width on goal and key action stand side by side."""
_ENOUGH = 100.0
"""Between cuts a stage's details stand in the first room as wide as this."""
_TINT = 0.06


@dataclass(frozen=True, slots=True)
class StageDetail:
    """What a stage's room depends on; ``skipped`` are the personas who go past it."""

    stage_id: Id
    goal: str
    key_action: str
    reached: GoalReached
    sources: int
    skipped: tuple[PersonaMark, ...]
    hue: int
    collapsed: bool
    guide: str = ""
    """What is usual in such a stage, as a hint."""


@dataclass(frozen=True, slots=True)
class Details:
    """All that a lane of stage details shows of the stages; ``hints`` tell what to type."""

    stages: tuple[StageDetail, ...]
    hints: bool


def draw_details(
    details: Details,
    columns: Columns,
    uprights: Sequence[float],
    theme: Theme,
    *,
    stops: Stops = (),
    breaks: Breaks = (),
) -> LanePlot:
    """The rooms of all stages, equally high; text keeps clear of ``uprights``, arrows that pass."""
    top = LANE_PAD
    drawn: list[tuple[StageDetail, Rect, Drawing]] = []
    for place, detail in enumerate(details.stages):
        first, after = columns.stage_span(place)
        x, width = columns.card_rect(first, after - first)
        clear = near(sorted({*stops, *uprights}), x, width)
        below = tuple(edge - top for edge in breaks)
        drawing = _room(detail, width, clear, below, theme, hints=details.hints)
        drawn.append((detail, Rect(x, top, width, drawing.height), drawing))
    height = max((rect.height for _, rect, _ in drawn), default=0.0)
    groups: list[Group] = []
    texts: dict[TextKey, Rect] = {}
    rooms: dict[Id, Rect] = {}
    for detail, rect, drawing in drawn:
        room = Rect(rect.x, rect.y, rect.width, height)
        rooms[detail.stage_id] = room
        groups.append(_group(detail, room, drawing, theme))
        texts.update({key: at.moved(room.x, room.y) for key, at in drawing.texts.items()})
    return LanePlot(
        tuple(groups),
        top + height if drawn else 0.0,
        texts=texts,
        missing=merged_missing(drawing.missing for *_, drawing in drawn),
        details=rooms,
    )


def _group(detail: StageDetail, room: Rect, drawing: Drawing, theme: Theme) -> Group:
    """The room's ground and what is written on it."""
    hue = _hue(detail, theme)
    paper = Sketch()
    ground = blend(theme.paper, hue, _TINT) if theme.filled else theme.paper
    edge = blend(theme.hairline, hue, 0.25)
    box = Rect(0, 0, room.width, room.height)
    paper.rect(box, ground, radius=CARD_RADIUS, stroke=edge, stroke_width=0.75)
    bounds = box.inset(-1)
    children = (*paper.nodes, *drawing.children)
    title = tr(GOAL_NAMES[detail.reached])
    return Group(Role.DETAILS, detail.stage_id, children, bounds, room.x, room.y, title)


def _hue(detail: StageDetail, theme: Theme) -> str:
    return theme.step_hues[detail.hue % len(theme.step_hues)]


def _room(
    detail: StageDetail, width: float, stops: Stops, breaks: Breaks, theme: Theme, *, hints: bool
) -> Drawing:
    sketch = Sketch(detail.stage_id)
    piece = piece_for(stops, _PAD, width - 2 * _PAD, _ENOUGH)
    if detail.collapsed:
        height = _folded(sketch, detail, piece_for(stops, 2, width - 4, _SIGN), theme)
    else:
        height = _PAD + _statements(sketch, detail, piece, theme, hints=hints)
        height += _state(sketch, detail, piece, height, theme)
    if breaks:
        height = open_at((sketch,), height, breaks)
    return sketch.finish(width, height + _PAD)


def _folded(sketch: Sketch, detail: StageDetail, piece: Piece, theme: Theme) -> float:
    middle = piece.left + piece.width / 2
    sketch.add(*_goal_sign(detail, middle - _SIGN / 2, _PAD, theme))
    return _PAD + _SIGN


def _statements(
    sketch: Sketch, detail: StageDetail, piece: Piece, theme: Theme, *, hints: bool
) -> float:
    """Goal and key action below their names; the height they take."""
    asked, done = _asked(detail.guide) if hints else ("", "")
    parts = (
        ("goal", tr("Customer goal"), detail.goal, asked),
        ("key_action", tr("Key action"), detail.key_action, done),
    )
    beside = piece.width >= _TWO
    width = (piece.width - COLUMN_GAP) / 2 if beside else piece.width
    y = tallest = 0.0
    for place, (field, name, text, hint) in enumerate(parts):
        if not text and not hint and field == "key_action":
            continue
        x = piece.left + (place * (width + COLUMN_GAP) if beside else 0.0)
        top = _PAD + (0.0 if beside else y)
        align: Align = "end" if reads_from_right(text) else "start"
        hue = _hue(detail, theme)
        used = sketch.write(name, SMALL_STRONG, x, top, hue, width=width, align=align)
        key = (detail.stage_id, field)
        shown, colour = (text, theme.ink) if text else (hint, theme.secondary)
        style = BODY if text else SMALL
        used += max(
            sketch.write(shown, style, x, top + used, colour, width=width, of=key), SMALL.leading
        )
        y += used + 5
        tallest = max(tallest, used + 5)
    return tallest if beside else y


def _asked(guide: str) -> tuple[str, str]:
    """What stands where nobody has written a goal or a key action yet."""
    usual = GUIDES.get(guide)
    if usual is None:
        return tr("What do they want here?"), tr("What do they do for it?")
    goal, action = tr(usual.goal), tr(usual.key_action)
    return tr("Often: {what}", what=goal), tr("Often: {what}", what=action)


def _state(sketch: Sketch, detail: StageDetail, piece: Piece, y: float, theme: Theme) -> float:
    """Whether the goal is reached, in a sign and in words, what that rests on, who goes past."""
    chips = [
        _worded(
            _SIGN,
            partial(_goal_sign, detail, theme=theme),
            tr(GOAL_NAMES[detail.reached]),
            piece.width,
            theme,
        ),
    ]
    if detail.sources:
        words = tr("1 source") if detail.sources == 1 else tr("{n} sources", n=detail.sources)
        chips.append(_worded(_SIGN, partial(_evidence, theme=theme), words, piece.width, theme))
    if detail.skipped:
        chips.append(skip_words(detail.skipped, piece.width, theme.secondary, theme))
    height, nodes = flow(chips, piece.left, y + 1, piece.width, gap=12, row_gap=3)
    sketch.add(*nodes)
    return height + 1


def _goal_sign(detail: StageDetail, x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    half = _SIGN / 2
    ground = theme.paper
    return sign(GOAL_SIGNS[detail.reached], x + half, y + half, half, _hue(detail, theme), ground)


def _evidence(x: float, y: float, theme: Theme) -> tuple[Node, ...]:
    half = _SIGN / 2
    colour = theme.support[Support.RESEARCHED]
    return sign(SUPPORT_SIGNS[Support.RESEARCHED], x + half, y + half, half, colour, theme.paper)


def skip_words(skipped: tuple[PersonaMark, ...], room: float, colour: str, theme: Theme) -> Chip:
    """Who goes past a stage: an arrow that leaps, the words in ``colour``, and a disc for each."""
    block = typeset(tr("Skipped by"), SMALL, width=max(room - 18.0, 20.0))
    discs = [
        Chip(persona_width(mark), CHIP, partial(persona_disc, mark, theme=theme))
        for mark in skipped
    ]
    lead = 18.0 + block.width + 5.0
    beside = lead + sum(disc.width + 3 for disc in discs) - 3 <= room
    below, _ = flow(discs, 0.0, 0.0, room, gap=3, row_gap=2)
    wide = lead + sum(disc.width + 3 for disc in discs) - 3 if beside else room
    height = max(CHIP, block.height) + (0.0 if beside else below + 2)

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        sketch.add(*skip_mark(x, y + 1, colour))
        sketch.put(block, x + 18.0, y + 0.5, colour)
        left, top = (x + lead, y) if beside else (x, y + max(CHIP, block.height) + 2)
        _, nodes = flow(discs, left, top, room + 1, gap=3, row_gap=2)
        sketch.add(*nodes)
        return sketch.nodes

    return Chip(wide, height, draw)


def _worded(
    width: float, draw: partial[tuple[Node, ...]], words: str, room: float, theme: Theme
) -> Chip:
    """A sign with its words beside it, no wider than ``room``."""
    block = typeset(words, SMALL, width=max(room - width - 5, 20.0))

    def both(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        sketch.add(*draw(x, y + (SMALL.leading - _SIGN) / 2))
        sketch.put(block, x + width + 5, y, theme.secondary)
        return sketch.nodes

    return Chip(width + 5 + block.width, max(CHIP, block.height), both)

"""Goals stage by stage: what customers want there, and whether they get it."""

from __future__ import annotations

from collections.abc import Sequence

from model.kinds import CardKind, GoalReached, Support
from model.layout.colours import readable
from model.layout.display import Node, RectNode
from model.layout.geometry import Rect
from model.layout.marks import GOAL_NAMES, GOAL_SIGNS, sign
from model.layout.sketch import Drawing, Sketch
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.plots.parts import item
from model.plots.style import GAP, LABEL, SMALL, SMALL_STRONG
from model.plots.values import Aim
from resources.words import tr

_LEAST = 104.0
_BAR = 3.0
_SIGN = 6.0
_PAD = 5.0
_MOST_LINES = 4


def goal_strip(aims: Sequence[Aim], width: float, theme: Theme) -> Drawing:
    """The stages beside each other, in as many rows as they need."""
    sketch = Sketch()
    across = max(1, min(len(aims), int((width + GAP) // (_LEAST + GAP))))
    rows = -(-len(aims) // across) if aims else 0
    across = -(-len(aims) // rows) if rows else 1
    room = (width - (across - 1) * GAP) / across
    y = 0.0
    for first in range(0, len(aims), across):
        row = aims[first : first + across]
        blocks = [_blocks(aim, room) for aim in row]
        height = max(sum(block.height for block in column) for column in blocks) + _BAR + 3 * _PAD
        for place_of, (aim, column) in enumerate(zip(row, blocks, strict=True)):
            rect = Rect(place_of * (room + GAP), y, room, height)
            sketch.add(item(aim.id, aim_title(aim), _cell(aim, column, rect, theme), rect))
        y += height + GAP
    return sketch.finish(width, max(y - GAP, 1.0))


def aim_title(aim: Aim) -> str:
    """The stage in a sentence."""
    goal = " ".join(aim.goal.split()) or tr("no goal noted")
    return tr(
        "{stage}: {goal} ({reached})",
        stage=aim.name or tr("Stage"),
        goal=goal,
        reached=tr(GOAL_NAMES[aim.reached]),
    )


def goal_colour(reached: GoalReached, theme: Theme) -> str:
    """Green, amber, red or grey, as on the map."""
    match reached:
        case GoalReached.YES:
            return theme.support[Support.RESEARCHED]
        case GoalReached.PARTLY:
            return theme.support[Support.PARTLY]
        case GoalReached.NO:
            return theme.cards[CardKind.PAIN_POINT].bar
        case GoalReached.UNKNOWN:
            return theme.support[Support.ASSUMED]


def _blocks(aim: Aim, room: float) -> tuple[TextBlock, TextBlock, TextBlock]:
    inner = room - 2 * _SIGN - 4
    goal = " ".join(aim.goal.split()) or tr("No goal noted")
    return (
        typeset(aim.name or tr("Stage"), SMALL_STRONG, width=room, max_lines=2),
        typeset(tr(GOAL_NAMES[aim.reached]), SMALL, width=inner, max_lines=2),
        typeset(goal, LABEL, width=room, max_lines=_MOST_LINES),
    )


def _cell(
    aim: Aim, blocks: tuple[TextBlock, TextBlock, TextBlock], rect: Rect, theme: Theme
) -> list[Node]:
    name, reached, goal = blocks
    colour = goal_colour(aim.reached, theme)
    hue = theme.stage_hues[aim.hue % len(theme.stage_hues)]
    nodes: list[Node] = [RectNode(Rect(rect.x, rect.y, rect.width, _BAR), 1.0, hue)]
    y = rect.y + _BAR + _PAD
    nodes += place(name, rect.x, y, theme.ink, width=rect.width)
    y += name.height + _PAD / 2
    middle = y + SMALL.leading / 2
    nodes += sign(GOAL_SIGNS[aim.reached], rect.x + _SIGN, middle, _SIGN, colour, theme.paper)
    inset = 2 * _SIGN + 4
    nodes += place(reached, rect.x + inset, y, readable(colour, theme.paper))
    y += reached.height + _PAD / 2
    ink = theme.ink if aim.goal.strip() else theme.secondary
    return [*nodes, *place(goal, rect.x, y, ink, width=rect.width)]

"""The dots of the matrix: their colours, shapes and names; the same in the plot and in its list."""

from __future__ import annotations

from model.insight.matrix import QUADRANTS, Quadrant, quadrant_of
from model.kinds import CARD_KINDS, CardKind
from model.layout.colours import readable
from model.layout.display import Node, RectNode
from model.layout.geometry import Point, Rect
from model.layout.text import place, typeset
from model.layout.theme import Theme
from model.plots.matrix_places import DISC
from model.plots.style import NUMBER
from model.plots.values import Dot
from resources.words import tr


def quadrant_name(quadrant: Quadrant) -> str:
    """What a quadrant is called."""
    return tr(QUADRANTS[quadrant].plural)


def kind_name(kind: CardKind | None) -> str:
    """What the items of a kind are called."""
    return tr("Action") if kind is None else tr(CARD_KINDS[kind].name)


def dot_title(dot: Dot) -> str:
    """The dot in a sentence."""
    return tr(
        "{number}. {text}: value {value}, effort {effort}, {quadrant}",
        number=dot.number,
        text=dot.text,
        value=dot.value,
        effort=dot.effort,
        quadrant=tr(QUADRANTS[quadrant_of(dot.value, dot.effort)].name),
    )


def dot_colour(kind: CardKind | None, theme: Theme) -> str:
    """The colour of a kind's dots: white or dark figures can be read on it."""
    bar = theme.accent if kind is None else theme.cards[kind].bar
    return readable(bar, theme.paper)


def dot_nodes(dot: Dot, centre: Point, theme: Theme) -> list[Node]:
    """A dot with its number: round for pain points, square for opportunities, a tile for actions.

    The shape tells the kind to who cannot tell the colours.
    """
    colour, side = dot_colour(dot.kind, theme), DISC
    rect = Rect(centre.x - side / 2, centre.y - side / 2, side, side)
    ring = theme.paper
    block = typeset(str(dot.number), NUMBER)
    if block.width > side - 4:
        extra = block.width - side + 6
        rect = Rect(rect.x - extra / 2, rect.y, rect.width + extra, rect.height)
    radius = {CardKind.PAIN_POINT: rect.height / 2, CardKind.OPPORTUNITY: 4.0}.get(
        dot.kind or CardKind.NOTE, 0.0
    )
    ground = RectNode(rect, radius, colour, ring, 1.0)
    if not theme.filled:
        ground = RectNode(rect.inset(0.6), radius, theme.paper, colour, 1.2)
    ink = theme.paper if theme.filled else colour
    top = rect.y + (rect.height - block.height) / 2
    return [ground, *place(block, rect.x, top, ink, align="centre", width=rect.width)]

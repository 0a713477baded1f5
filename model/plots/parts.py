"""What several plots are put together from: parts of a record, bars, keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from model.ids import Id
from model.layout.display import Group, Node, RectNode, Role
from model.layout.extent import extent
from model.layout.geometry import Rect
from model.layout.sketch import Sketch
from model.layout.text import TextBlock, typeset
from model.layout.theme import Theme
from model.plots.style import GAP, KEY, RADIUS, SMALL


def item(record_id: Id, title: str, nodes: Iterable[Node], room: Rect) -> Group:
    """What stands for a record: found by its id, told by its title, pointed at in its room."""
    children = tuple(nodes)
    bounds = reduce(Rect.united, map(extent, children), room)
    return Group(Role.ITEM, record_id, children, bounds, title=title)


def stacked(x: float, y: float, height: float, amounts: Sequence[tuple[float, str]]) -> list[Node]:
    """Bars end to end: widths in points with their colours; what has no width leaves nothing."""
    nodes: list[Node] = []
    shown = [(width, colour) for width, colour in amounts if width > 0]
    total = sum(width for width, _ in shown)
    for place, (width, colour) in enumerate(shown):
        # A hair of the ground between two parts tells them apart without their colours.
        gap = 1.0 if place < len(shown) - 1 and width > 2 else 0.0
        radius = RADIUS if len(shown) == 1 and total > 2 * RADIUS else 0.0
        nodes.append(RectNode(Rect(x, y, width - gap, height), radius, colour))
        x += width
    return nodes


def key_row(
    sketch: Sketch, x: float, y: float, width: float, named: Sequence[tuple[str, str]], theme: Theme
) -> float:
    """Squares with what their colour stands for, in as many rows as it takes; gives the height."""
    left, top = x, y
    for name, colour in named:
        block = typeset(name, SMALL, width=max(width - KEY - 4, 20.0))
        needed = KEY + 4 + block.width
        if left > x and left + needed > x + width:
            left, top = x, top + SMALL.leading + 2
        sketch.rect(Rect(left, top + (SMALL.leading - KEY) / 2, KEY, KEY), colour, radius=RADIUS)
        sketch.put(block, left + KEY + 4, top, theme.secondary)
        left += needed + 2 * GAP
    return top + SMALL.leading - y if named else 0.0


def middle(block: TextBlock, top: float, height: float) -> float:
    """Where a block begins that stands in the middle of a height."""
    return top + (height - block.height) / 2

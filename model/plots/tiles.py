"""Figures at a glance: large numbers with a word below, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.ids import Id
from model.kinds import CardKind, Support
from model.layout.colours import readable
from model.layout.display import RectNode
from model.layout.geometry import Rect
from model.layout.sketch import Drawing, Sketch
from model.layout.text import TextStyle, place, typeset
from model.layout.text.fonts import Weight
from model.layout.theme import Theme
from model.plots.parts import item
from model.plots.style import GAP, SMALL

_FIGURE = TextStyle(18, 22, Weight.BOLD)
_LEAST = 92.0
_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with what it counts. ``good`` colours it: None for a figure that is neither.

    ``id`` is where one gets to by it, empty for nowhere.
    """

    figure: str
    words: str
    good: bool | None = None
    id: Id = ""


def tile_row(tiles: Sequence[Tile], width: float, theme: Theme) -> Drawing:
    """The tiles in as many rows as they need, with hairlines between."""
    sketch = Sketch()
    across = max(1, min(len(tiles), int((width + 2 * GAP) // (_LEAST + 2 * GAP))))
    rows = -(-len(tiles) // across) if tiles else 0
    across = -(-len(tiles) // rows) if rows else 1
    room = (width - (across - 1) * 2 * GAP) / across
    colours = {
        True: readable(theme.support[Support.RESEARCHED], theme.paper),
        False: readable(theme.cards[CardKind.PAIN_POINT].bar, theme.paper),
        None: theme.ink,
    }
    y = 0.0
    for first in range(0, len(tiles), across):
        row = tiles[first : first + across]
        blocks = [typeset(tile.words, SMALL, width=room, max_lines=3) for tile in row]
        height = _FIGURE.leading + max(block.height for block in blocks)
        for at, (tile, block) in enumerate(zip(row, blocks, strict=True)):
            x = at * (room + 2 * GAP)
            figure = typeset(tile.figure, _FIGURE, width=room, max_lines=1)
            nodes = [
                *place(figure, x, y, colours[tile.good], width=room),
                *place(block, x, y + _FIGURE.leading, theme.secondary, width=room),
            ]
            if at:
                sketch.add(
                    RectNode(Rect(x - GAP - 0.4, y + 2, 0.75, height - 4), 0.0, theme.hairline)
                )
            rect = Rect(x, y, room, height)
            sketch.add(item(tile.id, f"{tile.figure} {tile.words}", nodes, rect))
        y += height + 2 * _PAD
    return sketch.finish(width, max(y - 2 * _PAD, 1.0))

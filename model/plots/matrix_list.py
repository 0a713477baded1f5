"""The list beside a matrix: every dot by its number, with what it says."""

from __future__ import annotations

from collections.abc import Sequence

from model.layout.display import Node
from model.layout.geometry import Point, Rect
from model.layout.sketch import Drawing, Sketch
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.plots.dots import dot_nodes, dot_title
from model.plots.matrix_places import DISC
from model.plots.parts import item
from model.plots.style import GAP, LABEL
from model.plots.values import Dot
from resources.words import tr

_INSET = DISC + 6.0
_GAP = 4.0
_MOST_LINES = 3
_COLUMN = 220.0


def list_height(dots: Sequence[Dot], width: float, columns: int) -> float:
    """How high the list is in so many columns."""
    return max((bottom for _, _, bottom, _ in _rows(dots, width, columns)), default=0.0)


def write_list(
    sketch: Sketch, dots: Sequence[Dot], room: Rect, theme: Theme, *, columns: int = 1
) -> float:
    """Write the list into a room, column by column; gives its height."""
    lowest = 0.0
    for dot, place_of, bottom, block in _rows(dots, room.width, columns):
        at = place_of.moved(room.x, room.y)
        sketch.add(_row(dot, at, block, theme))
        lowest = max(lowest, bottom)
    return lowest


def matrix_list(dots: Sequence[Dot], width: float, theme: Theme) -> Drawing:
    """The list alone, in as many columns as have room."""
    sketch = Sketch()
    height = write_list(sketch, dots, Rect(0, 0, width, 0), theme, columns=list_columns(width))
    return sketch.finish(width, max(height, 1.0))


def list_columns(width: float) -> int:
    """How many columns of a list have room beside each other."""
    return max(1, int((width + 2 * GAP) // (_COLUMN + 2 * GAP)))


def _rows(
    dots: Sequence[Dot], width: float, columns: int
) -> list[tuple[Dot, Rect, float, TextBlock]]:
    """Each row's room and bottom; columns are filled to about one height."""
    wide = (width - (columns - 1) * 2 * GAP) / columns
    blocks = [_block(dot, wide - _INSET) for dot in dots]
    heights = [max(block.height, DISC) + _GAP for block in blocks]
    fill = sum(heights) / columns
    rows, column, y, filled = [], 0, 0.0, 0.0
    for dot, block, height in zip(dots, blocks, heights, strict=True):
        if column < columns - 1 and y > 0 and filled + height / 2 > fill * (column + 1):
            column, y = column + 1, 0.0
        rect = Rect(column * (wide + 2 * GAP), y, wide, height - _GAP)
        rows.append((dot, rect, rect.bottom, block))
        y, filled = y + height, filled + height
    return rows


def _block(dot: Dot, width: float) -> TextBlock:
    text = " ".join(dot.text.split()) or tr("(no text)")
    return typeset(text, LABEL, width=width, max_lines=_MOST_LINES)


def _row(dot: Dot, rect: Rect, block: TextBlock, theme: Theme) -> Node:
    nodes = dot_nodes(dot, Point(rect.x + DISC / 2, rect.y + DISC / 2), theme)
    top = rect.y + max(0.0, (DISC - block.height) / 2)
    words = place(block, rect.x + _INSET, top, theme.ink, width=rect.width - _INSET)
    return item(dot.id, dot_title(dot), (*nodes, *words), rect)

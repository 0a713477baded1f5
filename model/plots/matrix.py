"""The priority matrix: what mending is worth against what it costs, in four named quadrants."""

from __future__ import annotations

from collections.abc import Sequence

from model.insight.matrix import MIDDLE, Quadrant, quadrant_of
from model.kinds import CardKind
from model.layout.colours import blend, readable
from model.layout.display import Node, PathNode
from model.layout.geometry import Point, Rect, Size
from model.layout.shapes import polygon
from model.layout.sketch import Drawing, Sketch, disc
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.plots.dots import (
    dot_colour,
    dot_nodes,
    dot_title,
    kind_name,
    quadrant_name,
)
from model.plots.matrix_labels import Label, place_labels
from model.plots.matrix_list import list_columns, list_height, write_list
from model.plots.matrix_places import DISC, Heap, fanned, heaps_of
from model.plots.parts import item, key_row
from model.plots.style import GAP, NUMBER, SMALL, SMALL_STRONG
from model.plots.values import Dot
from resources.words import tr

LEVELS = 5
_LEFT, _TOP, _BOTTOM = 16.0, 16.0, 28.0
_NAME_ROOM = 16.0
"""Kept free for the names of the quadrants, above and below the dots."""
_BESIDE = 560.0
"""From this width on the list has room beside the plot."""
_LIST_LEAST = 190.0
_LEAST = Size(160.0, 170.0)


def matrix_plot(dots: Sequence[Dot], size: Size, theme: Theme, *, listed: bool = True) -> Drawing:
    """The matrix in a room of ``size``, effort to the right, value upwards.

    Dots carry their numbers; where there is clear paper also what they say. ``listed`` adds a list
    of all of them, whole, unless the plot says everything by itself: beside the plot where it has
    room, else below, and the drawing becomes higher than asked for.
    """
    width, height = max(size.width, _LEAST.width), max(size.height, _LEAST.height)
    plot, labels, heaps = _set(dots, width, height)
    whole = sum(label.whole for label in labels) == len(dots)
    if not listed or whole or not dots:
        return _drawn(dots, plot, heaps, labels, theme, Size(width, height))
    beside = width - max(_LIST_LEAST, 0.36 * width) - 2 * GAP
    if width >= _BESIDE and list_height(dots, width - beside - 2 * GAP, 1) <= height:
        plot, labels, heaps = _set(dots, beside, height)
        sketch = _sketch(dots, plot, heaps, labels, theme)
        write_list(sketch, dots, Rect(beside + 2 * GAP, 0, width - beside - 2 * GAP, height), theme)
        return sketch.finish(width, height)
    sketch = _sketch(dots, plot, heaps, labels, theme)
    room = Rect(0, height + GAP, width, 0)
    below = write_list(sketch, dots, room, theme, columns=list_columns(width))
    return sketch.finish(width, height + GAP + below)


def _set(
    dots: Sequence[Dot], width: float, height: float
) -> tuple[Rect, list[Label], tuple[Heap, ...]]:
    """Where the plot stands, the labels that find room, and the dots at each place."""
    plot = _room(dots, width, height)
    heaps = heaps_of(dots, lambda dot: _cell(plot, dot.effort, dot.value))
    return plot, place_labels(heaps, plot, [*_names(plot), *_dividers(plot)]), heaps


def _drawn(
    dots: Sequence[Dot],
    plot: Rect,
    heaps: Sequence[Heap],
    labels: Sequence[Label],
    theme: Theme,
    size: Size,
) -> Drawing:
    return _sketch(dots, plot, heaps, labels, theme).finish(size.width, size.height)


def _sketch(
    dots: Sequence[Dot],
    plot: Rect,
    heaps: Sequence[Heap],
    labels: Sequence[Label],
    theme: Theme,
) -> Sketch:
    sketch = Sketch()
    _ground(sketch, plot, theme)
    _axes(sketch, plot, theme)
    if len({dot.kind for dot in dots}) > 1:
        key = [(kind_name(kind), dot_colour(kind, theme)) for kind in _kinds(dots)]
        key_row(sketch, plot.x, plot.bottom + _BOTTOM, plot.width, key, theme)
    spoken = {label.dot.id: label for label in labels}
    nodes = {node_id: found for heap in heaps for node_id, found in _heap(heap, theme).items()}
    for dot in dots:
        found = nodes.get(dot.id)
        if found is None:
            continue
        children, room = found
        label = spoken.get(dot.id)
        if label is not None:
            children = [
                *children,
                *place(
                    label.block,
                    label.rect.x,
                    label.rect.y,
                    theme.ink,
                    align=label.align,
                    width=label.rect.width,
                ),
            ]
        sketch.add(item(dot.id, dot_title(dot), children, room))
    for heap in heaps:
        if heap.more is not None:
            sketch.add(*_more(heap, theme))
    return sketch


def _kinds(dots: Sequence[Dot]) -> list[CardKind | None]:
    return list(dict.fromkeys(dot.kind for dot in dots))


def _key_height(dots: Sequence[Dot]) -> float:
    return SMALL.leading + 4 if len({dot.kind for dot in dots}) > 1 else 0.0


# --- ground -------------------------------------------------------------------------------------


def _cell(plot: Rect, effort: int, value: int) -> Rect:
    """The room of one pair of ratings."""
    width, inner = plot.width / LEVELS, plot.height - 2 * _NAME_ROOM
    height = inner / LEVELS
    top = plot.y + _NAME_ROOM + (LEVELS - value) * height
    return Rect(plot.x + (effort - 1) * width, top, width, height)


def _middle(plot: Rect) -> Point:
    """Where the quadrants meet: above the middle rating, and right of it."""
    cell = _cell(plot, MIDDLE, MIDDLE)
    return Point(cell.right, cell.y)


def _quadrants(plot: Rect) -> list[tuple[Quadrant, Rect]]:
    """The quadrants with their rooms, the upper ones first."""
    cross = _middle(plot)
    found = []
    for value in (LEVELS, 1):
        for effort in (1, LEVELS):
            x, right = (cross.x, plot.right) if effort == LEVELS else (plot.x, cross.x)
            y, bottom = (plot.y, cross.y) if value == LEVELS else (cross.y, plot.bottom)
            found.append((quadrant_of(value, effort), Rect(x, y, right - x, bottom - y)))
    return found


def _names(plot: Rect) -> list[Rect]:
    """What the names of the quadrants cover: the upper ones' at the top, the lower ones' below."""
    rooms = []
    for quadrant, room in _quadrants(plot):
        block = _name(quadrant, room)
        top, bottom = room.y + 3, room.bottom - 3 - block.height
        rooms.append(
            Rect(room.x + 6, top if room.y == plot.y else bottom, block.width, block.height)
        )
    return rooms


def _name(quadrant: Quadrant, room: Rect) -> TextBlock:
    return typeset(quadrant_name(quadrant), SMALL_STRONG, width=room.width - 12, max_lines=1)


def _dividers(plot: Rect) -> list[Rect]:
    cross = _middle(plot)
    return [
        Rect(cross.x - 0.5, plot.y, 1.0, plot.height),
        Rect(plot.x, cross.y - 0.5, plot.width, 1.0),
    ]


def _ground(sketch: Sketch, plot: Rect, theme: Theme) -> None:
    cards = theme.cards
    grounds = {
        Quadrant.QUICK_WIN: cards[CardKind.OPPORTUNITY].bar,
        Quadrant.BIG_BET: theme.accent,
        Quadrant.FILL_IN: theme.faint,
        Quadrant.MONEY_PIT: cards[CardKind.PAIN_POINT].bar,
    }
    for (quadrant, room), spot in zip(_quadrants(plot), _names(plot), strict=True):
        hue = grounds[quadrant]
        ground = blend(theme.paper, hue, 0.07) if theme.filled else theme.paper
        sketch.rect(room, ground)
        sketch.put(_name(quadrant, room), spot.x, spot.y, readable(hue, ground))
    sketch.rect(plot, None, stroke=theme.hairline, stroke_width=1.0)
    for line in _dividers(plot):
        sketch.rect(line, theme.faint)


def _axes(sketch: Sketch, plot: Rect, theme: Theme) -> None:
    for level in range(1, LEVELS + 1):
        column, row = _cell(plot, level, 1), _cell(plot, 1, level)
        block = typeset(str(level), SMALL)
        sketch.put(
            block, column.x, plot.bottom + 3, theme.secondary, width=column.width, align="centre"
        )
        sketch.put(block, 0, row.centre.y - block.height / 2, theme.secondary)
    sketch.write(tr("Value"), SMALL_STRONG, 0, 0, theme.secondary)
    end = Rect(plot.x, plot.bottom + 14, plot.width, 0)
    sketch.write(
        tr("Effort"), SMALL_STRONG, end.x, end.y, theme.secondary, width=end.width, align="end"
    )
    head = typeset(tr("Value"), SMALL_STRONG).width
    _arrow(sketch, Point(head + 8, 9.5), (0.0, -1.0), theme)
    tail = plot.right - typeset(tr("Effort"), SMALL_STRONG).width - 12
    _arrow(sketch, Point(tail, end.y + 6), (1.0, 0.0), theme)


def _arrow(sketch: Sketch, tail: Point, way: tuple[float, float], theme: Theme) -> None:
    dx, dy = way
    length, wing = 7.0, 2.6
    tip = (dx * length, dy * length)
    left = (tip[0] - dx * wing - dy * wing, tip[1] - dy * wing - dx * wing)
    right = (tip[0] - dx * wing + dy * wing, tip[1] - dy * wing + dx * wing)
    for points in (((0.0, 0.0), tip), (left, tip, right)):
        path = polygon(points, closed=False)
        sketch.add(PathNode(path, tail.x, tail.y, stroke=theme.secondary, stroke_width=1.1))


# --- dots ---------------------------------------------------------------------------------------


def _heap(heap: Heap, theme: Theme) -> dict[str, tuple[list[Node], Rect]]:
    """The dots of one place, by their ids, with the room of each."""
    found = {}
    for dot, centre in zip(heap.dots, fanned(heap), strict=False):
        rect = Rect(centre.x - DISC / 2, centre.y - DISC / 2, DISC, DISC)
        found[dot.id] = (dot_nodes(dot, centre, theme), rect)
    return found


def _more(heap: Heap, theme: Theme) -> list[Node]:
    """How many dots there was no room for."""
    if heap.more is None:
        return []
    centre, count = heap.more
    said = f"+{count}" if heap.shown else f"×{count}"
    block = typeset(said, NUMBER)
    return [
        disc(centre.x, centre.y, DISC / 2, theme.paper, stroke=theme.secondary, stroke_width=0.9),
        *place(
            block,
            centre.x - DISC,
            centre.y - block.height / 2,
            theme.secondary,
            align="centre",
            width=2 * DISC,
        ),
    ]


# --- ratings by place ---------------------------------------------------------------------------


def cell_in(dots: Sequence[Dot], size: Size, effort: int, value: int) -> Rect:
    """The room of one pair of ratings in a plot of these dots that was asked to be so large."""
    return _cell(_plot(dots, size), effort, value)


def ratings_at(dots: Sequence[Dot], size: Size, at: Point) -> tuple[int, int] | None:
    """Effort and value that a point of such a plot stands for; None outside of it."""
    plot = _plot(dots, size)
    if not plot.contains(at):
        return None
    first, last = _cell(plot, 1, LEVELS), _cell(plot, LEVELS, 1)
    across = (at.x - first.x) / first.width
    down = (at.y - first.y) / (last.bottom - first.y) * LEVELS
    effort = max(1, min(LEVELS, int(across) + 1))
    return effort, max(1, min(LEVELS, LEVELS - int(max(down, 0.0))))


def _plot(dots: Sequence[Dot], size: Size) -> Rect:
    width, height = max(size.width, _LEAST.width), max(size.height, _LEAST.height)
    return _room(dots, width, height)


def _room(dots: Sequence[Dot], width: float, height: float) -> Rect:
    return Rect(_LEFT, _TOP, width - _LEFT, height - _TOP - _BOTTOM - _key_height(dots))

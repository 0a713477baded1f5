"""Where the dots of a matrix stand: several at one place are fanned out around it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from model.layout.geometry import Point, Rect
from model.plots.values import Dot

DISC = 17.0
_STEP = DISC + 2.5
_INSET = 1.5


@dataclass(frozen=True, slots=True)
class Heap:
    """The dots of one pair of ratings, in order, and the room they share.

    ``across`` is how many stand in a row, ``shown`` how many are drawn; ``more`` is where it is
    told how many others there are.
    """

    cell: Rect
    dots: tuple[Dot, ...]
    across: int
    shown: int
    more: tuple[Point, int] | None


def heaps_of(dots: Sequence[Dot], cell_of: Callable[[Dot], Rect]) -> tuple[Heap, ...]:
    """The heaps, each place once, in the order of their first dots."""
    places: dict[tuple[int, int], list[Dot]] = {}
    for dot in dots:
        places.setdefault((dot.effort, dot.value), []).append(dot)
    return tuple(_heap(tuple(found), cell_of(found[0])) for found in places.values())


def _heap(dots: tuple[Dot, ...], cell: Rect) -> Heap:
    most_across = max(1, int((cell.width - 2 * _INSET) // _STEP))
    most_down = max(1, int((cell.height - 2 * _INSET) // _STEP))
    room = most_across * most_down
    seats = min(len(dots), room)
    across = min(most_across, max(1, math.ceil(math.sqrt(seats * cell.width / cell.height))))
    across = max(across, math.ceil(seats / most_down))
    if len(dots) <= room:
        return Heap(cell, dots, across, len(dots), None)
    spot = _seats(cell, across, seats)[-1]
    return Heap(cell, dots, across, seats - 1, (spot, len(dots) - seats + 1))


def fanned(heap: Heap) -> list[Point]:
    """The middles of the dots that are drawn, row by row around the middle of the place."""
    seats = heap.shown + (heap.more is not None)
    return _seats(heap.cell, heap.across, seats)[: heap.shown]


def _seats(cell: Rect, across: int, count: int) -> list[Point]:
    rows = math.ceil(count / across)
    spots = []
    for place in range(count):
        row, column = divmod(place, across)
        wide = across if row < rows - 1 else count - across * (rows - 1)
        x = cell.centre.x + (column - (wide - 1) / 2) * _STEP
        y = cell.centre.y + (row - (rows - 1) / 2) * _STEP
        spots.append(Point(x, y))
    return spots

"""Between cuts: the stretches of a map's width that stay on one sheet, and what goes into them.

A stop is an x at which the poster will be cut. Text keeps to the piece of its room between two
stops. Where there is no stop, the one piece is the whole room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from model.layout.metrics import CELL_INSET, LABEL_WIDTH, MARGIN

Stops: TypeAlias = tuple[float, ...]
"""Places of cuts, ascending, in the coordinates of who asks."""

CLEAR = 3.0
"""Text keeps this far from a cut: some letters hang over the ends of their line."""
ASIDE = CELL_INSET
"""Columns of text that could begin anywhere keep as far from a cut as cards do."""
GRID_X = MARGIN + LABEL_WIDTH
"""Where the grid of the columns begins on the sheet."""
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a cut: where it begins, and how wide it is."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


def stops_from(stops: Stops, origin: float) -> Stops:
    """The stops of a sheet as they are counted from ``origin``; none lies left of the grid."""
    return tuple(stop - origin for stop in stops if stop >= GRID_X - _SAME)


def near(stops: Iterable[float], left: float, width: float) -> Stops:
    """The stops that matter to a part at ``left``, counted from there."""
    return tuple(s - left for s in stops if -CLEAR < s - left < width + CLEAR)


def pieces(
    stops: Iterable[float], left: float, width: float, *, clear: float = CLEAR
) -> list[Piece]:
    """The stretches of a room that keep ``clear`` of all stops, from the left; at least one."""
    found = []
    start, end = left, left + width
    for stop in stops:
        if start - clear < stop < end + clear:
            if stop - clear > start:
                found.append(Piece(start, stop - clear - start))
            start = max(start, stop + clear)
    if start == left and not found:
        return [Piece(left, width)]
    if start < end:
        found.append(Piece(start, end - start))
    return found or [Piece(left, width)]


def piece_for(stops: Iterable[float], left: float, width: float, enough: float) -> Piece:
    """The first stretch of a room that is wide enough, or else the widest."""
    found = pieces(stops, left, width)
    fitting = (piece for piece in found if piece.width >= enough)
    return next(fitting, max(found, key=lambda piece: piece.width))


def columns_in(
    rooms: Sequence[Piece],
    wanted: int,
    *,
    least: float,
    gap: float,
    enough: float,
    most: float = float("inf"),
) -> list[Piece]:
    """At most ``wanted`` columns, in each room as many of equal width as fit.

    A column is ``least`` wide or more, unless its room is narrower. Rooms narrower than
    ``enough`` stay empty, if others are not. Columns that came out by far wider than ``most`` are
    as wide as that: all the rest would be air.
    """
    usable = [room for room in rooms if room.width >= enough]
    usable = usable or [max(rooms, key=lambda room: room.width)]
    counts = [max(1, int((room.width + gap) // (least + gap))) for room in usable]

    def column(place: int) -> float:
        width = (usable[place].width - (counts[place] - 1) * gap) / counts[place]
        return most if width > 1.25 * most else width

    while sum(counts) > max(1, wanted):
        many = [place for place, count in enumerate(counts) if count > 1]
        if many:
            counts[min(many, key=column)] -= 1
        else:
            counts.pop()
    return [
        Piece(usable[place].left + n * (column(place) + gap), column(place))
        for place, count in enumerate(counts)
        for n in range(count)
    ]

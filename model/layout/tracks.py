"""Tracks: where connectors run level below the cards of a lane, and where their labels stand.

A label has its own room in its track, below its line and clear of every line that comes through.
Where along the lane a track lies is known before any height is; how far down, once cards stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from model.ids import Id
from model.layout.breaks import Breaks, below_breaks
from model.layout.columns import Columns
from model.layout.metrics import CELL_INSET, SMALL, TRACK, TRACK_LABEL
from model.layout.stops import Piece, Stops, pieces
from model.layout.text import typeset

_CLEAR = 6.0
"""Labels keep this far from lines, tracks from each other's ends."""
_ENOUGH = 60.0
"""A label is not set between two cuts that are closer together, if it can be helped."""
_SHIFTS = tuple(4.0 * step * side for step in range(80) for side in (-1, 1))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a connector wants of its lane: to run from ``left`` to ``right``, with its label.

    Both are the x of its upright parts (equal: it does not run level here). ``goes_on``: one of
    them goes on to a lane below.
    """

    connector_id: Id
    label: str
    left: float
    right: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A strip of a lane for one connector: from ``left`` to ``right``, label included.

    ``line`` and ``label_y`` count from the strip's top; ``label_x`` is the label's left end, and
    ``label_room`` what it is broken at.
    """

    connector_id: Id
    left: float
    right: float
    height: float
    line: float
    label_x: float
    label_y: float
    label_room: float = TRACK_LABEL


@dataclass(frozen=True, slots=True)
class Tracks:
    """What connectors need of a lane: tracks from the top, and the x of lines passing through."""

    tracks: tuple[Track, ...] = ()
    uprights: tuple[float, ...] = ()


def lay_tracks(
    wishes: Sequence[Wish], passing: set[float], columns: Columns, stops: Stops = ()
) -> Tracks:
    """The tracks of a lane, short ones first: long ones lie below and cross fewer of them.

    Labels keep between the ``stops``, which count from the grid's left.
    """
    lines = Counter(passing)
    for wish in wishes:
        lines.update({wish.left, wish.right})
    wishes = sorted(wishes, key=lambda wish: (wish.right - wish.left, wish.connector_id))
    tracks = [
        _track(wish, lines, columns, stops)
        for wish in wishes
        if wish.label or wish.left < wish.right
    ]
    return Tracks(tuple(tracks), tuple(sorted(passing)))


def _track(wish: Wish, lines: Counter[float], columns: Columns, stops: Stops) -> Track:
    left, right = wish.left, wish.right
    middle = TRACK / 2
    if not wish.label:
        return Track(wish.connector_id, left, right, TRACK, middle, 0.0, 0.0)
    home = _home(left, right, columns.width, stops)
    room = min(TRACK_LABEL, home.width) if stops else TRACK_LABEL
    block = typeset(wish.label, SMALL, width=room)
    # Its own upright lines end at the level one, above the label, unless they go on below.
    own = frozenset() if wish.goes_on else frozenset((left, right))
    foreign = {x for x, count in lines.items() if count > (x in own)}
    x = _clear_place(block.width, left, right, foreign, columns, home)
    below = 2.0 if left == right else middle + 3
    height = below + block.height + 3
    end = max(right, x + block.width)
    return Track(wish.connector_id, min(left, x), end, height, middle, x, below, room)


def _home(left: float, right: float, width: float, stops: Stops) -> Piece:
    """Between which cuts a label stands: where most of its line runs, if that is wide enough."""
    found = pieces(stops, 0.0, width)
    wide = [piece for piece in found if piece.width >= _ENOUGH] or found

    def shared(piece: Piece) -> tuple[float, float]:
        # No share at all counts the less the farther the line is away.
        share = min(piece.right, right) - max(piece.left, left)
        return share, piece.width

    return max(wide, key=shared)


def _clear_place(
    width: float, left: float, right: float, lines: set[float], columns: Columns, home: Piece
) -> float:
    """The left end of a label below the middle of its line, or as near as no line crosses it.

    Where there is the room it keeps clear of the borders between columns too. All of it stands in
    its ``home``.
    """
    least, room = home.left, home.right - width
    if home.width < columns.width:
        left, right = max(left, least), min(right, home.right)
    middle = (left + right - width) / 2
    all_lines, some_lines = sorted(lines.union(columns.borders)), sorted(lines)
    for first, last in ((left, right - width), (least, room)):
        for crossing in (all_lines, some_lines):
            for shift in _SHIFTS:
                x = middle + shift
                if first <= x <= last and _clear(x, x + width, crossing):
                    return x
    return min(max(middle, least), max(room, least))


def _clear(left: float, right: float, lines: Sequence[float]) -> bool:
    """Whether none of the lines, which are in order, comes near."""
    place = bisect_right(lines, left - _CLEAR)
    return place == len(lines) or lines[place] >= right + _CLEAR


SettledTracks: TypeAlias = Mapping[Id, tuple[Track, float]]
"""The tracks by their connector, each with the y of its top in the lane."""


def settle_tracks(
    tracks: Iterable[Track], floors: Sequence[float], columns: Columns, breaks: Breaks = ()
) -> SettledTracks:
    """How far down each track lies: below the cards of its columns and the tracks before it.

    ``floors`` are the y below which each column is free.
    """
    settled: dict[Id, tuple[Track, float]] = {}
    for track in tracks:
        top = 0.0
        for column, floor in enumerate(floors):
            left, right = columns.borders[column], columns.borders[column + 1]
            if left + CELL_INSET < track.right + 1 and track.left - 1 < right - CELL_INSET:
                top = max(top, floor)
        for other, y in settled.values():
            if track.left < other.right + _CLEAR and other.left - _CLEAR < track.right:
                top = max(top, y + other.height)
        settled[track.connector_id] = (track, below_breaks(top, track.height, breaks))
    return settled

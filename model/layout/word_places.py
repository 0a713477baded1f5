"""Where the emotion words stand: beside their face, clear of curves, faces and other words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.layout.geometry import Point, Rect, Size
from model.layout.metrics import FACE, WORD_GAP

_BUCKET = 24.0
_CLEAR = 2.5
"""Words keep this much clear of lines."""
_FAR = 84.0
_STEP = 7.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word to place: how large it is, its face, and whether the curve dips there."""

    size: Size
    face: Point
    dips: bool


@dataclass(slots=True)
class Field:
    """What is in the way in an emotion lane. Lines are kept in vertical strips, to find them fast.

    ``uprights`` are the x of connectors that pass through; words avoid them too.
    """

    room: Rect
    faces: Sequence[Point]
    uprights: Sequence[float] = ()
    words: list[Rect] = field(default_factory=list)
    strips: dict[int, list[tuple[Point, Point]]] = field(default_factory=dict)

    def add_line(self, samples: Iterable[Point]) -> None:
        """Put a curve in the way."""
        for a, b in pairwise(samples):
            first = int(min(a.x, b.x) // _BUCKET)
            last = int(max(a.x, b.x) // _BUCKET)
            for strip in range(first, last + 1):
                self.strips.setdefault(strip, []).append((a, b))

    def clashes(self, rect: Rect) -> int:
        """How badly a word at ``rect`` would run into things; 0 is clear paper."""
        room = self.room
        if (
            rect.x < room.x
            or rect.right > room.right
            or rect.y < room.y
            or rect.bottom > room.bottom
        ):
            return 10_000
        clash = 40 * sum(1 for word in self.words if rect.intersects(word))
        clash += 40 * sum(1 for face in self.faces if _near(rect, face, FACE + 1))
        clash += 10 * self._lines(rect.inset(-_CLEAR))
        return clash + sum(1 for x in self.uprights if rect.x - 2 < x < rect.right + 2)

    def _lines(self, rect: Rect) -> int:
        hits = 0
        for strip in range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1):
            for a, b in self.strips.get(strip, ()):
                if crosses(rect, a, b):
                    hits += 1
        return hits


def place_words(words: Sequence[Word], ground: Field) -> list[Rect]:
    """A box for each word, in their order; clear of everything wherever there is free paper.

    Words that find no clear place at once are looked at again when all others stand.
    """
    places: list[Rect] = []
    for word in words:
        rect, _ = _best(word, ground, near_only=True)
        places.append(rect)
        ground.words.append(rect)
    for place, word in enumerate(words):
        ground.words[place] = _NOWHERE
        if ground.clashes(places[place]):
            places[place], _ = _best(word, ground, near_only=False)
        ground.words[place] = places[place]
    return places


_NOWHERE = Rect(-1e6, -1e6, 0, 0)


def _best(word: Word, ground: Field, *, near_only: bool) -> tuple[Rect, int]:
    best, least = None, 1_000_000
    for rect in _candidates(word, ground.room, near_only=near_only):
        clash = ground.clashes(rect)
        if clash < least:
            best, least = rect, clash
        if clash == 0:
            break
    return (best, least) if best is not None else (_NOWHERE, least)


def _candidates(word: Word, room: Rect, *, near_only: bool) -> Iterator[Rect]:
    """Places for a word, the nicest first; the far ones only when asked for."""
    width, height = word.size.width, word.size.height
    x, y = word.face.x, word.face.y
    reach = FACE + WORD_GAP
    above, below = y - reach - height, y + reach
    level = y - height / 2
    rows = (below, above) if word.dips else (above, below)

    def kept(left: float, top: float) -> Rect:
        return Rect(min(max(left, room.x), room.right - width), top, width, height)

    for top in rows:
        yield kept(x - width / 2, top)
    yield Rect(x + reach, level, width, height)
    yield Rect(x - reach - width, level, width, height)
    for top in rows:
        yield kept(x - FACE, top)
        yield kept(x + FACE - width, top)
        inner = top + height * 0.35 if top == above else top - height * 0.35
        yield kept(x + FACE * 0.8, inner)
        yield kept(x - FACE * 0.8 - width, inner)
    if not near_only:
        yield from _further(word, room)


def _further(word: Word, room: Rect) -> list[Rect]:
    """A grid of places around the face, the nearest first."""
    width, height = word.size.width, word.size.height
    places = []
    steps = int(_FAR // _STEP)
    for across in range(-steps, steps + 1):
        for down in range(-steps, steps + 1):
            left = word.face.x - width / 2 + across * _STEP
            top = word.face.y - height / 2 + down * _STEP
            rect = Rect(left, top, width, height)
            if room.x <= left and rect.right <= room.right and room.y <= top:
                places.append((_distance(rect, word.face), across, down, rect))
    return [rect for _, _, _, rect in sorted(places, key=lambda place: place[:3])]


def _distance(rect: Rect, point: Point) -> float:
    dx = max(rect.x - point.x, 0.0, point.x - rect.right)
    dy = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return math.hypot(dx, dy)


def _near(rect: Rect, point: Point, radius: float) -> bool:
    dx = max(rect.x - point.x, 0.0, point.x - rect.right)
    dy = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return dx * dx + dy * dy < radius * radius


def leader(rect: Rect, face: Point) -> tuple[Point, Point] | None:
    """The line from a face to its word when the word stands apart; None when it is close."""
    nearest = Point(
        min(max(face.x, rect.x + 2), rect.right - 2), min(max(face.y, rect.y + 2), rect.bottom - 2)
    )
    dx, dy = nearest.x - face.x, nearest.y - face.y
    length = math.hypot(dx, dy)
    if length < FACE + 9:
        return None
    start = Point(face.x + dx / length * (FACE + 1), face.y + dy / length * (FACE + 1))
    return start, nearest


def crosses(rect: Rect, a: Point, b: Point) -> bool:
    """Whether the straight line from ``a`` to ``b`` touches the rectangle (Liang and Barsky)."""
    dx, dy = b.x - a.x, b.y - a.y
    enter, leave = 0.0, 1.0
    for move, room in (
        (-dx, a.x - rect.x),
        (dx, rect.right - a.x),
        (-dy, a.y - rect.y),
        (dy, rect.bottom - a.y),
    ):
        if move == 0:
            if room < 0:
                return False
            continue
        share = room / move
        if move < 0:
            enter = max(enter, share)
        else:
            leave = min(leave, share)
        if enter > leave:
            return False
    return True

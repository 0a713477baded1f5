"""Where the emotion words stand: beside their face, clear of curves, faces and other words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from model.layout.geometry import Point, Rect, Size
from model.layout.metrics import FACE, WORD_GAP

_STRIP = 32.0
_CLEAR = 4.0
"""Words keep this much clear of the middle of lines, and of the words beside them."""
_FAR = 80.0
_STEP = 8.0
_OUTSIDE = 10_000
_LOOKS = 10
_CUT = 1_000
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Word:
    """A word to place: how large it is, its face, and whether the curve dips there.

    ``home`` is where it has to stand: all of the paper, or what lies between two cuts if it is
    ``divided``.
    """

    size: Size
    face: Point
    dips: bool
    home: Rect
    divided: bool = False


@dataclass(slots=True)
class _Strip:
    """What is in the way in one upright strip of the lane."""

    dots: list[tuple[float, float]] = field(default_factory=list)
    faces: list[Point] = field(default_factory=list)
    words: list[Rect] = field(default_factory=list)


class Ground:
    """The paper of an emotion lane with what is in the way, kept in upright strips.

    ``uprights`` are the x of connectors that pass through; words avoid them too, and the
    ``breaks``, heights of cuts, before all else.
    """

    def __init__(
        self,
        room: Rect,
        faces: Iterable[Point],
        uprights: Sequence[float] = (),
        breaks: Sequence[float] = (),
    ) -> None:
        self.room = room
        self._breaks = breaks
        self._uprights = uprights
        self._strips: dict[int, _Strip] = {}
        for face in faces:
            for strip in self._over(face.x - FACE, face.x + FACE):
                strip.faces.append(face)

    def add_line(self, samples: Iterable[Point]) -> None:
        """Put a curve in the way, by points so close together that no word fits between them."""
        for point in samples:
            for strip in self._over(point.x, point.x):
                strip.dots.append((point.x, point.y))

    def add_word(self, rect: Rect) -> None:
        """Put a word in the way."""
        for strip in self._over(rect.x, rect.right):
            strip.words.append(rect)

    def remove_word(self, rect: Rect) -> None:
        """Take a word away again."""
        for strip in self._over(rect.x, rect.right):
            strip.words.remove(rect)

    def clashes(self, rect: Rect, enough: int = _OUTSIDE) -> int:
        """How badly a word at ``rect`` would run into things; 0 is clear paper.

        Counting ends at ``enough``: nobody asks how much worse it is.
        """
        room = self.room
        inside = room.x <= rect.x and rect.right <= room.right
        if not inside or rect.y < room.y or rect.bottom > room.bottom:
            return _OUTSIDE
        wide = Rect(rect.x - _CLEAR, rect.y, rect.width + 2 * _CLEAR, rect.height)
        left, right = rect.x - _CLEAR, rect.right + _CLEAR
        top, bottom = rect.y - _CLEAR, rect.bottom + _CLEAR
        clash = sum(1 for x in self._uprights if rect.x - 2 < x < rect.right + 2)
        clash += sum(_CUT for y in self._breaks if rect.y < y < rect.bottom)
        for strip in self._over(left, right):
            if clash >= enough:
                break
            for word in strip.words:
                if wide.intersects(word):
                    clash += 40
            for face in strip.faces:
                if _distance(rect, face) < FACE + 1:
                    clash += 40
            for x, y in strip.dots:
                if left < x < right and top < y < bottom:
                    clash += 10
        return clash

    def leader_clashes(self, rect: Rect, face: Point) -> int:
        """How many other faces and words the line from a face to a word apart would cross."""
        line = leader(rect, face)
        if line is None:
            return 0
        (a, b) = line
        crossed: set[Point | Rect] = set()
        for step in range(1, _LOOKS):
            x, y = a.x + (b.x - a.x) * step / _LOOKS, a.y + (b.y - a.y) * step / _LOOKS
            spot = Point(x, y)
            for strip in self._over(x, x):
                crossed.update(f for f in strip.faces if f != face and _apart(f, spot) < FACE)
                crossed.update(word for word in strip.words if word.contains(spot))
        return len(crossed)

    def _over(self, left: float, right: float) -> Iterator[_Strip]:
        for place in range(int(left // _STRIP), int(right // _STRIP) + 1):
            strip = self._strips.get(place)
            if strip is None:
                strip = self._strips[place] = _Strip()
            yield strip


def place_words(words: Sequence[Word], ground: Ground) -> list[Rect]:
    """A box for each word, in their order; clear of everything wherever there is free paper.

    Words that find no clear place at once are looked at again when all others stand.
    """
    places: list[Rect] = []
    for word in words:
        rect = _best(_near(word), word, ground)
        places.append(rect)
        ground.add_word(rect)
    for place, word in enumerate(words):
        rect = places[place]
        ground.remove_word(rect)
        if ground.clashes(rect) + ground.leader_clashes(rect, word.face):
            rect = places[place] = _best(_further(word), word, ground)
        ground.add_word(rect)
    return places


def _best(candidates: Iterable[Rect], word: Word, ground: Ground) -> Rect:
    """The first clear candidate, or else the one that clashes least."""
    best, least = Rect(0, 0, 0, 0), _OUTSIDE + 1
    for rect in candidates:
        clash = ground.clashes(rect, least) if _within(rect, word.home) else _OUTSIDE
        if clash < least:
            clash += ground.leader_clashes(rect, word.face)
        if clash < least:
            best, least = rect, clash
        if clash == 0:
            break
    return best


def _within(rect: Rect, home: Rect) -> bool:
    return home.x - _SLACK <= rect.x and rect.right <= home.right + _SLACK


def _near(word: Word) -> Iterator[Rect]:
    """Places around the face, the nicest first."""
    room = word.home
    width, height = word.size.width, word.size.height
    x, y = word.face.x, word.face.y
    reach = FACE + WORD_GAP
    above, below = y - reach - height, y + reach
    rows = (below, above) if word.dips else (above, below)

    def kept(left: float, top: float) -> Rect:
        return Rect(min(max(left, room.x), room.right - width), top, width, height)

    for top in rows:
        yield kept(x - width / 2, top)
    yield Rect(x + reach, y - height / 2, width, height)
    yield Rect(x - reach - width, y - height / 2, width, height)
    for top in rows:
        yield kept(x - FACE, top)
        yield kept(x + FACE - width, top)
        inner = top + height * 0.35 if top == above else top - height * 0.35
        yield kept(x + FACE * 0.8, inner)
        yield kept(x - FACE * 0.8 - width, inner)


def _further(word: Word) -> Iterator[Rect]:
    """The near places once more, then a grid around the face, the nearest first."""
    room = word.home
    yield from _near(word)
    width, height = word.size.width, word.size.height
    left, top = word.face.x - width / 2, word.face.y - height / 2
    steps = int(_FAR // _STEP)
    places = []
    for down in range(-steps, steps + 1):
        y = top + down * _STEP
        if y < room.y or y + height > room.bottom:
            continue
        for across in range(-steps, steps + 1):
            rect = Rect(left + across * _STEP, y, width, height)
            places.append((_distance(rect, word.face), down, across, rect))
    if word.divided:  # the face may stand at the edge of its word's home, or beyond
        x = min(max(left, room.x), room.right - width)
        for down in range(int(max(0.0, room.height - height) // _STEP) + 1):
            rect = Rect(x, room.y + down * _STEP, width, height)
            places.append((_distance(rect, word.face), down, 0, rect))
    for _, _, _, rect in sorted(places, key=lambda place: place[:3]):
        yield rect


def _apart(first: Point, second: Point) -> float:
    return math.hypot(first.x - second.x, first.y - second.y)


def _distance(rect: Rect, point: Point) -> float:
    dx = max(rect.x - point.x, 0.0, point.x - rect.right)
    dy = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return math.hypot(dx, dy)


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

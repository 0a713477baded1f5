"""Where a map may be cut: what text, faces and small marks cover, and the gaps between them.

A cut may go through paper, lines, curves and pictures; through letters, faces and badges it may
not. Boxes are those of the outlines that are really drawn, so that lines of text which do not
touch have a gap between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from model.layout.display import Group, Node, Role, TextNode
from model.layout.geometry import Rect
from model.layout.inked import small_ink, text_ink
from model.layout.result import LayoutResult

_HAIR = 0.25
"""Edges are blurred by this much where they are drawn in dots."""
_NOWHERE = Rect(0, 0, 0, 0)
_Stretch: TypeAlias = tuple[float, float]
_GROUNDS = frozenset((Role.LANE_BACKGROUND, Role.HINT))


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that no cut may go through: what it covers on the sheet, and what it says.

    ``text`` is the line of text, empty for faces, badges and icons. ``record_id`` is the id of the
    group it stands in.
    """

    rect: Rect
    text: str
    record_id: str


@dataclass(frozen=True, slots=True)
class _Spots:
    """The marks of a part of a sheet, in its own coordinates: kept while the part is the same.

    ``bounds`` holds them all, ``rows`` and ``columns`` are what they cover of y and x.
    """

    marks: tuple[Mark, ...]
    bounds: Rect
    rows: tuple[_Stretch, ...]
    columns: tuple[_Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sheet and where it stands."""

    spots: _Spots
    dx: float
    dy: float

    def bounds(self) -> Rect:
        return self.spots.bounds.moved(self.dx, self.dy)

    def upright(self, x: float, start: float, end: float) -> list[Mark]:
        """The marks that a cut at ``x`` goes through from y = ``start`` to ``end``."""
        at, top, bottom = x - self.dx, start - self.dy, end - self.dy
        if not _covers(self.spots.columns, at):
            return []
        rects = ((mark, mark.rect) for mark in self.spots.marks)
        return [
            _moved(mark, self.dx, self.dy)
            for mark, rect in rects
            if rect.x < at < rect.right and rect.y < bottom and top < rect.bottom
        ]

    def level(self, y: float, start: float, end: float) -> list[Mark]:
        """The marks that a cut at ``y`` goes through from x = ``start`` to ``end``."""
        at, left, right = y - self.dy, start - self.dx, end - self.dx
        if not _covers(self.spots.rows, at):
            return []
        rects = ((mark, mark.rect) for mark in self.spots.marks)
        return [
            _moved(mark, self.dx, self.dy)
            for mark, rect in rects
            if rect.y < at < rect.bottom and rect.x < right and left < rect.right
        ]


@dataclass(frozen=True, slots=True)
class Ink:
    """All marks of a sheet, part by part."""

    _parts: tuple[_Part, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, in painting order."""
        return tuple(
            _moved(mark, part.dx, part.dy) for part in self._parts for mark in part.spots.marks
        )

    def crossed(
        self,
        *,
        x: float | None = None,
        y: float | None = None,
        start: float = float("-inf"),
        end: float = float("inf"),
    ) -> tuple[Mark, ...]:
        """The marks that a cut goes through.

        The cut is upright at ``x`` from y = ``start`` to ``end``, or else level at ``y`` from
        x = ``start`` to ``end``. Touching an edge is not crossing.
        """
        found: list[Mark] = []
        for part in self._parts:
            if x is not None:
                found += part.upright(x, start, end)
            elif y is not None:
                found += part.level(y, start, end)
        return tuple(found)

    def clear_ys(self, x0: float, x1: float, y0: float, y1: float) -> tuple[_Stretch, ...]:
        """The stretches of y between ``y0`` and ``y1`` where a level cut from x0 to x1 is free."""
        taken: list[_Stretch] = []
        for part in self._parts:
            bounds, dx, dy = part.bounds(), part.dx, part.dy
            if x0 <= bounds.x and bounds.right <= x1:
                taken += [(low + dy, high + dy) for low, high in part.spots.rows]
            elif bounds.x < x1 and x0 < bounds.right:
                rects = (mark.rect for mark in part.spots.marks)
                seen = (rect for rect in rects if rect.x + dx < x1 and x0 < rect.right + dx)
                taken += [(rect.y + dy, rect.bottom + dy) for rect in seen]
        return _gaps(taken, y0, y1)

    def clear_xs(self, x0: float, x1: float, y0: float, y1: float) -> tuple[_Stretch, ...]:
        """The stretches of x between ``x0`` and ``x1`` where an upright cut, y0 to y1, is free."""
        taken: list[_Stretch] = []
        for part in self._parts:
            bounds, dx, dy = part.bounds(), part.dx, part.dy
            if y0 <= bounds.y and bounds.bottom <= y1:
                taken += [(left + dx, right + dx) for left, right in part.spots.columns]
            elif bounds.y < y1 and y0 < bounds.bottom:
                rects = (mark.rect for mark in part.spots.marks)
                seen = (rect for rect in rects if rect.y + dy < y1 and y0 < rect.bottom + dy)
                taken += [(rect.x + dx, rect.right + dx) for rect in seen]
        return _gaps(taken, x0, x1)


def ink_of(result: LayoutResult) -> Ink:
    """What no cut of a map may go through. Gather it once, ask it often."""
    return ink_on(result.display())


def ink_on(drawing: Group) -> Ink:
    """What no cut of a drawing may go through."""
    parts = []
    for node in drawing.children:
        group = node if isinstance(node, Group) else Group(drawing.role, "", (node,), _NOWHERE)
        spots = _spots(_Same(group))
        if spots.marks:
            parts.append(_Part(spots, drawing.dx + group.dx, drawing.dy + group.dy))
    return Ink(tuple(parts))


class _Same:
    """A group as what it shows, wherever it stands: a lane that moved is still the same."""

    __slots__ = ("group",)

    def __init__(self, group: Group) -> None:
        self.group = group

    def __hash__(self) -> int:
        return id(self.group.children)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same)
            and self.group.children is other.group.children
            and (self.group.role, self.group.id) == (other.group.role, other.group.id)
        )


@lru_cache(maxsize=128)
def _spots(same: _Same) -> _Spots:
    group = same.group
    here = Group(group.role, group.id, group.children, group.bounds)
    marks = tuple(_marks(here, 0.0, 0.0, Role.SHEET, ""))
    rects = [mark.rect for mark in marks]
    rows = _merged((rect.y, rect.bottom) for rect in rects)
    columns = _merged((rect.x, rect.right) for rect in rects)
    if not marks:
        return _Spots((), _NOWHERE, (), ())
    left, top, right, bottom = columns[0][0], rows[0][0], columns[-1][1], rows[-1][1]
    return _Spots(marks, Rect(left, top, right - left, bottom - top), rows, columns)


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    return Mark(mark.rect.moved(dx, dy), mark.text, mark.record_id)


def _merged(taken: Iterable[_Stretch]) -> tuple[_Stretch, ...]:
    """What intervals cover together, in order."""
    merged: list[_Stretch] = []
    for start, end in sorted(taken):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def crossed(
    result: LayoutResult,
    *,
    x: float | None = None,
    y: float | None = None,
    start: float = float("-inf"),
    end: float = float("inf"),
) -> tuple[Mark, ...]:
    """The marks of a map that a cut goes through; see :meth:`Ink.crossed`."""
    return ink_of(result).crossed(x=x, y=y, start=start, end=end)


def clear_ys(
    result: LayoutResult, x0: float, x1: float, y0: float, y1: float
) -> tuple[_Stretch, ...]:
    """Where a map may be cut level between x0 and x1; see :meth:`Ink.clear_ys`."""
    return ink_of(result).clear_ys(x0, x1, y0, y1)


def _covers(taken: Sequence[_Stretch], at: float) -> bool:
    """Whether a place lies in one of the stretches, which are in order and apart."""
    place = bisect_left(taken, at, key=_start) - 1
    return place >= 0 and at < taken[place][1]


def _start(stretch: _Stretch) -> float:
    return stretch[0]


def _gaps(taken: Iterable[_Stretch], first: float, last: float) -> tuple[_Stretch, ...]:
    """What intervals leave free between two ends, in order."""
    gaps = []
    free = first
    for start, end in sorted(taken):
        if start >= last:
            break
        if start > free:
            gaps.append((free, start))
        free = max(free, end)
    if free < last:
        gaps.append((free, last))
    return tuple(gaps)


def _marks(node: Node, dx: float, dy: float, role: Role, record_id: str) -> Iterator[Mark]:
    """The marks of a node, in painting order."""
    if isinstance(node, Group):
        if node.role not in _GROUNDS:
            for child in node.children:
                inner = node.id or record_id
                yield from _marks(child, dx + node.dx, dy + node.dy, node.role, inner)
        return
    rect = text_ink(node) if isinstance(node, TextNode) else small_ink(node, role)
    if rect is not None:
        text = node.text if isinstance(node, TextNode) else ""
        yield Mark(rect.inset(-_HAIR).moved(dx, dy), text, record_id)

"""Where a map may be cut: what text, faces and small marks cover, and the gaps between them.

A cut may go through paper, lines, curves and pictures; through letters, faces and badges it may
not. Boxes are those of the outlines that are really drawn, so that lines of text which do not
touch have a gap between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

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


@dataclass(frozen=True, slots=True, eq=False)
class _Spots:
    """What the marks of a part of a sheet cover, in its own coordinates.

    ``rows`` and ``columns`` are what they cover of y and x together, ``bounds`` holds them all;
    ``tops`` and ``feet`` are their edges, in order. Those of the cards in it are ``cards``. Single
    marks are rarely asked for, and gathered then.
    """

    group: Group
    cards: tuple[_Part, ...]
    bounds: Rect
    rows: tuple[_Stretch, ...]
    columns: tuple[_Stretch, ...]
    tops: tuple[float, ...]
    feet: tuple[float, ...]

    def own(self) -> Iterator[Mark]:
        """The marks that are not those of cards in it."""
        return _own_marks(self.group)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A part of a sheet and where it stands."""

    spots: _Spots
    dx: float
    dy: float

    def bounds(self) -> Rect:
        return self.spots.bounds.moved(self.dx, self.dy)

    def marks(self) -> Iterator[Mark]:
        """All marks, those of cards last."""
        for mark in self.spots.own():
            yield _moved(mark, self.dx, self.dy)
        for card in self.spots.cards:
            for mark in card.marks():
                yield _moved(mark, self.dx, self.dy)

    def upright(self, x: float, start: float, end: float) -> Iterator[Mark]:
        """The marks that a cut at ``x`` goes through from y = ``start`` to ``end``."""
        at, top, bottom = x - self.dx, start - self.dy, end - self.dy
        if _covers(self.spots.columns, at):
            yield from self._crossed(
                lambda rect: rect.x < at < rect.right and rect.y < bottom and top < rect.bottom,
                lambda card: card.upright(at, top, bottom),
            )

    def level(self, y: float, start: float, end: float) -> Iterator[Mark]:
        """The marks that a cut at ``y`` goes through from x = ``start`` to ``end``."""
        at, left, right = y - self.dy, start - self.dx, end - self.dx
        if _covers(self.spots.rows, at):
            yield from self._crossed(
                lambda rect: rect.y < at < rect.bottom and rect.x < right and left < rect.right,
                lambda card: card.level(at, left, right),
            )

    def _crossed(
        self, own: Callable[[Rect], bool], within: Callable[[_Part], Iterator[Mark]]
    ) -> Iterator[Mark]:
        for mark in self.spots.own():
            if own(mark.rect):
                yield _moved(mark, self.dx, self.dy)
        for card in self.spots.cards:
            for mark in within(card):
                yield _moved(mark, self.dx, self.dy)


@dataclass(frozen=True, slots=True)
class Ink:
    """All marks of a sheet, part by part."""

    _parts: tuple[_Part, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, part by part."""
        return tuple(mark for part in self._parts for mark in part.marks())

    def edges(self) -> tuple[list[float], list[float]]:
        """The upper and the lower edges of all marks, each in order."""
        tops = [top + part.dy for part in self._parts for top in part.spots.tops]
        feet = [foot + part.dy for part in self._parts for foot in part.spots.feet]
        return sorted(tops), sorted(feet)

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
            bounds, dy = part.bounds(), part.dy
            if x0 <= bounds.x and bounds.right <= x1:
                taken += [(low + dy, high + dy) for low, high in part.spots.rows]
            elif bounds.x < x1 and x0 < bounds.right:
                rects = (mark.rect for mark in part.marks())
                seen = (rect for rect in rects if rect.x < x1 and x0 < rect.right)
                taken += [(rect.y, rect.bottom) for rect in seen]
        return _gaps(taken, y0, y1)

    def clear_xs(self, x0: float, x1: float, y0: float, y1: float) -> tuple[_Stretch, ...]:
        """The stretches of x between ``x0`` and ``x1`` where an upright cut, y0 to y1, is free."""
        taken: list[_Stretch] = []
        for part in self._parts:
            bounds, dx = part.bounds(), part.dx
            if y0 <= bounds.y and bounds.bottom <= y1:
                taken += [(left + dx, right + dx) for left, right in part.spots.columns]
            elif bounds.y < y1 and y0 < bounds.bottom:
                rects = (mark.rect for mark in part.marks())
                seen = (rect for rect in rects if rect.y < y1 and y0 < rect.bottom)
                taken += [(rect.x, rect.right) for rect in seen]
        return _gaps(taken, x0, x1)


class Inks:
    """The ink of layouts that are made one from the other: what they share is gathered once."""

    def __init__(self) -> None:
        # By the identity of what a group shows: a lane or a card that moved is still the same.
        # Spots hold their group, so no identity is given to another one meanwhile.
        self._known: dict[int, _Spots] = {}
        self._last: tuple[LayoutResult, Ink] | None = None

    def of(self, result: LayoutResult) -> Ink:
        """What no cut of a layout may go through."""
        if self._last is None or self._last[0] is not result:
            self._last = result, self.on(result.display())
        return self._last[1]

    def on(self, drawing: Group) -> Ink:
        """What no cut of a drawing may go through."""
        before, self._known = self._known, {}
        parts = []
        for node in drawing.children:
            group = node if isinstance(node, Group) else Group(drawing.role, "", (node,), _NOWHERE)
            spots = self._spots(group, before)
            if spots.tops:
                parts.append(_Part(spots, drawing.dx + group.dx, drawing.dy + group.dy))
        return Ink(tuple(parts))

    def _spots(self, group: Group, before: dict[int, _Spots]) -> _Spots:
        key = id(group.children)
        known = before.get(key)
        if known is None or (known.group.role, known.group.id) != (group.role, group.id):
            cards = [_Part(self._spots(card, before), card.dx, card.dy) for card in _cards(group)]
            known = _gathered(group, [card for card in cards if card.spots.tops])
        self._known[key] = known
        self._known.update((id(card.spots.group.children), card.spots) for card in known.cards)
        return known


def ink_of(result: LayoutResult) -> Ink:
    """What no cut of a map may go through. Gather it once, ask it often."""
    return Inks().of(result)


def ink_on(drawing: Group) -> Ink:
    """What no cut of a drawing may go through."""
    return Inks().on(drawing)


def _cards(group: Group) -> list[Group]:
    return [node for node in group.children if _is_card(node)]


def _is_card(node: Node) -> TypeGuard[Group]:
    return isinstance(node, Group) and node.role is Role.CARD


def _own_marks(group: Group) -> Iterator[Mark]:
    """The marks of a group where it stands not moved, but for those of the cards in it."""
    if group.role not in _GROUNDS:
        for node in group.children:
            if not _is_card(node):
                yield from _marks(node, 0.0, 0.0, group.role, group.id)


def _gathered(group: Group, cards: Sequence[_Part]) -> _Spots:
    rects = [mark.rect for mark in _own_marks(group)]
    rows = [(rect.y, rect.bottom) for rect in rects]
    columns = [(rect.x, rect.right) for rect in rects]
    tops, feet = [row[0] for row in rows], [row[1] for row in rows]
    for card in cards:
        spots, dx, dy = card.spots, card.dx, card.dy
        rows += [(top + dy, foot + dy) for top, foot in spots.rows]
        columns += [(left + dx, right + dx) for left, right in spots.columns]
        tops += [top + dy for top in spots.tops]
        feet += [foot + dy for foot in spots.feet]
    if not tops:
        return _Spots(group, (), _NOWHERE, (), (), (), ())
    across, down = _merged(columns), _merged(rows)
    left, top, right, bottom = across[0][0], down[0][0], across[-1][1], down[-1][1]
    bounds = Rect(left, top, right - left, bottom - top)
    return _Spots(
        group, tuple(cards), bounds, down, across, tuple(sorted(tops)), tuple(sorted(feet))
    )


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

"""Filling pages with blocks of known height: where each stands, and where it is broken.

Pure arithmetic. Nothing is lost, nothing stands twice but the heads of tables, no line is cut, and
a heading is never the last thing on a page. Unit: point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.ids import Id
from model.layout.display import Node, Role

_SLACK = 1e-6
_PAIR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What some lines of a column are together: a heading, an item. Compared by identity."""

    role: Role
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What is never cut: a line of text, a picture. Its own coordinates begin at its top left.

    ``with_next``: no page ends with it.
    """

    nodes: tuple[Node, ...]
    height: float
    part: Part | None = None
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Lines under each other, ``x`` from the left edge of the page's text.

    ``role`` and ``title`` are what the column is to those who cannot see it.
    """

    x: float
    lines: tuple[Line, ...]
    role: Role = Role.PARAGRAPH
    title: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is painted below a block: a fill, a bar at its left, a rule at its foot (colours)."""

    x: float
    width: float
    fill: str | None = None
    bar: str | None = None
    rule: str | None = None
    bar_width: float = 3.0
    rule_width: float = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the outline that leads to a block; ``level`` 1 is the highest."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Block:
    """Columns beside each other that begin at one height: a paragraph, a row, a heading.

    ``above`` is the space before it, but not at the top of a page. ``above_pad`` and ``below_pad``
    are inside, painted with the ground. ``whole`` blocks are broken only where no page could hold
    them; ``with_next`` ones never stand last on a page. ``head`` (the same object for all rows of
    a table) is drawn above the first of them and again on every page where they go on.
    """

    role: Role
    columns: tuple[Column, ...]
    id: Id = ""
    title: str = ""
    above: float = 0.0
    above_pad: float = 0.0
    below_pad: float = 0.0
    whole: bool = True
    with_next: bool = False
    head: Block | None = None
    ground: Ground | None = None
    mark: Mark | None = None

    @property
    def height(self) -> float:
        """All of it, without the space above."""
        tallest = max((_tall(column.lines) for column in self.columns), default=0.0)
        return self.above_pad + tallest + self.below_pad


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of it, on a page: lines from ``starts`` to ``ends`` of each column.

    ``repeated``: it already stands on an earlier page (head of a table, running head).
    """

    block: Block
    y: float
    height: float
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    repeated: bool = False

    @property
    def first(self) -> bool:
        """Whether the block begins here."""
        return not any(self.starts)


@dataclass(slots=True)
class _Page:
    """A page being filled. ``holding``: what stands last belongs to what comes next."""

    room: float
    pieces: list[Piece] = field(default_factory=list)
    y: float = 0.0
    head: Block | None = None
    fresh: bool = True
    holding: bool = False


def flow(
    blocks: Sequence[Block], room: float, *, running: Block | None = None
) -> tuple[tuple[Piece, ...], ...]:
    """The pages, ``room`` high, that hold the blocks in order; at least one.

    ``running`` stands at the top of every page but the first.
    """
    return tuple(tuple(page.pieces) for page in _Flow(room, running).fill(blocks))


class _Flow:
    """The pages filled so far."""

    def __init__(self, room: float, running: Block | None) -> None:
        self._room = room
        self._running = running
        self._heads: list[Block] = []
        self._pages = [_Page(room)]

    def fill(self, blocks: Sequence[Block]) -> list[_Page]:
        for index, block in enumerate(blocks):
            page = self._pages[-1]
            free = page.room - page.y + _SLACK
            if not page.fresh and not page.holding and self._needed(blocks, index) > free:
                self._turn()
            self._put(block)
        return self._pages

    def _turn(self) -> None:
        page = _Page(self._room)
        self._pages.append(page)
        if self._running is not None:
            page.pieces.append(_piece(self._running, 0.0, repeated=True))
            page.y = self._running.height

    def _capacity(self) -> float:
        """What a new page holds."""
        return self._room - (self._running.height if self._running else 0.0)

    def _needed(self, blocks: Sequence[Block], index: int) -> float:
        """The height from here on that must fit on this page for the block to begin on it."""
        run, head = 0.0, self._pages[-1].head
        for block in blocks[index:]:
            run += block.above
            if block.head is not None and block.head is not head:
                run += block.head.height
            head = block.head
            if not block.with_next:
                break
            run += block.height
        height = run + (0.0 if block.with_next else self._least(block, self._capacity() - run))
        # A run of headings that no page could hold is broken where it must.
        return height if height <= self._capacity() else blocks[index].height

    def _least(self, block: Block, capacity: float) -> float:
        """The height a block must find to begin on a page that has so much for it at best."""
        if block.whole and block.height <= capacity + _SLACK:
            return block.height
        first = max((_tall(_begin(column.lines)) for column in block.columns), default=0.0)
        return block.above_pad + first + block.below_pad

    def _put(self, block: Block) -> None:
        starts = tuple(0 for _ in block.columns)
        while True:
            page = self._pages[-1]
            above = 0.0 if page.fresh or any(starts) else block.above
            top, heading = page.y + above, self._heading(page, block)
            below = top + (heading.height if heading else 0.0)
            ends = self._ends(page, block, starts, page.room - below)
            if ends is None:
                self._turn()
                continue
            if heading is not None:
                again = any(known is heading for known in self._heads)
                page.pieces.append(_piece(heading, top, repeated=again))
                self._heads.append(heading)
            piece = _part(block, below, starts, ends)
            page.pieces.append(piece)
            page.y, page.head = below + piece.height, block.head
            page.fresh, page.holding = False, block.with_next
            if all(end == len(c.lines) for end, c in zip(ends, block.columns, strict=True)):
                return
            starts = ends
            self._turn()

    def _heading(self, page: _Page, block: Block) -> Block | None:
        """The head that must be drawn before the block."""
        return block.head if block.head is not page.head else None

    def _ends(
        self, page: _Page, block: Block, starts: tuple[int, ...], room: float
    ) -> tuple[int, ...] | None:
        """Up to which line of each column fits; None when the block must go to the next page."""
        free = room - block.above_pad - block.below_pad + _SLACK
        rest = [c.lines[start:] for c, start in zip(block.columns, starts, strict=True)]
        if all(_tall(lines) <= free for lines in rest):
            return tuple(len(column.lines) for column in block.columns)
        if block.whole and not page.fresh and not page.holding:
            head = block.head.height if block.head else 0.0
            if block.height <= self._capacity() - head + _SLACK:
                return None
        ends = tuple(
            start + _fitting(lines, free, forced=page.fresh)
            for lines, start in zip(rest, starts, strict=True)
        )
        return ends if ends != starts else None


def _tall(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _begin(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that a paragraph may leave alone at the foot of a page; all, where it is short."""
    return lines if len(lines) <= _PAIR + 1 else lines[:_PAIR]


def _fitting(lines: Sequence[Line], room: float, *, forced: bool) -> int:
    """How many lines fit; no single one of several stays behind or goes on alone.

    ``forced`` takes a line even so: on a page of its own nothing is gained by waiting.
    """
    count, height = 0, 0.0
    for line in lines:
        height += line.height
        if height > room:
            break
        count += 1
    if count == len(lines):
        return count
    wanted = count if len(lines) - count >= _PAIR else len(lines) - _PAIR
    while wanted > 0 and lines[wanted - 1].with_next:
        wanted -= 1
    wanted = wanted if wanted >= _PAIR else 0
    return wanted or (max(count, 1) if forced and lines else 0)


def _part(block: Block, y: float, starts: tuple[int, ...], ends: tuple[int, ...]) -> Piece:
    heights = [
        _tall(column.lines[start:end])
        for column, start, end in zip(block.columns, starts, ends, strict=True)
    ]
    height = block.above_pad + max(heights, default=0.0) + block.below_pad
    return Piece(block, y, height, starts, ends)


def _piece(block: Block, y: float, *, repeated: bool) -> Piece:
    """A block that is never broken."""
    starts, ends = zip(*((0, len(column.lines)) for column in block.columns), strict=True)
    return replace(_part(block, y, starts, ends), repeated=repeated)

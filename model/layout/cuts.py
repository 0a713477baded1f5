"""Where a map may be cut: what text, faces and small marks cover, and the gaps between them.

A cut may go through paper, lines, curves and pictures; through letters, faces and badges it may
not. Boxes are those of the outlines that are really drawn, so that lines of text which do not
touch have a gap between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.layout.display import (
    EllipseNode,
    GlyphRun,
    Group,
    ImageNode,
    Node,
    Path,
    PathNode,
    RectNode,
    Role,
    TextNode,
)
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.text.fonts import shaper

_MOST = 44.0
"""What is larger on both sides is no mark but a ground, a curve or a line."""
_BAND = 18.0
"""Rounded grounds up to this height are badges and tags, however wide."""
_THIN, _LONG = 5.0, 14.0
"""Thinner than the one and longer than the other is an edge, not a mark."""
_HAIR = 0.25
"""Edges are blurred by this much where they are drawn in dots."""
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
class Ink:
    """All marks of a sheet."""

    marks: tuple[Mark, ...]

    def crossed(
        self,
        *,
        x: float | None = None,
        y: float | None = None,
        start: float = float("-inf"),
        end: float = float("inf"),
    ) -> tuple[Mark, ...]:
        """The marks that a cut goes through.

        The cut is upright at ``x`` from y = ``start`` to ``end``, or level at ``y`` from
        x = ``start`` to ``end``. Touching an edge is not crossing.
        """
        return tuple(
            mark
            for mark in self.marks
            if (x is None or _upright(mark.rect, x, start, end))
            and (y is None or _level(mark.rect, y, start, end))
        )

    def clear_ys(
        self, x0: float, x1: float, y0: float, y1: float
    ) -> tuple[tuple[float, float], ...]:
        """The stretches of y between ``y0`` and ``y1`` where a level cut from x0 to x1 is free."""
        taken = (
            (mark.rect.y, mark.rect.bottom)
            for mark in self.marks
            if mark.rect.x < x1 and x0 < mark.rect.right
        )
        return _gaps(taken, y0, y1)

    def clear_xs(
        self, x0: float, x1: float, y0: float, y1: float
    ) -> tuple[tuple[float, float], ...]:
        """The stretches of x between ``x0`` and ``x1`` where an upright cut, y0 to y1, is free."""
        taken = (
            (mark.rect.x, mark.rect.right)
            for mark in self.marks
            if mark.rect.y < y1 and y0 < mark.rect.bottom
        )
        return _gaps(taken, x0, x1)


def ink_of(result: LayoutResult) -> Ink:
    """What no cut of a map may go through. Gather it once, ask it often."""
    return ink_on(result.display())


def ink_on(drawing: Group) -> Ink:
    """What no cut of a drawing may go through."""
    return Ink(tuple(_marks(drawing, 0.0, 0.0, Role.SHEET, "")))


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
) -> tuple[tuple[float, float], ...]:
    """Where a map may be cut level between x0 and x1; see :meth:`Ink.clear_ys`."""
    return ink_of(result).clear_ys(x0, x1, y0, y1)


def _upright(rect: Rect, x: float, start: float, end: float) -> bool:
    return rect.x < x < rect.right and rect.y < end and start < rect.bottom


def _level(rect: Rect, y: float, start: float, end: float) -> bool:
    return rect.y < y < rect.bottom and rect.x < end and start < rect.right


def _gaps(
    taken: Iterable[tuple[float, float]], first: float, last: float
) -> tuple[tuple[float, float], ...]:
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
    rect = text_ink(node) if isinstance(node, TextNode) else _small_ink(node, role)
    if rect is not None:
        text = node.text if isinstance(node, TextNode) else ""
        yield Mark(rect.inset(-_HAIR).moved(dx, dy), text, record_id)


def node_ink(node: Node) -> Rect | None:
    """What a node covers; None for blank lines of text."""
    match node:
        case TextNode():
            return text_ink(node)
        case PathNode():
            return _path_ink(node)
        case Group():
            return node.bounds.moved(node.dx, node.dy)
        case _:
            return node.rect


def _small_ink(node: Node, role: Role) -> Rect | None:
    """What a mark that is no text covers; None for grounds, edges, lines and large pictures."""
    match node:
        case RectNode():
            rect = node.rect.inset(-node.stroke_width / 2) if node.stroke else node.rect
            if node.radius and rect.height <= _BAND:
                return rect
        case EllipseNode():
            rect = node.rect.inset(-node.stroke_width / 2) if node.stroke else node.rect
        case ImageNode():
            if not node.round:
                return None
            rect = node.rect
        case PathNode():
            # Arrows may be cut, and so may the line from a face to its word.
            if role is Role.CONNECTOR or (role is Role.MARKER and node.fill is None):
                return None
            rect = _path_ink(node)
        case _:
            return None
    thin, long = sorted((rect.width, rect.height))
    if long > _MOST or (thin < _THIN and long > _LONG):
        return None
    return rect


def text_ink(node: TextNode) -> Rect | None:
    """What the letters of a line cover, in the coordinates of the line; None for blank lines."""
    boxes = [box for run in node.runs if (box := _run_ink(run)) is not None]
    if not boxes:
        return None
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Rect(node.x + left, node.y + top, right - left, bottom - top)


def _run_ink(run: GlyphRun) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a run's glyphs, from the line's origin."""
    size, font = run.size, run.font
    lefts, tops, rights, bottoms = [], [], [], []
    for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
        box = _glyph_ink(font, glyph)
        if box is not None:
            lefts.append(x + box[0] * size)
            tops.append(y + box[1] * size)
            rights.append(x + box[2] * size)
            bottoms.append(y + box[3] * size)
    if not lefts:
        return None
    return min(lefts), min(tops), max(rights), max(bottoms)


@lru_cache(maxsize=16384)
def _glyph_ink(font: str, glyph: int) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a glyph in ems, y down; None where it draws nothing."""
    hb_font = shaper(font)
    extents = hb_font.get_glyph_extents(glyph)
    if extents is None or not extents.width or not extents.height:
        return None
    em = hb_font.face.upem
    left, top = extents.x_bearing / em, -extents.y_bearing / em
    return left, top, left + extents.width / em, top - extents.height / em


def _path_ink(node: PathNode) -> Rect:
    left, top, right, bottom = _reach(node.path)
    # A rim in the colour of the filling only rounds it off, or parts it from its ground.
    half = node.stroke_width / 2 if node.stroke and node.stroke != node.fill else 0.0
    rect = Rect(
        node.x + left * node.scale,
        node.y + top * node.scale,
        (right - left) * node.scale,
        (bottom - top) * node.scale,
    )
    return rect.inset(-half)


@lru_cache(maxsize=4096)
def _reach(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all points of a path; curves stay within theirs."""
    numbers: Sequence[tuple[float, ...]] = [
        tuple(number for number in command[1:] if not isinstance(number, str))
        for command in path.commands
    ]
    xs = [number for one in numbers for number in one[::2]]
    ys = [number for one in numbers for number in one[1::2]]
    if not xs:
        return 0.0, 0.0, 0.0, 0.0
    return min(xs), min(ys), max(xs), max(ys)

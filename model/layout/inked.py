"""What the nodes of a drawing cover: the outlines that are really drawn, not the room they have."""

from __future__ import annotations

from functools import lru_cache

from model.layout.display import (
    EllipseNode,
    GlyphRun,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    Role,
    TextNode,
)
from model.layout.geometry import Rect
from model.layout.shapes import path_box
from model.layout.text.fonts import shaper

_MOST = 44.0
"""What is larger on both sides is no mark but a ground, a curve or a line."""
_BAND = 18.0
"""Rounded grounds up to this height are badges and tags, however wide."""
_LINES = frozenset((Role.CONNECTOR, Role.CURVE, Role.PLOT))
_THIN, _LONG = 5.0, 14.0
"""Thinner than the one and longer than the other is an edge, not a mark."""


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


def small_ink(node: Node, role: Role) -> Rect | None:
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
            if role in _LINES or (role is Role.MARKER and node.fill is None):
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
    # A rim in the colour of the filling only rounds it off, or parts it from its ground.
    half = node.stroke_width / 2 if node.stroke and node.stroke != node.fill else 0.0
    return path_box(node).inset(-half)

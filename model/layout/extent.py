"""What a node of the display list covers, and whether it leaves ink in an area."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from model.layout.display import EllipseNode, Group, ImageNode, Node, Path, PathNode, RectNode
from model.layout.display import TextNode as Text
from model.layout.geometry import Point, Rect
from model.layout.shapes import path_box

# How far letters of the tallest scripts reach from the baseline, in sizes.
_UP, _DOWN = 1.25, 0.55
_PIECES = 8
"""Straight pieces that stand for a curve when one asks where it runs."""


def extent(node: Node) -> Rect:
    """A rectangle that holds all ink of a node, in the coordinates it stands in."""
    match node:
        case Text():
            size = max((run.size for run in node.runs), default=0.0)
            return Rect(node.x, node.y - _UP * size, node.width, (_UP + _DOWN) * size)
        case RectNode() | EllipseNode():
            return node.rect.inset(-node.stroke_width / 2) if node.stroke else node.rect
        case ImageNode():
            return node.rect
        case PathNode():
            rect = path_box(node)
            return rect.inset(-node.stroke_width / 2) if node.stroke else rect
        case Group():
            return node.bounds.moved(node.dx, node.dy)
        case _:
            assert_never(node)


def leaves_ink(node: Node, area: Rect, paper: str) -> bool:
    """Whether a node that is no group shows in an area of a sheet of the colour ``paper``."""
    if not extent(node).intersects(area):
        return False
    match node:
        case Text():
            return bool(node.text.strip())
        case RectNode():
            if node.fill and node.fill != paper:
                return True
            return bool(node.stroke) and not _holds(node.rect.inset(node.stroke_width), area)
        case EllipseNode():
            return bool(node.stroke) or bool(node.fill and node.fill != paper)
        case PathNode():
            if node.fill and node.fill != paper:
                return True
            return bool(node.stroke) and _runs_through(node, area)
        case ImageNode():
            return True
        case Group():
            return any(
                leaves_ink(child, area.moved(-node.dx, -node.dy), paper) for child in node.children
            )
        case _:
            assert_never(node)


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _runs_through(node: PathNode, area: Rect) -> bool:
    half = node.stroke_width / 2
    room = area.inset(-half)
    return any(
        _crosses(
            Point(node.x + node.scale * a.x, node.y + node.scale * a.y),
            Point(node.x + node.scale * b.x, node.y + node.scale * b.y),
            room,
        )
        for line in _lines(node.path)
        for a, b in pairwise(line)
    )


@lru_cache(maxsize=1024)
def _lines(path: Path) -> tuple[tuple[Point, ...], ...]:
    """A path as lines of straight pieces."""
    lines: list[list[Point]] = []
    for command in path.commands:
        match command:
            case ("M", x, y):
                lines.append([Point(x, y)])
            case ("L", x, y):
                lines[-1].append(Point(x, y))
            case ("C", x1, y1, x2, y2, x3, y3):
                start = lines[-1][-1]
                for piece in range(1, _PIECES + 1):
                    t = piece / _PIECES
                    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                    x = a * start.x + b * x1 + c * x2 + d * x3
                    y = a * start.y + b * y1 + c * y2 + d * y3
                    lines[-1].append(Point(x, y))
            case _:
                lines[-1].append(lines[-1][0])
    return tuple(tuple(line) for line in lines)


def _crosses(a: Point, b: Point, area: Rect) -> bool:
    """Whether the straight line from a to b touches an area (Liang and Barsky's way)."""
    low, high = 0.0, 1.0
    for start, step, near, far in (
        (a.x, b.x - a.x, area.x, area.right),
        (a.y, b.y - a.y, area.y, area.bottom),
    ):
        if abs(step) < 1e-9:
            if not near <= start <= far:
                return False
            continue
        first, last = sorted(((near - start) / step, (far - start) / step))
        low, high = max(low, first), min(high, last)
    return low <= high

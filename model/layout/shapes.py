"""Outlines that the map is drawn with: chevrons, stars, rounded lines, arrow heads, small marks.

Paths are shared: the same arguments give the same object, so that painters keep one native path.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from model.layout.display import Command, Path, PathNode
from model.layout.geometry import Point, Rect

# How far the control points of a quarter circle stand from its ends, in radii.
_ROUND = 0.5522847498


def polygon(points: Sequence[tuple[float, float]], *, closed: bool = True) -> Path:
    """Straight lines through the points."""
    first, *others = points
    commands: list[Command] = [("M", *first), *(("L", x, y) for x, y in others)]
    if closed:
        commands.append(("Z",))
    return Path(tuple(commands))


def arc(cx: float, cy: float, radius: float, start: float, end: float) -> list[Command]:
    """Curves along a circle from angle ``start`` to ``end`` (degrees, clockwise from the right).

    The pen must already stand at the start.
    """
    pieces = max(1, math.ceil(abs(end - start) / 90 - 1e-9))
    step = math.radians((end - start) / pieces)
    reach = 4 / 3 * math.tan(step / 4) * radius
    commands: list[Command] = []
    for piece in range(pieces):
        a = math.radians(start) + piece * step
        b = a + step
        commands.append(
            (
                "C",
                cx + radius * math.cos(a) - reach * math.sin(a),
                cy + radius * math.sin(a) + reach * math.cos(a),
                cx + radius * math.cos(b) + reach * math.sin(b),
                cy + radius * math.sin(b) - reach * math.cos(b),
                cx + radius * math.cos(b),
                cy + radius * math.sin(b),
            )
        )
    return commands


@lru_cache(maxsize=64)
def circle(radius: float) -> Path:
    """A circle around the origin, as a path: it can be dashed, an ellipse cannot."""
    return Path((("M", radius, 0.0), *arc(0, 0, radius, 0, 360), ("Z",)))


@lru_cache(maxsize=64)
def half_disc(radius: float) -> Path:
    """The left half of a disc around the origin."""
    return Path((("M", 0.0, radius), *arc(0, 0, radius, 90, 270), ("Z",)))


def rounded_line(points: Sequence[Point], radius: float) -> Path:
    """A line through the points with rounded corners, relative to the first point."""
    origin = points[0]
    spots = [(p.x - origin.x, p.y - origin.y) for p in points]
    commands: list[Command] = [("M", *spots[0])]
    for (ax, ay), (bx, by), (cx, cy) in zip(spots, spots[1:], spots[2:], strict=False):
        before, after = math.hypot(bx - ax, by - ay), math.hypot(cx - bx, cy - by)
        reach = min(radius, before / 2, after / 2)
        if reach < 0.01:
            commands.append(("L", bx, by))
            continue
        sx, sy = bx + (ax - bx) * reach / before, by + (ay - by) * reach / before
        ex, ey = bx + (cx - bx) * reach / after, by + (cy - by) * reach / after
        keep = 1 - _ROUND
        commands.append(("L", sx, sy))
        commands.append(
            (
                "C",
                bx + (sx - bx) * keep,
                by + (sy - by) * keep,
                bx + (ex - bx) * keep,
                by + (ey - by) * keep,
                ex,
                ey,
            )
        )
    commands.append(("L", *spots[-1]))
    return Path(tuple(commands))


@lru_cache(maxsize=256)
def chevron(width: float, height: float, depth: float, *, notched: bool) -> Path:
    """A stage's arrow: ``width`` without its tip, which reaches ``depth`` further.

    ``notched`` begins with the space for the tip before it; otherwise with rounded corners.
    """
    radius = 4.0
    commands: list[Command]
    if notched:
        commands = [("M", 0.0, 0.0)]
    else:
        commands = [("M", 0.0, radius), *arc(radius, radius, radius, 180, 270)]
    commands += [("L", width, 0.0), ("L", width + depth, height / 2), ("L", width, height)]
    if notched:
        commands += [("L", 0.0, height), ("L", depth, height / 2), ("Z",)]
    else:
        commands += [
            ("L", radius, height),
            *arc(radius, height - radius, radius, 90, 180),
            ("Z",),
        ]
    return Path(tuple(commands))


@lru_cache(maxsize=1)
def star() -> Path:
    """A five-pointed star around the origin, its points on a circle of radius 1."""
    corners = []
    for corner in range(10):
        radius = 1.0 if corner % 2 == 0 else 0.46
        angle = math.radians(-90 + 36 * corner)
        corners.append((radius * math.cos(angle), radius * math.sin(angle)))
    return polygon(corners)


@lru_cache(maxsize=1)
def check() -> Path:
    """A tick around the origin, to be stroked; it fits a circle of radius 1."""
    return polygon(((-0.42, 0.04), (-0.12, 0.36), (0.46, -0.34)), closed=False)


@lru_cache(maxsize=1)
def cross() -> Path:
    """A cross around the origin, to be stroked; it fits a circle of radius 1."""
    return Path((("M", -0.36, -0.36), ("L", 0.36, 0.36), ("M", 0.36, -0.36), ("L", -0.36, 0.36)))


@lru_cache(maxsize=1)
def query() -> Path:
    """A question mark around the origin, to be stroked; it fits a circle of radius 1."""
    return Path(
        (
            ("M", -0.27, -0.22),
            *arc(0, -0.22, 0.27, 180, 380),
            ("C", 0.14, 0.04, 0.0, 0.04, 0.0, 0.2),
            ("M", 0.0, 0.5),
            ("L", 0.0, 0.51),
        )
    )


@lru_cache(maxsize=4)
def arrow_head(*, filled: bool) -> Path:
    """An arrow head with its tip at the origin, pointing right, 1 long; open ones are stroked."""
    return polygon(((-1.0, -0.56), (0.0, 0.0), (-1.0, 0.56)), closed=filled)


@lru_cache(maxsize=8192)
def reach(path: Path) -> Rect:
    """The rectangle of all points of a path, in its coordinates; curves stay within theirs."""
    xs = [number for command in path.commands for number in command[1::2]]
    ys = [number for command in path.commands for number in command[2::2]]
    if not xs:
        return Rect(0, 0, 0, 0)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def path_box(node: PathNode) -> Rect:
    """What a path covers where it stands, without its stroke."""
    box, scale = reach(node.path), node.scale
    return Rect(
        node.x + scale * box.x, node.y + scale * box.y, scale * box.width, scale * box.height
    )


def turned(path: Path, dx: float, dy: float) -> Path:
    """The path turned so that what pointed right points along (dx, dy)."""
    return _turned(path, round(math.degrees(math.atan2(dy, dx)), 3))


@lru_cache(maxsize=64)
def _turned(path: Path, degrees: float) -> Path:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def turn(x: float, y: float) -> tuple[float, float]:
        return round(x * cos - y * sin, 6), round(x * sin + y * cos, 6)

    commands: list[Command] = []
    for command in path.commands:
        match command:
            case ("M" | "L") as name, x, y:
                commands.append((name, *turn(x, y)))
            case "C", ax, ay, bx, by, cx, cy:
                commands.append(("C", *turn(ax, ay), *turn(bx, by), *turn(cx, cy)))
            case _:
                commands.append(("Z",))
    return Path(tuple(commands))

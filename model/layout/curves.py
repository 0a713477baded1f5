"""Smooth curves through emotion markers that never overshoot them.

Between two markers the curve stays between their heights (monotone cubic interpolation after
Fritsch and Carlson), so a dip on the poster is a dip that somebody reported.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.layout.display import Command, Path
from model.layout.geometry import Point

_SAMPLE = 4.0
"""Curves are tested for collisions at points about this far apart."""
_LEVEL = 1e-9
"""A slope as small as this is none; to divide by it would make others endless."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve's outline, and points along it close enough to test for collisions."""

    path: Path
    samples: tuple[Point, ...]


def smooth_curve(points: Sequence[Point]) -> Curve:
    """The curve through points whose x ascends. One point alone has no outline."""
    slopes = _slopes(points)
    commands: list[Command] = [("M", points[0].x, points[0].y)]
    samples = [points[0]]
    for (a, slope_a), (b, slope_b) in pairwise(zip(points, slopes, strict=True)):
        third = (b.x - a.x) / 3
        first = Point(a.x + third, a.y + slope_a * third)
        second = Point(b.x - third, b.y - slope_b * third)
        commands.append(("C", first.x, first.y, second.x, second.y, b.x, b.y))
        pieces = max(2, math.ceil(math.hypot(b.x - a.x, b.y - a.y) / _SAMPLE))
        samples.extend(_on_curve(a, first, second, b, piece / pieces) for piece in range(1, pieces))
        samples.append(b)
    return Curve(Path(tuple(commands)), tuple(samples))


def _slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point: flat at turning points, never so steep that it overshoots."""
    chords = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    if not chords:
        return [0.0]
    slopes = [chords[0]]
    for before, after in pairwise(chords):
        slopes.append(0.0 if before * after <= 0 else (before + after) / 2)
    slopes.append(chords[-1])
    for place, chord in enumerate(chords):
        if abs(chord) < _LEVEL:
            slopes[place] = slopes[place + 1] = 0.0
            continue
        a, b = slopes[place] / chord, slopes[place + 1] / chord
        length = math.hypot(a, b)
        if length > 3:
            slopes[place] = 3 * a / length * chord
            slopes[place + 1] = 3 * b / length * chord
    return slopes


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    wa, wb, wc, wd = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return Point(
        wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y
    )

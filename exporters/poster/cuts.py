"""Where to cut a length into pieces that each fit a sheet: few, evenly filled, at good places.

One rule for both directions. Lengths are in points of the map. What a cut harms is counted in
sheets: a cut with a harm of 0.3 is avoided where that takes no more than a third of a sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

_SLACK = 1e-6
_SLIVER = 0.1
"""A sheet filled less than this is not worth gluing."""
_UNEVEN = 0.5
_THIN = 0.5


@dataclass(frozen=True, slots=True)
class Border:
    """A place where the map may be cut, and what a cut there harms."""

    at: float
    harm: float = 0.0


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to a place: what it costs, and the places before it."""

    cost: float
    cuts: tuple[float, ...]


def best_cuts(
    start: float, end: float, borders: Iterable[Border], room: Callable[[float], float]
) -> tuple[float, ...] | None:
    """The cuts from ``start`` to ``end``, both included; None where the borders allow none.

    ``room`` tells how much fits on a sheet that begins at a place.
    """
    harms: dict[float, float] = {}
    for border in borders:
        if start + _SLACK < border.at < end - _SLACK:
            harms[border.at] = min(border.harm, harms.get(border.at, border.harm))
    ways = {start: _Way(0.0, (start,))}
    for at in (*sorted(harms), end):
        found = [
            _Way(way.cost + _cost((at - before) / most) + harms.get(at, 0.0), (*way.cuts, at))
            for before, way in ways.items()
            if at - before <= (most := room(before)) + _SLACK
        ]
        if found:
            ways[at] = min(found, key=lambda way: way.cost)
    best = ways.get(end)
    return best.cuts if best else None


def _cost(fill: float) -> float:
    """What a sheet costs that is filled so far: one, and more where it stays empty."""
    return 1 + _UNEVEN * (1 - min(fill, 1.0)) ** 2 + (_THIN if fill < _SLIVER else 0.0)


def spaces(occupied: Iterable[tuple[float, float]], *, least: float) -> list[tuple[float, float]]:
    """The spaces between what is occupied that are at least so wide, from the first to the last."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted(occupied):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return [(a[1], b[0]) for a, b in pairwise(merged) if b[0] - a[1] >= least]

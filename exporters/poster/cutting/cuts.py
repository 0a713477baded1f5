"""Where to cut a length into pieces that each fit a sheet: few, evenly filled, at good places.

One rule for both directions. Lengths are in points of the map. What a cut harms is counted in
sheets: a cut with a harm of 0.3 is avoided where that takes no more than a third of a sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

_SLACK = 1e-6
_SLIVER = 0.1
"""A sheet filled less than this is not worth gluing."""
_UNEVEN = 0.5
_THIN = 0.5
_FINE = 150
"""Of more borders than so many on a sheet the less harmful are looked at."""


@dataclass(frozen=True, slots=True)
class Border:
    """A place where the map may be cut, and what a cut there harms."""

    at: float
    harm: float = 0.0


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to a place: what it costs, the places before it, what fits after it."""

    at: float
    cost: float
    room: float
    before: _Way | None


def best_cuts(
    start: float, end: float, borders: Iterable[Border], room: Callable[[float], float]
) -> tuple[float, ...] | None:
    """The cuts from ``start`` to ``end``, both included; None where the borders allow none.

    ``room`` tells how much fits on a sheet that begins at a place.
    """
    inner = [border for border in borders if start + _SLACK < border.at < end - _SLACK]
    ways = [_Way(start, 0.0, room(start), None)]
    most = ways[0].room
    for border in (*_thinned(inner, most / _FINE), Border(end)):
        found = _best(ways, border, most)
        if found is not None:
            cost, before = found
            ways.append(_Way(border.at, cost, room(border.at), before))
            most = max(most, ways[-1].room)
    way: _Way | None = ways[-1]
    cuts = []
    while way is not None:
        cuts.append(way.at)
        way = way.before
    return tuple(reversed(cuts)) if cuts[0] == end else None


def _best(ways: list[_Way], border: Border, most: float) -> tuple[float, _Way] | None:
    """The cheapest way to a border, and the way it goes on from."""
    best: tuple[float, _Way] | None = None
    for way in reversed(ways):
        length = border.at - way.at
        if length > most + _SLACK:
            break
        if length <= way.room + _SLACK:
            cost = way.cost + _cost(length / way.room) + border.harm
            if best is None or cost < best[0]:
                best = cost, way
    return best


def _thinned(borders: list[Border], least: float) -> list[Border]:
    """The borders in order; of those in one stretch as short as ``least``, the least harmful."""
    kept: dict[int, Border] = {}
    for border in sorted(borders, key=lambda one: one.at):
        stretch = int(border.at / least)
        if stretch not in kept or border.harm < kept[stretch].harm:
            kept[stretch] = border
    return list(kept.values())


def _cost(fill: float) -> float:
    """What a sheet costs that is filled so far: one, and more where it stays empty."""
    return 1 + _UNEVEN * (1 - min(fill, 1.0)) ** 2 + (_THIN if fill < _SLIVER else 0.0)

"""Where to cut a length into pieces that each fit a sheet: few, evenly filled, at good places.

One rule for both directions. Lengths are in points of the map. What a cut harms is counted in
sheets: a cut with a harm of 0.3 is avoided where that takes no more than a third of a sheet.
"""

from __future__ import annotations

import math
from bisect import bisect_left
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


class _Ways:
    """The best way to each place that can be reached, in order.

    Of each: where it is, what the way costs, what fits after it, and the place before it. Lists
    side by side: a large map has a hundred places to come from for each of thousands of borders.
    """

    def __init__(self, start: float, room: float) -> None:
        self._ats, self._costs, self._rooms, self._before = [start], [0.0], [room], [-1]
        self._most = room

    def reach(self, border: Border, room: Callable[[float], float]) -> bool:
        """Look for the cheapest way to a border; whether there is one."""
        before, cost = self._best(border.at, border.harm)
        if before < 0:
            return False
        fitting = room(border.at)
        self._ats.append(border.at)
        self._costs.append(cost)
        self._rooms.append(fitting)
        self._before.append(before)
        self._most = max(self._most, fitting)
        return True

    def _best(self, at: float, harm: float) -> tuple[int, float]:
        """The place that the cheapest way goes on from (-1: none), and what it costs."""
        ats, costs, rooms = self._ats, self._costs, self._rooms
        first = bisect_left(ats, at - self._most - 2 * _SLACK)
        best, before = math.inf, -1
        for place in range(len(ats) - 1, first - 1, -1):
            if costs[place] + 1 + harm >= best:
                continue  # not even a full sheet would make it cheaper
            length, room = at - ats[place], rooms[place]
            if length <= room + _SLACK:
                cost = costs[place] + _cost(length / room) + harm
                if cost < best:
                    best, before = cost, place
        return before, best

    def cuts(self) -> tuple[float, ...]:
        """The way to the last place."""
        found, place = [], len(self._ats) - 1
        while place >= 0:
            found.append(self._ats[place])
            place = self._before[place]
        return tuple(reversed(found))


def best_cuts(
    start: float, end: float, borders: Iterable[Border], room: Callable[[float], float]
) -> tuple[float, ...] | None:
    """The cuts from ``start`` to ``end``, both included; None where the borders allow none.

    ``room`` tells how much fits on a sheet that begins at a place.
    """
    inner = [border for border in borders if start + _SLACK < border.at < end - _SLACK]
    most = room(start)
    ways = _Ways(start, most)
    for border in _thinned(inner, most / _FINE):
        ways.reach(border, room)
    return ways.cuts() if ways.reach(Border(end), room) else None


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

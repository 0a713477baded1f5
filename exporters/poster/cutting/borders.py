"""Where a map may be cut: borders of stages, steps and lanes, and gaps between lines of text."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from exporters.poster.cutting.cuts import Border
from model.layout.cuts import Ink, ink_of
from model.layout.metrics import SECTION_GAP
from model.layout.result import LayoutResult

# What a cut harms, in sheets (see cuts.py).
_STEP = 0.1
_NAMES = 0.2
_BESIDE = 0.3
_IN_STEP = 0.6
_HEADER = 0.5
_IN_HEADING = 0.4
_IN_LANE = 0.3
_AT_BREAK = 0.15
_CARD = 0.05
_CARDS_AT_MOST = 0.5
_IN_FOOT = 0.2
_WORST = 2.0
_MARK = 0.1

_BESIDE_EVERY = 24.0
_WORST_EVERY = 8.0
_EDGE = 1.0
"""Cuts in a gap keep this far from its edges, where it has room for that."""
_SLACK = 1e-6


def upright_borders(layout: LayoutResult, room: float) -> list[Border]:
    """Where to cut upright. A step wider than ``room`` (of the map) may be cut inside."""
    grid, width = layout.grid, layout.size.width
    stages = {stage.rect.x for stage in layout.stages}
    borders = [Border(grid.x, _NAMES)]
    for step in layout.steps:
        x = step.header.x
        if x > grid.x + _SLACK:
            borders.append(Border(x, 0.0 if x in stages else _STEP))
        borders += _inside(x, step.header.width, room)
    # Beside the columns stands only what makes room for a cut wherever it is.
    start = max((step.header.right for step in layout.steps), default=grid.x)
    count = int((width - start) // _BESIDE_EVERY)
    borders += [Border(start + _BESIDE_EVERY * place, _BESIDE) for place in range(count + 1)]
    if grid.x > room:
        gaps = ink_of(layout).clear_xs(0.0, grid.x, 0.0, layout.size.height)
        borders += [Border((low + high) / 2, _IN_STEP) for low, high in gaps]
    return borders


def _inside(x: float, width: float, room: float) -> list[Border]:
    if width <= room + _SLACK:
        return []
    count = math.ceil(width / room)
    return [Border(x + width * place / count, _IN_STEP) for place in range(1, count)]


def level_borders(layout: LayoutResult, ink: Ink) -> list[Border]:
    """Where to cut level without going through a line of text, a face or a badge."""
    size = layout.size
    borders = [border for border in _between_parts(layout) if not ink.crossed(y=border.at)]
    borders += [border for border in _breaks(layout) if not ink.crossed(y=border.at)]
    harm = _Harm(layout)
    for low, high in ink.clear_ys(0.0, size.width, 0.0, size.height):
        borders += [Border(y, harm.at(y)) for y in _places(low, high)]
    return borders


def worst_borders(layout: LayoutResult, ink: Ink) -> Iterator[Border]:
    """Cuts at any height, for maps that cannot be cut otherwise.

    The fewer marks they go through, the better.
    """
    tops, feet = ink.edges()
    for y in _anywhere(layout):
        crossed = bisect_left(tops, y) - bisect_right(feet, y)
        yield Border(y, _WORST + _MARK * crossed)


def likely_borders(layout: LayoutResult) -> Iterator[Border]:
    """Cuts at any height, as a layout made for them would have: for guessing how many there are."""
    return (Border(y, _IN_LANE) for y in _anywhere(layout))


def _anywhere(layout: LayoutResult) -> Iterator[float]:
    return (place * _WORST_EVERY for place in range(1, int(layout.size.height / _WORST_EVERY)))


def _between_parts(layout: LayoutResult) -> Iterator[Border]:
    """The borders between the parts of the sheet."""
    grid = layout.grid
    if layout.stages:
        yield Border(_above(min(stage.rect.y for stage in layout.stages)))
    yield Border(grid.y, _HEADER if layout.steps else 0.0)
    for lane in layout.lanes:
        yield Border(lane.y + lane.height)
    for group in (layout.parking_group, layout.legend_group):
        if group.children and group.bounds.height:
            yield Border(_above(group.dy))


def _breaks(layout: LayoutResult) -> Iterator[Border]:
    """Where lanes were laid out to be cut: no card lies there."""
    breaks = dict(layout.options.breaks)
    for lane in layout.lanes:
        for at in breaks.get(lane.lane_id, ()):
            if at < lane.height:
                yield Border(lane.y + at, _AT_BREAK)


def _above(y: float) -> float:
    """The middle of the gap that parts keep, above one."""
    return max(y - SECTION_GAP / 2, 0.0)


def _places(low: float, high: float) -> tuple[float, ...]:
    """Where to cut in a gap: in its middle, and where it is wide near its ends, too."""
    middle = (low + high) / 2
    if high - low < 4 * _EDGE:
        return (middle,)
    return low + _EDGE, middle, high - _EDGE


class _Harm:
    """What level cuts of a map harm."""

    def __init__(self, layout: LayoutResult) -> None:
        grid = layout.grid
        self._grid = grid
        self._top = min((stage.rect.y for stage in layout.stages), default=grid.y)
        cards = [(lane.y, rect) for lane in layout.lanes for rect in lane.cards.values()]
        self._tops = sorted(y + rect.y for y, rect in cards)
        self._bottoms = sorted(y + rect.bottom for y, rect in cards)

    def at(self, y: float) -> float:
        """What a cut there harms, between texts."""
        if y <= self._grid.y:
            return _IN_HEADING if y < self._top else 2 * _HEADER
        if y >= self._grid.bottom:
            return _IN_FOOT
        begun, ended = bisect_left(self._tops, y), bisect_right(self._bottoms, y)
        return _IN_LANE + min(_CARD * (begun - ended), _CARDS_AT_MOST)

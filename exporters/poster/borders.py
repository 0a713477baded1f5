"""Where a map may be cut: borders of stages, steps and lanes, and gaps between lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from exporters.poster.cuts import Border
from model.ids import Id
from model.layout.cuts import Ink, ink_of
from model.layout.metrics import SECTION_GAP
from model.layout.result import LaneBox, LayoutResult

# What a cut harms, in sheets (see cuts.py).
_STEP = 0.1
_NAMES = 0.2
_BESIDE = 0.3
_IN_STEP = 0.6
_HEADER = 0.5
_IN_HEADING = 0.4
_IN_LANE = 0.3
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
    for low, high in ink.clear_ys(0.0, size.width, 0.0, size.height):
        borders += [Border(y, _harm(layout, y)) for y in _places(low, high)]
    return borders


def worst_borders(layout: LayoutResult, ink: Ink) -> Iterator[Border]:
    """Cuts at any height, for maps that cannot be cut otherwise.

    The fewer marks they go through, the better.
    """
    for place in range(1, int(layout.size.height / _WORST_EVERY)):
        y = place * _WORST_EVERY
        yield Border(y, _WORST + _MARK * len(ink.crossed(y=y)))


def lane_breaks(
    layout: LayoutResult, room: float, *, more: int
) -> tuple[tuple[Id, tuple[float, ...]], ...]:
    """Where lanes are to be broken so that each piece is at most ``room`` high, on the map.

    Empty when the breaks that the layout has will do. ``more``: so many pieces beyond the least.
    """
    known = dict(layout.options.breaks)
    breaks = {}
    changed = False
    for lane in layout.lanes:
        ys = known.get(lane.lane_id, ())
        edges = (0.0, *ys, lane.height)
        if max(b - a for a, b in pairwise(edges)) > room + _SLACK:
            count = math.ceil(lane.height / room) + more
            ys = tuple(lane.height * place / count for place in range(1, count))
            changed = True
        if ys:
            breaks[lane.lane_id] = ys
    return tuple(breaks.items()) if changed else ()


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


def _above(y: float) -> float:
    """The middle of the gap that parts keep, above one."""
    return max(y - SECTION_GAP / 2, 0.0)


def _places(low: float, high: float) -> tuple[float, ...]:
    """Where to cut in a gap: in its middle, and where it is wide near its ends, too."""
    middle = (low + high) / 2
    if high - low < 4 * _EDGE:
        return (middle,)
    return low + _EDGE, middle, high - _EDGE


def _harm(layout: LayoutResult, y: float) -> float:
    grid = layout.grid
    if y <= grid.y:
        top = min((stage.rect.y for stage in layout.stages), default=grid.y)
        return _IN_HEADING if y < top else 2 * _HEADER
    if y >= grid.bottom:
        return _IN_FOOT
    lane = next((box for box in layout.lanes if box.y <= y <= box.y + box.height), None)
    cards = _crossed_cards(lane, y - lane.y) if lane else 0
    return _IN_LANE + min(_CARD * cards, _CARDS_AT_MOST)


def _crossed_cards(lane: LaneBox, y: float) -> int:
    return sum(rect.y < y < rect.bottom for rect in lane.cards.values())

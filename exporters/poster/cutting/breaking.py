"""Lanes higher than a sheet: the map is laid out again so that their cards stand between the cuts.

Where cuts are best depends on the layout, and the layout on the cuts. So this goes from the top
down: the first cut that would go through cards becomes a break of its lane, with further ones a
sheet apart below it; the layout made with them is cut anew, and what is above stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from model.layout.engine import relaid
from model.layout.result import LaneBox, LayoutResult

Cuts: TypeAlias = Callable[[LayoutResult], Sequence[float]]
"""Where a layout is best cut level, on the map."""

_ROUNDS = 40
_SPARE = 2.0
"""Breaks are this much closer together than a sheet is high: cuts may lie a little beside them."""
_NEAR = 1.0
_GROWTH = 2.0
"""Lanes get higher by their breaks, and the map by them, but not by more than this."""


def broken_where_cut(layout: LayoutResult, cuts_of: Cuts, room: float) -> LayoutResult:
    """The layout made again with room between cards wherever a lane is cut.

    ``room`` is how high a piece of a lane may be that has a sheet to itself, on the map.
    """
    most = _GROWTH * layout.size.height
    for _ in range(_ROUNDS):
        ys = cuts_of(layout)
        found = _first_through_cards(layout, ys)
        if found is None:
            break
        lane, at = found
        known = dict(layout.options.breaks)
        # Of those above it only the breaks that are cut are still of use.
        above = (y - lane.y for y in ys if lane.y < y < lane.y + at - _NEAR)
        known[lane.lane_id] = (
            *(y for y in above if _is_break(y, known.get(lane.lane_id, ()))),
            *_apart(at, _GROWTH * lane.height, room - _SPARE),
        )
        broken = relaid(layout, replace(layout.options, breaks=tuple(known.items())))
        if broken.size.height > most:
            break  # sheets so low that a break makes more room than it saves
        layout = broken
    return layout


def _apart(first: float, end: float, room: float) -> list[float]:
    """Breaks from the first one on, two at least: they tell how high a sheet is."""
    distance = max(room, _SPARE)
    return [first + place * distance for place in range(max(1, int((end - first) / distance)) + 1)]


def _first_through_cards(layout: LayoutResult, ys: Sequence[float]) -> tuple[LaneBox, float] | None:
    """The first lane with cards that are cut where it has no break, and how far down in it."""
    known = dict(layout.options.breaks)
    for y in ys:
        for lane in layout.lanes:
            at = y - lane.y
            through = any(rect.y < at < rect.bottom for rect in lane.cards.values())
            # A card higher than a sheet lies across its break: there is no better place.
            if through and not _is_break(at, known.get(lane.lane_id, ())):
                return lane, at
    return None


def _is_break(at: float, breaks: Sequence[float]) -> bool:
    return any(abs(at - edge) < _NEAR for edge in breaks)

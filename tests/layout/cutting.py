"""Cuts for maps in tests: where a poster of a map might be cut, and what must hold then."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import strategies as st

from model.document import JourneyMap
from model.ids import Id
from model.layout.cuts import Ink
from model.layout.display import Group, Role, TextNode, walk
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from tests.layout.reading import letters

OPTIONS = LayoutOptions(theme=LIGHT)
_LEAST = 150.0
"""No sheet of paper shows less of a map than this, across or down."""
_HALF = 4.0
"""Faces and signs at the edge of the sheet may hang over it by less than this."""


@st.composite
def stops_for(draw: st.DrawFn, document: JourneyMap) -> tuple[float, ...]:
    """Places to cut upright: mostly between steps, some within wide ones and beside the grid."""
    result = layout_map(document, OPTIONS)
    places = [step.header.right for step in result.steps]
    edges = [result.grid.x, *places, result.size.width]
    for left, right in pairwise(edges):
        if right - left > 2 * _LEAST:
            places.append(draw(st.floats(left + _LEAST, right - _LEAST)))
    stops: list[float] = []
    for place in sorted(places):
        far = place - (stops[-1] if stops else 0.0) >= _LEAST
        if far and result.size.width - place >= _LEAST and draw(st.booleans()):
            stops.append(place)
    return tuple(stops)


@st.composite
def breaks_for(draw: st.DrawFn, document: JourneyMap) -> tuple[tuple[Id, tuple[float, ...]], ...]:
    """Places to cut lanes level that are higher than a sheet."""
    result = layout_map(document, OPTIONS)
    chosen = []
    for lane in result.lanes:
        height = draw(st.floats(_LEAST, 2 * _LEAST))
        count = int(lane.height / height)
        if count:
            chosen.append((lane.lane_id, tuple(height * (n + 1) for n in range(count))))
    return tuple(chosen)


def crossing(result: LayoutResult, ink: Ink) -> list[tuple[float, str, str]]:
    """What the cuts of a layout go through."""
    options = result.options
    found = [
        (stop, mark.record_id, mark.text) for stop in options.stops for mark in ink.crossed(x=stop)
    ]
    for lane_id, breaks in options.breaks:
        lane = result.lane(lane_id)
        if lane is not None:
            ys = [lane.y + at for at in breaks if at < lane.height]
            found += [(y, mark.record_id, mark.text) for y in ys for mark in ink.crossed(y=y)]
    return found


def written(result: LayoutResult) -> dict[Id, Counter[str]]:
    """The letters of each record, wherever its lines break."""
    collapsed = {stage.id for stage in result.document.stages.values() if stage.collapsed}
    found: dict[Id, Counter[str]] = {}

    def read(group: Group, record_id: Id) -> None:
        # What a collapsed stage has no room for is left out anyway.
        if group.role is Role.FOLD or group.id in collapsed:
            return
        for node in group.children:
            if isinstance(node, Group):
                read(node, node.id or record_id)
            elif isinstance(node, TextNode):
                found.setdefault(record_id, Counter()).update(letters(node.text))

    read(result.display(), "")
    return found


def overlaps(result: LayoutResult) -> list[tuple[Id, Id]]:
    """The cards that lie on each other."""
    found = []
    for lane in result.lanes:
        cards = sorted(lane.cards.items(), key=lambda card: card[1].y)
        for place, (card_id, rect) in enumerate(cards):
            for other_id, other in cards[place + 1 :]:
                if other.y >= rect.bottom:
                    break
                if rect.intersects(other):
                    found.append((card_id, other_id))
    return found


def beyond(result: LayoutResult, ink: Ink) -> list[str]:
    """What is written beyond the edges of the sheet."""
    width, height = result.size.width, result.size.height
    return [
        mark.text
        for mark in ink.marks
        if mark.rect.x < -_HALF
        or mark.rect.right > width + _HALF
        or mark.rect.y < -_HALF
        or mark.rect.bottom > height + _HALF
    ]


__all__ = [
    "OPTIONS",
    "beyond",
    "breaks_for",
    "crossing",
    "overlaps",
    "stops_for",
    "walk",
    "written",
]

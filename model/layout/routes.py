"""Which way connectors take, before any height is known: sides of cards, gutters, tracks.

Lines run where no card can be: upright in the gutters between columns (or from the lowest card of
a cell downwards), level in tracks reserved at the foot of a lane. A label has its own room in the
track, below its line and clear of every line that comes through. So a route depends on which cell
its cards are in, never on how high they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from model.ids import Id
from model.layout.columns import Columns
from model.layout.metrics import CELL_INSET, SMALL, TRACK, TRACK_LABEL
from model.layout.text import typeset
from model.records import Connector

_GUTTER_OFFSETS = (0.0, 3.0, -3.0)
_PORT_STEP = 12.0
_CLEAR = 6.0
"""Labels keep this far from lines."""


class Side(StrEnum):
    """The edge of a card where a line begins or ends."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class End:
    """A card at one end: lane by place, first column, the column after its last.

    ``lowest`` and ``topmost``: no card stands below or above it in its first column.
    """

    card_id: Id
    lane: int
    column: int
    after: int
    lowest: bool
    topmost: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """How a line leaves a card: side, the x of its upright part in the grid, which port."""

    side: Side
    x: float
    port: int = 0
    ports: int = 1


@dataclass(frozen=True, slots=True)
class Route:
    """A connector's way. ``lane`` holds its track; ``track`` is the line's y in the tracks.

    ``track`` None: the line needs none. ``label_x`` is the left end of its label in the grid and
    ``label_y`` its top in the tracks.
    """

    connector: Connector
    source: End
    target: End
    source_leg: Leg
    target_leg: Leg
    lane: int
    direct: bool
    track: float | None = None
    label_x: float = 0.0
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Tracks:
    """What connectors need of a lane: a height at its foot, and the x of lines passing through."""

    height: float = 0.0
    uprights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All routes, and what they need of each lane (by the lane's place; others need nothing)."""

    routes: tuple[Route, ...]
    tracks: Mapping[int, Tracks]


def plan_routes(connectors: Sequence[tuple[Connector, End, End]], columns: Columns) -> Plan:
    """Find a way for each connector (given in a fixed order, with the cards at its ends)."""
    routes = [_route(connector, source, target) for connector, source, target in connectors]
    routes = _with_ports(_with_gutters(routes, columns), columns)
    by_lane: dict[int, list[int]] = defaultdict(list)
    uprights: dict[int, set[float]] = defaultdict(set)
    for place, route in enumerate(routes):
        by_lane[route.lane].append(place)
        lower = max(route.source.lane, route.target.lane)
        for lane in range(route.lane + 1, lower):
            uprights[lane].add(_lower_leg(route).x)
    tracks: dict[int, Tracks] = {}
    for lane in sorted({*by_lane, *uprights}):
        height = _lay_tracks(routes, by_lane[lane], uprights[lane], columns)
        tracks[lane] = Tracks(height, tuple(sorted(uprights[lane])))
    return Plan(tuple(routes), tracks)


def _lower_leg(route: Route) -> Leg:
    return route.target_leg if route.target.lane > route.source.lane else route.source_leg


def _route(connector: Connector, source: End, target: End) -> Route:
    """Sides only; where exactly the lines run follows when all routes are known."""
    same = source.lane == target.lane
    lane = min(source.lane, target.lane)
    if same and not connector.label:
        sides = _beside(source, target)
        if sides is not None:
            legs = (Leg(sides[0], 0.0), Leg(sides[1], 0.0))
            return Route(connector, source, target, *legs, lane=lane, direct=True)
    first = _side(source, target, same=same)
    second = _side(target, source, same=same)
    return Route(connector, source, target, Leg(first, 0.0), Leg(second, 0.0), lane, direct=False)


def _beside(source: End, target: End) -> tuple[Side, Side] | None:
    """The sides of two cards of one lane that only a gutter parts; None when more is between."""
    if target.column == source.after:
        return Side.RIGHT, Side.LEFT
    if source.column == target.after:
        return Side.LEFT, Side.RIGHT
    if source.after == target.after:
        return Side.RIGHT, Side.RIGHT
    if source.column == target.column:
        return Side.LEFT, Side.LEFT
    return None


def _side(end: End, other: End, *, same: bool) -> Side:
    """The best edge to leave a card by, towards the other card."""
    if end.lowest and (same or end.lane < other.lane):
        return Side.BOTTOM
    if end.topmost and end.lane == other.lane + 1:
        return Side.TOP
    return Side.LEFT if other.after <= end.column else Side.RIGHT


def _with_gutters(routes: list[Route], columns: Columns) -> list[Route]:
    """The x of the upright lines; lines in one gutter stand beside each other."""
    used: Counter[int] = Counter()
    result = []
    for route in routes:
        borders = (
            _border(route.source, route.source_leg.side),
            _border(route.target, route.target_leg.side),
        )
        places: dict[int, float] = {}
        for border in borders:
            if border is not None and border not in places:
                offset = _GUTTER_OFFSETS[used[border] % len(_GUTTER_OFFSETS)]
                places[border] = columns.borders[border] + offset
                used[border] += 1
        legs = [
            leg if border is None else replace(leg, x=places[border])
            for leg, border in zip((route.source_leg, route.target_leg), borders, strict=True)
        ]
        result.append(replace(route, source_leg=legs[0], target_leg=legs[1]))
    return result


def _border(end: End, side: Side) -> int | None:
    match side:
        case Side.LEFT:
            return end.column
        case Side.RIGHT:
            return end.after
        case Side.TOP | Side.BOTTOM:
            return None


def _with_ports(routes: list[Route], columns: Columns) -> list[Route]:
    """Lines that share an edge of a card begin beside each other."""
    total: Counter[tuple[Id, Side]] = Counter()
    for route in routes:
        total[route.source.card_id, route.source_leg.side] += 1
        total[route.target.card_id, route.target_leg.side] += 1
    used: Counter[tuple[Id, Side]] = Counter()

    def ported(end: End, leg: Leg) -> Leg:
        key = (end.card_id, leg.side)
        port, ports = used[key], total[key]
        used[key] += 1
        x = leg.x
        if leg.side in (Side.TOP, Side.BOTTOM):
            left, right = columns.borders[end.column], columns.borders[end.column + 1]
            step = min(_PORT_STEP, (right - left - 4 * CELL_INSET) / ports)
            x = (left + right) / 2 + (port - (ports - 1) / 2) * step
        return replace(leg, x=x, port=port, ports=ports)

    return [
        replace(
            route,
            source_leg=ported(route.source, route.source_leg),
            target_leg=ported(route.target, route.target_leg),
        )
        for route in routes
    ]


def _lay_tracks(
    routes: list[Route], places: Sequence[int], passing: set[float], columns: Columns
) -> float:
    """Give the lane's routes their tracks, short ones above long ones; the height of all."""
    uprights = set(passing)
    for place in places:
        route = routes[place]
        if not route.direct:
            uprights.update((route.source_leg.x, route.target_leg.x))
    rows: list[list[tuple[float, float]]] = []
    heights: list[float] = []
    chosen: dict[int, int] = {}
    for place in sorted(places, key=lambda p: (_length(routes[p]), routes[p].connector.id)):
        route = routes[place]
        if route.direct or (_length(route) == 0 and not route.connector.label):
            continue
        route, taken, height = _labelled(route, uprights, columns)
        row = next((n for n, r in enumerate(rows) if not _overlaps(taken, r)), len(rows))
        if row == len(rows):
            rows.append([])
            heights.append(0.0)
        rows[row].append(taken)
        heights[row] = max(heights[row], height)
        chosen[place] = row
        routes[place] = route
    tops = [sum(heights[:row]) for row in range(len(rows))]
    for place, row in chosen.items():
        line = tops[row] + TRACK / 2
        straight = _length(routes[place]) == 0
        label_y = tops[row] + (2 if straight else TRACK / 2 + 3)
        routes[place] = replace(routes[place], track=line, label_y=label_y)
    return sum(heights)


def _length(route: Route) -> float:
    return abs(route.source_leg.x - route.target_leg.x)


def _overlaps(taken: tuple[float, float], row: list[tuple[float, float]]) -> bool:
    return any(taken[0] < right + 6 and left - 6 < taken[1] for left, right in row)


def _labelled(
    route: Route, uprights: set[float], columns: Columns
) -> tuple[Route, tuple[float, float], float]:
    """The route with a place for its label, the part of the track it takes, and its height."""
    left, right = sorted((route.source_leg.x, route.target_leg.x))
    label = route.connector.label
    if not label:
        return route, (left, right), TRACK
    block = typeset(label, SMALL, width=TRACK_LABEL)
    x = _clear_place(block.width, left, right, _foreign(route, uprights), columns)
    height = block.height + (4 if left == right else TRACK / 2 + 6)
    return replace(route, label_x=x), (min(left, x), max(right, x + block.width)), height


def _foreign(route: Route, uprights: set[float]) -> set[float]:
    """The lines that must not cross the route's label: its own too where they go on below it."""
    if route.source.lane != route.target.lane:
        return uprights
    return uprights - {route.source_leg.x, route.target_leg.x}


def _clear_place(
    width: float, left: float, right: float, lines: set[float], columns: Columns
) -> float:
    """The left end of a label below the middle of its line, or as near as no line crosses it.

    Where there is the room it keeps clear of the borders between columns too.
    """
    middle, room = (left + right - width) / 2, columns.width - width
    all_lines, some_lines = sorted(lines.union(columns.borders)), sorted(lines)
    for first, last in ((left, right - width), (0.0, room)):
        for crossing in (all_lines, some_lines):
            for step in range(80):
                for x in (middle - 4 * step, middle + 4 * step):
                    if first <= x <= last and _clear(x, x + width, crossing):
                        return x
    return min(max(middle, 0.0), max(room, 0.0))


def _clear(left: float, right: float, lines: Sequence[float]) -> bool:
    """Whether none of the lines, which are in order, comes near."""
    place = bisect_right(lines, left - _CLEAR)
    return place == len(lines) or lines[place] >= right + _CLEAR

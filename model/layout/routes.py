"""Which way connectors take, before any height is known: sides of cards, gutters, tracks.

Lines run where no card can be: upright in the gutters between columns (or from the lowest card of
a cell downwards), level in tracks below the cards of a lane. So a route depends on which cells its
cards are in, never on how high they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from model.ids import Id
from model.layout.columns import Columns
from model.layout.metrics import CELL_INSET
from model.layout.tracks import Tracks, Wish, lay_tracks
from model.records import Connector

_PORT_STEP = 12.0


class Side(StrEnum):
    """The edge of a card where a line begins or ends."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


# Where in a gutter a line may run, the best first: away from the card that its arrow points to.
_OFFSETS: dict[Side | None, tuple[float, ...]] = {
    Side.LEFT: (-3.0, 0.0, 3.0),
    Side.RIGHT: (3.0, 0.0, -3.0),
    None: (0.0, 3.0, -3.0),
}


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
    """A connector's way; its track, if it needs one, is in ``lane``, the upper one of its two.

    ``direct``: only a gutter parts the cards, so no track is needed.
    """

    connector: Connector
    source: End
    target: End
    source_leg: Leg
    target_leg: Leg
    lane: int
    direct: bool


Blocked: TypeAlias = Sequence[frozenset[int]]
"""For each lane the borders between columns that some card there crosses."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All routes, and what they need of each lane (by the lane's place; others need nothing)."""

    routes: tuple[Route, ...]
    tracks: Mapping[int, Tracks]


def plan_routes(
    connectors: Sequence[tuple[Connector, End, End]], blocked: Blocked, columns: Columns
) -> Plan:
    """Find a way for each connector (given in a fixed order, with the cards at its ends)."""
    routes = [_route(*connector, blocked) for connector in connectors]
    routes = _with_ports(_with_gutters(routes, columns), columns)
    by_lane: dict[int, list[Wish]] = defaultdict(list)
    passing: dict[int, set[float]] = defaultdict(set)
    for route in routes:
        if not route.direct:
            by_lane[route.lane].append(_wish(route))
        lower = max(route.source.lane, route.target.lane)
        for lane in range(route.lane + 1, lower):
            passing[lane].add(_lower_leg(route).x)
    return Plan(
        tuple(routes),
        {
            lane: lay_tracks(by_lane[lane], passing[lane], columns)
            for lane in sorted({*by_lane, *passing})
        },
    )


def _wish(route: Route) -> Wish:
    left, right = sorted((route.source_leg.x, route.target_leg.x))
    goes_on = route.source.lane != route.target.lane
    return Wish(route.connector.id, route.connector.label, left, right, goes_on=goes_on)


def _lower_leg(route: Route) -> Leg:
    return route.target_leg if route.target.lane > route.source.lane else route.source_leg


def _route(connector: Connector, source: End, target: End, blocked: Blocked) -> Route:
    """Sides only; where exactly the lines run follows when all routes are known."""
    same = source.lane == target.lane
    lane = min(source.lane, target.lane)
    if same and not connector.label:
        sides = _beside(source, target)
        if sides is not None:
            legs = (Leg(sides[0], 0.0), Leg(sides[1], 0.0))
            return Route(connector, source, target, *legs, lane=lane, direct=True)
    first = _side(source, target, blocked)
    second = _side(target, source, blocked)
    if same and _border(source, first) == _border(target, second) is not None:
        # A line within one gutter has no room for its label: it goes around the target instead.
        second = Side.LEFT if second is Side.RIGHT else Side.RIGHT
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


def _side(end: End, other: End, blocked: Blocked) -> Side:
    """The best edge to leave a card by, towards the other card; not along a crossed border."""
    if end.lowest and end.lane <= other.lane:
        return Side.BOTTOM
    if end.topmost and end.lane == other.lane + 1:
        return Side.TOP
    lanes = blocked[other.lane + 1 : end.lane + 1] if end.lane > other.lane else [blocked[end.lane]]
    left_free = not any(end.column in lane for lane in lanes)
    right_free = not any(end.after in lane for lane in lanes)
    if left_free != right_free:
        return Side.LEFT if left_free else Side.RIGHT
    return Side.LEFT if other.after <= end.column else Side.RIGHT


def _with_gutters(routes: list[Route], columns: Columns) -> list[Route]:
    """The x of the upright lines; lines in one gutter stand beside each other."""
    used: dict[int, list[float]] = defaultdict(list)
    result = []
    for route in routes:
        borders = (
            _border(route.source, route.source_leg.side),
            _border(route.target, route.target_leg.side),
        )
        places: dict[int, float] = {}
        for border in borders:
            if border is not None and border not in places:
                pointed = route.target_leg.side if border == borders[1] else None
                offset = _offset(_OFFSETS[pointed], used[border])
                places[border] = columns.borders[border] + offset
        legs = [
            leg if border is None else replace(leg, x=places[border])
            for leg, border in zip((route.source_leg, route.target_leg), borders, strict=True)
        ]
        result.append(replace(route, source_leg=legs[0], target_leg=legs[1]))
    return result


def _offset(wanted: tuple[float, ...], used: list[float]) -> float:
    """The best offset that the fewest lines of the gutter have yet."""
    counts = Counter(used)
    offset = min(wanted, key=lambda one: (counts[one], wanted.index(one)))
    used.append(offset)
    return offset


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

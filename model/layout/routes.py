"""Which way connectors take, before any height is known: sides of cards, gutters, tracks.

Lines run where no card can be: upright in the gutters between columns (or from the lowest card of
a cell downwards), level in tracks below the cards of a lane. So a route depends on which cells its
cards are in, never on how high they are.

A card that spans several columns closes the gutters it crosses. But cards are stacked column by
column, so what crosses the gutter left of a card stands above that card: downwards by its left
side every card can be left. A card that cannot be reached from above either is reached from
below, by a second track in its own lane and a gutter that is open all the way (a detour).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from model.ids import Id
from model.kinds import ConnectorKind
from model.layout.columns import Columns
from model.layout.metrics import CELL_INSET
from model.layout.stops import Stops
from model.layout.tracks import Tracks, Wish, lay_tracks
from model.records import Connector

_PORT_STEP = 12.0
_BETWEEN = (1.5, -1.5, 4.5, -4.5)
"""Further places in a gutter, for when many lines run in it."""


_OFF = 2.5
"""Lines in a gutter that is cut run this far beside the cut: on one sheet or on the other."""


class Side(StrEnum):
    """The edge of a card where a line begins or ends."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


# Where in a gutter a line may run, the best first: away from the card that its arrow points to.
_OFFSETS: dict[Side | None, tuple[float, ...]] = {
    Side.LEFT: (-3.0, 0.0, 3.0, *_BETWEEN),
    Side.RIGHT: (3.0, 0.0, -3.0, *_BETWEEN),
    None: (0.0, 3.0, -3.0, *_BETWEEN),
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
class Detour:
    """How a line gets from the track in the upper lane to one in the lower: by which gutter."""

    border: int
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Route:
    """A connector's way; its track, if it needs one, is in ``lane``, the upper one of its two.

    ``direct``: only a gutter parts the cards, so no track is needed. With a ``detour`` it has a
    second track, in the lower lane.
    """

    connector: Connector
    source: End
    target: End
    source_leg: Leg
    target_leg: Leg
    lane: int
    direct: bool
    detour: Detour | None = None

    @property
    def lower_lane(self) -> int:
        """The lower one of the lanes of its two cards."""
        return max(self.source.lane, self.target.lane)

    @property
    def lower_leg(self) -> Leg:
        """How it leaves the card in the lower lane."""
        return self.target_leg if self.target.lane > self.source.lane else self.source_leg

    @property
    def upper_leg(self) -> Leg:
        """How it leaves the card in the upper lane."""
        return self.source_leg if self.target.lane > self.source.lane else self.target_leg


Blocked: TypeAlias = Sequence[frozenset[int]]
"""For each lane the borders between columns that some card there crosses."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All routes, and what they need of each lane (by the lane's place; others need nothing)."""

    routes: tuple[Route, ...]
    tracks: Mapping[int, Tracks]


def plan_routes(
    connectors: Sequence[tuple[Connector, End, End]],
    blocked: Blocked,
    columns: Columns,
    stops: Stops = (),
) -> Plan:
    """Find a way for each connector (given in a fixed order, with the cards at its ends).

    Labels keep between the ``stops``, which count from the grid's left.
    """
    routes = [_route(*connector, blocked) for connector in connectors]
    routes = _with_ports(_with_gutters(routes, columns, stops), columns)
    by_lane: dict[int, list[Wish]] = defaultdict(list)
    passing: dict[int, set[float]] = defaultdict(set)
    for route in routes:
        for lane, wish in _wishes(route):
            by_lane[lane].append(wish)
        x = route.detour.x if route.detour else route.lower_leg.x
        for lane in range(route.lane + 1, route.lower_lane):
            passing[lane].add(x)
    return Plan(
        tuple(routes),
        {
            lane: lay_tracks(by_lane[lane], passing[lane], columns, stops)
            for lane in sorted({*by_lane, *passing})
        },
    )


def _wishes(route: Route) -> list[tuple[int, Wish]]:
    """The tracks a route needs, each with its lane."""
    connector = route.connector
    if route.direct:
        return []
    if route.detour is None:
        left, right = sorted((route.source_leg.x, route.target_leg.x))
        goes_on = route.source.lane != route.target.lane
        return [(route.lane, Wish(connector.id, connector.label, left, right, goes_on=goes_on))]
    found = []
    for lane, label, leg in (
        (route.lane, connector.label, route.upper_leg),
        (route.lower_lane, "", route.lower_leg),
    ):
        left, right = sorted((leg.x, route.detour.x))
        found.append((lane, Wish(connector.id, label, left, right, goes_on=True)))
    return found


def _route(connector: Connector, source: End, target: End, blocked: Blocked) -> Route:
    """Sides only; where exactly the lines run follows when all routes are known."""
    same = source.lane == target.lane
    lane = min(source.lane, target.lane)
    # What loops back goes around: it shall look like a loop.
    if same and not connector.label and connector.kind is not ConnectorKind.LOOPS_BACK:
        sides = _beside(source, target, blocked[lane])
        if sides is not None:
            legs = (Leg(sides[0], 0.0), Leg(sides[1], 0.0))
            return Route(connector, source, target, *legs, lane=lane, direct=True)
    first, one_open = _side(source, target, blocked)
    second, other_open = _side(target, source, blocked)
    if same and _border(source, first) == _border(target, second) is not None:
        first, second = _around(first, second, target, blocked[lane])
    detour = None
    if not (one_open and other_open):
        lower = max(source, target, key=lambda end: end.lane)
        upper = target if lower is source else source
        detour = Detour(_open_border(upper, lower, blocked))
    legs = (Leg(first, 0.0), Leg(second, 0.0))
    return Route(connector, source, target, *legs, lane=lane, direct=False, detour=detour)


def _around(first: Side, second: Side, target: End, crossed: frozenset[int]) -> tuple[Side, Side]:
    """Sides in two gutters instead of one: a line within one has no room for its label."""
    if second is Side.RIGHT:
        return first, Side.LEFT
    if target.after not in crossed:
        return first, Side.RIGHT
    return Side.LEFT, second


def _beside(source: End, target: End, crossed: frozenset[int]) -> tuple[Side, Side] | None:
    """The sides of two cards of one lane that only a gutter parts; None when more is between."""
    if target.column == source.after not in crossed:
        return Side.RIGHT, Side.LEFT
    if source.column == target.after not in crossed:
        return Side.LEFT, Side.RIGHT
    if source.after == target.after not in crossed:
        return Side.RIGHT, Side.RIGHT
    return (Side.LEFT, Side.LEFT) if source.column == target.column else None


def _side(end: End, other: End, blocked: Blocked) -> tuple[Side, bool]:
    """The best edge to leave a card by, towards the other card, and whether that way is open.

    The way up is open where no card crosses its gutter. The way down always is: that by the left
    side.
    """
    towards = Side.LEFT if other.after <= end.column else Side.RIGHT
    if end.lane <= other.lane:
        if end.lowest:
            return Side.BOTTOM, True
        return (Side.LEFT if end.after in blocked[end.lane] else towards), True
    if end.topmost and end.lane == other.lane + 1:
        return Side.TOP, True
    lanes = blocked[other.lane + 1 : end.lane + 1]
    left_open = not any(end.column in lane for lane in lanes)
    right_open = not any(end.after in lane for lane in lanes)
    if left_open and right_open:
        return towards, True
    if left_open or right_open:
        return (Side.LEFT if left_open else Side.RIGHT), True
    return (Side.BOTTOM if end.lowest else Side.LEFT), False


def _open_border(upper: End, lower: End, blocked: Blocked) -> int:
    """The border nearest to both cards that no card crosses between their tracks."""
    closed = frozenset[int]().union(*blocked[upper.lane + 1 : lower.lane + 1])
    borders = range(max(upper.column, lower.column) + 1)

    def way(border: int) -> int:
        return abs(border - upper.column) + abs(border - lower.column)

    # Nothing ever crosses the grid's left edge.
    return min((b for b in borders if b not in closed), key=lambda b: (way(b), b))


def _with_gutters(routes: list[Route], columns: Columns, stops: Stops) -> list[Route]:
    """The x of the upright lines; lines in one gutter stand beside each other, off any cut."""
    used: dict[int, list[float]] = defaultdict(list)
    result = []
    for route in routes:
        borders = (
            _border(route.source, route.source_leg.side),
            _border(route.target, route.target_leg.side),
        )
        places: dict[int, float] = {}
        between = route.detour.border if route.detour else None
        for border in (*borders, between):
            if border is not None and border not in places:
                pointed = route.target_leg.side if border == borders[1] else None
                x = columns.borders[border]
                wanted = _OFFSETS[pointed]
                if stops:
                    wanted = tuple(o for o in wanted if all(abs(x + o - s) >= _OFF for s in stops))
                places[border] = x + _offset(wanted, used[border])
        legs = [
            leg if border is None else replace(leg, x=places[border])
            for leg, border in zip((route.source_leg, route.target_leg), borders, strict=True)
        ]
        detour = route.detour
        if detour is not None:
            detour = replace(detour, x=places[detour.border])
        result.append(replace(route, source_leg=legs[0], target_leg=legs[1], detour=detour))
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
            _, after, _ = columns.folds.get(end.column, (0, end.column + 1, ""))
            left, right = columns.borders[end.column], columns.borders[after]
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

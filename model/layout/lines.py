"""The connectors of a map on its sheet: those whose cards stand still are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.ids import Id
from model.layout.connectors import ConnectorPart, Label, draw_connector, route_points
from model.layout.geometry import Point, Rect
from model.layout.lanes import LanePart
from model.layout.result import LaneBox, LayoutResult
from model.layout.routes import End, Plan, Route
from model.layout.scope import Scope
from model.layout.tracks import Track


@dataclass(frozen=True, slots=True)
class Ground:
    """The lanes that connectors run through: what is in them, and where they stand."""

    lanes: Sequence[LanePart]
    tops: Sequence[float]
    left: float

    def card(self, end: End) -> Rect:
        """The card at one end: x in the grid, y on the sheet."""
        return self.lanes[end.lane].end(end.card_id).moved(0, self.tops[end.lane])

    def track(self, route: Route, lane: int) -> tuple[Track, float] | None:
        """The track of a route in a lane, with its top on the sheet; None where it has none."""
        found = self.lanes[lane].tracks.get(route.connector.id)
        return (found[0], found[1] + self.tops[lane]) if found else None

    def level(self, route: Route, lane: int) -> float:
        """The y of the line in a track of a route; 0 where it has none."""
        found = self.track(route, lane)
        return found[1] + found[0].line if found else 0.0

    def same(self, other: Ground, route: Route) -> bool:
        """Whether both cards and the track of a route stand where they do on other ground."""
        for end in (route.source, route.target):
            lane, was = self.lanes[end.lane], other.lanes[end.lane]
            if self.tops[end.lane] != other.tops[end.lane]:
                return False
            if lane is not was and lane.end(end.card_id) is not was.end(end.card_id):
                return False
        return all(
            self.track(route, lane) == other.track(route, lane)
            for lane in (route.lane, route.lower_lane)
        )


def draw_connectors(
    scope: Scope,
    plan: Plan,
    parts: Mapping[Id, LanePart],
    boxes: Sequence[LaneBox],
    grid: Rect,
    previous: LayoutResult | None,
) -> Mapping[Id, ConnectorPart]:
    """All connectors, by id, in their painting order."""
    memory = previous.memory if previous else None
    old = memory.connectors if memory else {}
    ground = _ground(parts, boxes, grid)
    before: Ground | None = None
    if previous is not None and memory is not None and memory.plan.value is plan:
        before = _ground(memory.lane_parts, previous.lanes, grid)
    drawn = {}
    for route in plan.routes:
        part = old.get(route.connector.id)
        if part is None or before is None or not ground.same(before, route):
            part = _drawn(route, ground, scope, part)
        drawn[route.connector.id] = part
    return drawn


def _ground(parts: Mapping[Id, LanePart], boxes: Sequence[LaneBox], grid: Rect) -> Ground:
    return Ground([parts[box.lane_id] for box in boxes], [box.y for box in boxes], grid.x)


def _drawn(route: Route, ground: Ground, scope: Scope, old: ConnectorPart | None) -> ConnectorPart:
    """One connector; the old drawing where it comes out at the same place."""
    found = ground.track(route, route.lane)
    levels = (ground.level(route, route.lane), ground.level(route, route.lower_lane))
    corners = route_points(route, ground.card(route.source), ground.card(route.target), levels)
    points = tuple(corner.moved(ground.left, 0) for corner in corners)
    label = None
    if found is not None and route.connector.label:
        track, top = found
        at = Point(ground.left + track.label_x, top + track.label_y)
        label = Label(at, track.label_room)
    if old and old.connector == route.connector and old.box.points == points and old.label == label:
        return old
    return draw_connector(route.connector, points, label, scope.options.theme)

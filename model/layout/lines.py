"""The connectors of a map on its sheet: those whose cards stand still are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.ids import Id
from model.layout.connectors import ConnectorPart, draw_connector, route_points
from model.layout.geometry import Point, Rect
from model.layout.metrics import LANE_PAD
from model.layout.result import LaneBox, LayoutResult
from model.layout.routes import Plan, Route
from model.layout.scope import Scope


def draw_connectors(
    scope: Scope,
    plan: Plan,
    boxes: Sequence[LaneBox],
    grid: Rect,
    previous: LayoutResult | None,
) -> Mapping[Id, ConnectorPart]:
    """All connectors, by id, in their painting order."""
    memory = previous.memory if previous else None
    old = memory.connectors if memory else {}
    before: Sequence[LaneBox] = ()
    if previous is not None and memory is not None and memory.plan.value is plan:
        before = previous.lanes
    parts = {}
    for route in plan.routes:
        part = old.get(route.connector.id)
        if part is not None and before and _stands_still(route, before, boxes):
            parts[route.connector.id] = part
        else:
            parts[route.connector.id] = _drawn(route, plan, boxes, grid, scope, part)
    return parts


def _stands_still(route: Route, before: Sequence[LaneBox], now: Sequence[LaneBox]) -> bool:
    """Whether both cards and the track of a route are where they were."""
    for end in (route.source, route.target):
        old, new = before[end.lane], now[end.lane]
        if old is not new:
            if old.y != new.y or old.cards[end.card_id] is not new.cards[end.card_id]:
                return False
            if old.height != new.height and end.lane == route.lane:
                return False
    return True


def _drawn(
    route: Route,
    plan: Plan,
    boxes: Sequence[LaneBox],
    grid: Rect,
    scope: Scope,
    old: ConnectorPart | None,
) -> ConnectorPart:
    """One connector; the old drawing where it comes out at the same place."""
    box = boxes[route.lane]
    tracks_top = box.y + box.height - LANE_PAD - plan.tracks[route.lane].height
    source = _card(boxes[route.source.lane], route.source.card_id)
    target = _card(boxes[route.target.lane], route.target.card_id)
    points = tuple(
        point.moved(grid.x, 0)
        for point in route_points(route, source, target, tracks_top + (route.track or 0.0))
    )
    label_at = None
    if route.connector.label:
        label_at = Point(grid.x + route.label_x, tracks_top + route.label_y)
    if old and old.connector == route.connector and old.box.points == points:
        label = old.box.label
        if (Point(label.x, label.y) if label else None) == label_at:
            return old
    return draw_connector(route.connector, points, label_at, scope.options.theme)


def _card(box: LaneBox, card_id: Id) -> Rect:
    """A card's place: x in the grid, y on the sheet."""
    return box.cards[card_id].moved(0, box.y)

"""Connectors drawn: their points on the sheet, line, ends and label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from model.kinds import CONNECTOR_NAMES, ConnectorKind
from model.layout.display import Group, Node, PathNode, Role
from model.layout.geometry import Point, Rect
from model.layout.metrics import ARROW, CORNER, LOOP_CORNER, SMALL, TRACK_LABEL
from model.layout.result import ConnectorBox, MissingGlyph
from model.layout.routes import Leg, Route, Side
from model.layout.shapes import arrow_head, rounded_line, turned
from model.layout.sketch import Sketch
from model.layout.text import typeset
from model.layout.theme import Theme
from model.records import Connector
from resources.words import tr

_LEVEL = 16.0
"""Cards beside each other are joined by a straight line when they share this much height."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a kind of connector is drawn."""

    width: float
    dash: tuple[float, ...]
    filled: bool
    both_ends: bool
    corner: float = CORNER


LINE_STYLES: dict[ConnectorKind, LineStyle] = {
    ConnectorKind.NEXT: LineStyle(1.4, (), filled=True, both_ends=False),
    ConnectorKind.LOOPS_BACK: LineStyle(
        1.4, (5.0, 4.0), filled=False, both_ends=False, corner=LOOP_CORNER
    ),
    ConnectorKind.CAUSES: LineStyle(2.4, (), filled=True, both_ends=False),
    ConnectorKind.PARALLEL: LineStyle(1.8, (0.1, 4.2), filled=False, both_ends=True),
}


@dataclass(frozen=True, slots=True)
class Label:
    """Where a connector's label stands on the sheet (its top left corner), and where it breaks."""

    at: Point
    room: float = TRACK_LABEL


@dataclass(frozen=True, slots=True)
class ConnectorPart:
    """A drawn connector and what it was drawn from."""

    connector: Connector
    label: Label | None
    box: ConnectorBox
    group: Group
    missing: tuple[MissingGlyph, ...]


def route_points(
    route: Route, source: Rect, target: Rect, tracks: tuple[float, float]
) -> tuple[Point, ...]:
    """The corners of a route between two cards.

    ``tracks``: the y of its level part, and of the second one that a detour has.
    """
    if route.direct:
        return _direct(route, source, target)
    start = _port(route.source_leg, source)
    end = _port(route.target_leg, target)
    first, last = route.source_leg.x, route.target_leg.x
    way = [start, Point(first, start.y)]
    if route.detour is not None:
        near, far = tracks if route.upper_leg is route.source_leg else tracks[::-1]
        x = route.detour.x
        way += [Point(first, near), Point(x, near), Point(x, far), Point(last, far)]
    elif first != last:
        way += [Point(first, tracks[0]), Point(last, tracks[0])]
    way += [Point(last, end.y), end]
    return _plain(way)


def _direct(route: Route, source: Rect, target: Rect) -> tuple[Point, ...]:
    start, end = _port(route.source_leg, source), _port(route.target_leg, target)
    top, bottom = max(source.y, target.y), min(source.bottom, target.bottom)
    if route.source_leg.side is not route.target_leg.side and bottom - top >= _LEVEL:
        share = (route.source_leg.port + 1) / (route.source_leg.ports + 1)
        y = top + (bottom - top) * share
        return (Point(start.x, y), Point(end.x, y))
    x = route.source_leg.x
    return _plain([start, Point(x, start.y), Point(x, end.y), end])


def _port(leg: Leg, card: Rect) -> Point:
    y = card.y + card.height * (leg.port + 1) / (leg.ports + 1)
    match leg.side:
        case Side.LEFT:
            return Point(card.x, y)
        case Side.RIGHT:
            return Point(card.right, y)
        case Side.TOP:
            return Point(leg.x, card.y)
        case Side.BOTTOM:
            return Point(leg.x, card.bottom)


def _plain(way: Sequence[Point]) -> tuple[Point, ...]:
    """The way without points that stand on a straight line or in one place."""
    points: list[Point] = []
    for point in way:
        if points and math.hypot(point.x - points[-1].x, point.y - points[-1].y) < 0.01:
            continue
        if len(points) > 1:
            before, middle = points[-2], points[-1]
            if before.x == middle.x == point.x or before.y == middle.y == point.y:
                points.pop()
        points.append(point)
    return tuple(points)


def draw_connector(
    connector: Connector, points: tuple[Point, ...], label: Label | None, theme: Theme
) -> ConnectorPart:
    """A connector through these points, its label (when it has one) at its own place."""
    sketch = Sketch(connector.id)
    origin = points[0]
    colour = theme.ink if connector.kind is ConnectorKind.CAUSES else theme.secondary
    sketch.add(*line_nodes(connector.kind, points, colour, theme))
    box = None
    bounds = Rect(0, 0, 0, 0)
    for point in points[1:]:
        bounds = bounds.united(Rect(point.x - origin.x, point.y - origin.y, 0, 0))
    bounds = bounds.inset(-ARROW)
    if connector.label and label is not None:
        block = typeset(connector.label, SMALL, width=label.room)
        box = Rect(label.at.x, label.at.y, block.width, block.height)
        # Its own piece of paper: no hairline of the grid runs through it.
        plate = box.moved(-origin.x, -origin.y)
        plate = Rect(plate.x - 2, plate.y, plate.width + 4, plate.height)
        sketch.rect(plate, theme.paper)
        sketch.put(block, box.x - origin.x, box.y - origin.y, theme.secondary, width=block.width)
        bounds = bounds.united(plate)
    title = f"{tr(CONNECTOR_NAMES[connector.kind])}: {connector.label}"
    children = tuple(sketch.nodes)
    group = Group(Role.CONNECTOR, connector.id, children, bounds, origin.x, origin.y, title)
    return ConnectorPart(
        connector, label, ConnectorBox(connector.id, points, box), group, tuple(sketch.missing)
    )


def line_nodes(
    kind: ConnectorKind, points: Sequence[Point], colour: str, theme: Theme
) -> tuple[Node, ...]:
    """Line and ends of a connector, relative to its first point; the legend shows the same."""
    style = LINE_STYLES[kind]
    size = ARROW + style.width
    shortened = list(points)
    if style.filled:
        shortened[-1] = _short(points[-2], points[-1], size * 0.7)
    path = rounded_line(shortened, style.corner)
    nodes: list[Node] = [
        # A rim of paper lets lines cross without a tangle.
        PathNode(path, 0, 0, 1, None, theme.paper, style.width + 2.5),
        PathNode(path, 0, 0, 1, None, colour, style.width, style.dash),
    ]
    nodes.append(_head(points[-2], points[-1], points[0], size, style, colour))
    if style.both_ends:
        nodes.append(_head(points[1], points[0], points[0], size, style, colour))
    return tuple(nodes)


def _short(before: Point, end: Point, by: float) -> Point:
    length = math.hypot(end.x - before.x, end.y - before.y)
    share = max(0.0, 1 - by / length)
    return Point(before.x + (end.x - before.x) * share, before.y + (end.y - before.y) * share)


def _head(
    before: Point, tip: Point, origin: Point, size: float, style: LineStyle, colour: str
) -> PathNode:
    path = turned(arrow_head(filled=style.filled), tip.x - before.x, tip.y - before.y)
    x, y = tip.x - origin.x, tip.y - origin.y
    if style.filled:
        return PathNode(path, x, y, size, colour)
    return PathNode(path, x, y, size * 0.85, None, colour, 1.4)

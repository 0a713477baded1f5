"""Places on the canvas smaller than a record: grips and ends of arrows, points of a curve."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF

from designer.canvas.view import CanvasView
from designer.canvas.wiring.wire_marks import Edge
from model.ids import Id
from model.layout.geometry import Point
from tests.helpers.robot import Spot, record_id


def grip(text: str, edge: Edge) -> Spot:
    """The grip beside an edge of a card, out of which an arrow is pulled."""

    def spot(view: CanvasView) -> QPointF:
        rect = view.result.card_rect(record_id(view, "cards", text))
        assert rect is not None
        return _at(view, edge.grip(rect, view.zoom))

    return spot


def arrow_end(connector_id: Id, *, source: bool = False) -> Spot:
    """Where an arrow begins or ends."""

    def spot(view: CanvasView) -> QPointF:
        (box,) = [b for b in view.result.connectors if b.connector_id == connector_id]
        return _at(view, box.points[0 if source else -1])

    return spot


def arrow_turn(connector_id: Id) -> Spot:
    """The middle of an arrow's longest stretch."""

    def spot(view: CanvasView) -> QPointF:
        (box,) = [b for b in view.result.connectors if b.connector_id == connector_id]
        # Level or upright, so the longer way is the one that counts.
        a, b = max(
            pairwise(box.points),
            key=lambda ends: abs(ends[0].x - ends[1].x) + abs(ends[0].y - ends[1].y),
        )
        return _at(view, Point((a.x + b.x) / 2, (a.y + b.y) / 2))

    return spot


def curve(first: Id, second: Id) -> Spot:
    """The middle of the curve between two emotion markers."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(view.document.markers[first].lane_id)
        assert box is not None
        a, b = box.markers[first].centre, box.markers[second].centre
        whose = view.document.markers[first].persona_id
        lines = [line for line in box.curves if line.persona_id == whose]
        points = [p for line in lines for p in line.points if a.x < p.x < b.x]
        middle = min(points, key=lambda p: abs(p.x - (a.x + b.x) / 2))
        return _at(view, middle.moved(view.result.grid.x, box.y))

    return spot


def _at(view: CanvasView, point: Point) -> QPointF:
    return view.window_state().point_to_view(point)

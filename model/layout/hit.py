"""What is at a point of the sheet, and where a record's text stands. All points are the sheet's.

Where dragged things would go is in :mod:`model.layout.drop`, offered here too.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from model.ids import Id
from model.kinds import MapState
from model.layout.arc import POINT, level_at
from model.layout.drop import (
    drop_marker,
    drop_place,
    lane_at,
    lane_gap,
    marker_at,
    stage_gap,
    step_at,
)
from model.layout.geometry import Point, Rect
from model.layout.result import ConnectorBox, LaneBox, LayoutResult, StepBox
from model.layout.text_places import text_rect, texts_of

_LINE_REACH = 4.0
_FACE_REACH = 3.0


@dataclass(frozen=True, slots=True)
class CardHit:
    """A card, in its cell or parked."""

    card_id: Id


@dataclass(frozen=True, slots=True)
class MarkerHit:
    """The face of an emotion marker, or its word."""

    marker_id: Id


@dataclass(frozen=True, slots=True)
class CurveHit:
    """A persona's emotion curve between two faces; ``at`` is the nearest point of it."""

    persona_id: Id
    state: MapState
    at: Point


@dataclass(frozen=True, slots=True)
class ConnectorHit:
    """A connector's line or label."""

    connector_id: Id


@dataclass(frozen=True, slots=True)
class StageHit:
    """A stage's header."""

    stage_id: Id


@dataclass(frozen=True, slots=True)
class StepHit:
    """A step's header."""

    step_id: Id


@dataclass(frozen=True, slots=True)
class LaneLabelHit:
    """The name of a lane."""

    lane_id: Id


@dataclass(frozen=True, slots=True)
class CellHit:
    """The free paper of a cell."""

    lane_id: Id
    step_id: Id


@dataclass(frozen=True, slots=True)
class DetailsHit:
    """What a lane of stage details says of a stage."""

    stage_id: Id


@dataclass(frozen=True, slots=True)
class ArcHit:
    """The dramatic arc in a step's column: the level there, and whether its point is there."""

    lane_id: Id
    step_id: Id
    level: int
    on_point: bool


@dataclass(frozen=True, slots=True)
class PersonaHit:
    """A persona card in the heading."""

    persona_id: Id


@dataclass(frozen=True, slots=True)
class ParkingHit:
    """The free paper of the parking lot."""


@dataclass(frozen=True, slots=True)
class HeadingHit:
    """The heading, beside the persona cards."""


@dataclass(frozen=True, slots=True)
class NothingHit:
    """Nothing that can be pointed at."""


Hit: TypeAlias = (
    CardHit
    | MarkerHit
    | CurveHit
    | ConnectorHit
    | StageHit
    | StepHit
    | LaneLabelHit
    | CellHit
    | DetailsHit
    | ArcHit
    | PersonaHit
    | ParkingHit
    | HeadingHit
    | NothingHit
)


def hit(result: LayoutResult, point: Point) -> Hit:
    """What is at a point: the small before the large, what is painted above before below."""
    band = _band_hit(result, point)
    if band is not None:
        return band
    lane = lane_at(result, point.y)
    if lane is not None:
        return _lane_hit(result, lane, point)
    connector = _connector_hit(result, point)
    if connector is not None:
        return connector
    if result.parking_rect.contains(point):
        card_id = _rect_at(result.parking, point)
        return CardHit(card_id) if card_id is not None else ParkingHit()
    persona_id = _rect_at(result.personas, point)
    if persona_id is not None:
        return PersonaHit(persona_id)
    return HeadingHit() if _heading_rect(result).contains(point) else NothingHit()


def _band_hit(result: LayoutResult, point: Point) -> StageHit | StepHit | None:
    for stage in result.stages:
        if stage.rect.contains(point):
            return StageHit(stage.stage_id)
    for step in result.steps:
        if step.header.contains(point):
            return StageHit(step.stage_id) if step.folded else StepHit(step.step_id)
    return None


def _lane_hit(result: LayoutResult, lane: LaneBox, point: Point) -> Hit:
    if lane.label.contains(point):
        return LaneLabelHit(lane.lane_id)
    inside = Point(point.x - result.grid.x, point.y - lane.y)
    marker_id = _face_at(lane, inside)
    if marker_id is not None:
        return MarkerHit(marker_id)
    card_id = _rect_at(lane.cards, inside)
    if card_id is not None:
        return CardHit(card_id)
    connector = _connector_hit(result, point)
    if connector is not None:
        return connector
    step = step_at(result, point.x)
    drawn = _drawn_hit(result, lane, inside, step)
    if drawn is not None:
        return drawn
    curve = _curve_at(lane, inside)
    if curve is not None and not (step and _folded(result, step.step_id)):
        return replace(curve, at=curve.at.moved(result.grid.x, lane.y))
    return CellHit(lane.lane_id, step.step_id) if step else NothingHit()


def _drawn_hit(
    result: LayoutResult, lane: LaneBox, point: Point, step: StepBox | None
) -> DetailsHit | ArcHit | None:
    """What a lane shows of its stages or steps at a point of it."""
    stage_id = _rect_at(lane.details, point)
    if stage_id is not None:
        return DetailsHit(stage_id)
    if lane.arc is None or step is None or point.y >= lane.arc.height:
        return None
    if _folded(result, step.step_id):
        return None
    at = lane.arc.points.get(step.step_id)
    near = at is not None and math.hypot(at.x - point.x, at.y - point.y) <= POINT + _FACE_REACH
    return ArcHit(lane.lane_id, step.step_id, level_at(lane.arc, point.y), near)


def _face_at(lane: LaneBox, point: Point) -> Id | None:
    """The marker whose face is nearest to a point of the lane, if one is near enough."""
    best, least = None, float("inf")
    for marker in lane.markers.values():
        distance = math.hypot(marker.centre.x - point.x, marker.centre.y - point.y)
        if distance <= min(least, marker.radius + _FACE_REACH):
            best, least = marker.marker_id, distance
    if best is None:
        words = (m for m in lane.markers.values() if m.word is not None)
        return next((m.marker_id for m in words if m.word and m.word.contains(point)), None)
    return best


def _folded(result: LayoutResult, step_id: Id) -> bool:
    """Whether a step is seen only as part of its collapsed stage: no face has a place there."""
    columns = result.memory.header.columns if result.memory else None
    return columns is not None and columns.place.get(step_id) in columns.folds


def _curve_at(lane: LaneBox, point: Point) -> CurveHit | None:
    """The curve nearest to a point of the lane, if one is near enough."""
    best, least = None, _LINE_REACH
    for curve in lane.curves:
        first, last = curve.points[0].x - _LINE_REACH, curve.points[-1].x + _LINE_REACH
        if not first <= point.x <= last:
            continue
        # The points ascend from left to right.
        left = bisect_left(curve.points, point.x - _LINE_REACH, key=lambda p: p.x)
        right = bisect_left(curve.points, point.x + _LINE_REACH, key=lambda p: p.x)
        for a, b in pairwise(curve.points[max(0, left - 1) : right + 1]):
            at = _foot(a, b, point)
            distance = math.hypot(at.x - point.x, at.y - point.y)
            if distance <= least:
                best, least = CurveHit(curve.persona_id, curve.state, at), distance
    return best


def _foot(a: Point, b: Point, point: Point) -> Point:
    """The point of the piece from ``a`` to ``b`` that is nearest to a point."""
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return Point(a.x + share * dx, a.y + share * dy)


def _rect_at(rects: Mapping[Id, Rect], point: Point) -> Id | None:
    return next((record_id for record_id, rect in rects.items() if rect.contains(point)), None)


def _connector_hit(result: LayoutResult, point: Point) -> ConnectorHit | None:
    """The connector nearest to the point, if one is near enough."""
    best, least = None, _LINE_REACH
    for box in result.connectors:
        if box.label is not None and box.label.contains(point):
            return ConnectorHit(box.connector_id)
        distance = _distance(box, point)
        if distance <= least:
            best, least = box.connector_id, distance
    return ConnectorHit(best) if best is not None else None


def _distance(box: ConnectorBox, point: Point) -> float:
    """How far a point is from a connector's line. Its pieces are upright or level."""
    return min(
        math.hypot(
            max(min(a.x, b.x) - point.x, 0.0, point.x - max(a.x, b.x)),
            max(min(a.y, b.y) - point.y, 0.0, point.y - max(a.y, b.y)),
        )
        for a, b in pairwise(box.points)
    )


def _heading_rect(result: LayoutResult) -> Rect:
    group = result.heading_group
    return group.bounds.moved(group.dx, group.dy)


def field_at(result: LayoutResult, point: Point) -> str:
    """The field of the record at a point whose text stands there; empty beside all texts."""
    record_id = _record_at(result, point)
    if record_id is None:
        return ""
    for texts, x, y in texts_of(result, record_id):
        for (owner, field), rect in texts.items():
            if owner == record_id and rect.moved(x, y).contains(point):
                return field
    return ""


def _record_at(result: LayoutResult, point: Point) -> Id | None:
    match hit(result, point):
        case CardHit(record_id) | MarkerHit(record_id) | ConnectorHit(record_id):
            return record_id
        case StageHit(record_id) | StepHit(record_id) | LaneLabelHit(record_id):
            return record_id
        case PersonaHit(record_id) | DetailsHit(record_id):
            return record_id
        case HeadingHit():
            return result.document.info.id
        case _:
            return None


__all__ = [
    "ArcHit",
    "CardHit",
    "CellHit",
    "ConnectorHit",
    "CurveHit",
    "DetailsHit",
    "HeadingHit",
    "Hit",
    "LaneLabelHit",
    "MarkerHit",
    "NothingHit",
    "ParkingHit",
    "PersonaHit",
    "StageHit",
    "StepHit",
    "drop_marker",
    "drop_place",
    "field_at",
    "hit",
    "lane_gap",
    "marker_at",
    "stage_gap",
    "text_rect",
]

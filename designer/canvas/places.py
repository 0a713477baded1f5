"""Where something that is dropped or added goes: nothing is ever lost for want of a place."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.kinds import DRAWN_LANES, LANE_KINDS, CardKind, LaneKind
from model.layout.geometry import Point, Rect
from model.layout.hit import drop_place
from model.layout.result import LaneBox, LayoutResult, StepBox
from model.places import CellPlace, ParkingPlace, Place
from model.queries import lanes_in_order, steps_in_order

_GAP_WIDTH = 4.0
_WITHIN = 0.5


@dataclass(frozen=True, slots=True)
class StepGap:
    """A gap between steps: in which stage, before which of its steps, and the line to show."""

    stage_id: Id
    before_id: Id | None
    line: Rect


def place_for_card(result: LayoutResult, point: Point, *, without: Container[Id] = ()) -> Place:
    """Where a card dropped at a point goes: the cell there, or the parking lot.

    An emotion lane holds feelings, not cards, so from there it goes to the parking lot too.
    ``without`` names cards that do not count, as they are what is dragged.
    """
    place = drop_place(result, point, without=without)
    if isinstance(place, CellPlace) and _is_emotions(result.document, place.lane_id):
        return ParkingPlace()
    return place or ParkingPlace()


def _is_emotions(document: JourneyMap, lane_id: Id) -> bool:
    return document.lanes[lane_id].kind is LaneKind.EMOTIONS


def lane_for(document: JourneyMap, kind: CardKind) -> Id | None:
    """The first lane that is meant for cards of a kind; None when there is none."""
    for lane in lanes_in_order(document):
        if lane.kind not in DRAWN_LANES and LANE_KINDS[lane.kind].card_kind is kind:
            return lane.id
    return None


def lane_kind_for(kind: CardKind) -> LaneKind:
    """The kind of lane to make for cards of a kind."""
    for lane_kind, facts in LANE_KINDS.items():
        if lane_kind not in DRAWN_LANES and facts.card_kind is kind:
            return lane_kind
    return LaneKind.FREE_TEXT


def emotion_lane(document: JourneyMap) -> Id | None:
    """The first emotion lane."""
    return next(
        (lane.id for lane in lanes_in_order(document) if lane.kind is LaneKind.EMOTIONS), None
    )


def column_at(result: LayoutResult, x: float) -> StepBox | None:
    """The step whose column is at x, or the nearest; None on a map without steps."""
    return min(
        result.steps,
        key=lambda box: max(box.header.x - x, x - box.header.right, 0.0),
        default=None,
    )


def lane_at(result: LayoutResult, y: float) -> LaneBox | None:
    """The lane at y, or the nearest; None on a map without lanes."""
    return min(
        result.lanes, key=lambda box: max(box.y - y, y - box.y - box.height, 0.0), default=None
    )


def in_lane(result: LayoutResult, point: Point, lane_id: Id) -> Point:
    """The nearest point over the columns of a lane; the same point where there is no such lane."""
    lane = result.lane(lane_id)
    if lane is None or not result.steps:
        return point
    left, right = result.steps[0].header.x, result.steps[-1].header.right
    return Point(
        min(max(point.x, left + _WITHIN), right - _WITHIN),
        min(max(point.y, lane.y + _WITHIN), lane.y + lane.height - _WITHIN),
    )


def cell_rect(result: LayoutResult, lane_id: Id, step_id: Id) -> Rect | None:
    """A cell on the sheet."""
    lane = result.lane(lane_id)
    column = next((box.header for box in result.steps if box.step_id == step_id), None)
    if lane is None or column is None:
        return None
    return Rect(column.x, lane.y, column.width, lane.height)


def place_rect(result: LayoutResult, place: Place) -> Rect | None:
    """The area of a place: its cell, or the parking lot where it is shown."""
    match place:
        case CellPlace(lane_id=lane_id, step_id=step_id):
            return cell_rect(result, lane_id, step_id)
        case ParkingPlace():
            return result.parking_rect if result.parking_rect.height > 0 else None


def step_gap(result: LayoutResult, x: float) -> StepGap | None:
    """The gap between steps nearest to x, in the stage x lies in."""
    column = column_at(result, x)
    if column is None:
        return None
    siblings = [box for box in result.steps if box.stage_id == column.stage_id]
    index = siblings.index(column)
    if x > column.header.centre.x:
        index += 1
    before = siblings[index].step_id if index < len(siblings) else None
    edge = siblings[index].header.x if before else siblings[-1].header.right
    bottom = max((box.y + box.height for box in result.lanes), default=column.header.bottom)
    line = Rect(edge - _GAP_WIDTH / 2, column.header.y, _GAP_WIDTH, bottom - column.header.y)
    return StepGap(column.stage_id, before, line)


def first_place(document: JourneyMap, kind: CardKind) -> Place:
    """Where a card of a kind goes when nobody said where: its lane's first cell."""
    lane_id = lane_for(document, kind)
    steps = steps_in_order(document)
    if lane_id is None or not steps:
        return ParkingPlace()
    return CellPlace(lane_id, steps[0].id)

"""Where dragged things would go, and the line or area that shows it. All in sheet coordinates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from typing import assert_never

from model.ids import Id
from model.layout.emotions import marker_position
from model.layout.geometry import Point, Rect
from model.layout.metrics import (
    CARD_GAP,
    CELL_INSET,
    LABEL_WIDTH,
    LANE_PAD,
    STEP_WIDTH,
)
from model.layout.result import LaneBox, LayoutResult, StepBox
from model.places import CellPlace, ParkingPlace, Place
from model.records import Card

_LINE = 3.0
"""Thickness of a drop marker."""


def lane_at(result: LayoutResult, y: float) -> LaneBox | None:
    """The lane at a y of the sheet, or None above and below the lanes."""
    place = bisect_right(result.lanes, y, key=lambda box: box.y) - 1
    if place < 0:
        return None
    box = result.lanes[place]
    return box if y < box.y + box.height else None


def step_at(result: LayoutResult, x: float) -> StepBox | None:
    """The step whose column is at an x of the sheet, or None beside the columns."""
    place = bisect_right(result.steps, x, key=lambda box: box.header.x) - 1
    if place < 0:
        return None
    box = result.steps[place]
    return box if x < box.header.right else None


def drop_place(result: LayoutResult, point: Point, *, without: Container[Id] = ()) -> Place | None:
    """Where a card dropped at a point would go; None where there is no place for one.

    ``without`` names cards that do not count, as they are what is dragged.
    """
    if result.parking_rect.contains(point):
        return ParkingPlace(_parked_before(result, point, without))
    lane, step = lane_at(result, point.y), step_at(result, point.x)
    if lane is None or step is None:
        return None
    before_id = None
    for card in _cell(result, lane.lane_id, step.step_id):
        rect = lane.cards.get(card.id) if card.id not in without else None
        if rect is not None and point.y - lane.y < rect.centre.y:
            before_id = card.id
            break
    return CellPlace(lane.lane_id, step.step_id, before_id)


def _parked_before(result: LayoutResult, point: Point, without: Container[Id]) -> Id | None:
    """The first parked card that stands behind the point in reading order."""
    for card_id, rect in result.parking.items():
        if card_id in without:
            continue
        if point.y < rect.y or (point.y < rect.bottom + CARD_GAP and point.x < rect.centre.x):
            return card_id
    return None


def drop_marker(result: LayoutResult, place: Place) -> Rect:
    """The line to show where a card would go."""
    match place:
        case CellPlace(lane_id, step_id, before_id):
            return _cell_marker(result, lane_id, step_id, before_id)
        case ParkingPlace(before_id):
            return _parking_marker(result, before_id)
        case _:
            assert_never(place)


def _cell_marker(result: LayoutResult, lane_id: Id, step_id: Id, before_id: Id | None) -> Rect:
    lane = result.lane(lane_id)
    step = next((box for box in result.steps if box.step_id == step_id), None)
    if lane is None or step is None:
        return Rect(0, 0, 0, 0)
    x, width = step.header.x + CELL_INSET, step.header.width - 2 * CELL_INSET
    cards = _cell(result, lane_id, step_id)
    before = lane.cards.get(before_id) if before_id else None
    if before is not None:
        y = before.y
    elif cards and cards[-1].id in lane.cards:
        y = lane.cards[cards[-1].id].bottom + CARD_GAP
    else:
        y = _below_others(result, lane, x - result.grid.x, width) + CARD_GAP
    return Rect(x, lane.y + y - (CARD_GAP + _LINE) / 2, width, _LINE)


def _below_others(result: LayoutResult, lane: LaneBox, x: float, width: float) -> float:
    """Where a first card of a cell would begin: below curves and cards from further left."""
    part = result.memory.lane_parts.get(lane.lane_id) if result.memory else None
    top = part.above if part else 0.0
    return max(
        (rect.bottom for rect in lane.cards.values() if rect.x < x + width and x < rect.right),
        default=top + LANE_PAD - CARD_GAP,
    )


def _parking_marker(result: LayoutResult, before_id: Id | None) -> Rect:
    strip = result.parking_rect
    rects = list(result.parking.values())
    before = result.parking.get(before_id) if before_id else None
    if before is not None:
        return Rect(before.x - CELL_INSET - _LINE / 2, before.y, _LINE, before.height)
    if rects:
        last = rects[-1]
        return Rect(last.right + CELL_INSET - _LINE / 2, last.y, _LINE, last.height)
    x = strip.x + LABEL_WIDTH + CELL_INSET
    return Rect(x, strip.y + LANE_PAD, _LINE, max(0.0, strip.height - 2 * LANE_PAD))


def _cell(result: LayoutResult, lane_id: Id, step_id: Id) -> tuple[Card, ...]:
    """The cards that begin in a cell, from the top."""
    if result.memory is None:
        return ()
    return result.memory.cells.lanes.get(lane_id, {}).get(step_id, ())


def stage_gap(result: LayoutResult, x: float) -> tuple[Id | None, Rect]:
    """Before which stage one dropped at ``x`` would go (None: after the last), and its line."""
    top = result.grid.y - _band_height(result)
    height = result.grid.bottom - top
    for stage in result.stages:
        if x < stage.rect.centre.x:
            return stage.stage_id, Rect(stage.rect.x - _LINE / 2, top, _LINE, height)
    right = result.stages[-1].rect.right if result.stages else result.grid.x
    return None, Rect(right - _LINE / 2, top, _LINE, height)


def _band_height(result: LayoutResult) -> float:
    return result.grid.y - result.stages[0].rect.y if result.stages else 0.0


def lane_gap(result: LayoutResult, y: float) -> tuple[Id | None, Rect]:
    """Before which lane one dropped at ``y`` would go (None: after the last), and its line."""
    left = result.grid.x - LABEL_WIDTH
    width = LABEL_WIDTH + max(result.grid.width, STEP_WIDTH)
    for lane in result.lanes:
        if y < lane.y + lane.height / 2:
            return lane.lane_id, Rect(left, lane.y - _LINE / 2, width, _LINE)
    bottom = result.grid.bottom if result.lanes else result.grid.y
    return None, Rect(left, bottom - _LINE / 2, width, _LINE)


def marker_at(result: LayoutResult, point: Point) -> tuple[Id, Id, float, float] | None:
    """Lane, step, position (0 to 1) and valence (-2 to +2) at a point of an emotion lane.

    None outside of emotion lanes and columns. Above and below the scale the valence is its end.
    """
    lane, step = lane_at(result, point.y), step_at(result, point.x)
    if lane is None or step is None or lane.scale_bottom <= lane.scale_top:
        return None
    if result.memory is None:
        return None
    columns = result.memory.header.columns
    inside = columns.at(point.x - result.grid.x) if step.folded else None
    column = columns.place[step.step_id] if inside is None else inside
    position = marker_position(columns, column, point.x - result.grid.x)
    share = (point.y - lane.y - lane.scale_top) / (lane.scale_bottom - lane.scale_top)
    return lane.lane_id, columns.step_ids[column], position, 2 - 4 * min(1.0, max(0.0, share))

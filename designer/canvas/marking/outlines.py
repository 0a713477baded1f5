"""The outline of each thing that can be selected: what is drawn around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from designer.canvas.window import Space
from model.ids import Id
from model.layout.connectors import LINE_STYLES
from model.layout.geometry import Point, Rect
from model.layout.result import LayoutResult
from model.layout.seen import hidden_rect, seen_rect
from model.records import MAP_ID

_CARD_RADIUS = 6.0
_FACE_MARGIN = 1.5
_LABEL_MARGIN = 5.0
_LABEL_INSET = 3.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A rounded rectangle, or an open line of points, around or along a record on the sheet."""

    rect: Rect
    radius: float = _CARD_RADIUS
    points: tuple[Point, ...] = ()
    space: Space = Space.SHEET


def outlines_of(result: LayoutResult, ids: Iterable[Id]) -> tuple[Outline, ...]:
    """The outlines of those records that are on the sheet."""
    lanes = {box.lane_id: box for box in result.lanes}
    cards = result.document.cards
    found: list[Outline] = []
    for record_id in ids:
        card = cards.get(record_id)
        lane = lanes.get(card.lane_id or "") if card is not None else None
        if lane is not None:  # the usual case, and the one that comes by the thousand
            rect = lane.cards.get(record_id)
            if rect is not None:
                found.append(Outline(rect.moved(result.grid.x, lane.y)))
                continue
            outline = outline_of(result, record_id)
        else:
            outline = outline_of(result, record_id)
        if outline is not None:
            found.append(outline)
    return tuple(found)


def hull_of(outlines: Sequence[Outline]) -> Rect:
    """The smallest rectangle around all outlines."""
    if not outlines:
        return Rect(0, 0, 0, 0)
    rects = [outline.rect for outline in outlines]
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(x, y, right - x, bottom - y)


def outline_of(result: LayoutResult, record_id: Id) -> Outline | None:
    """The outline of a record; None when it is not on the sheet."""
    document = result.document
    if record_id in document.cards:
        rect = seen_rect(result, record_id)
        return Outline(rect) if rect else None
    if record_id in document.markers:
        return _marker(result, record_id)
    if record_id in document.personas:
        rect = result.personas.get(record_id)
        return Outline(rect, 8.0) if rect else None
    if record_id in document.connectors:
        return _connector(result, record_id)
    if record_id == MAP_ID:
        bounds = result.heading_group.bounds
        place = bounds.moved(result.heading_group.dx, result.heading_group.dy)
        return Outline(place.inset(-4.0))
    return _held(result, record_id)


def _held(result: LayoutResult, record_id: Id) -> Outline | None:
    for stage in result.stages:
        if stage.stage_id == record_id:
            return Outline(stage.rect, 4.0, space=Space.BAND)
    for step in result.steps:
        if step.step_id == record_id:
            return Outline(step.header.inset(1.0), 4.0, space=Space.BAND)
    lane = result.lane(record_id)
    if lane is None:
        return None
    rect = lane.label.inset(_LABEL_INSET)
    left = lane.label.x - _LABEL_MARGIN
    return Outline(Rect(left, rect.y, rect.right - left, rect.height), space=Space.LABELS)


def _marker(result: LayoutResult, marker_id: Id) -> Outline | None:
    centre = result.marker_centre(marker_id)
    lane = result.lane(result.document.markers[marker_id].lane_id)
    if centre is None or lane is None:
        rect = hidden_rect(result, result.document.markers[marker_id])
        return Outline(rect) if rect else None
    radius = lane.markers[marker_id].radius + _FACE_MARGIN
    return Outline(Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius), radius)


def _connector(result: LayoutResult, connector_id: Id) -> Outline | None:
    for box in result.connectors:
        if box.connector_id == connector_id and box.points:
            xs, ys = [p.x for p in box.points], [p.y for p in box.points]
            hull = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            kind = result.document.connectors[connector_id].kind
            return Outline(hull.inset(-1.0), LINE_STYLES[kind].corner, points=box.points)
    return None

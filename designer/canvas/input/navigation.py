"""Where the arrow keys lead: from cell to cell, card to card, as they stand on the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from designer.canvas.places import place_rect
from designer.canvas.selection import Selection
from model.document import JourneyMap
from model.ids import Id
from model.kinds import DRAWN_LANES
from model.layout.result import LaneBox, LayoutResult
from model.places import CellPlace, ParkingPlace, Place


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell by row and column, and the y of what is chosen in it, on the sheet."""

    row: int
    column: int
    y: float
    record_id: Id | None = None


def neighbour(result: LayoutResult, chosen: Selection, dx: int, dy: int) -> Selection | None:
    """What is selected after an arrow key; None when there is nothing in that direction."""
    if not (result.lanes and result.steps):
        return _first_header(result)
    current = chosen.current
    if current in result.parking:
        return _from_parking(result, current, dx, dy)
    header = _from_header(result, current, dx, dy) if current is not None else None
    if header is not None:
        return header
    arrow = result.document.connectors.get(current or "")
    if arrow is not None:
        return Selection.of([arrow.source_id if dx + dy < 0 else arrow.target_id])
    spot = _spot_of(result, chosen)
    if spot is None:
        return _enter(result, 0, 0, y=None)
    if dy and (within := _within_cell(result, spot, dy)):
        return within
    row, column = spot.row + dy, spot.column + dx
    if row < 0:
        return Selection.of([result.steps[spot.column].step_id])
    if row >= len(result.lanes):
        return Selection.of([next(iter(result.parking))]) if result.parking else None
    if not 0 <= column < len(result.steps):
        return None
    return _enter(result, row, column, y=spot.y if dx else None, from_below=dy < 0)


def current_place(result: LayoutResult, chosen: Selection) -> Place:
    """Where something added without pointing goes: after the current card, or into the cell."""
    document = result.document
    if chosen.cell is not None and document.lanes[chosen.cell.lane_id].kind in DRAWN_LANES:
        return _holding(result, chosen.cell.step_id)
    if chosen.cell is not None:
        return chosen.cell
    card = document.cards.get(chosen.current or "")
    if card is not None and card.lane_id is not None and card.step_id is not None:
        return CellPlace(card.lane_id, card.step_id, _after(result, card.id))
    if card is not None:
        return ParkingPlace(_after_parked(result, card.id))
    return _holding(result, _step_of(document, result, chosen.current), lane_id=chosen.current)


def cell_beside(
    result: LayoutResult, chosen: Selection, steps: int, lanes: int
) -> Selection | None:
    """The cell so many steps to the right and lanes down of the one that is chosen.

    Of a card or an emotion it is the cell it stands in. None beyond the grid, and where what is
    chosen stands in no cell.
    """
    cell = chosen.cell or _cell_of(result.document, chosen.current)
    rows = [box.lane_id for box in result.lanes]
    columns = [box.step_id for box in result.steps]
    if cell is None or cell.lane_id not in rows or cell.step_id not in columns:
        return None
    row, column = rows.index(cell.lane_id) + lanes, columns.index(cell.step_id) + steps
    if not (0 <= row < len(rows) and 0 <= column < len(columns)):
        return None
    return Selection.at(rows[row], columns[column])


def _cell_of(document: JourneyMap, record_id: Id | None) -> CellPlace | None:
    found = document.cards.get(record_id or "") or document.markers.get(record_id or "")
    if found is None or found.lane_id is None or found.step_id is None:
        return None
    return CellPlace(found.lane_id, found.step_id)


def in_cell(result: LayoutResult, lane: LaneBox, step_id: Id) -> list[tuple[Id, float]]:
    """The cards or markers of a cell with the y of their middles on the sheet, from the top."""
    cards = result.document.cards
    found = [
        (card_id, lane.y + rect.centre.y)
        for card_id, rect in lane.cards.items()
        if cards[card_id].step_id == step_id
    ]
    found += [
        (marker_id, lane.y + box.centre.y)
        for marker_id, box in lane.markers.items()
        if box.step_id == step_id
    ]
    return sorted(found, key=lambda entry: (entry[1], entry[0]))


def _enter(
    result: LayoutResult, row: int, column: int, *, y: float | None, from_below: bool = False
) -> Selection:
    lane, step_id = result.lanes[row], result.steps[column].step_id
    stops = in_cell(result, lane, step_id)
    if not stops:
        return Selection.at(lane.lane_id, step_id)
    if y is not None:
        return Selection.of([min(stops, key=lambda stop: abs(stop[1] - y))[0]])
    return Selection.of([stops[-1 if from_below else 0][0]])


def _within_cell(result: LayoutResult, spot: _Spot, dy: int) -> Selection | None:
    lane = result.lanes[spot.row]
    stops = [stop for stop, _ in in_cell(result, lane, result.steps[spot.column].step_id)]
    if spot.record_id not in stops:
        return None
    index = stops.index(spot.record_id) + dy
    return Selection.of([stops[index]]) if 0 <= index < len(stops) else None


def _spot_of(result: LayoutResult, chosen: Selection) -> _Spot | None:
    lane_id: Id | None = None
    step_id: Id | None = None
    document = result.document
    if chosen.cell is not None:
        lane_id, step_id = chosen.cell.lane_id, chosen.cell.step_id
    elif card := document.cards.get(chosen.current or ""):
        lane_id, step_id = card.lane_id, card.step_id
    elif marker := document.markers.get(chosen.current or ""):
        lane_id, step_id = marker.lane_id, marker.step_id
    rows = [box.lane_id for box in result.lanes]
    columns = [box.step_id for box in result.steps]
    if lane_id not in rows or step_id not in columns:
        return None
    row, column = rows.index(lane_id), columns.index(step_id)
    stops = dict(in_cell(result, result.lanes[row], step_id))
    lane = result.lanes[row]
    y = stops.get(chosen.current or "", lane.y + lane.height / 2)
    return _Spot(row, column, y, chosen.current)


def _first_header(result: LayoutResult) -> Selection | None:
    if result.stages:
        return Selection.of([result.stages[0].stage_id])
    if result.lanes:
        return Selection.of([result.lanes[0].lane_id])
    return None


def _from_header(result: LayoutResult, current: Id, dx: int, dy: int) -> Selection | None:
    """Along the stages, the steps and the lane names, and from them into the grid."""
    stages = [box.stage_id for box in result.stages]
    steps = [box.step_id for box in result.steps]
    lanes = [box.lane_id for box in result.lanes]
    if current in stages:
        if dy > 0:
            first = next(b.step_id for b in result.steps if b.stage_id == current)
            return Selection.of([first])
        return _along(stages, current, dx)
    if current in steps:
        if dy > 0:
            return _enter(result, 0, steps.index(current), y=None)
        if dy < 0:
            return Selection.of([result.steps[steps.index(current)].stage_id])
        return _along(steps, current, dx)
    if current in lanes:
        if dx > 0:
            return _enter(result, lanes.index(current), 0, y=None)
        return _along(lanes, current, dy)
    return None


def _along(ids: list[Id], current: Id, by: int) -> Selection:
    index = min(max(ids.index(current) + by, 0), len(ids) - 1)
    return Selection.of([ids[index]])


def _from_parking(result: LayoutResult, current: Id | None, dx: int, dy: int) -> Selection | None:
    parked = list(result.parking)
    index = parked.index(current or "") + dx
    if dy < 0:
        rect = result.parking[parked[index]]
        column = min(
            range(len(result.steps)),
            key=lambda i: abs(result.steps[i].header.centre.x - rect.centre.x),
        )
        return _enter(result, len(result.lanes) - 1, column, y=None, from_below=True)
    return Selection.of([parked[index]]) if dx and 0 <= index < len(parked) else None


def _after(result: LayoutResult, card_id: Id) -> Id | None:
    card = result.document.cards[card_id]
    lane = result.lane(card.lane_id or "")
    if lane is None:
        return None
    stops = [stop for stop, _ in in_cell(result, lane, card.step_id or "")]
    index = stops.index(card_id) + 1 if card_id in stops else len(stops)
    return stops[index] if index < len(stops) else None


def _after_parked(result: LayoutResult, card_id: Id) -> Id | None:
    parked = list(result.parking)
    index = parked.index(card_id) + 1 if card_id in parked else len(parked)
    return parked[index] if index < len(parked) else None


def _step_of(document: JourneyMap, result: LayoutResult, current: Id | None) -> Id | None:
    if current in document.steps:
        return current
    if marker := document.markers.get(current or ""):
        return marker.step_id
    return next((box.step_id for box in result.steps if box.stage_id == current), None)


def _holding(result: LayoutResult, step_id: Id | None, *, lane_id: Id | None = None) -> Place:
    """A cell that can hold cards: in the named lane and step if there are such, else the first."""
    rows = [box.lane_id for box in result.lanes if box.kind not in DRAWN_LANES]
    columns = [box.step_id for box in result.steps]
    if not rows or not columns:
        return ParkingPlace()
    row = lane_id if lane_id in rows else rows[0]
    column = step_id if step_id in columns else columns[0]
    place = CellPlace(row or rows[0], column or columns[0])
    return place if place_rect(result, place) is not None else ParkingPlace()

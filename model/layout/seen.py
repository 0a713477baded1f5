"""Where a card is seen that is not drawn itself, as its stage or its lane is collapsed."""

from __future__ import annotations

from model.document import JourneyMap
from model.ids import Id
from model.layout.folds import anchor
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import Card, Marker


def seen_rect(result: LayoutResult, card_id: Id) -> Rect | None:
    """Where a card is told of on the sheet: the card, the tile that counts it, or its lane's strip.

    None where nothing is shown of it.
    """
    rect = result.card_rect(card_id)
    card = result.document.cards.get(card_id)
    if rect is not None or card is None:
        return rect
    return hidden_rect(result, card)


def hidden_rect(result: LayoutResult, record: Card | Marker) -> Rect | None:
    """Where in a collapsed stage or lane a card or emotion is that is not drawn."""
    memory = result.memory
    lane = result.lane(record.lane_id or "")
    column = memory.header.columns.place.get(record.step_id or "") if memory else None
    if memory is None or lane is None or column is None:
        return None
    columns = memory.header.columns
    first, after, stage_id = columns.folds.get(column, (column, column + 1, ""))
    tile = memory.lane_parts[lane.lane_id].tiles.get(anchor(lane.lane_id, stage_id))
    if tile is not None and isinstance(record, Card):
        return tile.moved(result.grid.x, lane.y)
    if not stage_id and not memory.lane_parts[lane.lane_id].given.lane.collapsed:
        return None
    x, right = columns.borders[first], columns.borders[after]
    return Rect(result.grid.x + x, lane.y, right - x, lane.height)


def folding(document: JourneyMap, lane_id: Id, step_id: Id) -> tuple[Id, ...]:
    """The collapsed stage and lane that hide what is in a cell."""
    lane, step = document.lanes.get(lane_id), document.steps.get(step_id)
    stage = document.stages.get(step.stage_id) if step else None
    return tuple(record.id for record in (stage, lane) if record and record.collapsed)

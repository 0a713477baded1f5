"""Where the texts of records stand on the sheet, for editing them in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from model.ids import Id
from model.layout.geometry import Rect
from model.layout.memory import Memory
from model.layout.metrics import LABEL_WIDTH, MARGIN
from model.layout.result import LayoutResult
from model.layout.sketch import TextKey

Texts: TypeAlias = tuple[Mapping[TextKey, Rect], float, float]
"""Text boxes, and the x and y they count from."""


def text_rect(result: LayoutResult, record_id: Id, field: str) -> Rect | None:
    """Where a text stands that can be edited in place; None when it is not shown.

    A name that is still empty has a place, one line high; other empty texts have none.
    """
    key = (record_id, field)
    return next(
        (texts[key].moved(x, y) for texts, x, y in texts_of(result, record_id) if key in texts),
        None,
    )


def texts_of(result: LayoutResult, record_id: Id) -> Iterator[Texts]:
    """The text boxes among which a record's are, each with where they count from."""
    memory = result.memory
    if memory is None:
        return
    card = result.document.cards.get(record_id)
    if card is not None:
        spot = memory.placed(card.lane_id, card.step_id, record_id)
        rect = result.card_rect(record_id)
        if spot is not None and rect is not None:
            yield spot.drawing.texts, rect.x, rect.y
        return
    yield from _sheet_texts(result, memory)
    for box in result.connectors:
        if box.connector_id == record_id and box.label is not None:
            yield {(record_id, "label"): box.label}, 0.0, 0.0


def _sheet_texts(result: LayoutResult, memory: Memory) -> Iterator[Texts]:
    yield memory.heading.value.drawing.texts, MARGIN, MARGIN
    band = memory.band.value
    left = result.grid.x
    for (_, x, _, drawing), stage in zip(band.stages, result.stages, strict=True):
        yield drawing.texts, left + x, stage.rect.y
    for (_, x, _, drawing), step in zip(band.steps, result.steps, strict=True):
        yield drawing.texts, left + x, step.header.y
    for lane in result.lanes:
        part = memory.lane_parts[lane.lane_id]
        yield part.label.texts, left - LABEL_WIDTH, lane.y
        if part.emotions is not None:
            yield part.emotions.texts, left, lane.y
        if part.plot is not None:
            yield part.plot.texts, left, lane.y

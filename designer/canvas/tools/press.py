"""What pressing the mouse means, tool by tool: what it selects, and which drag may follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.selection import Selection
from designer.canvas.tools.connect import Connect
from designer.canvas.tools.drag_cards import CardDrag
from designer.canvas.tools.drag_headers import LaneDrag, StageDrag, StepDrag
from designer.canvas.tools.drag_marker import MarkerDrag
from designer.canvas.tools.drag_persona import PersonaDrag
from designer.canvas.tools.drag_span import SpanDrag
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.pan import Pan
from designer.canvas.tools.rubber_band import SELECTS_MORE, RubberBand
from model.ids import Id
from model.layout.hit import (
    CardHit,
    CellHit,
    ConnectorHit,
    HeadingHit,
    Hit,
    LaneLabelHit,
    MarkerHit,
    PersonaHit,
    StageHit,
    StepHit,
    hit,
)
from model.records import MAP_ID

# The part of a card's right edge that stretches it, in pixels.
EDGE = 7.0


@dataclass(frozen=True, slots=True)
class Press:
    """What may follow a press: a drag once the mouse has moved, or a click when it has not."""

    drag: Callable[[], Gesture] | None = None
    click: Callable[[], None] | None = None


def press_to_select(canvas: Canvas, pointer: Pointer) -> Press:
    """The select tool: select what is below the pointer, drag it, or pull a rubber band."""
    target = hit(canvas.result, pointer.seen)
    record_id = id_of(target)
    if record_id is None or isinstance(target, HeadingHit):
        return _press_ground(canvas, pointer, target)
    more = bool(pointer.modifiers & SELECTS_MORE)
    chosen = canvas.chosen
    click: Callable[[], None] | None = None
    if more:
        canvas.choose(chosen.toggled(record_id))
    elif record_id not in chosen.ids:
        canvas.choose(Selection.of([record_id]))
    else:
        # Only on release: a press on one of many selected cards may begin to drag them all.
        click = lambda: canvas.choose(Selection.of([record_id]))  # noqa: E731 - a name would only repeat
    return Press(_drag_of(canvas, pointer, target), click)


def press_to_pan(canvas: Canvas, pointer: Pointer) -> Press:
    """The hand: move the map."""
    return Press(lambda: Pan(canvas, pointer))


def press_to_connect(canvas: Canvas, pointer: Pointer) -> Press:
    """The arrow tool: draw from card to card."""
    target = hit(canvas.result, pointer.seen)
    if not isinstance(target, CardHit):
        return press_to_select(canvas, pointer)
    card_id = target.card_id
    canvas.choose(Selection.of([card_id]))
    return Press(lambda: Connect(canvas, pointer, card_id))


def id_of(target: Hit) -> Id | None:
    """The record a hit is on; None for a cell, the parking lot and nothing."""
    match target:
        case CardHit(card_id=record_id):
            return record_id
        case MarkerHit(marker_id=record_id):
            return record_id
        case ConnectorHit(connector_id=record_id):
            return record_id
        case StageHit(stage_id=record_id):
            return record_id
        case StepHit(step_id=record_id):
            return record_id
        case LaneLabelHit(lane_id=record_id):
            return record_id
        case PersonaHit(persona_id=record_id):
            return record_id
        case HeadingHit():
            return MAP_ID
        case _:
            return None


def near_right_edge(canvas: Canvas, pointer: Pointer, card_id: Id) -> bool:
    """Whether the pointer is at the edge that stretches a card."""
    card = canvas.document.cards.get(card_id)
    rect = canvas.result.card_rect(card_id)
    if rect is None or card is None or card.step_id is None:
        return False
    shown = canvas.window_state().to_view(rect)
    edge = min(EDGE, shown.width() / 5)
    return pointer.position.x() >= shown.right() - edge


def _press_ground(canvas: Canvas, pointer: Pointer, target: Hit) -> Press:
    adds = bool(pointer.modifiers & SELECTS_MORE)

    def band() -> Gesture:
        return RubberBand(canvas, pointer, adds=adds)

    if adds:
        return Press(band)
    match target:
        case CellHit(lane_id=lane_id, step_id=step_id):
            canvas.choose(Selection.at(lane_id, step_id))
        case HeadingHit():
            canvas.choose(Selection.of([MAP_ID]))
        case _:
            canvas.choose(Selection())
    return Press(band)


def _drag_of(canvas: Canvas, pointer: Pointer, target: Hit) -> Callable[[], Gesture] | None:
    match target:
        case CardHit(card_id=card_id):
            if near_right_edge(canvas, pointer, card_id):
                return lambda: SpanDrag(canvas, pointer, card_id)
            return lambda: _card_drag(canvas, pointer, card_id)
        case MarkerHit(marker_id=marker_id):
            return lambda: MarkerDrag(canvas, pointer, marker_id)
        case StageHit(stage_id=stage_id):
            return lambda: StageDrag(canvas, pointer, stage_id)
        case StepHit(step_id=step_id):
            return lambda: StepDrag(canvas, pointer, step_id)
        case LaneLabelHit(lane_id=lane_id):
            return lambda: LaneDrag(canvas, pointer, lane_id)
        case PersonaHit(persona_id=persona_id):
            return lambda: PersonaDrag(canvas, pointer, persona_id)
        case _:
            return None


def _card_drag(canvas: Canvas, pointer: Pointer, card_id: Id) -> Gesture:
    """All selected cards go along; one that was just taken out of the selection goes alone."""
    chosen = canvas.chosen.card_ids(canvas.document)
    return CardDrag(canvas, pointer, card_id, chosen if card_id in chosen else [card_id])


PRESS = {"select": press_to_select, "pan": press_to_pan, "connect": press_to_connect}
"""The tools by name."""

CURSORS = {
    "select": None,
    "pan": Qt.CursorShape.OpenHandCursor,
    "connect": Qt.CursorShape.CrossCursor,
}

"""What pressing the mouse means, tool by tool: what it selects, and which drag may follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.fold_button import fold_button_at, switch_fold
from designer.canvas.selection import Selection
from designer.canvas.tools.connect import Connect
from designer.canvas.tools.drag_arc import press_arc
from designer.canvas.tools.drag_border import BorderDrag, border_under
from designer.canvas.tools.drag_cards import CardDrag
from designer.canvas.tools.drag_headers import LaneDrag, StageDrag, StepDrag
from designer.canvas.tools.drag_persona import PersonaDrag
from designer.canvas.tools.drag_span import Side, SpanDrag
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.pan import Pan
from designer.canvas.tools.pressing import Press
from designer.canvas.tools.rubber_band import SELECTS_MORE, RubberBand
from designer.canvas.tools.small_things import marker_drag, press_curve, press_wire
from designer.canvas.wiring.wires import wire_under
from model.ids import Id
from model.layout.hit import (
    ArcHit,
    CardHit,
    CellHit,
    ConnectorHit,
    CurveHit,
    DetailsHit,
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

# The part of a card's edge that stretches it, in pixels.
EDGE = 7.0


def press_to_select(canvas: Canvas, pointer: Pointer) -> Press:
    """The select tool: select what is below the pointer, drag it, or pull a rubber band."""
    target = hit(canvas.result, pointer.seen)
    record_id = id_of(target)
    frame = press_wire(canvas, pointer) or _press_frame(canvas, pointer, target)
    if frame is not None:
        return frame
    if isinstance(target, CurveHit) and not pointer.modifiers & SELECTS_MORE:
        return press_curve(canvas, pointer, target) or Press()
    if record_id is None or isinstance(target, HeadingHit):
        return _press_ground(canvas, pointer, target)
    more = bool(pointer.modifiers & SELECTS_MORE)
    chosen = canvas.chosen
    click: Callable[[], None] | None = None
    if more and record_id in chosen.ids:
        # Only on release: with Shift a drag stays in its lane, and takes what is selected along.
        click = lambda: canvas.choose(chosen.toggled(record_id))  # noqa: E731
    elif more:
        canvas.choose(chosen.toggled(record_id))
    elif record_id not in chosen.ids:
        canvas.choose(Selection.of([record_id]))
    else:
        # Only on release: a press on one of many selected cards may begin to drag them all.
        click = lambda: canvas.choose(Selection.of([record_id]))  # noqa: E731 - a name would only repeat
    was_chosen = chosen.ids == {record_id}
    return Press(_drag_of(canvas, pointer, target, was_chosen=was_chosen), click)


def _press_frame(canvas: Canvas, pointer: Pointer, target: Hit) -> Press | None:
    """A press on what a header has besides its name: the button that collapses it, its border."""
    record_id = id_of(target)
    if record_id is not None and fold_button_at(canvas, pointer, record_id):
        drag = _drag_of(canvas, pointer, target, was_chosen=False)
        return Press(drag, lambda: switch_fold(canvas, record_id))
    border = border_under(canvas, pointer)
    return None if border is None else Press(lambda: BorderDrag(canvas, pointer, border))


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
        case CurveHit(persona_id=record_id):
            return record_id
        case StageHit(stage_id=record_id) | DetailsHit(stage_id=record_id):
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


def grabs(canvas: Canvas, pointer: Pointer) -> bool:
    """Whether a drag that begins here takes something along, and is no rubber band on paper."""
    target = hit(canvas.result, pointer.seen)
    if isinstance(target, ArcHit):
        return target.on_point
    if id_of(target) is not None and not isinstance(target, HeadingHit):
        return True
    return wire_under(canvas, pointer) or border_under(canvas, pointer) is not None


def edge_at(canvas: Canvas, pointer: Pointer, card_id: Id) -> Side | None:
    """The edge of a card that the pointer is at, by which the card is stretched."""
    card = canvas.document.cards.get(card_id)
    rect = canvas.result.card_rect(card_id)
    if rect is None or card is None or card.step_id is None:
        return None
    shown = canvas.window_state().to_view(rect)
    edge = min(EDGE * pointer.reach, shown.width() / 5)
    if pointer.position.x() >= shown.right() - edge:
        return "right"
    return "left" if pointer.position.x() <= shown.left() + edge else None


def _press_ground(canvas: Canvas, pointer: Pointer, target: Hit) -> Press:
    adds = bool(pointer.modifiers & SELECTS_MORE)

    def band() -> Gesture:
        return RubberBand(canvas, pointer, adds=adds)

    if adds:
        return Press(band)
    match target:
        case ArcHit():
            return press_arc(canvas, pointer, target, band)
        case CellHit(lane_id=lane_id, step_id=step_id):
            canvas.choose(Selection.at(lane_id, step_id))
        case HeadingHit():
            canvas.choose(Selection.of([MAP_ID]))
        case _:
            canvas.choose(Selection())
    return Press(band)


def _drag_of(
    canvas: Canvas, pointer: Pointer, target: Hit, *, was_chosen: bool
) -> Callable[[], Gesture] | None:
    match target:
        case CardHit(card_id=card_id):
            side = edge_at(canvas, pointer, card_id)
            # A card is often taken near its left edge: only the one with handles stretches there.
            if side == "right" or (side == "left" and was_chosen):
                return lambda: SpanDrag(canvas, pointer, card_id, side)
            return lambda: _card_drag(canvas, pointer, card_id)
        case MarkerHit(marker_id=marker_id):
            return lambda: marker_drag(canvas, pointer, marker_id)
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

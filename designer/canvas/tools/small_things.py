"""Presses on what is smaller than a record: ends and grips of arrows, points of a curve."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.feeling.curve_points import add_on_curve, new_marker
from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.connect import Connect
from designer.canvas.tools.drag_marker import CurveDrag, MarkerDrag
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.pressing import Press
from designer.canvas.tools.rewire import EndDrag
from designer.canvas.wiring.wires import end_at, grip_at
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.hit import CurveHit

_FREE = Qt.KeyboardModifier.AltModifier


def press_wire(canvas: Canvas, pointer: Pointer) -> Press | None:
    """A press on an arrow's end leads it elsewhere; on a card's grip it pulls an arrow out."""
    end = end_at(canvas, pointer)
    if end is not None:
        connector_id, at_source = end
        return Press(lambda: EndDrag(canvas, pointer, connector_id, at_source=at_source))
    grip = grip_at(canvas, pointer)
    if grip is None:
        return None
    card_id, edge = grip
    return Press(lambda: Connect(canvas, pointer, card_id, edge))


def press_curve(canvas: Canvas, pointer: Pointer, found: CurveHit) -> Press | None:
    """A click on a curve puts a marker there; pulling at it puts one there and drags it."""
    try:
        made = new_marker(canvas.document, canvas.result, found, free=pointer.has(_FREE))
    except JourneyboardError as error:
        canvas.say(str(error))
        return None
    if made is None:
        return None
    change, marker = made
    return Press(
        lambda: CurveDrag(canvas, pointer, found.at, change, marker),
        lambda: add_on_curve(canvas, change, marker),
    )


def marker_drag(canvas: Canvas, pointer: Pointer, marker_id: Id) -> Gesture:
    """All selected markers go along, when the one taken hold of is among them."""
    markers = canvas.document.markers
    chosen = sorted(i for i in canvas.chosen.ids if i in markers)
    return MarkerDrag(
        canvas, pointer, markers[marker_id], chosen if marker_id in chosen else (marker_id,)
    )

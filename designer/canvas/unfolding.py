"""Nothing is typed unseen: what is edited in a collapsed stage or lane expands it first."""

from __future__ import annotations

from designer.canvas.host import Canvas
from model.edits import fold
from model.layout.seen import folding
from model.naming import called
from model.places import CellPlace, Place
from model.queries import lane_name
from model.records import Card, Lane, Marker, Record, Step
from resources.words import tr


def unfold_for(canvas: Canvas, record: Record) -> None:
    """Expand what hides a record, or would hide it once it is on the map."""
    match record:
        case (
            Card(lane_id=str(lane_id), step_id=str(step_id))
            | Marker(lane_id=lane_id, step_id=step_id)
        ):
            _unfold(canvas, lane_id, step_id)
        case Step(id=step_id):
            _unfold(canvas, "", step_id)
        case _:
            pass


def say_hidden(canvas: Canvas, place: Place) -> None:
    """Say where something went that was put into a collapsed stage or lane, as it is not seen."""
    if not isinstance(place, CellPlace):
        return
    document = canvas.document
    hiding = [document.find(i) for i in folding(document, place.lane_id, place.step_id)]
    names = [lane_name(r) if isinstance(r, Lane) else called(r) for r in hiding if r is not None]
    if names:
        canvas.say(tr("Put into what is collapsed: {names}.", names=", ".join(names)))


def _unfold(canvas: Canvas, lane_id: str, step_id: str) -> None:
    hiding = folding(canvas.document, lane_id, step_id)
    if hiding:
        canvas.attempt(lambda document: fold(document, hiding, on=False))

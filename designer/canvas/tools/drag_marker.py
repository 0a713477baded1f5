"""Dragging an emotion marker: the curve follows while the map itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from designer.canvas.feelings import feeling_sentence, snapped_position
from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import move_marker
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.geometry import Point
from model.layout.hit import marker_at

_FREE = Qt.KeyboardModifier.AltModifier
_SNAP = 0.5


@dataclass(frozen=True, slots=True)
class _Spot:
    lane_id: Id
    step_id: Id
    position: float
    valence: float


class MarkerDrag(Gesture):
    """Up and down changes how somebody feels, sideways when.

    Halves of a step of the scale catch the marker; with Alt it moves freely. A word that would
    contradict the new face goes with the same edit, which is said.
    """

    def __init__(self, canvas: Canvas, start: Pointer, marker_id: Id) -> None:
        super().__init__(canvas, start)
        self._marker_id = marker_id
        centre = canvas.result.marker_centre(marker_id) or start.at
        self._offset = Point(centre.x - start.at.x, centre.y - start.at.y)
        self._spot: _Spot | None = None

    def begin(self) -> None:
        """The curve itself shows it."""

    def move(self, pointer: Pointer) -> None:
        """Show the curve with the marker at the pointer."""
        spot = self._spot_at(pointer)
        if spot is None or spot == self._spot:
            return
        self._spot = spot
        layout = self.canvas.layout_now
        try:
            change = self._edit(layout.result.document, spot)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        if change:
            layout.preview(change)
        else:
            layout.end_preview()
        self.canvas.say(feeling_sentence(spot.valence, change))

    def finish(self, pointer: Pointer) -> None:
        """Leave the marker where it is shown."""
        spot = self._spot_at(pointer) or self._spot
        self.cancel()
        if spot is not None:
            change = self.canvas.attempt(lambda document: self._edit(document, spot))
            if change:
                self.canvas.say(feeling_sentence(spot.valence, change))

    def cancel(self) -> None:
        """Show the curve as it is."""
        self.canvas.layout_now.end_preview()

    def _edit(self, document: JourneyMap, spot: _Spot) -> ChangeSet:
        return move_marker(
            document,
            self._marker_id,
            lane_id=spot.lane_id,
            step_id=spot.step_id,
            position=spot.position,
            valence=spot.valence,
            drop_contrary_word=True,
        )

    def _spot_at(self, pointer: Pointer) -> _Spot | None:
        """Where the marker would stand: within its own lane, however far the pointer strays."""
        result = self.canvas.result
        marker = result.document.markers.get(self._marker_id)
        lane = result.lane(marker.lane_id) if marker else None
        if marker is None or lane is None or not result.steps:
            return None
        wanted = pointer.at.moved(self._offset.x, self._offset.y)
        left, right = result.steps[0].header.x, result.steps[-1].header.right
        inside = Point(
            min(max(wanted.x, left + 0.5), right - 0.5),
            min(max(wanted.y, lane.y + 0.5), lane.y + lane.height - 0.5),
        )
        found = marker_at(result, inside)
        if found is None:
            return None
        lane_id, step_id, position, valence = found
        if pointer.has(_FREE):
            return _Spot(lane_id, step_id, round(position, 2), round(valence, 2))
        if step_id == marker.step_id and abs(wanted.x - self.start.at.x - self._offset.x) < _STILL:
            position = marker.position  # straight up or down: it stays over its point
        else:
            position = snapped_position(position)
        return _Spot(lane_id, step_id, position, round(valence / _SNAP) * _SNAP)


_STILL = 8.0

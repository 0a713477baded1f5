"""Dragging emotion markers: the curve follows while the map itself stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from designer.canvas.draft import Draft
from designer.canvas.feeling.curve_points import naming_key
from designer.canvas.feeling.feelings import feeling_sentence, snapped_position
from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import shift_markers
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.geometry import Point
from model.layout.hit import marker_at
from model.records import Marker

_FREE = Qt.KeyboardModifier.AltModifier
_STRAIGHT = Qt.KeyboardModifier.ShiftModifier
_SNAP = 0.5
_STILL = 8.0
"""Less far sideways, in points, and it goes straight up or down."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How far the markers go: in steps along the journey, in valence up."""

    along: float
    up: float


class MarkerDrag(Gesture):
    """Up and down changes how somebody feels, sideways when; selected markers go together.

    Halves of a step of the scale catch the marker; with Alt it moves freely, with Shift along one
    axis only. A word that would contradict the new face goes with the same edit, which is said.
    """

    merge_key: str | None = None
    """Edits that follow with the same key belong to the same undo step."""

    def __init__(
        self, canvas: Canvas, start: Pointer, grabbed: Marker, marker_ids: Sequence[Id] = ()
    ) -> None:
        super().__init__(canvas, start)
        self.grabbed = grabbed
        self._marker_ids = marker_ids or (grabbed.id,)
        centre = self.origin()
        self._offset = Point(centre.x - start.at.x, centre.y - start.at.y)
        self._way: _Way | None = None

    def origin(self) -> Point:
        """Where the grabbed face stands before the drag."""
        return self.canvas.result.marker_centre(self.grabbed.id) or self.start.at

    def begin(self) -> None:
        """The curve itself shows it."""

    def move(self, pointer: Pointer) -> None:
        """Show the curve with the markers at the pointer."""
        way = self._way_to(pointer)
        if way is None or way == self._way:
            return
        self._way = way
        layout = self.canvas.layout_now
        try:
            change = self.edit(layout.result.document, way)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        if change:
            layout.preview(change)
        else:
            layout.end_preview()
        self._say(change)

    def finish(self, pointer: Pointer) -> None:
        """Leave the markers where they are shown."""
        way = self._way_to(pointer) or self._way
        self.cancel()
        if way is not None:
            change = self.canvas.attempt(
                lambda document: self.edit(document, way), merge_key=self.merge_key
            )
            if change:
                self._say(change)

    def cancel(self) -> None:
        """Show the curve as it is."""
        self.canvas.layout_now.end_preview()

    def edit(self, document: JourneyMap, way: _Way) -> ChangeSet:
        """What the drag does to the map."""
        return shift_markers(document, self._marker_ids, along=way.along, up=way.up)

    def _say(self, change: ChangeSet) -> None:
        after = next((r for r in change.after() if r.id == self.grabbed.id), self.grabbed)
        if isinstance(after, Marker):
            self.canvas.say(feeling_sentence(after.valence, change))

    def _way_to(self, pointer: Pointer) -> _Way | None:
        """How far the grabbed marker goes: within its own lane, however far the pointer strays."""
        result, grabbed = self.canvas.result, self.grabbed
        lane = result.lane(grabbed.lane_id)
        if lane is None or not result.steps:
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
        _, step_id, position, valence = found
        across = pointer.at.x - self.start.at.x
        down = pointer.at.y - self.start.at.y
        if pointer.has(_FREE):
            position, valence = round(position, 2), round(valence, 2)
        else:
            still = step_id == grabbed.step_id and abs(across) < _STILL
            position = grabbed.position if still else snapped_position(position)
            valence = round(valence / _SNAP) * _SNAP
        columns = {box.step_id: place for place, box in enumerate(result.steps)}
        if grabbed.step_id not in columns:
            return None
        along = columns[step_id] - columns[grabbed.step_id] + (position - grabbed.position)
        up = valence - grabbed.valence
        if pointer.has(_STRAIGHT):
            along, up = (along, 0.0) if abs(across) >= abs(down) else (0.0, up)
        return _Way(along, up)


class CurveDrag(MarkerDrag):
    """Pulling at a curve: a new marker comes where it was taken hold of, and is dragged at once."""

    def __init__(
        self, canvas: Canvas, start: Pointer, at: Point, added: ChangeSet, marker: Marker
    ) -> None:
        self._at = at
        self._added = added
        self.merge_key = naming_key(marker.id)
        super().__init__(canvas, start, marker)

    def origin(self) -> Point:
        """The point of the curve."""
        return self._at

    def begin(self) -> None:
        """The faint face becomes a real one."""
        self.canvas.overlay.clear("newcomer")

    def finish(self, pointer: Pointer) -> None:
        """Leave it where it is shown, and ask for its word."""
        super().finish(pointer)
        if self.grabbed.id in self.canvas.document.markers:
            self.canvas.name_feeling(self.grabbed.id, new=True)

    def edit(self, document: JourneyMap, way: _Way) -> ChangeSet:
        """The new marker, moved."""
        draft = Draft(document)
        added = draft.do(self._added)
        draft.do(super().edit(draft.document, way))
        return draft.finish(added.label)

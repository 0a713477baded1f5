"""Dragging points of the dramatic arc up and down: the arc follows, the map stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from designer.canvas.feeling.gripping import grip_edit, grip_sentence, set_grip
from designer.canvas.host import Canvas, Pointer
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.pressing import Press
from model.errors import JourneyboardError
from model.layout.arc import level_at
from model.layout.hit import ArcHit


def press_arc(
    canvas: Canvas, pointer: Pointer, target: ArcHit, band: Callable[[], Gesture]
) -> Press:
    """A press on the arc chooses its cell. A point is dragged; an empty column gets one.

    Beside the point of a column that has one, a drag is a rubber band, as on any free paper.
    """
    canvas.choose(Selection.at(target.lane_id, target.step_id))
    step = canvas.document.steps[target.step_id]
    if step.engagement is not None and not target.on_point:
        return Press(band)
    if target.on_point:
        return Press(lambda: ArcDrag(canvas, pointer, target))

    def put() -> None:
        set_grip(canvas, target.step_id, target.level)

    return Press(lambda: ArcDrag(canvas, pointer, target), put)


class ArcDrag(Gesture):
    """Up and down in whole levels; the column stays."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, canvas: Canvas, start: Pointer, target: ArcHit) -> None:
        super().__init__(canvas, start)
        self._target = target
        self._level: int | None = None

    def begin(self) -> None:
        """The arc itself shows it."""
        self.canvas.overlay.clear("newcomer")

    def move(self, pointer: Pointer) -> None:
        """Show the arc with the point at the pointer's level."""
        level = self._level_at(pointer)
        if level is None or level == self._level:
            return
        self._level = level
        layout = self.canvas.layout_now
        try:
            change = grip_edit(layout.result.document, self._target.step_id, level)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        if change:
            layout.preview(change)
        else:
            layout.end_preview()
        self.canvas.say(grip_sentence(level))

    def finish(self, pointer: Pointer) -> None:
        """Leave the point where it is shown."""
        level = self._level_at(pointer) or self._level
        self.cancel()
        if level is not None:
            set_grip(self.canvas, self._target.step_id, level)

    def cancel(self) -> None:
        """Show the arc as it is."""
        self.canvas.layout_now.end_preview()

    def _level_at(self, pointer: Pointer) -> int | None:
        lane = self.canvas.result.lane(self._target.lane_id)
        if lane is None or lane.arc is None:
            return None
        return level_at(lane.arc, pointer.at.y - lane.y)

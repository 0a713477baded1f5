"""Dragging stages, steps and lanes into another order."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marks import GhostMark, LineMark
from designer.canvas.outlines import outline_of
from designer.canvas.places import step_gap
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.ghost import Ghost, label_ghost
from designer.canvas.window import Space
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import move_lane, move_stage, move_step
from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.hit import lane_gap, stage_gap


class HeaderDrag(Gesture):
    """A ghost of the header follows the pointer; a line shows the gap it would go to."""

    space = Space.BAND

    def __init__(self, canvas: Canvas, start: Pointer, record_id: Id) -> None:
        super().__init__(canvas, start)
        self.record_id = record_id
        self._ghost: Ghost | None = None

    def begin(self) -> None:
        """Paint the ghost."""
        canvas = self.canvas
        area = self.area()
        if area is None:
            return
        shown = canvas.window_state().to_view(area, self.space)
        self._ghost = label_ghost(
            canvas, self.groups(), area, self.start.position - shown.topLeft()
        )

    def move(self, pointer: Pointer) -> None:
        """Move ghost and line."""
        overlay = self.canvas.overlay
        overlay.put("line", self.line(pointer))
        ghost: GhostMark | None = self._ghost.at(pointer.position) if self._ghost else None
        overlay.put("ghost", ghost)

    def finish(self, pointer: Pointer) -> None:
        """Move it into the gap."""
        self.cancel()
        self.canvas.attempt(lambda document: self.edit(document, pointer))

    def cancel(self) -> None:
        """Take ghost and line away."""
        self.canvas.overlay.clear("ghost", "line")

    def area(self) -> Rect | None:
        """The part of the sheet the ghost shows."""
        outline = outline_of(self.canvas.result, self.record_id)
        return outline.rect if outline else None

    def groups(self) -> Sequence[Group]:
        """What the ghost is painted from."""
        return (self.canvas.result.sheet_group, self.canvas.result.band_group)

    @abstractmethod
    def line(self, pointer: Pointer) -> LineMark | None:
        """The drop marker."""

    @abstractmethod
    def edit(self, document: JourneyMap, pointer: Pointer) -> ChangeSet:
        """The edit a drop makes."""


class StageDrag(HeaderDrag):
    """A stage with its steps."""

    def groups(self) -> Sequence[Group]:
        """Only the band: a chevron is no rectangle."""
        return (self.canvas.result.band_group,)

    def line(self, pointer: Pointer) -> LineMark | None:
        """Between two stages."""
        _, line = stage_gap(self.canvas.result, pointer.at.x)
        return LineMark(line, Space.BAND)

    def edit(self, document: JourneyMap, pointer: Pointer) -> ChangeSet:
        """Move the stage."""
        before_id, _ = stage_gap(self.canvas.result, pointer.at.x)
        if before_id == self.record_id:
            return ChangeSet()
        return move_stage(document, self.record_id, before_id=before_id)


class StepDrag(HeaderDrag):
    """A step with its column, within its stage or into another."""

    def line(self, pointer: Pointer) -> LineMark | None:
        """Between two steps, down to the last lane."""
        gap = step_gap(self.canvas.result, pointer.at.x)
        return LineMark(gap.line) if gap else None

    def edit(self, document: JourneyMap, pointer: Pointer) -> ChangeSet:
        """Move the step."""
        gap = step_gap(self.canvas.result, pointer.at.x)
        if gap is None or gap.before_id == self.record_id:
            return ChangeSet()
        return move_step(document, self.record_id, stage_id=gap.stage_id, before_id=gap.before_id)


class LaneDrag(HeaderDrag):
    """A lane with its cards."""

    space = Space.LABELS

    def groups(self) -> Sequence[Group]:
        """The lane names."""
        return (self.canvas.result.sheet_group, self.canvas.result.labels_group)

    def line(self, pointer: Pointer) -> LineMark | None:
        """Between two lanes."""
        _, line = lane_gap(self.canvas.result, pointer.at.y)
        return LineMark(line)

    def edit(self, document: JourneyMap, pointer: Pointer) -> ChangeSet:
        """Move the lane."""
        before_id, _ = lane_gap(self.canvas.result, pointer.at.y)
        if before_id == self.record_id:
            return ChangeSet()
        return move_lane(document, self.record_id, before_id=before_id)

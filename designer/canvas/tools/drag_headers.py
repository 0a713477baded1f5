"""Dragging stages, steps and lanes into another order."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import AreaMark, GhostMark, LineMark
from designer.canvas.marking.outlines import outline_of
from designer.canvas.places import step_gap
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.ghost import Ghost, label_ghost
from designer.canvas.window import Space
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import move_lane, move_stage, move_step
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect
from model.layout.hit import lane_gap, stage_gap
from model.layout.result import LayoutResult


class HeaderDrag(Gesture):
    """A ghost of the header follows the pointer; the map is shown as a drop would make it.

    Where a drop would change nothing, or cannot be made, a line shows the gap instead.
    """

    space = Space.BAND

    def __init__(self, canvas: Canvas, start: Pointer, record_id: Id) -> None:
        super().__init__(canvas, start)
        self.record_id = record_id
        self._ghost: Ghost | None = None
        self._shown = ChangeSet()

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
        """Move the ghost; let the neighbours make room."""
        overlay = self.canvas.overlay
        change = self._change_at(pointer)
        if change != self._shown:
            self._shown = change
            if change:
                self.canvas.layout_now.preview(change)
            else:
                self.canvas.layout_now.end_preview()
        area = self.landing(self.canvas.layout_now.visible) if change else None
        overlay.put("target", AreaMark(area, fill=0.07, line=0.6) if area else None)
        overlay.put("line", None if change else self.line(pointer))
        ghost: GhostMark | None = self._ghost.at(pointer.position) if self._ghost else None
        overlay.put("ghost", ghost)

    def finish(self, pointer: Pointer) -> None:
        """Move it into the gap."""
        self.canvas.overlay.clear("ghost", "line", "target")
        # What was shown stays until the map is laid out anew: nothing jumps back in between.
        if not self.canvas.attempt(lambda document: self.edit(document, pointer)):
            self.canvas.layout_now.end_preview()

    def cancel(self) -> None:
        """Take ghost and line away, and show the map as it is."""
        self.canvas.overlay.clear("ghost", "line", "target")
        self.canvas.layout_now.end_preview()

    def _change_at(self, pointer: Pointer) -> ChangeSet:
        try:
            return self.edit(self.canvas.document, pointer)
        except JourneyboardError:
            return ChangeSet()  # the sentence comes if it is dropped there

    def area(self) -> Rect | None:
        """The part of the sheet the ghost shows."""
        outline = outline_of(self.canvas.result, self.record_id)
        return outline.rect if outline else None

    def groups(self) -> Sequence[Group]:
        """What the ghost is painted from."""
        return (self.canvas.result.sheet_group, self.canvas.result.band_group)

    @abstractmethod
    def landing(self, result: LayoutResult) -> Rect | None:
        """Where on the sheet it would stand."""

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

    def landing(self, result: LayoutResult) -> Rect | None:
        """The columns of the stage."""
        rect = next((b.rect for b in result.stages if b.stage_id == self.record_id), None)
        return _column(result, rect) if rect is not None else None

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

    def landing(self, result: LayoutResult) -> Rect | None:
        """The column of the step."""
        rect = next((b.header for b in result.steps if b.step_id == self.record_id), None)
        return _column(result, rect) if rect is not None else None

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

    def landing(self, result: LayoutResult) -> Rect | None:
        """The lane with its name."""
        lane = result.lane(self.record_id)
        if lane is None:
            return None
        return Rect(lane.label.x, lane.y, result.grid.right - lane.label.x, lane.height)

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


def _column(result: LayoutResult, header: Rect) -> Rect:
    """From a header down to the last lane."""
    bottom = max((box.y + box.height for box in result.lanes), default=header.bottom)
    return Rect(header.x, header.y, header.width, bottom - header.y)

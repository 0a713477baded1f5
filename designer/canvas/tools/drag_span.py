"""Stretching a card over several steps by one of its edges."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.places import column_at
from designer.canvas.tools.gesture import Gesture
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import set_span, set_start
from model.errors import JourneyboardError
from model.ids import Id
from model.queries import steps_in_order, steps_of

Side: TypeAlias = Literal["left", "right"]


class SpanDrag(Gesture):
    """The card is shown as wide as it would be; its other edge stays where it is."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: Canvas, start: Pointer, card_id: Id, side: Side = "right") -> None:
        super().__init__(canvas, start)
        self._card_id = card_id
        self._side = side
        self._step_id: Id | None = None

    def begin(self) -> None:
        """Nothing to show before the pointer reaches another step."""

    def move(self, pointer: Pointer) -> None:
        """Show the card up to the step below the pointer."""
        column = column_at(self.canvas.result, pointer.at.x)
        if column is None or column.step_id == self._step_id:
            return
        self._step_id = column.step_id
        canvas = self.canvas
        try:
            change = self._edit(canvas.result.document, column.step_id)
        except JourneyboardError as error:
            canvas.say(str(error))
            return
        canvas.motion.guided = frozenset({self._card_id})
        if change:
            canvas.layout_now.preview(change)
        else:
            canvas.layout_now.end_preview()

    def finish(self, pointer: Pointer) -> None:
        """Let the card cover these steps."""
        canvas = self.canvas
        column = column_at(canvas.result, pointer.at.x)
        step_id = column.step_id if column is not None else None
        if step_id is None or not canvas.attempt(lambda document: self._edit(document, step_id)):
            self.cancel()
            return
        canvas.layout_now.flush()
        canvas.motion.guided = None

    def cancel(self) -> None:
        """Show the card as it is."""
        self.canvas.motion.guided = frozenset()
        self.canvas.layout_now.end_preview()
        self.canvas.motion.guided = None

    def _edit(self, document: JourneyMap, step_id: Id) -> ChangeSet:
        if self._side == "left":
            return set_start(document, self._card_id, step_id)
        columns = [step.id for step in steps_in_order(document)]
        card = document.cards[self._card_id]
        last_id = _last_of(document, step_id)
        if card.step_id not in columns or last_id not in columns:
            return ChangeSet()
        return set_span(
            document,
            self._card_id,
            max(1, columns.index(last_id) - columns.index(card.step_id) + 1),
        )


def _last_of(document: JourneyMap, step_id: Id) -> Id:
    """The step; of a collapsed stage, which is one column, the last one."""
    step = document.steps.get(step_id)
    if step is None or not document.stages[step.stage_id].collapsed:
        return step_id
    return steps_of(document, step.stage_id)[-1].id

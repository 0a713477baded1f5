"""Dragging a persona from the heading onto a card: she is there."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.exchange.drops import plan_drop
from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.ghost import Ghost, avatar_ghost
from designer.canvas.tools.palette_drop import target_mark
from model.edits import move_persona
from model.ids import Id
from model.layout.hit import PersonaHit, hit
from widgets.drag_item import DragItem


class PersonaDrag(Gesture):
    """On a card the persona is assigned; on another persona they change places."""

    def __init__(self, canvas: Canvas, start: Pointer, persona_id: Id) -> None:
        super().__init__(canvas, start)
        self._persona_id = persona_id
        self._item = DragItem(what="persona", persona_id=persona_id)
        self._ghost: Ghost | None = None

    def begin(self) -> None:
        """Paint the ghost."""
        self._ghost = avatar_ghost(self.canvas, self._persona_id)

    def move(self, pointer: Pointer) -> None:
        """Move the ghost and outline who gets her."""
        canvas = self.canvas
        plan = plan_drop(canvas.result, self._item, pointer.at, canvas.chosen)
        canvas.overlay.put("target", target_mark(canvas.result, plan))
        canvas.show_cursor(self.cursor if plan.edit is not None else Qt.CursorShape.ForbiddenCursor)
        if self._ghost is not None:
            canvas.overlay.put("ghost", self._ghost.at(pointer.position))

    def finish(self, pointer: Pointer) -> None:
        """Assign, or change the order of the personas."""
        self.cancel()
        canvas = self.canvas
        target = hit(canvas.result, pointer.at)
        if isinstance(target, PersonaHit):
            before_id = self._before(target.persona_id)
            canvas.attempt(
                lambda document: move_persona(document, self._persona_id, before_id=before_id)
            )
            return
        plan = plan_drop(canvas.result, self._item, pointer.at, canvas.chosen)
        if plan.edit is None:
            canvas.say(plan.sentence)
        else:
            canvas.attempt(plan.edit)

    def cancel(self) -> None:
        """Take the ghost away."""
        self.canvas.overlay.clear("ghost", "target")

    def _before(self, other_id: Id) -> Id | None:
        """Before the persona dropped on when that one stands further left, else after it."""
        order = list(self.canvas.result.personas)
        here, there = order.index(self._persona_id), order.index(other_id)
        index = there if there <= here else there + 1
        return order[index] if index < len(order) else None

"""Drawing an arrow from one card to another."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marks import AreaMark, WireMark
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from model.edits import add_connector
from model.ids import Id
from model.kinds import ConnectorKind
from model.layout.geometry import Point
from model.layout.hit import CardHit, hit
from resources.words import tr


class Connect(Gesture):
    """A line follows the pointer and snaps to the card below it."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, start: Pointer, source_id: Id) -> None:
        super().__init__(canvas, start)
        self._source_id = source_id

    def begin(self) -> None:
        """The first move shows the line."""

    def move(self, pointer: Pointer) -> None:
        """Draw the line from the card's edge to the pointer or the card below it."""
        canvas = self.canvas
        source = canvas.result.card_rect(self._source_id)
        if source is None:
            return
        target_id = self._target(pointer)
        target = canvas.result.card_rect(target_id) if target_id else None
        end = pointer.at
        if target is not None:
            end = Point(target.x, target.centre.y)
        start = Point(source.right, source.centre.y)
        canvas.overlay.put("wire", WireMark(start, end, snapped=target is not None))
        canvas.overlay.put("target", AreaMark(target, fill=0.08, line=0.9) if target else None)

    def finish(self, pointer: Pointer) -> None:
        """Connect the two cards."""
        self.cancel()
        canvas = self.canvas
        target_id = self._target(pointer)
        if target_id is None:
            canvas.say(tr("An arrow ends on a card: drop it on one."))
            return
        kind = self._kind(target_id)
        change = canvas.attempt(
            lambda document: add_connector(
                document, source_id=self._source_id, target_id=target_id, kind=kind
            )
        )
        if change is not None and change.added:
            canvas.choose(Selection.of([change.added[0].id]))

    def cancel(self) -> None:
        """Take the line away."""
        self.canvas.overlay.clear("wire", "target")

    def _target(self, pointer: Pointer) -> Id | None:
        found = hit(self.canvas.result, pointer.at)
        if isinstance(found, CardHit) and found.card_id != self._source_id:
            return found.card_id
        return None

    def _kind(self, target_id: Id) -> ConnectorKind:
        """An arrow to the left goes back in the journey."""
        cards = self.canvas.document.cards
        columns = {box.step_id: i for i, box in enumerate(self.canvas.result.steps)}
        source = columns.get(cards[self._source_id].step_id or "")
        target = columns.get(cards[target_id].step_id or "")
        if source is None or target is None or target >= source:
            return ConnectorKind.NEXT
        return ConnectorKind.LOOPS_BACK

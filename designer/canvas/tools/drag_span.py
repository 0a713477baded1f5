"""Stretching a card over several steps by its right edge."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.places import column_at
from designer.canvas.tools.gesture import Gesture
from model.edits import set_span
from model.errors import JourneyboardError
from model.ids import Id


class SpanDrag(Gesture):
    """The card is shown as wide as it would be; the map changes on release."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: Canvas, start: Pointer, card_id: Id) -> None:
        super().__init__(canvas, start)
        self._card_id = card_id
        self._span: int | None = None

    def begin(self) -> None:
        """Nothing to show before the pointer reaches another step."""

    def move(self, pointer: Pointer) -> None:
        """Show the card up to the step below the pointer."""
        span = self._span_at(pointer)
        if span is None or span == self._span:
            return
        self._span = span
        layout = self.canvas.layout_now
        try:
            change = set_span(layout.result.document, self._card_id, span)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        if change:
            layout.preview(change)
        else:
            layout.end_preview()

    def finish(self, pointer: Pointer) -> None:
        """Let the card cover these steps."""
        span = self._span_at(pointer)
        self.cancel()
        if span is not None:
            self.canvas.attempt(lambda document: set_span(document, self._card_id, span))

    def cancel(self) -> None:
        """Show the card as it is."""
        self.canvas.layout_now.end_preview()

    def _span_at(self, pointer: Pointer) -> int | None:
        result = self.canvas.result
        card = result.document.cards.get(self._card_id)
        column = column_at(result, pointer.at.x)
        columns = [box.step_id for box in result.steps]
        if card is None or column is None or card.step_id not in columns:
            return None
        return max(1, columns.index(column.step_id) - columns.index(card.step_id) + 1)

"""Leading one end of an arrow to another card."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import AreaMark
from designer.canvas.tools.connect import card_near, show_wire
from designer.canvas.tools.gesture import Gesture
from designer.canvas.wiring.wires import hide_wires
from model.edits import rewire
from model.ids import Id
from model.layout.geometry import Rect
from resources.words import tr


class EndDrag(Gesture):
    """The end follows the pointer and snaps to the card below it; the other end stays."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, canvas: Canvas, start: Pointer, connector_id: Id, *, at_source: bool
    ) -> None:
        super().__init__(canvas, start)
        self._connector_id = connector_id
        self._at_source = at_source

    def begin(self) -> None:
        """The first move shows the line."""
        hide_wires(self.canvas)

    def move(self, pointer: Pointer) -> None:
        """Draw the arrow as it would be."""
        canvas, fixed = self.canvas, self._fixed()
        if fixed is None:
            return
        card_id, rect = fixed
        target_id = card_near(canvas, pointer, besides=card_id)
        if target_id is None:
            canvas.overlay.put("target", None)
        show_wire(canvas, rect, pointer.at, target_id, backwards=self._at_source)
        canvas.overlay.put("rewired", AreaMark(rect, line=0.4))

    def finish(self, pointer: Pointer) -> None:
        """Lead it to the card below the pointer."""
        self.cancel()
        canvas, fixed = self.canvas, self._fixed()
        if fixed is None:
            return
        target_id = card_near(canvas, pointer, besides=fixed[0])
        if target_id is None:
            canvas.say(tr("An arrow ends on a card: it stays where it was."))
            return
        ends = {"source_id": target_id} if self._at_source else {"target_id": target_id}
        canvas.attempt(lambda document: rewire(document, self._connector_id, **ends))

    def cancel(self) -> None:
        """Take the line away."""
        self.canvas.overlay.clear("wire", "target", "rewired")

    def _fixed(self) -> tuple[Id, Rect] | None:
        """The card at the other end."""
        connector = self.canvas.document.connectors.get(self._connector_id)
        if connector is None:
            return None
        card_id = connector.target_id if self._at_source else connector.source_id
        rect = self.canvas.result.card_rect(card_id)
        return None if rect is None else (card_id, rect)

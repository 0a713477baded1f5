"""What is below the pointer while nothing is pressed: a faint outline, and the right cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marks import OutlinesMark
from designer.canvas.outlines import outline_of
from designer.canvas.tools.press import id_of, near_right_edge
from model.ids import Id
from model.layout.hit import CardHit, HeadingHit, hit

_ALPHA = 0.45
_WIDTH = 1.0


class Hover:
    """Remembers what the pointer is over, so that only a change repaints anything."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._id: Id | None = None
        self._stretches = False

    @property
    def id(self) -> Id | None:
        """The record below the pointer."""
        return self._id

    def move(self, pointer: Pointer) -> bool:
        """The pointer is here; whether it is over another record than before."""
        target = hit(self._canvas.result, pointer.seen)
        record_id = None if isinstance(target, HeadingHit) else id_of(target)
        stretches = (
            isinstance(target, CardHit)
            and target.card_id in self._canvas.chosen.ids
            and near_right_edge(self._canvas, pointer, target.card_id)
        )
        if stretches != self._stretches:
            self._stretches = stretches
            self._canvas.show_cursor(Qt.CursorShape.SizeHorCursor if stretches else None)
        return self._show(record_id)

    def leave(self) -> bool:
        """The pointer is gone, or busy; whether it had been over a record."""
        return self._show(None)

    def _show(self, record_id: Id | None) -> bool:
        if record_id == self._id:
            return False
        self._id = record_id
        mark = None
        if record_id is not None and record_id not in self._canvas.chosen.ids:
            outline = outline_of(self._canvas.result, record_id)
            if outline is not None:
                mark = OutlinesMark(
                    (outline,), outline.rect, outline.space, width=_WIDTH, alpha=_ALPHA
                )
        self._canvas.overlay.put("hover", mark)
        return True

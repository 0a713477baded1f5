"""What is below the pointer while nothing is pressed: a faint outline, and the right cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.feeling.curve_points import new_face
from designer.canvas.feeling.gripping import new_point
from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.fold_button import fold_button_at, fold_mark
from designer.canvas.marking.marks import Mark, OutlinesMark
from designer.canvas.marking.outlines import outline_of
from designer.canvas.tools.drag_border import border_under, cursor_for, show_border
from designer.canvas.tools.press import edge_at, id_of
from designer.canvas.wiring.wires import show_wires, wire_under
from model.ids import Id
from model.layout.hit import ArcHit, CardHit, CurveHit, HeadingHit, hit

_ALPHA = 0.45
_WIDTH = 1.0


class Hover:
    """Remembers what the pointer is over, so that only a change repaints anything."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._id: Id | None = None
        self._cursor: Qt.CursorShape | None = None

    @property
    def id(self) -> Id | None:
        """The record below the pointer."""
        return self._id

    def move(self, pointer: Pointer) -> bool:
        """The pointer is here; whether it is over another record than before."""
        target = hit(self._canvas.result, pointer.seen)
        record_id = None if isinstance(target, HeadingHit) else id_of(target)
        on_button = fold_button_at(self._canvas, pointer, record_id)
        show_wires(self._canvas, record_id, pointer)
        on_wire = wire_under(self._canvas, pointer)
        border = None if on_button or on_wire else border_under(self._canvas, pointer)
        show_border(self._canvas, border)
        cursor = cursor_for(border) if border is not None else None
        on_curve: Mark | None = None
        if isinstance(target, CurveHit) and border is None and not on_wire:
            on_curve = new_face(self._canvas.result, target)
        if isinstance(target, ArcHit) and border is None and not on_wire:
            on_curve = new_point(self._canvas.result, target)
            cursor = Qt.CursorShape.SizeVerCursor if target.on_point else cursor
        self._canvas.overlay.put("newcomer", on_curve)
        if on_wire:
            cursor = Qt.CursorShape.CrossCursor
        elif on_button or on_curve:
            cursor = Qt.CursorShape.PointingHandCursor
        elif (
            isinstance(target, CardHit)
            and target.card_id in self._canvas.chosen.ids
            and edge_at(self._canvas, pointer, target.card_id) is not None
        ):
            cursor = Qt.CursorShape.SizeHorCursor
        if cursor != self._cursor:
            self._cursor = cursor
            self._canvas.show_cursor(cursor)
        self._canvas.overlay.put("fold", fold_mark(self._canvas, record_id))
        return self._show(record_id)

    def leave(self) -> bool:
        """The pointer is gone, or busy; whether it had been over a record."""
        self._cursor = None
        self._canvas.overlay.clear("edge", "fold", "newcomer")
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

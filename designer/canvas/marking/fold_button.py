"""The small button on a stage's header or a lane's name that collapses and expands it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import Mark
from designer.canvas.marking.outlines import outline_of
from designer.canvas.window import Space, Window
from model.edits import fold
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.theme import Theme
from model.records import Lane, Stage

_SIZE = 18.0
_INSET = 5.0
_ARM = 3.5


@dataclass(frozen=True, slots=True)
class FoldMark(Mark):
    """A disc with a chevron that points where the thing will go."""

    above_strips = True

    rect: Rect
    space: Space
    collapsed: bool

    def bounds(self, window: Window) -> QRectF:
        """The disc."""
        return button_place(self, window).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Draw disc and chevron."""
        disc = button_place(self, window)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(QColor(theme.paper))
        painter.drawEllipse(disc)
        pen = QPen(QColor(theme.ink), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self._chevron(disc.center()))

    def _chevron(self, middle: QPointF) -> list[QPointF]:
        way = 1.0 if self.collapsed else -1.0
        along, across = way * _ARM / 2, _ARM
        if self.space is Space.BAND:
            ends = (QPointF(-along, -across), QPointF(along, 0), QPointF(-along, across))
        else:
            ends = (QPointF(-across, -along), QPointF(0, along), QPointF(across, -along))
        return [middle + end for end in ends]


def button_place(mark: FoldMark, window: Window) -> QRectF:
    """Where the button stands, in pixels: in the lower right of a stage, the upper of a lane."""
    shown = window.to_view(mark.rect, mark.space)
    port, band = window.to_view(window.visible), window.band_shown()
    if mark.space is Space.BAND:
        x = min(shown.right(), port.right()) - _SIZE - _INSET
        y = shown.bottom() - _SIZE - _INSET
    else:
        x = shown.right() - _SIZE - _INSET
        top = window.to_view(band).bottom() if band is not None else port.top()
        y = min(max(shown.top(), top) + _INSET, shown.bottom() - _SIZE)
    return QRectF(round(x), round(y), _SIZE, _SIZE)


def fold_mark(canvas: Canvas, record_id: Id | None) -> FoldMark | None:
    """The button of a stage or lane; None for other things, and where it has no room."""
    record = canvas.document.find(record_id) if record_id is not None else None
    if not isinstance(record, Stage | Lane):
        return None
    outline = outline_of(canvas.result, record.id)
    if outline is None or outline.rect.height * canvas.camera.zoom < _SIZE + _INSET:
        return None  # from afar it would hide the name
    return FoldMark(outline.rect, outline.space, record.collapsed)


def fold_button_at(canvas: Canvas, pointer: Pointer, record_id: Id | None) -> bool:
    """Whether the pointer is on the button of what is below it."""
    mark = fold_mark(canvas, record_id)
    return mark is not None and button_place(mark, canvas.window_state()).contains(pointer.position)


def switch_fold(canvas: Canvas, record_id: Id) -> None:
    """Collapse a stage or lane, or expand it."""
    record = canvas.document.find(record_id)
    if isinstance(record, Stage | Lane):
        canvas.attempt(lambda document: fold(document, [record_id], on=not record.collapsed))
        canvas.overlay.clear("fold")

"""Drags from the palette and from other programs: from Qt's events to one drop."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from designer.canvas.exchange.intake import IntakeCanvas
from designer.canvas.input.mouse_input import MouseCanvas, MouseInput
from designer.canvas.tools.autoscroll import AutoScroll
from designer.canvas.tools.foreign_drop import ForeignDrop
from designer.canvas.tools.palette_drop import PaletteDrop
from widgets.drag_item import DragItem


class DropCanvas(MouseCanvas, IntakeCanvas, Protocol):
    """What drops need of the view."""


class DropInput:
    """At most one drag is over the canvas."""

    def __init__(self, canvas: DropCanvas, mouse: MouseInput, parent: QObject) -> None:
        self._canvas = canvas
        self._parent = parent
        self._mouse = mouse
        self._drop: PaletteDrop | ForeignDrop | None = None
        self._scroll = AutoScroll(canvas.camera, self._again, parent)
        self._position = QPointF()

    @property
    def active(self) -> bool:
        """Whether something is held over the canvas."""
        return self._drop is not None

    def enter(self, event: QDragEnterEvent) -> None:
        """Something came in."""
        self._canvas.editing.finish()
        data = event.mimeData()
        drop: PaletteDrop | ForeignDrop
        if data.hasFormat(DragItem.MIME_TYPE):
            drop = PaletteDrop(self._canvas, data)
        else:
            drop = ForeignDrop(self._canvas, data, self._parent)
        if not drop.wanted:
            event.ignore()
            return
        self._drop = drop
        self._follow(event)

    def move(self, event: QDragMoveEvent) -> None:
        """It is moved."""
        if self._drop is None:
            event.ignore()
            return
        self._follow(event)

    def leave(self) -> None:
        """It left."""
        self._scroll.stop()
        if self._drop is not None:
            self._drop.leave()
            self._drop = None

    def drop(self, event: QDropEvent) -> None:
        """It was dropped."""
        self._scroll.stop()
        drop, self._drop = self._drop, None
        if drop is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._canvas.take_focus()
        drop.drop(self._mouse.pointer(event.position(), event.modifiers()))

    def _follow(self, event: QDragMoveEvent) -> None:
        self._position = event.position()
        if self._drop is not None:
            self._drop.move(self._mouse.pointer(self._position, event.modifiers()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._scroll.follow(self._position, QRectF(self._canvas.ground.rect()))

    def _again(self) -> None:
        self._canvas.repaint_all()
        if self._drop is not None:
            self._drop.move(self._mouse.pointer(self._position))

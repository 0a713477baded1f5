"""The mouse of a robot: real moves, presses, wheel turns and drops on the viewport."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.view import CanvasView
from tests.helpers.settling import settle
from tests.helpers.spots import Spot
from widgets.drag_item import DragItem

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
_DRAG_STEPS = 6


class PointerRobot:
    """The mouse."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._at = QPointF(0, 0)
        self._buttons = Qt.MouseButton.NoButton
        self._pressed_on: QWidget | None = None

    def move(self, to: Spot, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move there."""
        self._at = to(self._view)
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, modifiers)

    @property
    def at(self) -> QPointF:
        """Where it is."""
        return self._at

    def slide(self, dx: float, dy: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move on by so many pixels, in a few steps."""
        begin = self._at
        for index in range(1, _DRAG_STEPS + 1):
            self._at = begin + QPointF(dx, dy) * (index / _DRAG_STEPS)
            self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, modifiers)

    def press(
        self,
        at: Spot,
        modifiers: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Press a button there."""
        self._at = at(self._view)
        self._buttons |= button
        self._send(QEvent.Type.MouseButtonPress, button, modifiers)

    def release(self, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        """Let the button go."""
        self._buttons &= ~button
        self._send(QEvent.Type.MouseButtonRelease, button, modifiers)

    def click(self, at: Spot, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click there."""
        self.press(at, modifiers)
        self.release(modifiers)

    def double_click(self, at: Spot) -> None:
        """Double-click there."""
        self.click(at)
        self._buttons = LEFT
        self._at = at(self._view)
        self._send(QEvent.Type.MouseButtonDblClick, LEFT, NONE)
        self.release()

    def hold(
        self,
        start: Spot,
        to: Spot,
        modifiers: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Drag without letting go."""
        self.press(start, modifiers, button)
        begin, end = self._at, to(self._view)
        for index in range(1, _DRAG_STEPS + 1):
            self._at = begin + (end - begin) * (index / _DRAG_STEPS)
            self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, modifiers)

    def drag(
        self,
        start: Spot,
        to: Spot,
        modifiers: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Drag and let go."""
        self.hold(start, to, modifiers, button)
        self.release(modifiers, button)

    def wheel(self, at: Spot, notches: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel, away from oneself."""
        position = at(self._view)
        event = QWheelEvent(
            position,
            QPointF(self._view.viewport().mapToGlobal(position.toPoint())),
            QPoint(0, 0),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._view.viewport(), event)
        settle()

    def drop_from_palette(self, item: DragItem, at: Spot) -> None:
        """Drag a thing of the palette in from the left and drop it."""
        self.hold_from_palette(item, at)
        self.drop_data(palette_data(item), at)

    def hold_from_palette(self, item: DragItem, at: Spot) -> None:
        """Drag a thing of the palette over the canvas without dropping it."""
        self.hold_data(palette_data(item), at)

    def hold_data(self, data: QMimeData, at: Spot) -> bool:
        """Drag data in; whether the canvas takes it."""
        port, target = self._view.viewport(), at(self._view)
        actions = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(1, round(target.y())), actions, data, LEFT, NONE)
        QApplication.sendEvent(port, enter)
        for share in (0.5, 1.0):
            point = (target * share).toPoint()
            QApplication.sendEvent(port, QDragMoveEvent(point, actions, data, LEFT, NONE))
        settle()
        return enter.isAccepted()

    def drop_data(self, data: QMimeData, at: Spot) -> None:
        """Drop data that is held over the canvas."""
        event = QDropEvent(at(self._view), Qt.DropAction.CopyAction, data, LEFT, NONE)
        QApplication.sendEvent(self._view.viewport(), event)
        settle()

    def leave_with_drag(self) -> None:
        """Drag out of the canvas again, as Esc does."""
        QApplication.sendEvent(self._view.viewport(), QDragLeaveEvent())
        settle()

    def _send(
        self, kind: QEvent.Type, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
    ) -> None:
        port = self._view.viewport()
        target: QWidget = port
        local = self._at
        child = port.childAt(self._at.toPoint())
        if kind is QEvent.Type.MouseButtonPress:
            self._pressed_on = child
        let_go = kind is QEvent.Type.MouseButtonRelease and child is self._pressed_on
        if child is not None and kind is not QEvent.Type.MouseMove and (let_go or not self._held):
            target, local = child, QPointF(child.mapFrom(port, self._at.toPoint()))
            takes_focus = child.focusPolicy() & Qt.FocusPolicy.ClickFocus
            if kind is QEvent.Type.MouseButtonPress and takes_focus:
                target.setFocus(Qt.FocusReason.MouseFocusReason)
        event = QMouseEvent(
            kind, local, port.mapToGlobal(self._at), button, self._buttons, modifiers
        )
        QApplication.sendEvent(target, event)
        settle()

    @property
    def _held(self) -> bool:
        return self._buttons is Qt.MouseButton.NoButton


def palette_data(item: DragItem) -> QMimeData:
    """What a drag from the palette carries."""
    data = QMimeData()
    data.setData(DragItem.MIME_TYPE, item.to_bytes())
    return data

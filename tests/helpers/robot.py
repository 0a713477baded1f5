"""A robot that works the canvas like a person: real mouse, wheel, key and drop events.

It speaks of what a person sees: ``robot.pointer.drag(card("Sign up"), to=cell("Decision",
"Touchpoints"))``. Places are looked up when they are needed, so they may be named before they
exist.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.outlines import outline_of
from designer.canvas.places import cell_rect
from designer.canvas.view import CanvasView
from designer.canvas.window import Space
from model.ids import Id
from model.layout.geometry import Point, Rect
from model.queries import lane_name
from widgets.drag_item import MIME_TYPE, DragItem

Spot: TypeAlias = Callable[[CanvasView], QPointF]
"""Where something is on the viewport, now."""

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
_DRAG_STEPS = 6


# --- places, by what a person reads ---------------------------------------------------------------


def record_id(view: CanvasView, table: str, text: str) -> Id:
    """The id of the one record of a table that says ``text``."""
    found = []
    for record in view.document.table(table).values():
        if table == "lanes":
            words = lane_name(view.document.lanes[record.id])
        else:
            words = next(
                str(getattr(record, field))
                for field in ("text", "name", "word", "label")
                if hasattr(record, field)
            )
        if words == text:
            found.append(record.id)
    assert len(found) == 1, f"{len(found)} {table} say {text!r}"
    return found[0]


def card(text: str, *, across: float = 0.5) -> Spot:
    """A card by its text; ``across`` says how far from its left edge, 0 to 1."""
    return lambda view: _on(view, record_id(view, "cards", text), across=across)


def stage(name: str, *, across: float = 0.8) -> Spot:
    """A stage's header."""
    return lambda view: _on(view, record_id(view, "stages", name), across=across)


def step(name: str) -> Spot:
    """A step's header."""
    return lambda view: _on(view, record_id(view, "steps", name))


def lane(name: str) -> Spot:
    """A lane's name."""
    return lambda view: _on(view, record_id(view, "lanes", name))


def persona(name: str) -> Spot:
    """A persona in the heading."""
    return lambda view: _on(view, record_id(view, "personas", name))


def marker(marker_id: Id) -> Spot:
    """An emotion marker."""
    return lambda view: _on(view, marker_id)


def cell(column: str, row: str, *, across: float = 0.5, down: float = 0.9) -> Spot:
    """The cell of a step (or of a stage's first step) and a lane."""

    def spot(view: CanvasView) -> QPointF:
        step_id = _step_id(view, column)
        rect = cell_rect(view.result, record_id(view, "lanes", row), step_id)
        assert rect is not None
        return _within(view, rect, across, down)

    return spot


def feeling(column: str, row: str, valence: float, *, across: float = 0.5) -> Spot:
    """A height in an emotion lane, over a step."""

    def spot(view: CanvasView) -> QPointF:
        box = view.result.lane(record_id(view, "lanes", row))
        assert box is not None
        rect = cell_rect(view.result, box.lane_id, _step_id(view, column))
        assert rect is not None
        way = (2 - valence) / 4
        y = box.y + box.scale_top + way * (box.scale_bottom - box.scale_top)
        return _pixel(view, Point(rect.x + across * rect.width, y))

    return spot


def sheet(x: float, y: float) -> Spot:
    """A point of the sheet."""
    return lambda view: _pixel(view, Point(x, y))


def pixel(x: float, y: float) -> Spot:
    """A pixel of the viewport."""
    return lambda view: QPointF(x, y)


def _step_id(view: CanvasView, column: str) -> Id:
    steps = [s.id for s in view.document.steps.values() if s.name == column]
    if len(steps) == 1:
        return steps[0]
    stage_id = record_id(view, "stages", column)
    return next(box.step_id for box in view.result.steps if box.stage_id == stage_id)


def _on(view: CanvasView, record: Id, *, across: float = 0.5, down: float = 0.5) -> QPointF:
    outline = outline_of(view.result, record)
    assert outline is not None, "it is not on the sheet"
    return _within(view, outline.rect, across, down, outline.space)


def _within(
    view: CanvasView, rect: Rect, across: float, down: float, space: Space = Space.SHEET
) -> QPointF:
    shown = view.window_state().to_view(rect, space)
    return QPointF(shown.x() + across * shown.width(), shown.y() + down * shown.height())


def _pixel(view: CanvasView, point: Point) -> QPointF:
    return view.window_state().point_to_view(point)


# --- the mouse -----------------------------------------------------------------------------------


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
    data.setData(MIME_TYPE, item.to_bytes())
    return data


# --- the keyboard --------------------------------------------------------------------------------


class KeyboardRobot:
    """The keyboard: keys go where the focus is."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view

    def type(self, text: str) -> None:
        """Type a text."""
        for character in text:
            QTest.keyClicks(self._target(), character)
        settle()
        while self._view.editing.waiting:  # letters reach the map once per frame
            settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and release a key."""
        QTest.keyClick(self._target(), key, modifiers)
        settle()

    def hold(self, key: Qt.Key) -> None:
        """Press a key and keep it down."""
        QTest.keyPress(self._target(), key)
        settle()

    def let_go(self, key: Qt.Key) -> None:
        """Release a key."""
        QTest.keyRelease(self._target(), key)
        settle()

    def _target(self) -> QWidget:
        view = self._view
        if view.words.wheel is not None:
            return view.words.wheel.field
        return view.kinds.bar or view.editing.editor or view


def settle() -> None:
    """Let the program do what it has put off to the next turn of the event loop."""
    for _ in range(3):
        QApplication.processEvents()


class Robot:
    """Mouse and keyboard of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.pointer = PointerRobot(view)
        self.keyboard = KeyboardRobot(view)

    def esc(self) -> None:
        """Press Esc."""
        self.keyboard.press(Qt.Key.Key_Escape)

    def undo(self) -> None:
        """Undo one step."""
        self.view.commit_editor()
        self.view.session.undo_stack.undo()
        settle()

    def redo(self) -> None:
        """Redo one step."""
        self.view.session.undo_stack.redo()
        settle()

"""Mouse and wheel: from Qt's events to pointers, gestures and the camera."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from designer.canvas.feeling.curve_points import add_face_at
from designer.canvas.feeling.gripping import grip_at
from designer.canvas.host import NO_MODIFIER, Pointer
from designer.canvas.input.hover import Hover
from designer.canvas.selection import Selection
from designer.canvas.tools.autoscroll import AutoScroll
from designer.canvas.tools.drag_border import fit_border
from designer.canvas.tools.press import id_of
from designer.canvas.tools.toolbox import Toolbox
from designer.canvas.typing.editing import EditingCanvas, TextEditing
from designer.canvas.wiring.wires import show_wires
from model.edits import embed_image
from model.kinds import CardKind
from model.layout.hit import ArcHit, CellHit, DetailsHit, field_at, hit
from model.places import CellPlace

_ZOOM_PER_DEGREE = 1.0015
_PIXELS_PER_NOTCH = 72.0
_NOTCH = 120.0


class MouseCanvas(EditingCanvas, Protocol):
    """What mouse input needs of the view."""

    @property
    def editing(self) -> TextEditing:
        """Editing in place."""

    def zoom_about(self, factor: float, position: QPointF) -> None:
        """Zoom about a pixel."""

    def repaint_all(self) -> None:
        """Repaint the whole viewport."""


class MouseInput:
    """One mouse: which gesture it is in the middle of."""

    def __init__(self, canvas: MouseCanvas, parent: QObject, on_hover: Callable[[], None]) -> None:
        self._canvas = canvas
        self._on_hover = on_hover
        self.toolbox = Toolbox(canvas)
        self.hover = Hover(canvas)
        self._scroll = AutoScroll(canvas.camera, self._scrolled, parent)
        self._position = QPointF()
        self._modifiers = NO_MODIFIER
        self._button = Qt.MouseButton.NoButton
        self._hand_at: QPointF | None = None
        """Where the hand that moves the map in the middle of a drag was last."""

    @property
    def reach(self) -> float:
        """How much larger than for a mouse handles are: more while fingers are used."""
        return self._canvas.overlay.reach

    @reach.setter
    def reach(self, reach: float) -> None:
        if reach != self._canvas.overlay.reach:
            self._canvas.overlay.reach = reach
            self._canvas.mark_chosen()
            show_wires(self._canvas)

    def pointer(self, position: QPointF, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> Pointer:
        """The pointer at a pixel of the viewport; outside of it, at what is seen nearest."""
        port = self._port()
        inside = QPointF(
            min(max(position.x(), 0.0), port.width() - 1),
            min(max(position.y(), 0.0), port.height() - 1),
        )
        at = self._canvas.camera.to_sheet(inside)
        seen = self._canvas.window_state().pointed_at(at)
        return Pointer(at, seen, position, modifiers, self.reach)

    def press(self, event: QMouseEvent) -> None:
        """A button went down; in the middle of a drag the middle one moves the map below it."""
        if self.toolbox.gesture is not None and event.button() != self._button:
            self._press_in_gesture(event)
            return
        self._canvas.editing.finish()
        pointer = self._pointer_of(event)
        self._button = event.button()
        match event.button():
            case Qt.MouseButton.LeftButton:
                self._leave()
                self.toolbox.press(pointer)
            case Qt.MouseButton.MiddleButton:
                self.toolbox.press(pointer, pan=True)
            case Qt.MouseButton.RightButton:
                self._choose_for_menu(pointer)
            case _:
                pass

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        if self.toolbox.pressed and not event.buttons() & self._button:
            self.cancel()  # it was let go where nobody could tell us
        pointer = self._pointer_of(event)
        if not self.toolbox.pressed:
            if self.toolbox.tool != "pan" and self.hover.move(pointer):
                self._on_hover()
            return
        if self._hand_at is not None:
            self._canvas.camera.scroll(self._hand_at - pointer.position)
            self._hand_at = pointer.position
            self._scrolled()
            return
        self.toolbox.move(pointer)
        gesture = self.toolbox.gesture
        if gesture is not None and gesture.scrolls:
            self._scroll.follow(pointer.position, self._port())

    def release(self, event: QMouseEvent) -> None:
        """A button went up; only the one that began the drag ends it."""
        if self.toolbox.pressed and event.button() != self._button:
            self.hold_hand(on=False)
            return
        self._hand_at = None
        self._scroll.stop()
        self.toolbox.release(self._pointer_of(event))

    def hold_hand(self, *, on: bool) -> None:
        """Take the hand, or lay it down: in the middle of a drag the map moves below it."""
        if self.toolbox.gesture is None or not on:
            self.toolbox.hold_hand(on=on)
            self._hand_at = None
        elif self._hand_at is None:
            self._scroll.stop()
            self._hand_at = self._position

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the text below the pointer, or type a new card in an empty cell."""
        if event.button() != Qt.MouseButton.LeftButton or self.toolbox.panning:
            return
        self.toolbox.cancel()
        canvas, pointer = self._canvas, self._pointer_of(event)
        if fit_border(canvas, pointer):
            return
        target = hit(canvas.result, pointer.seen)
        if isinstance(target, CellHit):
            if not add_face_at(canvas, pointer.seen):
                canvas.editing.open_new(CellPlace(target.lane_id, target.step_id))
            return
        if isinstance(target, ArcHit):
            grip_at(canvas, target)
            return
        if isinstance(target, DetailsHit):
            field = field_at(canvas.result, pointer.seen) or "goal"
            canvas.editing.open(target.stage_id, field)
            return
        record_id = id_of(target)
        card = canvas.document.cards.get(record_id or "")
        if card is not None and card.kind is CardKind.IMAGE and card.image_id is None:
            canvas.ask_picture(lambda now, image: embed_image(now, card.id, image))
        elif record_id is not None:
            canvas.editing.open(record_id, field_at(canvas.result, pointer.seen))

    def wheel(self, event: QWheelEvent) -> None:
        """Ctrl zooms about the pointer; else the map scrolls, with Shift sideways."""
        event.accept()
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            way = angle.y() or angle.x()
            self._canvas.zoom_about(_ZOOM_PER_DEGREE**way, event.position())
            return
        by = QPointF(pixels) if not pixels.isNull() else QPointF(angle) / _NOTCH * _PIXELS_PER_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = QPointF(by.y(), 0)
        self._canvas.camera.scroll(-by)

    def modifiers_changed(self, modifiers: Qt.KeyboardModifier) -> None:
        """A modifier key went down or up in the middle of a gesture: Alt copies, and so on."""
        self._modifiers = modifiers
        self._again()

    def cancel(self) -> bool:
        """End the gesture without a trace; whether there was one."""
        self._hand_at = None
        self._scroll.stop()
        return self.toolbox.cancel()

    def leave(self) -> None:
        """The mouse left the canvas."""
        self._leave()

    def _press_in_gesture(self, event: QMouseEvent) -> None:
        match event.button():
            case Qt.MouseButton.MiddleButton:
                self._position = event.position()
                self.hold_hand(on=True)
            case Qt.MouseButton.RightButton:
                self.cancel()
            case _:
                pass

    def _pointer_of(self, event: QMouseEvent) -> Pointer:
        self._position, self._modifiers = event.position(), event.modifiers()
        return self.pointer(self._position, self._modifiers)

    def _leave(self) -> None:
        if self.hover.leave():
            self._on_hover()

    def _port(self) -> QRectF:
        ground: QWidget = self._canvas.ground
        return QRectF(ground.rect())

    def _scrolled(self) -> None:
        self._canvas.repaint_all()
        self._again()

    def _again(self) -> None:
        if self.toolbox.gesture is not None:
            self.toolbox.move(self.pointer(self._position, self._modifiers))

    def _choose_for_menu(self, pointer: Pointer) -> None:
        """A context menu speaks of what is below the pointer."""
        target = hit(self._canvas.result, pointer.seen)
        record_id = id_of(target)
        if record_id is not None and record_id not in self._canvas.chosen.ids:
            self._canvas.choose(Selection.of([record_id]))
        elif isinstance(target, CellHit | ArcHit):
            self._canvas.choose(Selection.at(target.lane_id, target.step_id))

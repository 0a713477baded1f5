"""Fingers on the canvas: a tap is a click, a drag takes what it began on or moves the map.

Two fingers move and zoom the map, a finger held still opens the menu. Pens come as a mouse, from
Qt itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.press import grabs
from designer.canvas.tools.toolbox import Toolbox

FINGER = 3.0
"""How much larger than for a mouse handles are for a finger."""
_SLOP = 12.0
"""How far, in pixels, a finger may slip that is held still."""
_SAME_PLACE = 32.0
"""How far apart, in pixels, two taps may be that make a double tap."""

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NO_BUTTON, _NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Hand(Protocol):
    """What fingers do through the mouse's input."""

    reach: float

    @property
    def toolbox(self) -> Toolbox:
        """The tool in hand."""

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves."""

    def release(self, event: QMouseEvent) -> None:
        """A button goes up."""

    def double_click(self, event: QMouseEvent) -> None:
        """A double click."""

    def cancel(self) -> bool:
        """End the gesture without a trace."""

    def pointer(self, position: QPointF) -> Pointer:
        """The pointer at a pixel of the viewport."""


class TouchCanvas(Canvas, Protocol):
    """What fingers need of the view."""

    @property
    def ground(self) -> QWidget:
        """The viewport."""

    def zoom_about(self, factor: float, position: QPointF) -> None:
        """Zoom about a pixel."""

    def take_focus(self) -> None:
        """Keys go to the map."""


class _Doing(Enum):
    """What the fingers that are down are doing."""

    NOTHING = auto()
    RESTING = auto()
    DRAGGING = auto()
    MOVING_MAP = auto()
    PINCHING = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class _Pinch:
    """Two fingers: the middle between them, and how far they are apart."""

    middle: QPointF
    apart: float


class TouchInput(QObject):
    """The fingers on one canvas."""

    def __init__(self, canvas: TouchCanvas, hand: Hand, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._hand = hand
        self._doing = _Doing.NOTHING
        self._fingers: dict[int, QPointF] = {}
        self._began = QPointF()
        self._last = QPointF()
        self._pinch: _Pinch | None = None
        self._tapped_at: QPointF | None = None
        self._holding = self._timer(
            QGuiApplication.styleHints().mousePressAndHoldInterval(), self._held
        )
        self._between_taps = self._timer(
            QGuiApplication.styleHints().mouseDoubleClickInterval(), self._forget_tap
        )

    def handle(self, event: QTouchEvent) -> bool:
        """Follow the fingers; whether they are on the canvas and not on a field over it."""
        if event.type() is QEvent.Type.TouchCancel:
            self._break_off()
            return True
        began = self._doing is _Doing.NOTHING
        if began and self._canvas.ground.childAt(event.points()[0].position().toPoint()):
            return False
        for point in event.points():
            if point.state() is QEventPoint.State.Released:
                self._fingers.pop(point.id(), None)
                self._last = point.position()
            elif point.state() is not QEventPoint.State.Stationary:
                self._fingers[point.id()] = point.position()
        if event.type() is QEvent.Type.TouchEnd:
            self._fingers.clear()
        self._follow()
        return True

    def _follow(self) -> None:
        match len(self._fingers):
            case 0:
                self._lift()
            case 1:
                self._follow_one(next(iter(self._fingers.values())))
            case _:
                first, second, *_ = self._fingers.values()
                self._follow_two(QLineF(first, second))

    # --- one finger ------------------------------------------------------------------------------

    def _follow_one(self, position: QPointF) -> None:
        match self._doing:
            case _Doing.NOTHING:
                self._canvas.take_focus()
                self._hand.reach = FINGER
                self._doing, self._began, self._last = _Doing.RESTING, position, position
                self._holding.start()
            case _Doing.RESTING if QLineF(self._began, position).length() > _SLOP:
                self._begin_drag(position)
            case _Doing.DRAGGING:
                self._hand.move(self._mouse(QEvent.Type.MouseMove, position))
            case _Doing.MOVING_MAP:
                self._canvas.camera.scroll(self._last - position)
            case _Doing.PINCHING:
                self._doing = _Doing.MOVING_MAP  # one of the two was lifted
            case _:
                return
        if self._doing is not _Doing.RESTING:
            self._last = position

    def _begin_drag(self, position: QPointF) -> None:
        """A finger on paper moves the map; on something, it takes that along."""
        self._holding.stop()
        if self._hand.toolbox.panning or not grabs(self._canvas, self._hand.pointer(self._began)):
            self._doing = _Doing.MOVING_MAP
            self._canvas.camera.scroll(self._began - position)
            return
        self._doing = _Doing.DRAGGING
        self._hand.press(self._mouse(QEvent.Type.MouseButtonPress, self._began))
        self._hand.move(self._mouse(QEvent.Type.MouseMove, position))

    def _lift(self) -> None:
        """The last finger went up."""
        doing, self._doing = self._doing, _Doing.NOTHING
        self._holding.stop()
        self._pinch = None
        if doing is _Doing.DRAGGING:
            self._hand.release(self._mouse(QEvent.Type.MouseButtonRelease, self._last))
        elif doing is _Doing.RESTING:
            self._tap(self._began)

    def _tap(self, position: QPointF) -> None:
        before, self._tapped_at = self._tapped_at, position
        if before is not None and QLineF(before, position).length() <= _SAME_PLACE:
            self._forget_tap()
            self._hand.double_click(self._mouse(QEvent.Type.MouseButtonDblClick, position))
            return
        self._between_taps.start()
        self._hand.press(self._mouse(QEvent.Type.MouseButtonPress, position))
        self._hand.release(self._mouse(QEvent.Type.MouseButtonRelease, position))

    def _held(self) -> None:
        """A finger held still asks for the menu, as the right button does."""
        self._doing = _Doing.DONE
        ground = self._canvas.ground
        self._hand.press(self._mouse(QEvent.Type.MouseButtonPress, self._began, _RIGHT))
        self._hand.release(self._mouse(QEvent.Type.MouseButtonRelease, self._began, _RIGHT))
        at = self._began.toPoint()
        QApplication.sendEvent(
            ground,
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at)),
        )

    # --- two fingers -----------------------------------------------------------------------------

    def _follow_two(self, between: QLineF) -> None:
        now = _Pinch(between.center(), max(1.0, between.length()))
        if self._doing is not _Doing.PINCHING or self._pinch is None:
            if self._doing is _Doing.DRAGGING:
                self._hand.cancel()
            self._holding.stop()
            self._doing, self._pinch = _Doing.PINCHING, now
            return
        before, self._pinch = self._pinch, now
        self._canvas.camera.scroll(before.middle - now.middle)
        self._canvas.zoom_about(now.apart / before.apart, now.middle)

    # --- the rest --------------------------------------------------------------------------------

    def _break_off(self) -> None:
        """The system took the fingers away: nothing was done."""
        if self._doing is _Doing.DRAGGING:
            self._hand.cancel()
        self._holding.stop()
        self._fingers.clear()
        self._pinch = None
        self._doing = _Doing.NOTHING

    def _forget_tap(self) -> None:
        self._between_taps.stop()
        self._tapped_at = None

    def _timer(self, interval: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(then)
        return timer

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = _LEFT) -> QMouseEvent:
        """What a mouse would send in the finger's place."""
        held = _NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else button
        pressed = _NO_BUTTON if kind is QEvent.Type.MouseMove else button
        place = self._canvas.ground.mapToGlobal(at)
        return QMouseEvent(kind, at, place, pressed, held, _NO_KEY)

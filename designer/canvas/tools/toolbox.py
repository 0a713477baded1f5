"""From mouse events to gestures: which one is going on, when it begins, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from designer.canvas.host import Canvas, Pointer
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.press import CURSORS, PRESS, press_to_pan
from designer.canvas.tools.pressing import Press
from designer.canvas.wiring.wires import hide_wires
from model.errors import RuleError
from resources.words import tr

DRAG_DISTANCE = 4.0
"""How far, in pixels, the mouse moves before a press becomes a drag."""


class Toolbox:
    """Holds the tool in hand and the gesture that is going on."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._tool = "select"
        self._press: Press | None = None
        self._pressed_at = QPointF()
        self._gesture: Gesture | None = None
        self._hand_held = False

    @property
    def tool(self) -> str:
        """The tool in hand: ``select``, ``pan`` or ``connect``."""
        return self._tool

    @tool.setter
    def tool(self, name: str) -> None:
        if name not in PRESS:
            raise RuleError(tr("There is no tool of that name."))
        self.cancel()
        self._tool = name
        self._rest_cursor()

    @property
    def gesture(self) -> Gesture | None:
        """The gesture going on."""
        return self._gesture

    @property
    def pressed(self) -> bool:
        """Whether the mouse is pressed, drag or not."""
        return self._press is not None

    def hold_hand(self, *, on: bool) -> None:
        """Take the hand for as long as the space bar is held."""
        self._hand_held = on
        if self._gesture is None:
            self._rest_cursor()

    @property
    def panning(self) -> bool:
        """Whether a press would move the map."""
        return self._hand_held or self._tool == "pan"

    def press(self, pointer: Pointer, *, pan: bool = False) -> None:
        """A button went down; ``pan`` for the one that always moves the map."""
        self.cancel()
        choose = press_to_pan if pan or self._hand_held else PRESS[self._tool]
        self._press = choose(self._canvas, pointer)
        self._pressed_at = pointer.position
        if choose is press_to_pan:
            self._begin()

    def move(self, pointer: Pointer) -> None:
        """The mouse moved with a button down."""
        if self._gesture is None and self._press is not None:
            way = pointer.position - self._pressed_at
            if way.manhattanLength() >= DRAG_DISTANCE:
                self._begin()
        if self._gesture is not None:
            self._gesture.move(pointer)

    def release(self, pointer: Pointer) -> None:
        """The button went up."""
        gesture, press = self._gesture, self._press
        self._gesture = self._press = None
        if gesture is not None:
            gesture.finish(pointer)
        elif press is not None and press.click is not None:
            press.click()
        self._rest_cursor()

    def cancel(self) -> bool:
        """End the gesture without a trace; whether there was one."""
        gesture, pressed = self._gesture, self._press is not None
        self._gesture = self._press = None
        if gesture is not None:
            gesture.cancel()
        if pressed:
            self._rest_cursor()
        return gesture is not None

    def _begin(self) -> None:
        if self._press is None or self._press.drag is None:
            return
        hide_wires(self._canvas)
        self._gesture = self._press.drag()
        self._canvas.show_cursor(self._gesture.cursor)
        self._gesture.begin()

    def _rest_cursor(self) -> None:
        self._canvas.show_cursor(CURSORS["pan" if self._hand_held else self._tool])

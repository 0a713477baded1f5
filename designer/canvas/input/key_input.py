"""The keyboard: commands, and typing that becomes text on the map."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from designer.canvas.host import NO_MODIFIER
from designer.canvas.input.keys import KeyTarget, by_alt_gr, command_for, typed_text
from designer.canvas.input.mouse_input import MouseCanvas, MouseInput

_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MODIFIER_KEYS = frozenset({Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta})


class KeyCanvas(MouseCanvas, KeyTarget, Protocol):
    """What keyboard input needs of the view."""


class KeyInput:
    """Decides what a key means: for the gesture going on, as a command, or as typed text."""

    def __init__(self, canvas: KeyCanvas, mouse: MouseInput) -> None:
        self._canvas = canvas
        self._mouse = mouse

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; whether it meant something."""
        key = event.key()
        if self._mouse.toolbox.pressed:
            return self._in_gesture(event)
        if self._canvas.editing.offer.stands and self._answered(event):
            return True
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._mouse.hold_hand(on=True)
            return True
        text = typed_text(event)
        command = command_for(event) if not (text and by_alt_gr(event)) else None
        if command is not None:
            # Enter that is held down would open and close a text, over and over.
            if not (event.isAutoRepeat() and key in _ENTER):
                command(self._canvas)
            return True
        return bool(text) and self.type(text)

    def tab(self, event: QKeyEvent) -> bool:
        """Tab went down; False: it leads out of the map, as everywhere.

        It goes from cell to cell, and at the end of the lane to what follows the map; where no
        cell is chosen, at once. So it never keeps anybody in.
        """
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | _ALT):
            return False
        if self._mouse.toolbox.pressed:
            return True
        if self._canvas.editing.offer.stands and self._answered(event):
            return True
        back = event.key() == Qt.Key.Key_Backtab or bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        return self._canvas.go_cell(-1 if back else 1, 0)

    def _answered(self, event: QKeyEvent) -> bool:
        """Tab takes the step that is offered, anything else declines it; whether that was all."""
        if event.key() in _MODIFIER_KEYS:
            return False
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == NO_MODIFIER:
            if not event.isAutoRepeat():  # a key that is held down makes no steps
                self._canvas.editing.take_offer()
            return True
        self._canvas.editing.offer.decline()
        return event.key() == Qt.Key.Key_Escape

    def release(self, event: QKeyEvent) -> bool:
        """A key went up; whether it meant something."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._mouse.hold_hand(on=False)
            return True
        if event.key() in _MODIFIER_KEYS:
            self._mouse.modifiers_changed(QGuiApplication.keyboardModifiers())
        return False

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key shall come here and not to a shortcut: a letter that begins a text."""
        return bool(typed_text(event)) and self._place_to_type()

    def compose(self, event: QInputMethodEvent) -> bool:
        """An input method begins to compose: it goes on in the field over the text."""
        if not (event.preeditString() or event.commitString()):
            return False
        if not self.type(""):
            return False
        editor = self._canvas.editing.editor
        if editor is None:
            return False
        if event.commitString():
            editor.insertPlainText(event.commitString())
        return True

    def type(self, text: str) -> bool:
        """Begin to type: at the end of the selected text, or as a new card in the cell."""
        canvas = self._canvas
        cell = canvas.chosen.cell
        if cell is not None:
            return canvas.editing.open_new(cell, insert=text)
        if not self._place_to_type():
            return False
        (record_id,) = canvas.chosen.ids
        return canvas.editing.open(record_id, insert=text)

    def _place_to_type(self) -> bool:
        chosen = self._canvas.chosen
        return chosen.cell is not None or len(chosen.ids) == 1

    def _in_gesture(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._mouse.cancel()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._mouse.hold_hand(on=True)
        elif event.key() in _MODIFIER_KEYS:
            self._mouse.modifiers_changed(event.modifiers() | _modifier_of(event))
        return True


def _modifier_of(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifier of a modifier key that just went down: the event does not count it yet."""
    return {
        Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    }.get(Qt.Key(event.key()), Qt.KeyboardModifier.NoModifier)

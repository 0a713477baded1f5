"""What each key means on the canvas: one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class KeyTarget(Protocol):
    """What keys ask of the canvas."""

    def go(self, dx: int, dy: int) -> None:
        """Select the neighbour."""

    def go_cell(self, steps: int, lanes: int) -> bool:
        """Put the focus on the cell beside; whether there is one."""

    def move_selection(self, lanes: int, steps: int) -> None:
        """Move what is selected."""

    def edit_current(self) -> None:
        """Edit the text of what is selected."""

    def delete_selection(self) -> None:
        """Remove what is selected."""

    def duplicate_selection(self) -> None:
        """Copies beside the originals."""

    def select_all(self) -> None:
        """Select all cards and markers."""

    def clear_selection(self) -> None:
        """Select nothing."""

    def copy(self) -> None:
        """To the clipboard."""

    def cut(self) -> None:
        """To the clipboard, and away."""

    def paste(self) -> None:
        """From the clipboard."""

    def zoom_in(self) -> None:
        """Larger."""

    def zoom_out(self) -> None:
        """Smaller."""

    def zoom_reset(self) -> None:
        """One to one."""

    def zoom_fit(self) -> None:
        """The whole sheet."""


Command: TypeAlias = Callable[[KeyTarget], object]

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PLAIN: dict[Qt.Key, Command] = {
    Qt.Key.Key_F2: lambda canvas: canvas.edit_current(),
    Qt.Key.Key_Return: lambda canvas: canvas.edit_current(),
    Qt.Key.Key_Enter: lambda canvas: canvas.edit_current(),
    Qt.Key.Key_Delete: lambda canvas: canvas.delete_selection(),
    Qt.Key.Key_Backspace: lambda canvas: canvas.delete_selection(),
    Qt.Key.Key_Escape: lambda canvas: canvas.clear_selection(),
}
_CONTROL: dict[Qt.Key, Command] = {
    Qt.Key.Key_D: lambda canvas: canvas.duplicate_selection(),
    Qt.Key.Key_Plus: lambda canvas: canvas.zoom_in(),
    Qt.Key.Key_Equal: lambda canvas: canvas.zoom_in(),
    Qt.Key.Key_Minus: lambda canvas: canvas.zoom_out(),
    Qt.Key.Key_0: lambda canvas: canvas.zoom_reset(),
    Qt.Key.Key_9: lambda canvas: canvas.zoom_fit(),
}
_STANDARD: dict[QKeySequence.StandardKey, Command] = {
    QKeySequence.StandardKey.SelectAll: lambda canvas: canvas.select_all(),
    QKeySequence.StandardKey.Copy: lambda canvas: canvas.copy(),
    QKeySequence.StandardKey.Cut: lambda canvas: canvas.cut(),
    QKeySequence.StandardKey.Paste: lambda canvas: canvas.paste(),
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def command_for(event: QKeyEvent) -> Command | None:
    """The command of a key; None when it means nothing here."""
    for standard, command in _STANDARD.items():
        if event.matches(standard):
            return command
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_IGNORED
    if key in _ARROWS:
        dx, dy = _ARROWS[key]
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return lambda canvas: canvas.move_selection(dy, dx)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return lambda canvas: canvas.go_cell(dx, dy)
        return lambda canvas: canvas.go(dx, dy)
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _CONTROL.get(key)
    return _PLAIN.get(key) if not modifiers & _HELD else None


def typed_text(event: QKeyEvent) -> str:
    """The character a key types, or nothing."""
    text = event.text()
    held = event.modifiers() & _HELD
    # Ctrl and Alt together are AltGr on some keyboards, and that types: but never the letter that
    # the key types without them.
    if held == _HELD and text.isascii() and text.isalpha() and ord(text.upper()) == event.key():
        return ""
    return text if text.isprintable() and text.strip() and held in (NOTHING, _HELD) else ""


def by_alt_gr(event: QKeyEvent) -> bool:
    """Whether Ctrl and Alt are down together: AltGr, where that is how a keyboard tells it."""
    return event.modifiers() & _HELD == _HELD


NOTHING = Qt.KeyboardModifier.NoModifier

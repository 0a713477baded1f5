"""What a monkey can do: a table of deeds and how often it does each.

Mouse, wheel and keys go to the window as the platform would send them, so that focus, grabs,
double clicks, shortcuts and menus are Qt's own doing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.actions.table import ACTIONS
from model.kinds import CardKind, LaneKind
from tests.monkey.cage import Cage
from widgets.drag_item import DragItem

NONE = Qt.KeyboardModifier.NoModifier
_BUTTONS = (
    *(Qt.MouseButton.LeftButton,) * 8,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
_MODIFIERS = (
    *(NONE,) * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right) * 2,
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) * 2,
    *(Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Menu),
    *(Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F12),
    *(Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_G, Qt.Key.Key_A, Qt.Key.Key_Period),
)
_TEXTS = (
    *("joy", "frustration", "a b", "Waits for the parcel", "é漢字 שלום", "!", "@Mara ", "#email "),
    *(":-2 ", ">Stage 3/Pain ", "=1+1", "\\", "x" * 60),
)
_PASTES = (
    "one\ntwo\nthree",
    "a\tb\tc\nd\te\tf",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "see https://example.org/page for it",
    "\x00\x07\u202e\ud800",
    "",
    "word " * 4_000,
)
# They ask, end, or open another map or window: what comes of the map is not theirs to show.
_LEFT_ALONE = frozenset(
    {"file.new", "file.window", "file.open", "file.sample", "file.close", "file.quit"}
)
_ITEMS = (
    DragItem(what="stage"),
    DragItem(what="step"),
    DragItem(what="persona"),
    DragItem(what="emotion", valence=-2.0, text="anger"),
    *(DragItem(what="lane", kind=kind.value) for kind in LaneKind),
    *(DragItem(what="card", kind=kind.value) for kind in CardKind),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of thing to do. ``share`` is how often, against the other kinds."""

    name: str
    share: int
    do: Callable[[Monkey], None]


class Monkey:
    """Does things at random, from a seed."""

    def __init__(self, cage: Cage, seed: int) -> None:
        self.cage = cage
        self.dice = random.Random(seed)  # noqa: S311 - a game
        self._detail = ""
        self._shares = [deed.share for deed in DEEDS]

    def act(self) -> str:
        """Do one thing; answers its name."""
        (deed,) = self.dice.choices(DEEDS, self._shares)
        self._detail = ""
        deed.do(self)
        return f"{deed.name} {self._detail}".rstrip()

    # --- where and with what -------------------------------------------------------------------

    def modifiers(self) -> Qt.KeyboardModifier:
        """Modifier keys that are held."""
        return self.dice.choice(_MODIFIERS)

    def on_canvas(self) -> QPoint:
        """A pixel of the window, on the canvas or just beside it."""
        port = self.cage.canvas.viewport()
        x = self.dice.randint(-8, port.width() + 8)
        y = self.dice.randint(-8, port.height() + 8)
        point = port.mapTo(self.cage.window, QPoint(x, y))
        size = self.cage.handle.size()
        return QPoint(
            min(max(point.x(), 0), size.width() - 1), min(max(point.y(), 0), size.height() - 1)
        )

    def anywhere(self) -> QPoint:
        """A pixel of the window."""
        size = self.cage.handle.size()
        return QPoint(self.dice.randrange(size.width()), self.dice.randrange(size.height()))

    # --- mouse -----------------------------------------------------------------------------------

    def move(self) -> None:
        """Move the mouse."""
        QTest.mouseMove(self.cage.handle, self.on_canvas())

    def click(self) -> None:
        """Click on the canvas."""
        QTest.mouseClick(
            self.cage.handle, self.dice.choice(_BUTTONS), self.modifiers(), self.on_canvas()
        )

    def double_click(self) -> None:
        """Double-click on the canvas."""
        QTest.mouseDClick(self.cage.handle, Qt.MouseButton.LeftButton, NONE, self.on_canvas())

    def click_anywhere(self) -> None:
        """Click on whatever is there: palette, inspector, bars."""
        QTest.mouseClick(self.cage.handle, Qt.MouseButton.LeftButton, NONE, self.anywhere())

    def drag(self) -> None:
        """Drag on the canvas; now and then it is broken off, or scrolled in between."""
        handle, modifiers = self.cage.handle, self.modifiers()
        button = self.dice.choice(_BUTTONS)
        QTest.mousePress(handle, button, modifiers, self.on_canvas())
        for _ in range(self.dice.randint(1, 6)):
            self._held_move(self.on_canvas(), button, modifiers)
            self.cage.app.processEvents()
        way = self.dice.random()
        if way < 0.25:
            self._key(Qt.Key.Key_Escape, NONE)
        elif way < 0.35:
            self.wheel()
        elif way < 0.4:
            self.type_key()
        QTest.mouseRelease(handle, button, modifiers, self.on_canvas())

    def _held_move(
        self, to: QPoint, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
    ) -> None:
        # QTest's own move of a window knows neither buttons nor modifiers that are held.
        port = self.cage.canvas.viewport()
        local = QPointF(port.mapFrom(self.cage.window, to))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            local,
            port.mapToGlobal(local),
            Qt.MouseButton.NoButton,
            button,
            modifiers,
        )
        QApplication.sendEvent(port, event)

    def wheel(self) -> None:
        """Turn the wheel."""
        turn = QPoint(0, self.dice.choice((-360, -120, 120, 360)))
        place = QPointF(self.on_canvas())
        QTest.wheelEvent(self.cage.handle, place, turn, QPoint(0, 0), self.modifiers())

    def touch(self) -> None:
        """One or two fingers come down, wander, and go up again."""
        port = self.cage.canvas.viewport()
        fingers = range(self.dice.choice((1, 1, 2)))
        sequence = QTest.touchEvent(port, self.cage.touch_screen)
        for finger in fingers:
            sequence.press(finger, self._in_port())
        sequence.commit()
        for _ in range(self.dice.randint(0, 4)):
            for finger in fingers:
                sequence.move(finger, self._in_port())
            sequence.commit()
            self.cage.app.processEvents()
        for finger in fingers:
            sequence.release(finger, self._in_port())
        sequence.commit()

    # --- keys ------------------------------------------------------------------------------------

    def type_key(self) -> None:
        """Press a key."""
        self._key(self.dice.choice(_KEYS), self.modifiers())

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyPress(self.cage.key_target, key, modifiers)
        QTest.keyRelease(self.cage.key_target, key, modifiers)  # the press may close a menu

    def _keys(self, shortcut: str) -> None:
        sequence = QKeySequence(shortcut)
        for place in range(sequence.count()):
            combination = sequence[place]  # type: ignore[index]
            self._key(combination.key(), combination.keyboardModifiers())

    def type_text(self) -> None:
        """Type a text, without a pause."""
        for letter in self.dice.choice(_TEXTS):
            if letter.isascii():
                QTest.keyPress(self.cage.key_target, letter)  # type: ignore[call-overload]
                QTest.keyRelease(self.cage.key_target, letter)  # type: ignore[call-overload]
            else:
                self._type_other(letter)

    def _type_other(self, letter: str) -> None:
        """A letter that Qt's test keyboard does not have."""
        target: QWidget = QApplication.focusWidget() or self.cage.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, NONE, letter))

    def shortcut(self) -> None:
        """Press the shortcut of an action."""
        spec = self.dice.choice(ACTIONS)
        if spec.id in _LEFT_ALONE or not spec.shortcuts:
            return
        self._detail = spec.id
        self._keys(self.dice.choice(spec.shortcuts))

    def action(self) -> None:
        """Choose an action from its menu."""
        spec = self.dice.choice(ACTIONS)
        if spec.id not in _LEFT_ALONE:
            self._detail = spec.id
            self.cage.window.actions_by_id[spec.id].trigger()

    def undo(self) -> None:
        """Undo, more often than redo."""
        keys = "Ctrl+Z" if self.dice.random() < 0.7 else "Ctrl+Shift+Z"
        self._keys(keys)

    # --- what comes from elsewhere ---------------------------------------------------------------

    def paste(self) -> None:
        """Paste what another program put on the clipboard."""
        clipboard = self.cage.app.clipboard()
        if self.dice.random() < 0.2:
            picture = QImage(40, 30, QImage.Format.Format_RGB32)
            picture.fill(QColor("#2F6FDE"))
            clipboard.setImage(picture)
        else:
            clipboard.setText(self.dice.choice(_PASTES))
        self._keys("Ctrl+V")

    def drop(self) -> None:
        """Drag something in from the palette or another program, and drop it or not."""
        data = QMimeData()
        what = self.dice.random()
        if what < 0.6:
            data.setData(DragItem.MIME_TYPE, self.dice.choice(_ITEMS).to_bytes())
        elif what < 0.8:
            data.setText(self.dice.choice(_PASTES))
        elif what < 0.9:
            data.setUrls([QUrl("https://example.org/a"), QUrl.fromLocalFile("/no/such/file.png")])
        else:
            data.setData(DragItem.MIME_TYPE, QByteArray(b'{"what": "card", "kind": "?"}'))
        port = self.cage.canvas.viewport()
        actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(self._in_port(), actions, data, left, NONE)
        QApplication.sendEvent(port, enter)
        at = self._in_port()
        for _ in range(self.dice.randint(1, 4)):
            at = self._in_port()
            QApplication.sendEvent(port, QDragMoveEvent(at, actions, data, left, NONE))
        if self.dice.random() < 0.3 or not enter.isAccepted():
            QApplication.sendEvent(port, QDragLeaveEvent())
        else:
            QApplication.sendEvent(port, QDropEvent(QPointF(at), actions, data, left, NONE))

    def _in_port(self) -> QPoint:
        return self.cage.canvas.viewport().mapFrom(self.cage.window, self.on_canvas())

    # --- the window ------------------------------------------------------------------------------

    def lose_focus(self) -> None:
        """Another program comes to the front, and this one again."""
        QApplication.sendEvent(self.cage.window, QEvent(QEvent.Type.WindowDeactivate))
        focus = QApplication.focusWidget()
        if focus is not None and self.dice.random() < 0.5:
            focus.clearFocus()
        QApplication.sendEvent(self.cage.window, QEvent(QEvent.Type.WindowActivate))
        if self.dice.random() < 0.7:
            self.cage.canvas.setFocus()

    def resize(self) -> None:
        """Make the window another size."""
        self.cage.window.resize(self.dice.randint(900, 1500), self.dice.randint(600, 950))


DEEDS: tuple[Deed, ...] = (
    Deed("move", 10, Monkey.move),
    Deed("click", 12, Monkey.click),
    Deed("double click", 5, Monkey.double_click),
    Deed("click anywhere", 4, Monkey.click_anywhere),
    Deed("drag", 22, Monkey.drag),
    Deed("wheel", 5, Monkey.wheel),
    Deed("touch", 5, Monkey.touch),
    Deed("key", 16, Monkey.type_key),
    Deed("text", 8, Monkey.type_text),
    Deed("shortcut", 6, Monkey.shortcut),
    Deed("action", 5, Monkey.action),
    Deed("undo", 6, Monkey.undo),
    Deed("paste", 2, Monkey.paste),
    Deed("drop", 5, Monkey.drop),
    Deed("focus", 2, Monkey.lose_focus),
    Deed("resize", 1, Monkey.resize),
)

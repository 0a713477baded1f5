"""The keyboard of a robot: keys go where a person who looks at the canvas types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from designer.canvas.view import CanvasView
from tests.helpers.mouse import NONE
from tests.helpers.settling import settle


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

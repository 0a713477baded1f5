"""Enter presses the button that has the keyboard, as the space bar does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EnterPresses(QObject):
    """Takes the Enter that nothing else in a window wanted.

    Ticks and choices of a form keep to the space bar: Enter is pressed there to go on.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key comes to the window when the one that has the keyboard left it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        chosen = self._window.focusWidget()
        ticked = isinstance(chosen, QCheckBox | QRadioButton)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and isinstance(chosen, QAbstractButton) and not (ticked or held):
            if not event.isAutoRepeat():
                chosen.click()
            return True
        return super().eventFilter(watched, event)

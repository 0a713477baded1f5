"""While a window waits for a save, its map is not edited; notices can still be answered."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.window.tab_order import tab_stops

_INPUT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.TouchBegin,
    }
)
_TO_NOTICES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)


class InputHold(QObject):
    """Keeps mouse and keys of a window from all but ``free``; entered and left by ``with``.

    Dialogs over the window and other windows are not touched.
    """

    def __init__(self, window: QWidget, free: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._free = free
        self._focus: QWidget | None = None

    def __enter__(self) -> Self:
        self._focus = QApplication.focusWidget()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        now = QApplication.focusWidget()
        if self._focus is not None and (now is None or self._free.isAncestorOf(now)):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what would edit the map; Tab and F6 lead to the notices."""
        if event.type() not in _INPUT or not self._holds(watched):
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            stops = tab_stops(self._free) if event.key() in _TO_NOTICES else ()
            if stops:
                stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Not accepted: an override that is would come back as a key.
        return True

    def _holds(self, watched: QObject) -> bool:
        owner: QObject | None = watched
        while owner is not None and not isinstance(owner, QWidget):
            if owner.isWindowType():
                return False  # the system's window: what it gets goes on to a widget
            owner = owner.parent()
        if owner is None:  # an action without a place
            return self._window.isActiveWindow()
        if owner.window() is not self._window:
            return False
        return owner is not self._free and not self._free.isAncestorOf(owner)

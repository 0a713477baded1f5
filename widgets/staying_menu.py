"""A menu of ticks that stays open while several are set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class StayingMenu(QMenu):
    """A click or the space bar switches a tick and leaves the menu open; Enter and Esc close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch a tick; everything else as in any menu."""
        action = self.actionAt(event.position().toPoint())
        if not _switch(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch a tick with the space bar."""
        if event.key() != Qt.Key.Key_Space or not _switch(self.activeAction()):
            super().keyPressEvent(event)


def _switch(action: QAction | None) -> bool:
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True

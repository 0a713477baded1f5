"""The context menu of the outline: the same as the map's, for what is selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from designer.actions.binding import ActionSet
from designer.canvas.view import CanvasView
from designer.outline.view import OutlineView
from designer.window.context_menu import asks_for_menu, fill_menu, kinds_chosen
from resources.words import tr


class OutlineMenu(QObject):
    """Opens the menu on a right click, on the menu key and on Shift+F10."""

    def __init__(self, view: OutlineView, canvas: CanvasView, actions: ActionSet) -> None:
        super().__init__(view)
        self._view = view
        self._canvas = canvas
        self._actions = actions
        self._menu: QMenu | None = None
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the events that ask for a menu. A right press has selected the row before."""
        match event:
            case QContextMenuEvent() if event.reason() is QContextMenuEvent.Reason.Mouse:
                self._open(event.globalPos())
                return True
            case QContextMenuEvent():
                self._open_at_row()
                return True
            case QKeyEvent() if watched is self._view and asks_for_menu(event):
                self._open_at_row()
                return True
            case _:
                return super().eventFilter(watched, event)

    def _open_at_row(self) -> None:
        # Some systems send both the key and the wish for a menu.
        if self._menu is not None and self._menu.isVisible():
            return
        rect = self._view.visualRect(self._view.currentIndex())
        rect = rect.intersected(self._view.viewport().rect())
        menu = self._open(self._view.viewport().mapToGlobal(rect.bottomLeft()))
        ready = [action for action in menu.actions() if action.isEnabled() and action.text()]
        if ready:
            menu.setActiveAction(ready[0])

    def _open(self, place: QPoint) -> QMenu:
        self._view.end_text()
        self._actions.refresh()
        if self._menu is not None:
            self._menu.deleteLater()
        menu = QMenu(self._view)
        menu.setAccessibleName(tr("What can be done here"))
        fill_menu(menu, self._actions, kinds_chosen(self._canvas))
        self._menu = menu
        menu.popup(place)
        return menu

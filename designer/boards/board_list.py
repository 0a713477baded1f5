"""A list on a board: what is chosen stays chosen when the map changes; Enter opens a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from model.ids import Id
from widgets.quiet_tree import QuietTree
from widgets.two_levels import RowIndex

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
REMOVE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
STAY = QItemSelectionModel.SelectionFlag.NoUpdate
SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class BoardList(QuietTree):
    """Rows that stand for records.

    ``opened`` carries the row that Enter or a double click asks for, ``current_told`` the one that
    somebody went to; ``remove_asked`` comes with Delete. ``may_edit`` False: only looked at.
    """

    opened = Signal(str)
    current_told = Signal(str)
    remove_asked = Signal()

    KEYS: ClassVar[frozenset[Qt.Key]] = ENTER | REMOVE | {Qt.Key.Key_Space}
    """Keys that mean something here, and are no shortcuts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.may_edit = True
        self._quiet = False
        self.setRootIsDecorated(False)
        self.setIndentation(0)

    def id_at(self, index: RowIndex) -> Id | None:
        """The record of a row."""
        raise NotImplementedError

    def index_of(self, record_id: Id) -> QModelIndex:
        """The row of a record."""
        raise NotImplementedError

    def drag_data(self, index: QModelIndex) -> QMimeData | None:
        """What a drag that begins at a row carries; None where nothing is dragged."""
        return None

    @property
    def chosen(self) -> tuple[Id, ...]:
        """What is selected, from the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda i: (i.internalId(), i.row()))
        found = (self.id_at(index) for index in indexes)
        return tuple(record_id for record_id in found if record_id is not None)

    @property
    def current(self) -> Id | None:
        """What the keyboard is at."""
        return self.id_at(self.currentIndex())

    def go_to(self, record_id: Id, *, tell: bool = True) -> bool:
        """Make a row the current one; whether it is there. ``tell``: as if somebody went there."""
        index = self.index_of(record_id)
        if index.isValid():
            before, self._quiet = self._quiet, self._quiet or not tell
            self.selectionModel().setCurrentIndex(index, SELECT)
            self._quiet = before
            self.scrollTo(index)
        return index.isValid()

    def keeping(self, show: Callable[[], None]) -> None:
        """Show other rows; what is chosen stays chosen, and in sight, where it is still there."""
        current, chosen = self.current, self.chosen
        scroll = self.verticalScrollBar().value()
        self._quiet = True
        try:
            show()
            if self.chosen != chosen or self.current != current:
                self._choose_again(current, chosen)
                self.verticalScrollBar().setValue(scroll)
        finally:
            self._quiet = False

    def _choose_again(self, current: Id | None, chosen: tuple[Id, ...]) -> None:
        selection = QItemSelection()
        for record_id in chosen:
            index = self.index_of(record_id)
            if index.isValid():
                selection.select(index, index)
        self.selectionModel().select(selection, SELECT)
        index = self.index_of(current) if current is not None else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, STAY)

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if modifiers in _PLAIN and event.key() in self.KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes off."""
        here = self.current
        if event.key() in ENTER and here is not None:
            self.opened.emit(here)
        elif event.key() in REMOVE and self.chosen:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        here = self.id_at(self.indexAt(event.position().toPoint()))
        if here is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(here)

    def currentChanged(self, current: RowIndex, previous: RowIndex) -> None:
        """Tell which row it is now."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self.current_told.emit(self.id_at(current) or "")

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag rows. Qt's own way would carry Python objects."""
        data = self.drag_data(self.currentIndex())
        if data is None or not self.may_edit:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(QPoint(16, 16))
        drag.exec(Qt.DropAction.CopyAction)

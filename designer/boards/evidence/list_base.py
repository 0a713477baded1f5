"""What both lists of the evidence board do alike: keys, drags, and keeping what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from designer.boards.evidence.delegates import EvidenceDelegate
from designer.boards.evidence.dragging import Carried, drag_data, dragged
from model.ids import Id
from widgets.quiet_tree import QuietTree
from widgets.two_levels import RowIndex

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_REMOVE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class EvidenceList(QuietTree):
    """What both lists do alike.

    ``opened`` carries the row that Enter or a double click asks for, ``remove_asked`` comes with
    Delete, ``dropped`` carries what was dropped and the row below it.
    """

    opened = Signal(str)
    current_told = Signal(str)
    remove_asked = Signal()
    dropped = Signal(object, str)

    takes: Carried = "sources"
    gives: Carried = "statements"
    painting: EvidenceDelegate

    def __init__(self, map_id: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._map_id = map_id
        self.may_edit = True
        self._quiet = False
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)

    def id_at(self, index: RowIndex) -> Id | None:
        """The record of a row."""
        raise NotImplementedError

    def index_of(self, record_id: Id) -> QModelIndex:
        """The row of a record."""
        raise NotImplementedError

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
        self.selectionModel().select(selection, _SELECT)
        index = self.index_of(current) if current is not None else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _STAY)

    def go_to(self, record_id: Id) -> bool:
        """Make a row the current one; whether it is there."""
        index = self.index_of(record_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)
            self.scrollTo(index)
        return index.isValid()

    def mime_data(self, index: QModelIndex) -> QMimeData | None:
        """What a drag that begins at a row carries."""
        ids = self.dragged_ids(index)
        return drag_data(self._map_id(), self.gives, ids) if ids else None

    def dragged_ids(self, index: QModelIndex) -> tuple[Id, ...]:
        """The records that a drag takes along."""
        here = self.id_at(index)
        if here is None:
            return ()
        return self.chosen if here in self.chosen else (here,)

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in _REMOVE | ENTER | {Qt.Key.Key_Space}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, Delete takes off."""
        here = self.current
        if event.key() in ENTER and here is not None:
            self.opened.emit(here)
        elif event.key() in _REMOVE and self.chosen:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
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
        data = self.mime_data(self.currentIndex())
        if data is None or not self.may_edit:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(QPoint(16, 16))
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from the other list."""
        if self._carried(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which row it would land."""
        index = self.indexAt(event.position().toPoint())
        fits = bool(self._carried(event.mimeData())) and self.id_at(index) is not None
        self.aim(index if fits else QModelIndex())
        if fits:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went on."""
        self.aim(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """It landed."""
        ids = self._carried(event.mimeData())
        target = self.id_at(self.indexAt(event.position().toPoint()))
        self.aim(QModelIndex())
        if not ids or target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(ids, target)

    def aim(self, index: QModelIndex) -> None:
        """Mark a row that something is dragged over; an invalid index marks none."""
        self.painting.aimed = QPersistentModelIndex(index)
        self.viewport().update()

    def _carried(self, data: QMimeData) -> tuple[Id, ...]:
        return dragged(data, self._map_id(), self.takes) if self.may_edit else ()

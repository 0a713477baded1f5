"""What both lists of the evidence board do alike: each takes what is dragged from the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from designer.boards.board_list import BoardList
from designer.boards.evidence.dragging import Carried, drag_data, dragged
from designer.boards.face_delegate import BoardDelegate
from model.ids import Id


class EvidenceList(BoardList):
    """``dropped`` carries what was dropped and the row below it."""

    dropped = Signal(object, str)

    takes: Carried = "sources"
    gives: Carried = "statements"
    painting: BoardDelegate

    def __init__(self, map_id: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._map_id = map_id
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)

    def drag_data(self, index: QModelIndex) -> QMimeData | None:
        """The records that go along."""
        ids = self.dragged_ids(index)
        return drag_data(self._map_id(), self.gives, ids) if ids else None

    def dragged_ids(self, index: QModelIndex) -> tuple[Id, ...]:
        """The records that a drag takes along."""
        here = self.id_at(index)
        if here is None:
            return ()
        return self.chosen if here in self.chosen else (here,)

    def aim(self, index: QModelIndex) -> None:
        """Mark a row that something is dragged over; an invalid index marks none."""
        self.painting.aimed = QPersistentModelIndex(index)
        self.viewport().update()

    # --- Qt's events, by the names it chose ---------------------------------------------------

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

    def _carried(self, data: QMimeData) -> tuple[Id, ...]:
        return dragged(data, self._map_id(), self.takes) if self.may_edit else ()

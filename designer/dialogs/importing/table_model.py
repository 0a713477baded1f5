"""The cells of a table for a view: read where they lie, however many there are."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.importing.head import Head, said
from exporters.tables.mapping import Target
from widgets.plain_tip import plain_tip

EMPTY = Head(above=True, fields=(), others=(), cells=())
_LONG = 40

Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Shows a head's cells. What belongs to a field that is left out stands back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head = EMPTY

    @property
    def head(self) -> Head:
        """What is shown."""
        return self._head

    def set_head(self, head: Head) -> None:
        """Show other cells; where only meanings differ, nothing moves."""
        if head.cells == self._head.cells and len(head.fields) == len(self._head.fields):
            self._head = head
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._head = head
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._head.cells)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        if parent is not None and parent.isValid():
            return 0
        head = self._head
        return len(head.fields) if head.above else len(head.others)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; in full in its tip."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index)
            case Qt.ItemDataRole.ToolTipRole:
                words = self._words(index)
                return plain_tip(words) if len(words) > _LONG else None
            case Qt.ItemDataRole.UserRole:
                return self._is_left_out(index)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of fields, and what stands on the other side."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        head = self._head
        if (orientation is Qt.Orientation.Horizontal) is head.above:
            return head.fields[section].heading if section < len(head.fields) else ""
        return head.others[section] if section < len(head.others) else ""

    def _words(self, index: Index) -> str:
        row = self._head.cells[index.row()]
        return said(row[index.column()]) if index.column() < len(row) else ""

    def _is_left_out(self, index: Index) -> bool:
        place = index.column() if self._head.above else index.row()
        fields = self._head.fields
        return place < len(fields) and fields[place].target == Target.IGNORE

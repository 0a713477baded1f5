"""Rows on two levels for Qt's item views: groups, and what each holds. One column."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

RowIndex = QModelIndex | QPersistentModelIndex


class TwoLevels(QAbstractItemModel):
    """Knows which row lies in which group; who derives from it says how many there are."""

    def group_count(self) -> int:
        """How many groups there are."""
        raise NotImplementedError

    def count_in(self, group: int) -> int:
        """How many rows a group holds."""
        raise NotImplementedError

    # --- Qt's questions, by the names it chose -----------------------------------------------

    # The inner number of an index is 0 for a group, else one more than that of its group.

    def index(self, row: int, column: int, parent: RowIndex = QModelIndex()) -> QModelIndex:  # noqa: B008, D102
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: RowIndex) -> QModelIndex:  # type: ignore[override]  # noqa: D102
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: RowIndex = QModelIndex()) -> int:  # noqa: B008, D102
        if not parent.isValid():
            return self.group_count()
        return 0 if parent.internalId() else self.count_in(parent.row())

    def columnCount(self, _parent: RowIndex = QModelIndex()) -> int:  # noqa: B008, D102
        return 1

"""The sources as Qt's item model: a plain list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from designer.boards.evidence.sources import SourceRow
from model.ids import Id
from widgets.two_levels import RowIndex


class SourceRows(QAbstractListModel):
    """One row for each source that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SourceRow, ...] = ()

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show these; where the same sources stand in the same order, only their looks change."""
        rows = tuple(rows)
        if rows == self.rows:
            return
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row(self, index: RowIndex) -> SourceRow | None:
        """What a row shows."""
        return self.rows[index.row()] if index.isValid() else None

    def index_of(self, source_id: Id) -> QModelIndex:
        """The row of a source; none where it is not shown."""
        place = next((at for at, row in enumerate(self.rows) if row.id == source_id), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def rowCount(self, parent: RowIndex = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        row = self.row(index)
        if row is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return row.spoken

"""Rows for :class:`designer.boards.cell_table.CellTable`: what is the same stays as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from resources.words import tr
from widgets.plain_tip import plain_tip

RowT = TypeVar("RowT")
CellIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by number, from left to right.

    ``names`` are their headings and ``tips`` what those mean. ``fields`` says what of a record the
    cells show that can be edited. In the column ``title`` the whole row is read out.
    """

    names: Mapping[int, str]
    fields: Mapping[int, str]
    title: int
    tips: Mapping[int, str] = field(default_factory=dict)


class CellRows(QAbstractTableModel, Generic[RowT]):
    """Rows that stand for records; who derives from it says what they say.

    ``edited`` carries the key of a row, a field and what it shall be, ``refused`` a sentence that
    says why something cannot be.
    """

    edited = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, columns: Columns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: tuple[RowT, ...] = ()
        self.editable = True
        """Whether the map may be edited, or only looked at."""

    # --- what a row says -----------------------------------------------------------------------

    def key(self, row: RowT) -> str:
        """What a row is by, also in the next version of the map."""
        raise NotImplementedError

    def words(self, row: RowT, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def spoken(self, row: RowT) -> str:
        """All that a row says, in one sentence."""
        raise NotImplementedError

    def value(self, row: RowT, name: str) -> object:
        """What a field of its record holds."""
        return getattr(row, name)

    def may_edit(self, _row: RowT, _column: int) -> bool:
        """Whether this of the cells that can be edited can be edited in this row."""
        return True

    # --- the rows ------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[RowT, ...]:
        """The rows, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[RowT, ...]) -> bool:
        """Show these; whether rows came, went or moved, and so all are made anew."""
        before = self._rows
        if [self.key(row) for row in rows] != [self.key(row) for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        self._rows = rows
        last = self.columnCount() - 1
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))
        return False

    def row(self, index: CellIndex) -> RowT | None:
        """What a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, key: str) -> int:
        """The row by its key, or -1."""
        return next((at for at, row in enumerate(self._rows) if self.key(row) == key), -1)

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: CellIndex = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: CellIndex = _NOWHERE) -> int:
        """Always the same."""
        return len(self._columns.names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self._columns.names[section])
        if role == Qt.ItemDataRole.ToolTipRole and section in self._columns.tips:
            return plain_tip(tr(self._columns.tips[section]))
        return None

    def data(self, index: CellIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and for editors the value itself."""
        row, column = self.row(index), index.column()
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row, column)
            case Qt.ItemDataRole.EditRole:
                name = self._columns.fields.get(column)
                return None if name is None else self.value(row, name)
            case Qt.ItemDataRole.AccessibleTextRole:
                whole = column == self._columns.title
                return self.spoken(row) if whole else self.words(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.spoken(row))
            case _:
                return None

    def setData(
        self, index: CellIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tell what was typed or chosen, if it is something else."""
        row, name = self.row(index), self._columns.fields.get(index.column())
        if row is None or name is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == self.value(row, name):
            return False
        self.edited.emit(self.key(row), name, value)
        return True

    def flags(self, index: CellIndex) -> Qt.ItemFlag:
        """What can be edited, if the map can be."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.row(index), index.column()
        if row is None or not self.editable or column not in self._columns.fields:
            return flags
        if self.may_edit(row, column):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

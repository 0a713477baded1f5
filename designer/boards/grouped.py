"""Rows in groups as Qt's item model: what every grouped list of a board has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, Qt

from model.ids import Id
from resources.words import tr
from widgets.two_levels import RowIndex, TwoLevels


class Row(Protocol):
    """What stands for a record; ``spoken`` is the whole row in words."""

    @property
    def id(self) -> Id:
        """Of the record."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""


class Group(Protocol):
    """Rows under a heading."""

    @property
    def key(self) -> str:
        """Tells groups apart."""

    @property
    def name(self) -> str:
        """The heading."""

    @property
    def rows(self) -> Sequence[Row]:
        """What stands under it."""


class Grouped(TwoLevels):
    """Groups, and below each its rows; each record stands in one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._places: dict[Id, tuple[int, int]] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The groups by their keys, from the top."""
        return tuple(group.key for group in self._groups)

    @property
    def ids(self) -> tuple[Id, ...]:
        """All records that are shown, from the top."""
        return tuple(self._places)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; where the same rows stand in the same order, only their looks change."""
        groups = tuple(groups)
        if groups == self._groups:
            return
        if _shape(groups) == _shape(self._groups):
            before, self._groups = self._groups, groups
            self._tell_differing(before)
            return
        self.beginResetModel()
        self._groups = groups
        self._places = {
            row.id: (at, place)
            for at, group in enumerate(groups)
            for place, row in enumerate(group.rows)
        }
        self.endResetModel()

    def all_changed(self) -> None:
        """Every row looks different."""
        for at, group in enumerate(self._groups):
            top = self.index(at, 0)
            self.dataChanged.emit(top, top)
            if group.rows:
                last = self.index(len(group.rows) - 1, 0, top)
                self.dataChanged.emit(self.index(0, 0, top), last)

    def _tell_differing(self, before: tuple[Group, ...]) -> None:
        """Only rows that look different: views work out the height of each that is told of."""
        for at, (old, new) in enumerate(zip(before, self._groups, strict=True)):
            top = self.index(at, 0)
            if old.name != new.name:
                self.dataChanged.emit(top, top)
            for place, (row, other) in enumerate(zip(old.rows, new.rows, strict=True)):
                if row != other:
                    index = self.index(place, 0, top)
                    self.dataChanged.emit(index, index)

    def row_at(self, index: RowIndex) -> Row | None:
        """What a row stands for; None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def group_at(self, index: RowIndex) -> Group | None:
        """The group that a row is; None for what stands below one."""
        return None if not index.isValid() or index.internalId() else self._groups[index.row()]

    def index_of(self, record_id: Id) -> QModelIndex:
        """The row of a record; none where it is not shown."""
        place = self._places.get(record_id)
        return QModelIndex() if place is None else self.createIndex(place[1], 0, place[0] + 1)

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def group_count(self) -> int:  # noqa: D102
        return len(self._groups)

    def count_in(self, group: int) -> int:  # noqa: D102
        return len(self._groups[group].rows)

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.internalId() else usual

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, group = self.row_at(index), self.group_at(index)
        if row is not None:
            return row.spoken
        if group is None:
            return None
        return tr("{group}: {n}", group=group.name, n=len(group.rows))


def _shape(groups: Sequence[Group]) -> list[tuple[str, list[Id]]]:
    return [(group.key, [row.id for row in group.rows]) for group in groups]

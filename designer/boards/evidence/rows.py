"""Rows in groups as Qt's item model; those that can be ticked keep their ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from designer.boards.faces import RowFace, RowGroup
from model.ids import Id
from resources.words import tr
from widgets.two_levels import RowIndex, TwoLevels


class GroupRows(TwoLevels):
    """Groups, and below each its rows. ``ticked_changed`` comes when other rows are ticked."""

    ticked_changed = Signal()

    def __init__(self, *, tickable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[RowGroup, ...] = ()
        self.tickable = tickable
        self._ticked: set[Id] = set()
        self._places: dict[Id, tuple[int, int]] = {}

    def show_groups(self, groups: Sequence[RowGroup]) -> None:
        """Show these; where the same rows stand in the same order, only their looks change."""
        groups = tuple(groups)
        if groups == self.groups:
            return
        if _shape(groups) == _shape(self.groups):
            self.groups = groups
            for at, group in enumerate(groups):
                top = self.index(at, 0)
                last = len(group.rows) - 1
                self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top))
            return
        self.beginResetModel()
        self.groups = groups
        self._places = {
            row.id: (at, place)
            for at, group in enumerate(groups)
            for place, row in enumerate(group.rows)
        }
        self.endResetModel()

    def row(self, index: RowIndex) -> RowFace | None:
        """What a row shows; None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[index.internalId() - 1].rows[index.row()]

    def group(self, index: RowIndex) -> RowGroup | None:
        """The group that a row is; None for what stands below one."""
        return None if not index.isValid() or index.internalId() else self.groups[index.row()]

    def index_of(self, record_id: Id) -> QModelIndex:
        """The row of a record; none where it is not shown."""
        place = self._places.get(record_id)
        return QModelIndex() if place is None else self.createIndex(place[1], 0, place[0] + 1)

    # --- ticks -------------------------------------------------------------------------------

    @property
    def ticked(self) -> tuple[Id, ...]:
        """The rows that are ticked, from the top; only those that are shown count."""
        return tuple(
            row.id for group in self.groups for row in group.rows if row.id in self._ticked
        )

    def tick(self, ids: Iterable[Id], *, on: bool) -> None:
        """Tick rows, or take their ticks off."""
        wanted = set(ids)
        after = self._ticked | wanted if on else self._ticked - wanted
        if after == self._ticked:
            return
        self._ticked = after
        for at, group in enumerate(self.groups):
            top = self.index(at, 0)
            self.dataChanged.emit(top, top)
            if group.rows:
                last = self.index(len(group.rows) - 1, 0, top)
                self.dataChanged.emit(self.index(0, 0, top), last)
        self.ticked_changed.emit()

    def turn(self, index: RowIndex) -> None:
        """Turn the tick of a row, or of all rows of a group."""
        group, row = self.group(index), self.row(index)
        ids = [each.id for each in group.rows] if group is not None else [row.id] if row else []
        self.tick(ids, on=not all(each in self._ticked for each in ids))

    def state(self, index: RowIndex) -> Qt.CheckState:
        """Whether a row is ticked; a group partly, where some of its rows are."""
        row, group = self.row(index), self.group(index)
        if row is not None:
            on = row.id in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        having = sum(each.id in self._ticked for each in group.rows) if group is not None else 0
        if group is None or not having:
            return Qt.CheckState.Unchecked
        full = having == len(group.rows)
        return Qt.CheckState.Checked if full else Qt.CheckState.PartiallyChecked

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def group_count(self) -> int:  # noqa: D102
        return len(self.groups)

    def count_in(self, group: int) -> int:  # noqa: D102
        return len(self.groups[group].rows)

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.row(index) is not None:
            usual |= Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.tickable else usual

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if role == Qt.ItemDataRole.CheckStateRole and self.tickable:
            return self.state(index)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, group = self.row(index), self.group(index)
        if row is not None:
            return row.spoken
        return (
            tr("{group}: {n}", group=group.name, n=len(group.rows)) if group is not None else None
        )


def _shape(groups: Sequence[RowGroup]) -> list[tuple[str, list[Id]]]:
    return [(group.key, [row.id for row in group.rows]) for group in groups]

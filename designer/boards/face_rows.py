"""Faces of records in groups as Qt's item model; those that can be ticked keep their ticks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal

from designer.boards.faces import RowFace, RowGroup
from designer.boards.grouped import Grouped
from model.ids import Id
from widgets.two_levels import RowIndex


class FaceRows(Grouped):
    """Groups of faces. ``ticked_changed`` comes when other rows are ticked."""

    ticked_changed = Signal()

    def __init__(self, *, tickable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tickable = tickable
        self._ticked: set[Id] = set()

    def row(self, index: RowIndex) -> RowFace | None:
        """What a row shows; None for a group."""
        row = self.row_at(index)
        return row if isinstance(row, RowFace) else None

    def group(self, index: RowIndex) -> RowGroup | None:
        """The group that a row is; None for what stands below one."""
        group = self.group_at(index)
        return group if isinstance(group, RowGroup) else None

    @property
    def ticked(self) -> tuple[Id, ...]:
        """The rows that are ticked, from the top; only those that are shown count."""
        return tuple(record_id for record_id in self.ids if record_id in self._ticked)

    def tick(self, ids: Iterable[Id], *, on: bool) -> None:
        """Tick rows, or take their ticks off."""
        wanted = set(ids)
        after = self._ticked | wanted if on else self._ticked - wanted
        if after != self._ticked:
            self._ticked = after
            self.all_changed()
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

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.tickable else usual

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if role == Qt.ItemDataRole.CheckStateRole and self.tickable:
            return self.state(index)
        return super().data(index, role)

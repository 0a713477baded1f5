"""Rated rows as Qt's item model."""

from __future__ import annotations

from designer.boards.grouped import Grouped
from designer.boards.priorities.rated import RatedGroup, RatedRow
from widgets.two_levels import RowIndex


class RatedRows(Grouped):
    """Groups of rated records."""

    def row(self, index: RowIndex) -> RatedRow | None:
        """What a row shows; None for a group."""
        row = self.row_at(index)
        return row if isinstance(row, RatedRow) else None

    def group(self, index: RowIndex) -> RatedGroup | None:
        """The group that a row is; None for what stands below one."""
        group = self.group_at(index)
        return group if isinstance(group, RatedGroup) else None

"""The two lists of the evidence board: sources, and statements that may be ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from designer.boards.board_list import ENTER, STAY
from designer.boards.evidence.dragging import Carried
from designer.boards.evidence.list_base import EvidenceList
from designer.boards.evidence.source_delegate import SourceDelegate
from designer.boards.evidence.source_rows import SourceRows
from designer.boards.evidence.sources import SourceRow
from designer.boards.face_delegate import BoardDelegate, FaceDelegate
from designer.boards.face_rows import FaceRows
from designer.boards.faces import RowGroup
from designer.style.tokens import Tokens
from model.ids import Id
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.two_levels import RowIndex


class SourceList(EvidenceList):
    """The sources. Statements are dropped on them."""

    takes: Carried = "statements"
    gives: Carried = "sources"

    def __init__(
        self, icons: IconPainter, tokens: Tokens, map_id: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(map_id, parent)
        self.rows = SourceRows(self)
        self.setAccessibleName(tr("Sources"))
        self.setAccessibleDescription(
            tr("Arrow keys go from source to source. Delete deletes, Enter edits.")
        )
        self.painting: BoardDelegate = SourceDelegate(icons, self, tokens)
        self.setItemDelegate(self.painting)
        self.setUniformRowHeights(True)
        self.setModel(self.rows)

    def id_at(self, index: RowIndex) -> Id | None:  # noqa: D102
        row = self.rows.row(index)
        return row.id if row is not None else None

    def index_of(self, record_id: Id) -> QModelIndex:  # noqa: D102
        return self.rows.index_of(record_id)

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show these sources."""
        self.keeping(lambda: self.rows.show_rows(rows))


class StatementList(EvidenceList):
    """Statements in groups. Sources are dropped on them; where they can be ticked, Space ticks."""

    def __init__(
        self,
        icons: IconPainter,
        tokens: Tokens,
        map_id: Callable[[], str],
        parent: QWidget,
        *,
        tickable: bool = False,
    ) -> None:
        super().__init__(map_id, parent)
        self.rows = FaceRows(tickable=tickable, parent=self)
        self._statements = FaceDelegate(icons, self, tokens)
        self.painting = self._statements
        self.setItemDelegate(self.painting)
        self.setModel(self.rows)

    def id_at(self, index: RowIndex) -> Id | None:  # noqa: D102
        row = self.rows.row(index)
        return row.id if row is not None else None

    def index_of(self, record_id: Id) -> QModelIndex:  # noqa: D102
        return self.rows.index_of(record_id)

    def show_groups(self, groups: Sequence[RowGroup]) -> None:
        """Show these groups; those that were closed stay closed."""
        closed = {
            key
            for place, key in enumerate(self.rows.keys)
            if not self.isExpanded(self.rows.index(place, 0))
        }

        def show() -> None:
            self.rows.show_groups(groups)
            for place, key in enumerate(self.rows.keys):
                self.setExpanded(self.rows.index(place, 0), key not in closed)

        self.keeping(show)

    def dragged_ids(self, index: QModelIndex) -> tuple[Id, ...]:
        """All that is ticked, where the drag begins at a row that is."""
        here, ticked = self.id_at(index), self.rows.ticked
        return ticked if here in ticked else super().dragged_ids(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what is selected; on a group, Enter opens or closes it."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and self.rows.tickable and index.isValid():
            self._turn_chosen(index)
        elif event.key() in ENTER and self.rows.group(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a tick turns it, one on a heading opens or closes its group."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            box = self._statements.tick_rect(index).adjusted(-8, -8, 8, 8)
            if self.rows.tickable and box.contains(event.position()):
                self.selectionModel().setCurrentIndex(index, STAY)
                self.rows.turn(index)
                return
            if self.rows.group(index) is not None:
                self.setCurrentIndex(index)
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def _turn_chosen(self, index: QModelIndex) -> None:
        if self.rows.group(index) is not None or len(self.chosen) < 2:
            self.rows.turn(index)
        else:
            on = self.rows.state(index) is not Qt.CheckState.Checked
            self.rows.tick(self.chosen, on=on)

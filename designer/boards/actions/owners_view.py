"""The actions by owner: a list whose cells are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from designer.boards.actions.faces import BoardFaces
from designer.boards.actions.owner_delegate import OwnerDelegate
from designer.boards.actions.owner_rows import Col, OwnerRow, OwnerRows, owner_rows
from designer.boards.cell_table import CellTable
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from resources.words import tr

_WIDTHS = {Col.DUE: 160, Col.OWNER: 120, Col.STATUS: 118, Col.IMPORTANCE: 100}


class OwnersView(CellTable):
    """Signals as those of the columns; ``edited`` carries an id, a field and its value."""

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)
    made = Signal(str)
    removed = Signal(str)
    edited = Signal(str, str, object)
    refused = Signal(str)

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = OwnerRows(self)
        self._painting = OwnerDelegate(icons, self, tokens)
        self.setAccessibleName(tr("Actions by owner"))
        self.setAccessibleDescription(
            tr("Arrow keys go from cell to cell, F2 edits a cell, Enter opens the action.")
        )
        self.show_model(self.rows)
        self.setItemDelegate(self._painting)
        self.header().setSectionResizeMode(Col.TITLE, QHeaderView.ResizeMode.Stretch)
        self.header().setMinimumSectionSize(70)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.rows.edited.connect(self.edited)
        self.rows.refused.connect(self.refused)
        self.went.connect(lambda place: self.chosen.emit(self._id(place)))
        self.open_asked.connect(lambda place: self.opened.emit(self._id(place)))
        self.place_asked.connect(lambda place: self.placed.emit(self._id(place)))
        self.delete_asked.connect(lambda place: self.removed.emit(self._id(place)))

    def show_faces(self, faces: BoardFaces, current: Id) -> None:
        """Show the actions, this one as the one that is looked at."""
        column = self.currentIndex().column()
        if self.rows.show_rows(owner_rows(faces.actions)):
            for place, row in enumerate(self.rows.rows):
                self.setFirstColumnSpanned(place, QModelIndex(), isinstance(row, OwnerRow))
        self.look_at(self.rows.place_of(current), column)

    def set_editable(self, *, editable: bool) -> None:
        """Whether cells can be edited."""
        self.rows.editable = editable

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._painting.tokens = tokens
        self.viewport().update()

    def _id(self, place: int) -> Id:
        return self.rows.key(self.rows.rows[place])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a cell; the title opens the action."""
        index = self.indexAt(event.position().toPoint())
        face = self.rows.face(index)
        if face is not None and (index.column() == Col.TITLE or not self.rows.editable):
            self.opened.emit(face.id)
        else:
            super().mouseDoubleClickEvent(event)

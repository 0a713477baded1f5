"""The actions by owner: a list whose cells are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)

from designer.boards.actions.faces import BoardFaces
from designer.boards.actions.owner_delegate import OwnerDelegate
from designer.boards.actions.owner_rows import Col, OwnerRow, OwnerRows, owner_rows
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from resources.words import tr
from widgets.quiet_tree import QuietTree

_WIDTHS = {Col.DUE: 160, Col.OWNER: 120, Col.STATUS: 118, Col.IMPORTANCE: 100}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class OwnersView(QuietTree):
    """Signals as those of the columns; ``edited`` carries an id, a field and its value."""

    chosen = Signal(str)
    opened = Signal(str)
    placed = Signal(str)
    made = Signal(str)
    removed = Signal(str)
    new_asked = Signal()
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
        self.setModel(self.rows)
        self.setItemDelegate(self._painting)
        self.setHeaderHidden(False)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setAllColumnsShowFocus(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(Col.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(70)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.rows.edited.connect(self.edited)
        self.rows.refused.connect(self.refused)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_faces(self, faces: BoardFaces, current: Id) -> None:
        """Show the actions, this one as the one that is looked at."""
        column = max(0, self.currentIndex().column())
        if self.rows.show_rows(owner_rows(faces.actions)):
            for place, row in enumerate(self.rows.rows):
                self.setFirstColumnSpanned(place, QModelIndex(), isinstance(row, OwnerRow))
        self._look_at(current, column)

    def set_editable(self, *, editable: bool) -> None:
        """Whether cells can be edited."""
        self.rows.editable = editable

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._painting.tokens = tokens
        self.viewport().update()

    def commit(self) -> None:
        """Take over what is being typed in a cell."""
        if self.state() is not QAbstractItemView.State.EditingState:
            return
        view = self.viewport()
        for field in (*view.findChildren(QLineEdit), *view.findChildren(QComboBox)):
            if field.parent() is view:
                self.commitData(field)
                self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def focus_first(self) -> None:
        """Put the keyboard on the row looked at, or on the first action."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.rows.face(self.currentIndex()) is None and self.rows.rowCount() > 1:
            self._go_to(1, 0)

    def _look_at(self, action_id: Id, column: int) -> None:
        place = self.rows.place_of(action_id)
        self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if place >= 0:
            self._go_to(place, column)
        else:
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def _go_to(self, place: int, column: int) -> None:
        index = self.rows.index(place, column)
        way = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, way.ClearAndSelect | way.Rows)
        self.scrollTo(index)

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        face = self.rows.face(now)
        if face is not None and now.row() != before.row():
            self.chosen.emit(face.id)

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ours = (*_OPEN, *_DELETE, Qt.Key.Key_F2, Qt.Key.Key_N)
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if event.key() in ours and not (ctrl and event.key() not in _OPEN):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from cell to cell, Enter opens, F2 edits."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter ends a text a moment later; the field lets it through to here
        index, key = self.currentIndex(), event.key()
        face = self.rows.face(index)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and face is not None:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._go_to(index.row(), max(0, min(len(Col) - 1, index.column() + step)))
        elif key == Qt.Key.Key_F2 and face is not None and self.rows.editable:
            self.edit(index)
        elif key in _OPEN and face is not None:
            (self.placed if ctrl else self.opened).emit(face.id)
        elif key in _DELETE and face is not None:
            self.removed.emit(face.id)
        elif key == Qt.Key.Key_N and not ctrl:
            self.new_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a cell; the title opens the action."""
        index = self.indexAt(event.position().toPoint())
        face = self.rows.face(index)
        if face is None:
            return
        if index.column() == Col.TITLE or not self.rows.editable:
            self.opened.emit(face.id)
        else:
            self.edit(index)

"""A table on a board: the keyboard goes from cell to cell, F2 edits one, Enter opens its record."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTreeView,
    QWidget,
)

from widgets.quiet_tree import QuietTree

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CellTable(QuietTree):
    """Rows that stand for records, in columns.

    ``went`` carries the place of the row that somebody went to; ``open_asked`` and ``place_asked``
    one that Enter, or Ctrl+Enter, asks for; ``new_asked`` and ``delete_asked`` come by key.
    A row that is not enabled is a heading, and nothing is asked of it.
    """

    went = Signal(int)
    open_asked = Signal(int)
    place_asked = Signal(int)
    new_asked = Signal()
    delete_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_columns(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.header().setMinimumSectionSize(40)

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show these rows from now on."""
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current)

    def look_at(self, place: int, column: int | None = None) -> None:
        """Make a row the current one, in this column, without telling; -1: none."""
        column = max(0, self.currentIndex().column() if column is None else column)
        model = self.selectionModel()
        model.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if place >= 0:
            self.go_to(place, column)
        else:
            model.clear()
        model.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def go_to(self, place: int, column: int) -> None:
        """Make a cell the current one, and tell."""
        index = self.model().index(place, column)
        way = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, way.ClearAndSelect | way.Rows)
        self.scrollTo(index)

    def focus_first(self) -> None:
        """Put the keyboard on the row looked at, or on the first that is no heading."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.currentIndex().isValid():
            return
        model = self.model()
        rows = (at for at in range(model.rowCount()) if _asks(model.index(at, 0)))
        first = next(rows, -1)
        if first >= 0:
            self.go_to(first, 0)

    def commit(self) -> None:
        """Take over what is being typed in a cell."""
        if self.state() is not QAbstractItemView.State.EditingState:
            return
        view = self.viewport()
        for field in (*view.findChildren(QLineEdit), *view.findChildren(QComboBox)):
            if field.parent() is view:
                self.commitData(field)
                self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def begin_edit(self) -> None:
        """Edit the current cell, or the nearest to its right that can be edited."""
        here = self.currentIndex()
        for column in (*range(here.column(), self.model().columnCount()), *range(here.column())):
            index = here.siblingAtColumn(column)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.go_to(index.row(), column)
                self.edit(index)
                return

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and now.row() != before.row():
            self.went.emit(now.row())

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            ours = _OPEN if ctrl else (*_OPEN, *_DELETE, Qt.Key.Key_F2, Qt.Key.Key_N)
            if event.key() in ours:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from cell to cell, Enter opens, F2 edits."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter ends a text a moment later; the field lets it through to here
        index, key = self.currentIndex(), event.key()
        here = _asks(index)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and here:
            step = 1 if key == Qt.Key.Key_Right else -1
            last = self.model().columnCount() - 1
            self.go_to(index.row(), max(0, min(last, index.column() + step)))
        elif key == Qt.Key.Key_F2 and here:
            self.begin_edit()
        elif key in _OPEN and here:
            (self.place_asked if ctrl else self.open_asked).emit(index.row())
        elif key in _DELETE and here:
            self.delete_asked.emit(index.row())
        elif key == Qt.Key.Key_N and not ctrl:
            self.new_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a cell; what cannot be edited leads to the place of its record."""
        index = self.indexAt(event.position().toPoint())
        if not _asks(index):
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.place_asked.emit(index.row())


def show_columns(tree: QTreeView) -> None:
    """A tree without levels: columns below their names, one row or cell chosen."""
    tree.setHeaderHidden(False)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setAllColumnsShowFocus(False)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionsMovable(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _asks(index: QModelIndex) -> bool:
    """Whether something can be asked of a row."""
    return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)

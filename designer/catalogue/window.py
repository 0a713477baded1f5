"""The window of the catalogue: three tables, edited in place, kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.store import CatalogueStore
from designer.catalogue.tables import TABS, EntryTable, Tab
from designer.document.session import DocumentSession
from model.errors import FileError
from model.library.catalogue import taken_from
from resources.words import tr
from widgets.wrapped_words import WrappedWords

_SIZE = (560, 460)


class EntryView(QTableView):
    """A table. Enter edits, Delete takes entries out; what is typed begins to edit."""

    def __init__(self, rows: EntryTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )  # fmt: skip
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class; one that ends editing comes here as well, and is past."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_chosen()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self.edit(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def delete_chosen(self) -> None:
        """Take the chosen entries out."""
        count = len(self.rows.rows)
        places = [i.row() for i in self.selectionModel().selectedRows() if i.row() < count]
        if places:
            self.rows.remove(places)


class CatalogueWindow(QDialog):
    """Not modal: the palette follows at once. ``session`` answers the open map, if there is one."""

    def __init__(
        self,
        store: CatalogueStore,
        session: Callable[[], DocumentSession | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Catalogue"))
        self._store = store
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        about = WrappedWords(
            tr("What palette and fields offer in every map on this computer, beside the usual."),
            0,
            self,
        )
        about.setProperty("tone", "faint")
        column.addWidget(about)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.views = [self._added(tab) for tab in TABS]
        column.addWidget(self.tabs, 1)
        self.said = WrappedWords("", 0, self)
        self.said.hide()
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        store.changed.connect(self._on_change)
        self._on_change()
        if store.trouble:
            self._refuse(store.trouble)
        self.resize(*_SIZE)

    def _added(self, tab: Tab) -> EntryView:
        page = QWidget(self.tabs)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        hint = WrappedWords(tr(tab.hint), 0, page)
        hint.setProperty("tone", "faint")
        column.addWidget(hint)
        view = EntryView(EntryTable(tab, self._store, self._refuse, self), page)
        view.setAccessibleName(tr(tab.name))
        column.addWidget(view, 1)
        self.tabs.addTab(page, tr(tab.name))
        return view

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.take = QPushButton(tr("&Take from this map"), self)
        self.take.setToolTip(tr("Channels, touchpoints and words of the open map that are new"))
        self.take.clicked.connect(self._take)
        self.delete = QPushButton(tr("&Delete"), self)
        self.delete.clicked.connect(self._delete)
        self.undo = QPushButton(tr("&Undo"), self)
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo.clicked.connect(self._undo)
        close = QPushButton(tr("&Close"), self)
        close.clicked.connect(self.close)
        for button in (self.take, self.delete, self.undo):
            button.setAutoDefault(False)
            row.addWidget(button)
        close.setAutoDefault(False)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _take(self) -> None:
        session = self._session()
        if session is None:
            return
        before = self._store.value
        after = taken_from(session.document, before)
        if after == before:
            self._refuse(tr("All that this map uses is offered already."))
            return
        self._attempt(lambda: self._store.put(after))

    def _delete(self) -> None:
        self.views[self.tabs.currentIndex()].delete_chosen()

    def _undo(self) -> None:
        self._attempt(self._store.undo)

    def _attempt(self, do: Callable[[], None]) -> None:
        try:
            do()
        except FileError as error:
            self._refuse(str(error))

    def _refuse(self, sentence: str) -> None:
        self.said.tell(sentence)
        self.said.show()

    def _on_change(self) -> None:
        self.said.hide()
        self.undo.setEnabled(self._store.can_undo)
        self.take.setEnabled(self._session() is not None)

"""The list of versions: keys, and which one is looked at."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from designer.dialogs.history.delegate import VersionDelegate
from designer.dialogs.history.rows import VersionRows
from designer.style.tokens import Tokens
from model.versions import Version
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.quiet_tree import QuietTree

_BACK = (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home)


class VersionList(QuietTree):
    """Shows the rows. ``current_changed`` comes when another version is looked at."""

    current_changed = Signal()

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = VersionRows(self)
        self.setAccessibleName(tr("Earlier versions"))
        self.setAccessibleDescription(
            tr("Arrow keys go from version to version; its picture stands beside the list.")
        )
        self._painting = VersionDelegate(icons, self, tokens)
        self.setItemDelegate(self._painting)
        self.setModel(self.rows)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.modelReset.connect(self.expandAll)
        self.selectionModel().currentChanged.connect(self._tell_current)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self._painting.tokens = tokens
        self.viewport().update()

    @property
    def current(self) -> Version | None:
        """What is looked at."""
        return self.rows.version(self.currentIndex())

    def look_at(self, version: Version) -> bool:
        """Make a version the current one; whether it is shown at all."""
        index = self.rows.index_of(version)
        if index.isValid():
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, only)
            self.scrollTo(index)
        return index.isValid()

    def look_at_newest(self) -> None:
        """Make the newest version the current one."""
        shown = self.rows.shown()
        if shown:
            self.look_at(shown[0])
            self.scrollToTop()

    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From version to version; a day is passed over."""
        before = self.current
        super().keyPressEvent(event)
        if self.current is not None:
            return
        shown = self.rows.shown()
        day = self.rows.day(self.currentIndex())
        if day is None or not shown:
            return
        at = shown.index(day.versions[0])
        if event.key() in _BACK and at > 0 and before is not None:
            at -= 1
        self.look_at(shown[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a day chooses nothing."""
        if self.rows.version(self.indexAt(event.position().toPoint())) is not None:
            super().mousePressEvent(event)

"""A field to name a view in, where it is asked for: no dialog stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from designer.finding.saved_views import SavedViews
from designer.style.icons import InterfaceIcons
from model.ids import Id
from resources.words import tr
from widgets.icon_button import IconButton


class NameField(QWidget):
    """Enter keeps the view under the name that was typed, Esc leaves everything as it was."""

    left = Signal()

    def __init__(self, views: SavedViews, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(parent)
        self._views = views
        self._view_id: Id | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._label = QLabel(self)
        self._label.setProperty("tone", "faint")
        row.addWidget(self._label)
        self.field = QLineEdit(self)
        self.field.setMaximumWidth(320)
        self.field.setMaxLength(200)
        row.addWidget(self.field, 1)
        self.keep = QPushButton(tr("Keep"), self)
        self.keep.setProperty("look", "primary")
        self.keep.clicked.connect(self._take)
        row.addWidget(self.keep)
        close = IconButton(icons, "close", name=tr("Leave (Esc)"), side=28, icon_side=16)
        close.clicked.connect(self._leave)
        row.addWidget(close)
        row.addStretch(1)
        self.field.returnPressed.connect(self._take)
        self.hide()

    def ask(self, view_id: Id | None) -> None:
        """Ask for the name of a view that is there, or (None) of what is seen now."""
        self._view_id = view_id
        words = tr("Name of the view") if view_id else tr("Keep what is seen as")
        self._label.setText(words)
        self.field.setAccessibleName(words)
        self.field.setText(self._views.name_for(view_id))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        name = self.field.text().strip()
        done = self._views.rename(self._view_id, name) if self._view_id else self._views.keep(name)
        if done:
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

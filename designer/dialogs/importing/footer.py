"""The foot of the window: what the map will hold, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from designer.importing.previewing import ATTACHED, MAY_GO_INTO
from exporters.tables.mapping import Purpose
from resources.words import tr
from widgets.cut_label import CutLabel


class ImportFooter(QWidget):
    """Tells what is in the map, and asks whether it shall be made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._obstacle = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.counts = CutLabel(self)
        self.counts.setProperty("tone", "strong")
        self.more = CutLabel(self)
        self.more.setProperty("tone", "faint")
        words.addWidget(self.counts)
        words.addWidget(self.more)
        row.addLayout(words)
        row.addStretch(1)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(140, 6)
        self.progress.hide()
        row.addWidget(self.progress)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.into_button = QPushButton(tr("&Add to this map"), self)
        self.into_button.setAutoDefault(False)
        self.into_button.hide()
        self.go_button = QPushButton(self)
        self.go_button.setDefault(True)
        self.go_button.setMinimumWidth(178)
        row.addWidget(self.cancel_button)
        row.addWidget(self.into_button)
        row.addWidget(self.go_button)

    def show_purpose(self, purpose: Purpose, *, has_map: bool) -> None:
        """Name the button after what will happen."""
        into = purpose in ATTACHED
        self.into_button.setVisible(has_map and purpose in MAY_GO_INTO)
        self.go_button.setText(tr("&Add to this map") if into else tr("&Import as a new map"))
        self._obstacle = "" if has_map or not into else tr("Open the map it belongs to first.")

    def show_counts(self, counts: str, more: str) -> None:
        """What the map holds, and what else is to be known."""
        self.counts.tell(counts)
        self.counts.setAccessibleName(counts)
        self.more.tell(more)
        self.more.setVisible(bool(more))

    def set_ready(self, *, ready: bool) -> None:
        """Whether there is a map to be made."""
        self.go_button.setEnabled(ready and not self._obstacle)
        self.go_button.setToolTip(self._obstacle or tr("Ctrl+Enter"))
        self.into_button.setEnabled(ready)

    def show_progress(self, done: int, total: int) -> None:
        """How much of it is made."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)

    def set_working(self, *, working: bool) -> None:
        """Whether it is being made."""
        self.progress.setRange(0, 0)  # how long it takes is not known before its first step
        self.progress.setVisible(working)
        self.go_button.setEnabled(not working)
        self.into_button.setEnabled(not working)

"""A cell that is edited by choosing: its list stands open at once, and one choice ends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget


class ChoiceCell(QComboBox):
    """The list in its cell. It opens when the cell is edited, not before it stands in its place."""

    def __init__(
        self,
        delegate: QStyledItemDelegate,
        options: Sequence[tuple[object, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        # Kept here: what Qt keeps comes back as a plain text and no longer as one of the words.
        self._values = [value for value, _ in options]
        self.addItems([name for _, name in options])
        self._delegate = delegate
        self.activated.connect(self._take)
        QTimer.singleShot(0, self, self.showPopup)

    def set_value(self, value: object) -> None:
        """Show what is chosen now."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def _take(self) -> None:
        self._delegate.commitData.emit(self)
        self._delegate.closeEditor.emit(self)

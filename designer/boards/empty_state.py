"""What stands where there is nothing yet: a sentence that teaches, and the next thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role


class EmptyState(QWidget):
    """An icon, a line, an explanation, and a button where there is something to do."""

    def __init__(self, icons: IconPainter, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        picture = IconLabel(icons, icon, size=32, role=Role.FAINT, parent=self)
        column.addWidget(picture, 0, centre)
        self._title, self._words = QLabel(self), QLabel(self)
        for label, tone in ((self._title, "heading"), (self._words, "faint")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", tone)
            label.setWordWrap(True)
            label.setAlignment(centre)
            column.addWidget(label)
        self.button = QPushButton(self)
        self.button.setProperty("look", "primary")
        self.button.hide()
        column.addSpacing(6)
        column.addWidget(self.button, 0, centre)
        column.addStretch(3)

    def tell(self, title: str, words: str, button: str = "") -> None:
        """Say what is missing, why it would help, and what the button does (empty: none)."""
        self._title.setText(title)
        self._words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))

"""What the program is, and whose work it carries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from model.storage import app_name
from resources.words import tr

_TEXT = (
    "An offline designer for customer journey maps. Your maps are files on your disk; the program "
    "opens no connection to anywhere.\n\n"
    "MIT licence. Fonts: Noto, SIL Open Font License. Icons: Tabler, MIT licence. Qt for Python, "
    "LGPL."
)


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Journeyboard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        name = QLabel(app_name(), self)
        name.setProperty("tone", "heading")
        column.addWidget(name)
        text = QLabel(tr(_TEXT), self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setMinimumWidth(380)
        column.addWidget(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

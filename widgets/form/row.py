"""A row of a form: what the field is called, the field, and a sentence when a value is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.form.editor import Editor


class FormRow(QWidget):
    """A label above its field; an error below it until the value is good again."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if label:
            self._label = QLabel(label, self)
            self._label.setProperty("tone", "label")
            self._label.setBuddy(field)
            column.addWidget(self._label)
        column.addWidget(field)
        self._error = QLabel(self)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setProperty("tone", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        column.addWidget(self._error)
        if isinstance(field, Editor):
            field.set_name(label)

    @property
    def error(self) -> str:
        """The sentence that stands, or an empty text."""
        return "" if self._error.isHidden() else self._error.text()

    def set_error(self, sentence: str) -> None:
        """Say why the value was refused; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if isinstance(self.field, Editor):
            self.field.set_bad(bool(sentence))

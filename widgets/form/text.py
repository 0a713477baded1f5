"""Editors for text: a line, several lines, a list with one entry per line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from resources.words import tr
from widgets.form.editor import Editor

_PADDING = 16


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(hint)
        self.take_control(self._line)
        self._line.textEdited.connect(self.edited.emit)

    def set_hint(self, hint: str) -> None:
        """What an empty field says from now on."""
        self._hint = hint

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the line; where several differ, an empty field that says so."""
        text = "" if mixed else str(value)
        if self._line.text() != text:
            self._line.setText(text)
            self._line.setCursorPosition(0)
        self._line.setPlaceholderText(tr("Different texts") if mixed else self._hint)


class GrowingText(QPlainTextEdit):
    """A plain text field as high as its text, between two bounds of lines. Tab leaves it."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the text elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least, min(self._most, int(self.document().size().height())))
        height = lines * QFontMetrics(self.font()).lineSpacing() + _PADDING
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Its height as it stands."""
        return QSize(120, self.height())


class TextEditor(Editor):
    """Several lines of plain text."""

    def __init__(
        self, hint: str = "", *, least: int = 2, most: int = 9, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._text = GrowingText(least, most, self)
        self._text.setPlaceholderText(hint)
        self._showing = False
        self.take_control(self._text)
        self._text.textChanged.connect(self._tell)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the text; the cursor stays where it is when the text is the same."""
        self._put("" if mixed else str(value))
        self._text.setPlaceholderText(tr("Different texts") if mixed else self._hint)

    def _put(self, text: str) -> None:
        if self._text.toPlainText() != text:
            self._showing = True
            self._text.setPlainText(text)
            self._showing = False

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self._value())

    def _value(self) -> object:
        return self._text.toPlainText()


class LinesEditor(TextEditor):
    """A list of short texts, one per line; empty lines do not count."""

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the list; an empty line at the end that is being typed stays."""
        lines = tuple(str(line) for line in value) if isinstance(value, (list, tuple)) else ()
        if mixed or self._value() != lines:
            self._put("" if mixed else "\n".join(lines))
        self._text.setPlaceholderText(tr("Different lists") if mixed else self._hint)

    def _value(self) -> object:
        lines = (line.strip() for line in self._text.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

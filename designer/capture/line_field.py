"""A field of one line in which parts of the text are marked while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from designer.style.tokens import Tokens
from model.capture import Span

_MOST = 4_000
_PADDING = 16
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OWN = frozenset({*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down})


class CodeMarks(QSyntaxHighlighter):
    """Colours the codes of a line; what is not known is underlined, too."""

    def __init__(self, field: QPlainTextEdit, spans: Callable[[str], Sequence[Span]]) -> None:
        super().__init__(field.document())
        self._spans = spans
        self._known = QTextCharFormat()
        self._unknown = QTextCharFormat()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._known.setForeground(QColor(tokens.theme.accent))
        self._known.setBackground(QColor(tokens.theme.accent_soft))
        self._unknown.setForeground(QColor(tokens.danger))
        self._unknown.setUnderlineColor(QColor(tokens.danger))
        self._unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark the codes of the line."""
        for span in self._spans(text):
            # Qt counts in UTF-16, Python in characters.
            start, end = _units(text[: span.start]), _units(text[: span.end])
            self.setFormat(start, end - start, self._known if span.known else self._unknown)


class LineField(QPlainTextEdit):
    """One line. Enter submits it; keys that a list of suggestions wants are offered to it first.

    ``recalled`` comes with -1 for the line before and 1 for the next one. Undo is the line's own
    while there is anything to undo in it, and then the map's.
    """

    submitted = Signal()
    left = Signal()
    recalled = Signal(int)
    focus_lost = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wanted: Callable[[QKeyEvent], bool] = lambda _event: False
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() + _PADDING)

    @property
    def text(self) -> str:
        """The line."""
        return self.toPlainText()

    @property
    def cursor_at(self) -> int:
        """How many characters stand before the cursor."""
        return _characters(self.text, self.textCursor().position())

    def put(self, text: str, cursor: int | None = None) -> None:
        """Another line, with the cursor after so many characters (None: at the end)."""
        position = _units(text if cursor is None else text[:cursor])
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.insertText(text)
        whole.setPosition(min(position, _units(text)))
        self.setTextCursor(whole)

    def begin_anew(self) -> None:
        """An empty line, of which nothing can be undone."""
        self.clear()
        self.document().clearUndoRedoStacks()

    def commit_input(self) -> None:
        """Take over what an input method is composing."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()

    def event(self, event: QEvent) -> bool:
        """Tab may take a suggestion; undo is the map's where the line has nothing to undo."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if self._left_to_the_map(event):
                    event.ignore()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            tab = event.key() == Qt.Key.Key_Tab and event.type() == QEvent.Type.KeyPress
            if tab and self.wanted(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do something with the line; all others type."""
        if event.key() in _OWN and self.wanted(event):
            event.accept()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case key if key in _ENTER:
                event.accept()
                if not event.isAutoRepeat() and held == Qt.KeyboardModifier.NoModifier:
                    self.commit_input()
                    self.submitted.emit()
            case Qt.Key.Key_Escape:
                event.accept()
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.accept()
                self.recalled.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case _:
                super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: only text, on one line."""
        line = " ".join(source.text()[:_MOST].split())
        self.insertPlainText(line[: max(0, _MOST - len(self.text))])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, never pictures or markup."""
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Suggestions go with the keyboard."""
        super().focusOutEvent(event)
        self.focus_lost.emit()

    def _left_to_the_map(self, event: QKeyEvent) -> bool:
        document = self.document()
        if event.matches(QKeySequence.StandardKey.Undo):
            return not document.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()


def _units(text: str) -> int:
    """How many of Qt's UTF-16 units a text has."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def _characters(text: str, units: int) -> int:
    """How many characters so many UTF-16 units are."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

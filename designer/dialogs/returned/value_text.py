"""A text one may read and copy, as high as its lines, with what differs marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from designer.dialogs.returned.marks import text_format
from designer.returning.differences import Mark
from designer.style.tokens import Tokens


class ValueText(QTextEdit):
    """Plain text only, whatever it looks like. It never scrolls by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def tell(
        self, words: str, marked: Sequence[tuple[int, int]], mark: Mark, tokens: Tokens
    ) -> None:
        """Show a text, its parts from ``marked`` with a mark."""
        self.setPlainText(words)
        look = text_format(mark, tokens)
        # A cursor counts in UTF-16, a text of Python in characters.
        units = _units(words)
        cursor = self.textCursor()
        for begin, end in marked:
            cursor.setPosition(units[begin])
            cursor.setPosition(units[end], QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text is at this width."""
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, but all of its lines."""
        return QSize(60, self._height())

    def event(self, event: QEvent) -> bool:
        """Another width breaks the lines elsewhere.

        Not in ``resizeEvent``, which is told of the inner widget: in the middle of that one the
        outer one cannot get another height.
        """
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return done

    def _height(self) -> int:
        document, width = self.document(), self.contentsRect().width()
        if document.textWidth() != width:
            document.setTextWidth(width)  # the inner widget may hear of it later
        return max(self.fontMetrics().height(), round(document.size().height()) + 1)

    def _fit(self) -> None:
        height = self._height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)


def _units(words: str) -> list[int]:
    """For each place between two characters, how many UTF-16 units stand before it."""
    units = [0]
    for character in words:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return units

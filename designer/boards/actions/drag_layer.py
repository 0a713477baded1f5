"""What is seen of a drag on the board: the card below the pointer, and where it would come."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from designer.boards.actions.card_painting import paint_drop_mark
from designer.style.tokens import Tokens

_SEEN = 0.86


class DragLayer(QWidget):
    """Lies over the columns and lets the mouse through."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._picture = QPixmap()
        self._hold = QPoint()
        self._at = QPoint()
        self._mark = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def begin(self, picture: QPixmap, hold: QPoint) -> None:
        """Carry this picture, held at a point of it."""
        self._picture, self._hold = picture, hold
        self.show()
        self.raise_()

    def move_to(self, at: QPoint, mark: QRectF) -> None:
        """The pointer is here, and the card would come at the mark (empty: nowhere)."""
        self._at, self._mark = at, mark
        self.update()

    def end(self) -> None:
        """Nothing is carried any more."""
        self._picture, self._mark = QPixmap(), QRectF()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and card."""
        painter = QPainter(self)
        if not self._mark.isEmpty():
            paint_drop_mark(painter, self._mark, QColor(self.tokens.theme.accent))
        painter.setOpacity(_SEEN)
        painter.drawPixmap(self._at - self._hold, self._picture)

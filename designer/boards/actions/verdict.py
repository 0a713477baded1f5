"""Where a figure went, as a sign and words in a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.boards.actions.card_painting import course_colour
from designer.boards.actions.effects import SIGNS
from designer.style.tokens import Tokens
from model.insight.figures import Course
from model.layout.colours import readable
from widgets import drawing
from widgets.icon_paint import IconPainter

_ICON, _GAP, _HEIGHT = 16.0, 5.0, 28


class Verdict(QWidget):
    """Says nothing until it is told."""

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._tokens = icons, tokens
        self._course = Course.SAME
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self._tokens = tokens
        self.update()

    def tell(self, course: Course, words: str) -> None:
        """Say this."""
        self._course, self._words = course, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and words on one line."""
        words = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        return QSize(int(_ICON + _GAP + words + 4), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        ink = QColor(readable(course_colour(self._course, self._tokens), self._tokens.surface))
        square = QRectF(0, (self.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, SIGNS[self._course], square, ink)
        room = QRectF(_ICON + _GAP, 0, self.width() - _ICON - _GAP, self.height())
        drawing.text(painter, self, room, self._words, ink, font=self._font())

    def _font(self) -> QFont:
        return drawing.weighted(self.font(), QFont.Weight.DemiBold)

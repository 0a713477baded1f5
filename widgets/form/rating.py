"""An editor for a rating: five dots, filled up to the one that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import tr
from widgets import drawing
from widgets.form.editor import Editor
from widgets.roles import Role, colour

MOST = 5
_CELL = 22
_DOT = 14.0
_HEIGHT = 32
_WORDS_GAP = 6
_DIGITS = {getattr(Qt.Key, f"Key_{n}"): n for n in range(1, MOST + 1)}
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class RatingDots(QWidget):
    """The dots: a click or a digit rates, the arrow keys step, Delete or the same dot clears."""

    def __init__(self, editor: RatingEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._name = self._description = ""
        self._over = 0
        self.value: int | None = None
        self.mixed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the dots, and some for the words behind them."""
        return QSize(_CELL * MOST + 40, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the dots."""
        return QSize(_CELL * MOST, _HEIGHT)

    def show_value(self, value: int | None, *, mixed: bool) -> None:
        """Show a rating without telling."""
        self.value, self.mixed = value, mixed
        self._tell_name()
        self.update()

    def set_name(self, name: str, description: str) -> None:
        """What is rated; a screen reader says the rating behind it."""
        self._name, self._description = name, description
        self._tell_name()

    def words(self) -> str:
        """The rating in words: ``3 of 5``."""
        if self.mixed:
            return tr("Different")
        if self.value is None:
            return tr("Not rated")
        return tr("{n} of {most}", n=self.value, most=MOST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit rates, Delete clears, the arrow keys step."""
        key = Qt.Key(event.key())
        if key in _DIGITS:
            self._set(_DIGITS[key])
        elif key in _CLEAR:
            self._set(None)
        elif key in _STEPS:
            self._set(max(1, min(MOST, (self.value or 0) + _STEPS[key])))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The dot under the mouse; the one that is chosen already is taken back."""
        dot = self._dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and dot:
            self._set(None if dot == self.value and not self.mixed else dot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._point_at(self._dot_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse."""
        self._point_at(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots and what they say."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, soft = colour(self, Role.ACCENT), colour(self, Role.ACCENT_SOFT)
        for place in range(1, MOST + 1):
            filled, meant = place <= (self.value or 0), place <= self._over
            painter.setPen(QPen(ink if filled or meant else colour(self, Role.FAINT), 1.5))
            painter.setBrush(ink if filled else soft if meant else colour(self, Role.FIELD))
            painter.drawEllipse(self._rect(place))
        left = _CELL * MOST + _WORDS_GAP
        room = QRectF(left, 0, self.width() - left, self.height())
        said = Role.FAINT if self.value is None else Role.SECONDARY
        font = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        if painter.fontMetrics().horizontalAdvance(self.words()) <= room.width() + 8:
            drawing.text(painter, self, room, self.words(), colour(self, said), font=font)
        drawing.focus_ring(painter, self)

    def _rect(self, place: int) -> QRectF:
        dot = QRectF(0, 0, _DOT, _DOT)
        dot.moveCenter(QPointF(_CELL * (place - 0.5) + 1, self.height() / 2))
        return dot

    def _dot_at(self, where: QPointF) -> int:
        dot = int(where.x() // _CELL) + 1
        return dot if 1 <= dot <= MOST else 0

    def _point_at(self, dot: int) -> None:
        if dot != self._over:
            self._over = dot
            self.update()

    def _set(self, value: int | None) -> None:
        if value != self.value or self.mixed:
            self.show_value(value, mixed=False)
            self._editor.edited.emit(value)

    def _tell_name(self) -> None:
        said = self.words()
        self.setAccessibleName(f"{self._name}: {said}" if self._name else said)
        self.setAccessibleDescription(self._description)
        self.setToolTip(self._description or tr("1 to 5; Delete takes it back"))


class RatingEditor(Editor):
    """A rating from 1 to 5, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots = RatingDots(self)
        self.take_control(self.dots)

    def set_name(self, name: str, description: str = "") -> None:
        """What is rated, and what little and much of it mean."""
        self.dots.set_name(name, description)

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the rating; no dot where several differ."""
        number = value if isinstance(value, int) and not mixed else None
        self.dots.show_value(number, mixed=mixed)

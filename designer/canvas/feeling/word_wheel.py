"""A small wheel of emotion words around a face: one is picked, or another is typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from designer.canvas.showing.items import Ink
from designer.style.fonts import FAMILY
from model.emotions import VALENCE_NAMES, usual_valence, words_near
from model.layout.faces import face_nodes
from model.layout.theme import Theme
from resources.words import tr

_CHIPS = 8
_CHIP_HEIGHT = 30
_CHIP_GAP = 4
_RADIUS = 74.0
"""From the middle of the face to the middle of the chips' inner ends, in pixels."""
_FACE = 9.0
_PAD = 8.0
_TEXT = 13
_FIELD_WIDTH, _FIELD_HEIGHT = 148, 30
_FIELD_GAP = 10
_EDGE = 6
_LONGEST = 22
_FIELD_STYLE = "#wheelField { border: none; background: transparent; padding: 0; min-height: 0; }"
_STAYS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WordChip(QAbstractButton):
    """One word with the face it usually has."""

    def __init__(self, parent: QWidget, word: str, theme: Theme, ink: Ink, *, own: bool) -> None:
        super().__init__(parent)
        self.word = word
        self._theme = theme
        self._ink = ink
        self._active = False
        self._valence = None if own else usual_valence(word)
        self._shown = f"“{_cut(word)}”" if own else tr(word)
        self.setFont(_font())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        feeling = tr(VALENCE_NAMES[self._valence]) if self._valence is not None else tr("own word")
        self.setAccessibleName(tr("{word}, {feeling}", word=word, feeling=feeling))

    @property
    def active(self) -> bool:
        """Whether Enter picks it."""
        return self._active

    def set_active(self, *, on: bool) -> None:
        """Show that Enter picks it, or no longer."""
        if on != self._active:
            self._active = on
            self.update()

    def sizeHint(self) -> QSize:
        """Face and word."""
        face = 2 * _FACE + _PAD if self._valence is not None else 0.0
        width = QFontMetricsF(_font()).horizontalAdvance(self._shown)
        return QSize(math.ceil(width + face + 2 * _PAD) + 2, _CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plate, the face, the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, lit = self._theme, self._active or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if lit else theme.hairline), 1.5 if lit else 1.0))
        painter.setBrush(QColor(theme.accent_soft if self._active else theme.paper))
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        left = _PAD + 1
        if self._valence is not None:
            middle = plate.center().y()
            nodes = face_nodes(
                float(self._valence), left + _FACE, middle, _FACE, theme.secondary, theme.paper
            )
            for node in nodes:
                self._ink.painter(painter).paint(node)
            left += 2 * _FACE + _PAD
        painter.setPen(QColor(theme.ink))
        painter.setFont(self.font())
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._shown)


class WordWheel(QWidget):
    """Up to eight words in two arcs, and a field below that filters them or takes an own word.

    The keyboard stays in the field: arrow keys go round the words, Enter picks, Esc leaves all as
    it is. ``picked`` carries the word; ``left`` comes when it shall go away without one, with
    whether the keyboard goes back to the map.
    """

    picked = Signal(str)
    left = Signal(bool)
    pointed = Signal(str)
    """The word that Enter would pick now: for whoever hears the screen."""

    def __init__(self, parent: QWidget, theme: Theme, ink: Ink, valence: float, word: str) -> None:
        super().__init__(parent)
        self._ground = parent
        self._theme = theme
        self._ink = ink
        self._valence = valence
        self._chips: list[WordChip] = []
        self._ended = False
        self.setAccessibleName(tr("Emotion words"))
        self._field = QLineEdit(self)
        self._set_up_field(word)
        self._fill("", chosen=word)
        self._field.textEdited.connect(self._on_typed)

    @property
    def chips(self) -> list[WordChip]:
        """The words, in the order of the arrow keys."""
        return self._chips

    @property
    def field(self) -> QLineEdit:
        """The field that is typed in."""
        return self._field

    def start(self) -> None:
        """Show it, with the keyboard in the field."""
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    @property
    def reach(self) -> QRectF:
        """The room it needs about the middle of the face, in pixels."""
        middle = self._middle()
        return QRectF(-self.width() / 2, -middle, self.width(), self.height()).adjusted(
            -_EDGE, -_EDGE, _EDGE, _EDGE
        )

    def stand_around(self, face: QPointF) -> None:
        """Stand around a pixel of the parent; near an edge as close to it as there is room."""
        room = self._ground.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        place = QRect(QPoint(0, 0), self.size())
        place.moveCenter(face.toPoint())
        place.moveTop(round(face.y() - self._middle()))
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        self.move(place.topLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plate of the field: all else is seen through."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(QColor(self._theme.paper))
        plate = QRectF(self._field.geometry()).adjusted(-7, -1, 7, 1)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that go round the words; a field that loses the keyboard is done."""
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                if self._means(event):
                    event.accept()
                    return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                if self._means(event):
                    self._press(event)
                    return True
            case QFocusEvent() if event.type() == QEvent.Type.FocusOut:
                if event.reason() not in _STAYS:
                    self._end(keyboard=False)
            case _:
                pass
        return super().eventFilter(watched, event)

    def _set_up_field(self, word: str) -> None:
        field, theme = self._field, self._theme
        field.setFrame(False)
        field.setFont(_font())
        field.setTextMargins(4, 0, 4, 0)
        field.setText(word)
        field.setMaxLength(200)
        field.setPlaceholderText(tr("Pick or type a word"))
        field.setAccessibleName(tr("Emotion word: type it, or go through the words with arrows"))
        palette = field.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, theme.paper),
            (QPalette.ColorRole.Text, theme.ink),
            (QPalette.ColorRole.PlaceholderText, theme.faint),
            (QPalette.ColorRole.Highlight, theme.accent),
            (QPalette.ColorRole.HighlightedText, theme.paper),
        ):
            palette.setColor(role, QColor(colour))
        field.setPalette(palette)
        # The window's style gives fields a frame of their own: here the plate is one.
        field.setObjectName("wheelField")
        field.setStyleSheet(_FIELD_STYLE)
        field.installEventFilter(self)

    def _fill(self, typed: str, *, chosen: str = "") -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        own = typed.strip() if typed.strip() and usual_valence(typed) is None else ""
        words = words_near(self._valence, typed, most=_CHIPS - bool(own))
        self._chips = [self._chip(word, own=False) for word in words]
        if own:
            self._chips.append(self._chip(own, own=True))
        self._arrange()
        known = [chip for chip in self._chips if chip.word == chosen]
        if typed.strip():
            self._activate(self._chips[0])
        elif known:
            self._activate(known[0])

    def _chip(self, word: str, *, own: bool) -> WordChip:
        chip = WordChip(self, word, self._theme, self._ink, own=own)
        chip.clicked.connect(lambda: self._pick(word))
        return chip

    def _arrange(self) -> None:
        """Two arcs about the middle: the better half at the right."""
        rows = _CHIPS // 2
        columns = (self._chips[:rows], self._chips[rows:])
        widest = max((chip.sizeHint().width() for chip in self._chips), default=0)
        half = max(_RADIUS + widest, _FIELD_WIDTH / 2 + _PAD)
        top = self._middle()
        for column, chips in enumerate(columns):
            for row, chip in enumerate(chips):
                down = (row - (rows - 1) / 2) * (_CHIP_HEIGHT + _CHIP_GAP)
                across = math.sqrt(max(0.0, _RADIUS**2 - down**2))
                size = chip.sizeHint()
                x = half + across if column == 0 else half - across - size.width()
                chip.setGeometry(
                    round(x), round(top + down - size.height() / 2), size.width(), size.height()
                )
                chip.show()
        foot = round(2 * top + _FIELD_GAP)
        self._field.setGeometry(
            round(half - _FIELD_WIDTH / 2), foot, _FIELD_WIDTH, _FIELD_HEIGHT - 2
        )
        middle = self.geometry().center()
        self.resize(math.ceil(2 * half), foot + _FIELD_HEIGHT)
        if self.isVisible():  # the face stays in its middle, however long the words are
            self.move(middle.x() - self.width() // 2, self.y())
        self.update()

    @staticmethod
    def _middle() -> float:
        """How far below its top the face is."""
        rows = _CHIPS // 2
        return (rows * _CHIP_HEIGHT + (rows - 1) * _CHIP_GAP) / 2 + 2

    def _on_typed(self, text: str) -> None:
        self._fill(text)

    def _means(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER or key in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return sideways and (not self._field.text() or self._field.hasSelectedText())

    def _press(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self._end(keyboard=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._go(-1)
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._go(1)
            case _:
                self._cross()

    def _enter(self) -> None:
        chip = self._active()
        if chip is not None:
            self._pick(chip.word)
        else:
            self._end(keyboard=True)

    def _active(self) -> WordChip | None:
        return next((chip for chip in self._chips if chip.active), None)

    def _go(self, by: int) -> None:
        """To the next word, round and round."""
        if not self._chips:
            return
        chip = self._active()
        index = self._chips.index(chip) + by if chip else (0 if by > 0 else -1)
        self._activate(self._chips[index % len(self._chips)])

    def _cross(self) -> None:
        """To the word beside it in the other arc."""
        rows, chip = _CHIPS // 2, self._active()
        if chip is None:
            self._go(1)
            return
        index = (self._chips.index(chip) + rows) % _CHIPS
        self._activate(self._chips[min(index, len(self._chips) - 1)])

    def _activate(self, chosen: WordChip) -> None:
        for chip in self._chips:
            chip.set_active(on=chip is chosen)
        self.pointed.emit(chosen.accessibleName())

    def _pick(self, word: str) -> None:
        if not self._ended:
            self._ended = True
            self.picked.emit(word)

    def _end(self, *, keyboard: bool) -> None:
        if not self._ended:
            self._ended = True
            self.left.emit(keyboard)


def _font() -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(_TEXT)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _cut(word: str) -> str:
    return word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"

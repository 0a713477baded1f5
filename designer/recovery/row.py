"""One map that was not saved: its picture, what would be lost, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.words import tr
from widgets import drawing
from widgets.cut_label import CutLabel
from widgets.roles import Role, colour

PICTURE = QSize(132, 74)
_NARROW = 860
"""Below this width, in pixels, words and buttons do not go beside each other."""


class Wish(Enum):
    """What a person wants of a map that was not saved."""

    RESTORE = "restore"
    LOOK = "look"
    SAVE = "save"
    DISCARD = "discard"


_WORDS: dict[Wish, tuple[str, str]] = {
    Wish.RESTORE: ("Restore", "Open it as it was, with its undo history"),
    Wish.LOOK: ("Look", "Open it for looking only; nothing is decided"),
    Wish.SAVE: ("Save elsewhere…", "Write it to a file, without opening it"),
    Wish.DISCARD: ("Discard", "Let it go, after a question"),
}


class MapPicture(QWidget):
    """A picture of a map in a frame; an empty frame while there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setFixedSize(PICTURE)
        self.setAccessibleName(tr("Picture of the map"))

    @property
    def image(self) -> QImage:
        """What is shown; a null image while there is none."""
        return self._image or QImage()

    def set_image(self, image: QImage) -> None:
        """Show it."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and picture."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=colour(self, Role.GROUND), radius=5)
        if self._image is not None:
            clip = QPainterPath()
            clip.addRoundedRect(rect, 5, 5)
            painter.setClipPath(clip)
            painter.drawImage(rect, self._image, QRectF(self._image.rect()))
            painter.setClipping(False)
        edge = colour(self, Role.BORDER)
        drawing.body(painter, rect, border=edge, radius=5)


class RecoveryRow(QWidget):
    """One map. ``wished`` carries what was chosen; discarding is asked about once, in the row."""

    wished = Signal(Wish)

    def __init__(
        self,
        *,
        title: str,
        facts: str,
        loss: str,
        wishes: tuple[Wish, ...],
        kept: bool,
        parent: QWidget,
        given_up: bool = False,
    ) -> None:
        """A row; ``kept``: what is discarded stays among the versions.

        ``given_up``: it was left without saving, by a person.
        """
        super().__init__(parent)
        self.title, self.loss, self.given_up = title, loss, given_up
        self.buttons: dict[Wish, QPushButton] = {}
        self.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        self.picture = MapPicture(self)
        row.addWidget(self.picture)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(6)
        self._beside.addLayout(self._words(title, facts, loss), 1)
        self._choices, self._question = self._offered(wishes), self._asked(kept=kept)
        self._under_way, self.progress = self._progress()
        for deed in (self._choices, self._question, self._under_way):
            self._beside.addWidget(deed, 0, Qt.AlignmentFlag.AlignVCenter)
        self._question.hide()
        self._under_way.hide()
        row.addLayout(self._beside, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the words, which keep their room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() is not way:
            self._beside.setDirection(way)

    def set_busy(self, part: float) -> None:
        """It is being brought back: how far that is, from 0 to 1."""
        self._choices.hide()
        self._question.hide()
        self.progress.setValue(round(1000 * part))
        self._under_way.show()

    def set_idle(self) -> None:
        """It was not brought back after all."""
        self._under_way.hide()
        self._ask(wanted=False)

    def _words(self, title: str, facts: str, loss: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        name, where = CutLabel(self), CutLabel(self)
        name.setProperty("tone", "strong")
        name.tell(title)
        where.setProperty("tone", "faint")
        where.tell(facts)
        column.addWidget(name)
        column.addWidget(where)
        if loss:
            said = QLabel(loss, self)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            column.addWidget(said)
        column.addStretch(1)
        return column

    def _offered(self, wishes: tuple[Wish, ...]) -> QWidget:
        box = QWidget(self)
        row = _row_in(box)
        for wish in wishes:
            text, tip = _WORDS[wish]
            look = "primary" if wish is Wish.RESTORE else "notice"
            button = _button(box, tr(text), look, partial(self._choose, wish))
            button.setToolTip(tr(tip))
            button.setAccessibleDescription(self.title)
            self.buttons[wish] = button
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _asked(self, *, kept: bool) -> QWidget:
        box = QWidget(self)
        row = _row_in(box)
        words = tr("Discard it? It stays among the versions.")
        self.question = QLabel(words if kept else tr("Discard it for good?"), box)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.question)
        row.addSpacing(6)
        self.discard = _button(box, tr("Discard"), "danger", lambda: self.wished.emit(Wish.DISCARD))
        self.keep = _button(box, tr("Keep"), "notice", lambda: self._ask(wanted=False))
        row.addWidget(self.discard)
        row.addWidget(self.keep)
        row.addStretch(1)
        return box

    def _progress(self) -> tuple[QWidget, QProgressBar]:
        box = QWidget(self)
        row = _row_in(box)
        words = QLabel(tr("Restoring…"), box)
        words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(words)
        bar = QProgressBar(box)
        bar.setAccessibleName(words.text())
        bar.setRange(0, 1000)
        bar.setTextVisible(False)
        bar.setFixedSize(140, 6)
        row.addWidget(bar)
        row.addStretch(1)
        return box, bar

    def _choose(self, wish: Wish) -> None:
        if wish is Wish.DISCARD:
            self._ask(wanted=True)
        else:
            self.wished.emit(wish)

    def _ask(self, *, wanted: bool) -> None:
        self._choices.setVisible(not wanted)
        self._question.setVisible(wanted)
        if wanted:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)


def _row_in(box: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return row


def _button(parent: QWidget, text: str, look: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("look", look)
    # Pressed with the pointer the row may go away: the focus would leap to whatever comes next.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked: pressed())
    return button

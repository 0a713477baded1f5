"""Notices above the canvas: a sentence, what can be done about it, and a cross. Never modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resources.words import tr
from widgets.icon_button import IconButton
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role
from widgets.wrapped_words import WordList, WrappedWords


class Tone(Enum):
    """How serious a notice is; the word is the style sheet's."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


# Each has its own shape: the tint alone would not tell an error from a warning.
_ICONS = {
    Tone.INFO: ("help", Role.ACCENT),
    Tone.SUCCESS: ("check", Role.ACCENT),
    Tone.WARNING: ("pain-point", Role.SECONDARY),
    Tone.ERROR: ("warning", Role.DANGER),
}
_LINE = 28
_GAP = 8
_AROUND = 80
"""Margins, icon and cross of a notice, in pixels: what neither words nor buttons have."""
_MOST_LINES = 2
_MOST_OF_ROW = 0.3
"""Buttons that leave more to the words than the rest stay beside them, however many lines."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a notice. The notice goes away when it is pressed, unless ``stays``."""

    text: str
    action: Callable[[], None]
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say. A notice with the same ``key`` takes the place of the one before.

    ``details`` are further lines, shown on request or at once (``unfolded``). A ``brief`` one goes
    away by itself.
    """

    text: str
    tone: Tone = Tone.INFO
    choices: tuple[Choice, ...] = ()
    details: tuple[str, ...] = ()
    key: str = ""
    brief: bool = False
    closable: bool = True
    unfolded: bool = False


class MessageBar(QWidget):
    """One notice: words, and buttons beside them, or below where they would squeeze the words."""

    closed = Signal()

    def __init__(self, icons: IconPainter, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("notice", notice.tone.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(notice.text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 6 if notice.closable else 12, 6)
        self._column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._column.addLayout(self._row)
        icon, role = _ICONS[notice.tone]
        self._row.addWidget(IconLabel(icons, icon, role=role, parent=self))
        self._text = WrappedWords(notice.text, _LINE, self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setMinimumHeight(_LINE)
        self._row.addWidget(self._text, 1)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(140, 6)
        self.progress.hide()
        self._row.addWidget(self.progress)
        self._details: WordList | None = None
        self._details_button: QPushButton | None = None
        self._buttons = self._button_row()
        self._row.addWidget(self._buttons)
        if notice.closable:
            close = IconButton(icons, "close", name=tr("Close notice"), side=28, icon_side=16)
            close.clicked.connect(self.closed)
            self._row.addWidget(close)
        if notice.details:
            self._add_details(notice)

    def set_text(self, text: str) -> None:
        """Say something else in the same place."""
        self._text.tell(text)
        self.setAccessibleName(text)
        self._arrange()

    def set_progress(self, part: float) -> None:
        """Show how far a work is, from 0 to 1."""
        self.progress.show()
        self.progress.setValue(round(1000 * max(0.0, min(1.0, part))))

    @property
    def buttons_below(self) -> bool:
        """Whether the buttons stand below the words."""
        return self._row.indexOf(self._buttons) < 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the buttons beside the words, or no longer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        """Buttons go below where many of them would make the words run down a narrow column."""
        taken = self._buttons.sizeHint().width()
        whole = self.width() - _AROUND
        beside = whole - taken - _GAP
        below = taken > whole * _MOST_OF_ROW and self._text.lines_at(beside) > max(
            _MOST_LINES, self._text.lines_at(whole)
        )
        if below is self.buttons_below:
            return
        if below:
            self._row.removeWidget(self._buttons)
            self._column.insertWidget(1, self._buttons, alignment=Qt.AlignmentFlag.AlignRight)
        else:
            self._column.removeWidget(self._buttons)
            self._row.insertWidget(self._row.indexOf(self.progress) + 1, self._buttons)

    def _button_row(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        notice = self.notice
        if notice.details:
            self._details_button = self._button(
                Choice(tr("Details"), self._toggle_details, stays=True)
            )
            row.addWidget(self._details_button)
        for choice in notice.choices:
            row.addWidget(self._button(choice))
        box.setVisible(row.count() > 0)
        return box

    def _add_details(self, notice: Notice) -> None:
        self._details = WordList(notice.details, self)
        self._details.setAccessibleName(tr("Details"))
        self._column.addWidget(self._details)
        self._show_details(shown=notice.unfolded)

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(choice.text, self)
        button.setProperty("look", "notice")
        # Pressed with the pointer it goes away: the focus would leap to whatever comes next.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def pressed() -> None:
            if not choice.stays:
                self.closed.emit()
            choice.action()

        button.clicked.connect(pressed)
        return button

    def _toggle_details(self) -> None:
        if self._details is not None:
            self._show_details(shown=self._details.isHidden())

    def _show_details(self, *, shown: bool) -> None:
        if self._details is not None and self._details_button is not None:
            self._details.setVisible(shown)
            self._details_button.setText(tr("Hide details") if shown else tr("Details"))
            self._arrange()

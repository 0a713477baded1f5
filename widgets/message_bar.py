"""Notices above the canvas: a sentence, what can be done about it, and a cross. Never modal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
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
_BRIEF_MS = 6_000
_MOST = 4
_LINE = 28


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


class _Words(QLabel):
    """Wrapped words, never less high than all their lines: some layouts ask for one line only."""

    def __init__(self, text: str, least: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def fit(self) -> None:
        """Be as high as the words are at this width."""
        self.setMinimumHeight(0)  # Qt never answers less than the least height
        self.setMinimumHeight(max(self._least, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class MessageBar(QWidget):
    """One notice."""

    closed = Signal()

    def __init__(self, icons: IconPainter, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("notice", notice.tone.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(notice.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        icon, role = _ICONS[notice.tone]
        row.addWidget(IconLabel(icons, icon, role=role, parent=self))
        self._text = _Words(notice.text, _LINE, self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setMinimumHeight(_LINE)
        row.addWidget(self._text, 1)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(140, 6)
        self.progress.hide()
        row.addWidget(self.progress)
        self._details = _Words("\n".join(notice.details), 0, self)
        self._details.setContentsMargins(26, 0, 8, 4)
        self._details.setVisible(notice.unfolded and bool(notice.details))
        column.addWidget(self._details)
        if notice.details:
            row.addWidget(self._button(Choice(tr("Details"), self._toggle_details, stays=True)))
        for choice in notice.choices:
            row.addWidget(self._button(choice))
        if notice.closable:
            close = IconButton(icons, "close", name=tr("Close notice"), side=28, icon_side=16)
            close.clicked.connect(self.closed)
            row.addWidget(close)

    def set_text(self, text: str) -> None:
        """Say something else in the same place."""
        self._text.setText(text)
        self._text.fit()
        self.setAccessibleName(text)

    def set_progress(self, part: float) -> None:
        """Show how far a work is, from 0 to 1."""
        self.progress.show()
        self.progress.setValue(round(1000 * max(0.0, min(1.0, part))))

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
        self._details.setVisible(self._details.isHidden())


class MessageStack(QWidget):
    """The notices that stand now, newest first."""

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up; it takes the place of one with the same key."""
        if notice.key:
            self.dismiss(notice.key)
        bar = MessageBar(self._icons, notice, self)
        bar.closed.connect(lambda: self._remove(bar))
        self._column.insertWidget(0, bar)
        if notice.brief:
            QTimer.singleShot(_BRIEF_MS, bar, bar.closed.emit)
        for old in self._closable()[_MOST:]:
            self._remove(old)
        self.show()
        return bar

    def add_below(self, bar: QWidget) -> None:
        """A bar of another kind, below all notices."""
        self._column.addWidget(bar)
        self.show()

    def take_away(self, bar: QWidget) -> None:
        """A bar of another kind goes; it is its owner's."""
        self._column.removeWidget(bar)
        bar.hide()
        self.setVisible(self._column.count() > 0)

    def dismiss(self, key: str) -> None:
        """Take the notice with this key away, if it stands."""
        for bar in self.bars():
            if bar.notice.key == key:
                self._remove(bar)

    def bars(self) -> Sequence[MessageBar]:
        """The notices, newest first."""
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, MessageBar)]

    def _closable(self) -> list[MessageBar]:
        return [bar for bar in self.bars() if bar.notice.closable]

    def _remove(self, bar: MessageBar) -> None:
        if bar.parent() is not self or self._column.indexOf(bar) < 0:
            return
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(self._column.count() > 0)

"""The foot of the window: what can be done with a version, and the question before forgetting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from resources.words import tr

_BUTTONS, _QUESTION = 0, 1


class HistoryFooter(QWidget):
    """Buttons. ``forget_agreed`` comes when all earlier versions shall go, after a question."""

    forget_agreed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.forget_button = self._button(tr("&Delete history…"), look="link")
        self.save_button = self._button(tr("Save a co&py as…"))
        self.open_button = self._button(tr("&Open as a copy"))
        self.close_button = self._button(tr("&Close"))
        self.restore_button = self._button(tr("&Restore"), look="primary")
        self.restore_button.setMinimumWidth(130)
        self.question = QLabel(self)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setMinimumWidth(1)
        self.keep_button = self._button(tr("&Keep them"))
        self.agree_button = self._button(tr("&Delete them"), look="danger")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(
            self._row(
                self.forget_button,
                None,
                self.save_button,
                self.open_button,
                self.close_button,
                self.restore_button,
            )
        )
        self._pages.addWidget(self._row(self.question, self.agree_button, self.keep_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._pages)
        self.forget_button.clicked.connect(self._ask)
        self.keep_button.clicked.connect(self.rest)
        self.agree_button.clicked.connect(self._agree)
        self._count = 0

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return self._pages.currentIndex() == _QUESTION

    def show_count(self, count: int) -> None:
        """How many versions there are to forget; where there are none, there is nothing to do."""
        self._count = count
        about = (self.forget_button, self.save_button, self.open_button, self.restore_button)
        for button in about:
            button.setVisible(count > 0)

    def set_ready(self, *, ready: bool, restorable: bool, obstacle: str) -> None:
        """Whether a version is looked at, and whether the map may go back to it."""
        self.save_button.setEnabled(ready)
        self.open_button.setEnabled(ready)
        self.restore_button.setEnabled(ready and restorable)
        self.restore_button.setToolTip(obstacle or tr("Ctrl+Enter"))

    def rest(self) -> None:
        """The buttons, not the question."""
        if self.asking:
            self._pages.setCurrentIndex(_BUTTONS)
            self.forget_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        one = tr("Delete the earlier version of this map? It cannot be brought back.")
        many = tr(
            "Delete all {n} earlier versions of this map? They cannot be brought back.",
            n=self._count,
        )
        self.question.setText(one if self._count == 1 else many)
        self._pages.setCurrentIndex(_QUESTION)
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self._pages.setCurrentIndex(_BUTTONS)
        self.forget_agreed.emit()

    def _button(self, text: str, *, look: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        if look:
            button.setProperty("look", look)
        return button

    def _row(self, *widgets: QWidget | None) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
        return page

"""The bar to find with: a field, which of how many, and how the search may go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.finding.finder import Finder
from designer.speech.spoken import speak
from designer.style.icons import InterfaceIcons
from model.document import JourneyMap
from model.naming import shortened
from model.search_facts import KEYS
from model.search_hints import Suggestion, suggestions
from resources.words import tr
from widgets.icon_button import IconButton
from widgets.search_field import SearchField

_MOST_HINTS = 9
_HINTS_HEIGHT, _GAP = 28, 4
_HINT = tr("Find text, or kind:pain, persona:…, is:assumption")


class FindField(SearchField):
    """Enter goes on, Shift+Enter back, Esc leaves, Down to the hints, Tab finishes a term."""

    stepped = Signal(int)
    left = Signal()
    completed = Signal()

    def __init__(self, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(icons, _HINT, parent)
        self.can_complete = False

    def event(self, event: QEvent) -> bool:
        """Tab finishes the term that is being typed, where there is one."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self.can_complete
        ):
            self.completed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that belong to finding, then those of a field."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
            case _:
                super().keyPressEvent(event)


class FindBar(QWidget):
    """Stands above the map while one looks for something; the map stays as usable as ever."""

    closed = Signal()

    def __init__(self, finder: Finder, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder
        self._icons = icons
        self._document: JourneyMap | None = None
        self._offered: list[Suggestion] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_hints)
        self.setProperty("bar", "find")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Find"))
        # Not Maximum: Qt would take the height it has at its widest for the most it may have.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.field = FindField(icons, self)
        self.count = QLabel(self)
        self._hints = QWidget(self)
        self._row = QHBoxLayout(self._hints)
        self._build()
        self.field.textChanged.connect(self._on_text)
        self.field.cursorPositionChanged.connect(self._offer)
        self.field.stepped.connect(finder.go)
        self.field.left.connect(self.close_bar)
        self.field.left_down.connect(self._into_hints)
        self.field.completed.connect(self._complete)
        finder.changed.connect(self._show_count)
        self.hide()

    def open_bar(self, document: JourneyMap) -> None:
        """Show the bar, with what was looked for last, ready to be typed over."""
        self._document = document
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._finder.look_for(self.field.text())
        self._offer()

    def close_bar(self) -> None:
        """Leave: the hit one is at stays selected, and has the keyboard."""
        if self.isHidden():
            return
        self.hide()
        self._finder.stop()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from the buttons, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other hints."""
        super().resizeEvent(event)
        if self._offered and event.size().width() != event.oldSize().width():
            self._later.start()

    def set_document(self, document: JourneyMap) -> None:
        """The map as it is now: what may be typed depends on it."""
        self._document = document

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self.field.setMaximumWidth(460)
        self.field.setMinimumWidth(120)
        row.addWidget(self.field, 3)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("tone", "faint")
        self.count.setMinimumWidth(88)
        row.addWidget(self.count)
        for step, icon, name in (
            (-1, "chevron-up", tr("Hit before (Shift+F3)")),
            (1, "chevron-down", tr("Next hit (F3)")),
        ):
            button = IconButton(self._icons, icon, name=name, side=28, icon_side=16, parent=self)
            button.clicked.connect(partial(self._step, step))
            row.addWidget(button)
        row.addStretch(1)
        close = IconButton(
            self._icons, "close", name=tr("Close (Esc)"), side=28, icon_side=16, parent=self
        )
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        # Always one row high: the map below must not jump while one types.
        self._hints.setFixedHeight(_HINTS_HEIGHT)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch(1)
        column.addWidget(self._hints)

    def _step(self, step: int) -> None:
        self._finder.go(step)

    def _on_text(self, text: str) -> None:
        self._finder.look_for(text)
        self._offer()

    def _show_count(self) -> None:
        hits = len(self._finder.hits)
        bad = bool(self._finder.query) and not hits
        if not self._finder.query:
            words = ""
        elif bad:
            words = tr("Nothing found")
        elif self._finder.place < 0:
            words = tr("{n} found", n=hits)
        else:
            words = tr("{i} of {n}", i=self._finder.place + 1, n=hits)
        self.count.setText(words)
        self.count.setAccessibleName(words)
        speak(self.field, words)
        self.field.setProperty("bad", bad)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    # --- how the search may go on --------------------------------------------------------------

    def _offer(self) -> None:
        """Buttons for what may be typed at the cursor."""
        if self._document is None or self.isHidden():
            return
        text, cursor = self.field.text(), self.field.cursorPosition()
        offered = suggestions(self._document, text, cursor)
        typed = cursor > 0 and not text[:cursor].endswith(" ")
        self.field.can_complete = bool(offered) and typed
        if not offered:  # the word stands; another term may follow
            gap = "" if text.endswith(" ") else " "
            offered = [Suggestion(f"{gap}{key}:", len(text), len(text)) for key in KEYS]
        if offered[:_MOST_HINTS] == self._offered:
            return
        self._offered = offered[:_MOST_HINTS]
        self._show_hints()

    def _show_hints(self) -> None:
        """As many as the row has room for."""
        for old in self._hints.findChildren(QPushButton):
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        left = self._hints.width()
        for place, suggestion in enumerate(self._offered):
            button = self._button(suggestion)
            left -= button.sizeHint().width() + _GAP
            if left < 0 and place:
                button.hide()
                button.deleteLater()
                break
            self._row.insertWidget(place, button)
            button.show()

    def _button(self, suggestion: Suggestion) -> QPushButton:
        whole = suggestion.text.replace('"', "").strip()
        key, value = whole.split(":", 1)
        shown = shortened(value) if suggestion.finished else whole
        button = _HintButton(shown.replace("&", "&&"), self._hints)
        button.setAccessibleName(whole)
        button.setToolTip(tr(KEYS.get(key, "")))
        button.clicked.connect(partial(self._take, suggestion))
        button.left.connect(self.field.setFocus)
        return button

    def _take(self, suggestion: Suggestion, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        text = self.field.text()
        end = " " if suggestion.finished and not text[suggestion.end :].strip() else ""
        before = text[: suggestion.start] + suggestion.text + end
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(before + text[suggestion.end :])
        self.field.setCursorPosition(len(before))

    def _complete(self) -> None:
        if self._offered:
            self._take(self._offered[0])

    def _into_hints(self) -> None:
        buttons = self._hints.findChildren(QPushButton)
        shown = [button for button in buttons if not button.isHidden()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)


class _HintButton(QPushButton):
    """A way to go on typing; arrows go among them, Up and Esc back to the field."""

    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "hint")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Esc, and Enter as a press."""
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_Up:
                self.left.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

"""The command palette on the screen: a field and a list over the window, and a veil behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from designer.command_palette.list_view import RowsView, spoken
from designer.command_palette.results import CommandRow, Heading, Row, SpotRow
from designer.speech.spoken import speak
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.search_field import SearchField

_WIDTH, _TOP, _EDGE = 640, 56, 16
_SHARE_OF_HEIGHT = 0.62
_VEIL = QColor(0, 0, 0, 46)
_FOOT = 30
_STAYS = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
)  # the window is left, or a menu opens over the field


class CommandPopover(QWidget):
    """Covers the window and shows what ``find`` answers for the typed words.

    ``taken`` carries the chosen row, ``left`` comes when it is left without choosing, with whether
    the keyboard shall go back to where it was (False: it has gone elsewhere). Both close it.
    """

    taken = Signal(object)
    left = Signal(bool)

    def __init__(
        self, window: QWidget, icons: IconPainter, find: Callable[[str], Sequence[Row]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._find = find
        self._open = True
        self._box = QFrame(self)
        self._box.setProperty("popover", True)  # noqa: FBT003 - Qt's own signature
        self._box.setAccessibleName(tr("Commands"))
        self.search = SearchField(icons, tr("Type a command, or what a card says"), self._box)
        self.list = RowsView(icons, self._box)
        self._nothing = QLabel(tr("Nothing is called that."), self._box)
        self._nothing.setProperty("tone", "faint")
        self._foot = QLabel(self._box)
        self._foot.setProperty("tone", "faint")
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.setFixedHeight(_FOOT)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(10, 10, 10, 0)
        column.setSpacing(6)
        for part in (self.search, self.list, self._nothing, self._foot):
            column.addWidget(part)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._show_found)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._tell_chosen)
        window.installEventFilter(self)
        self._show_found("")

    def open(self) -> None:
        """Show it, with the keyboard in its field."""
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_down(self, *, back: bool = True) -> None:
        """Leave without choosing; ``back`` puts the keyboard where it was."""
        if self._end():
            self.left.emit(back)

    def _end(self) -> bool:
        was, self._open = self._open, False
        if was:
            self.hide()
            self.deleteLater()
        return was

    def _show_found(self, query: str) -> None:
        self.list.set_rows(self._find(query))
        empty = self.list.rows.rowCount() == 0
        self.list.setVisible(not empty)
        self._nothing.setVisible(empty)
        self._tell_chosen()
        self._place()

    def _tell_chosen(self) -> None:
        """What the chosen row does, below the list; a screen reader hears the row."""
        row = self.list.chosen()
        match row:
            case CommandRow(command):
                self._foot.setText(tr(command.spec.tip))
            case SpotRow(spot):
                self._foot.setText(tr("Go to {text}", text=spot.title))
            case _:
                self._foot.setText("")
        words = spoken(row) if row is not None else tr("Nothing is called that.")
        self.search.setAccessibleDescription(words)
        if self.isVisible():
            speak(self.search, words)

    def _take(self, index: QModelIndex | None = None) -> None:
        row = self.list.rows.row(index.row()) if index is not None else self.list.chosen()
        barred = isinstance(row, CommandRow) and not row.command.enabled
        if row is None or isinstance(row, Heading) or barred or not self._end():
            return
        self.taken.emit(row)

    def _place(self) -> None:
        """At the top, in the middle; as high as the list, but within the window."""
        within = self._window.rect()
        self.setGeometry(within)
        width = min(_WIDTH, within.width() - 2 * _EDGE)
        top = min(_TOP, within.height() // 10)
        around = self.search.sizeHint().height() + _FOOT + 30
        most = round(within.height() * _SHARE_OF_HEIGHT) - around
        inner = self.list.height_of_all() + 4 if not self.list.isHidden() else 40
        self.list.setFixedHeight(max(80, min(inner, most)))
        height = around + (self.list.height() if not self.list.isHidden() else inner)
        self._box.setGeometry(QRect((within.width() - width) // 2, top, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field move through the list; the window's size is ours."""
        if watched is self.search:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() is QEvent.Type.FocusOut:
                self._on_focus_out(event)
        elif event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus_out(self, event: QEvent) -> None:
        reason = event.reason() if hasattr(event, "reason") else None
        if reason not in _STAYS:
            self.close_down(back=False)

    def _key(self, event: QKeyEvent) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self.list.page(),
            Qt.Key.Key_PageUp: -self.list.page(),
        }
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_down()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.list.go(-1 if event.key() == Qt.Key.Key_Backtab else 1)
            case key if key in moves:
                self.list.go(moves[Qt.Key(key)])
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the box leaves it."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_down()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the window."""
        QPainter(self).fillRect(self.rect(), _VEIL)

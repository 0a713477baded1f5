"""The window for earlier versions of a map: a list by day, and the one looked at beside it.

It is not modal: one may go on with the map, and what going back would change is told anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.background import Workroom
from designer.dialogs.history.detail import DetailPane
from designer.dialogs.history.footer import HistoryFooter
from designer.dialogs.history.list_view import VersionList
from designer.history.looking import Look
from designer.history.wording import changed_words, count_words, reason_words
from designer.moments import when_words
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.versions import Version
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.icon_paint import IconLabel
from widgets.roles import Role

_SIZE, _LEAST = (1120, 760), (760, 480)
_LIST_WIDTH = 300
_SHOWN, _EMPTY = 0, 1


class HistoryWindow(QDialog):
    """Shows versions. What is asked for carries the Version, ``restore_asked`` its Look.

    ``looked_at`` carries the Version that is looked at now, None for none.
    """

    looked_at = Signal(object)
    restore_asked = Signal(object)
    open_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, painting: Workroom, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._icons = InterfaceIcons()
        self._look: Look | None = None
        self._read_only = False
        self._working = False
        self.heading = CutLabel(self)
        self.counts = CutLabel(self)
        self.list = VersionList(self._icons, tokens, self)
        self.detail = DetailPane(self._icons, painting, tokens, self)
        self.footer = HistoryFooter(self)
        self._build()
        self._connect()
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)

    @property
    def look(self) -> Look | None:
        """The version that is looked at, once it is opened."""
        return self._look

    def show_title(self, title: str) -> None:
        """Which map it is."""
        self.heading.tell(title)

    def show_versions(self, versions: Sequence[Version], now: datetime) -> None:
        """Show these, newest first; the one that is looked at stays so."""
        current, first = self.list.current, not self.list.rows.shown()
        at = self.list.verticalScrollBar().value()
        self.list.blockSignals(True)  # noqa: FBT003 - the same version is no news
        self.list.rows.show_versions(versions, now)
        stays = current is not None and self.list.look_at(current)
        self.list.blockSignals(False)  # noqa: FBT003
        self.counts.tell(count_words(versions, now))
        self.footer.show_count(len(versions))
        self.pages.setCurrentIndex(_SHOWN if versions else _EMPTY)
        if stays:
            self.list.verticalScrollBar().setValue(at)
            self._show_heading()
        else:
            self.list.look_at_newest()
            self._on_current()
        if first and versions:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not versions:
            self.footer.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, version: Version, words: str) -> None:
        """What a version changed against the one before it."""
        self.list.rows.tell(version, words)
        if version == self.list.current:
            self._show_heading()

    def show_look(self, look: Look) -> None:
        """The version that is looked at is open."""
        self._look = look
        self.detail.show_look(look)
        self._show_ready()

    def show_differences(self, look: Look) -> None:
        """The map is another by now: what going back would change as well."""
        self._look = look
        self.detail.show_differences(look)
        self._show_ready()

    def show_damage(self, sentence: str) -> None:
        """The version that is looked at cannot be opened."""
        self._look = None
        self.detail.show_words(sentence)
        self._show_ready()

    def set_read_only(self, *, read_only: bool) -> None:
        """Whether the map may not be edited."""
        self._read_only = read_only
        self._show_ready()

    def set_working(self, *, working: bool) -> None:
        """Whether something is being done that was asked for."""
        self._working = working
        self._show_ready()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self.list.set_tokens(tokens)
        self.detail.set_tokens(tokens)

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._halves())
        self.pages.addWidget(self._empty())
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)

    def _halves(self) -> QWidget:
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        left = QWidget(halves)
        left.setMinimumWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(2)
        self.heading.setProperty("tone", "heading")
        self.counts.setProperty("tone", "faint")
        words = QVBoxLayout()
        words.setContentsMargins(18, 0, 12, 4)
        words.setSpacing(2)
        for label in (self.heading, self.counts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        column.addLayout(words)
        column.addWidget(self.list, 1)
        halves.addWidget(left)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([340, 780])
        return halves

    def _empty(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(60, 20, 60, 40)
        column.setSpacing(8)
        column.addStretch(1)
        picture = IconLabel(self._icons, "history", size=48, role=Role.ACCENT, parent=page)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for tone, words in (
            ("heading", tr("No earlier versions yet")),
            (
                "subtitle",
                tr(
                    "Each save keeps one by itself, and so does every hour of work. They stay on"
                    " this computer for 30 days."
                ),
            ),
        ):
            label = QLabel(words, page)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", tone)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_current)
        footer = self.footer
        footer.close_button.clicked.connect(self.reject)
        footer.restore_button.clicked.connect(lambda: self.restore_asked.emit(self._look))
        footer.open_button.clicked.connect(lambda: self.open_asked.emit(self._look))
        footer.save_button.clicked.connect(lambda: self.save_asked.emit(self._look))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # Not the button's own: that one goes with every other text on it.
            QShortcut(QKeySequence(keys), self, footer.restore_button.click)

    # --- what is looked at -----------------------------------------------------------------

    def _on_current(self) -> None:
        self._look = None
        self._show_heading()
        self._show_ready()
        self.looked_at.emit(self.list.current)

    def _show_heading(self) -> None:
        version, now = self.list.current, self.list.rows.now
        if version is None or now is None:
            self.detail.show_heading("", "", "")
            return
        changed = changed_words(self.list.rows.words(version))
        self.detail.show_heading(when_words(version.time, now), reason_words(version), changed)

    def _show_ready(self) -> None:
        look = self._look
        obstacle = tr("This map is open for looking only.") if self._read_only else ""
        if look is not None and not look.change:
            obstacle = tr("The map is just like that now.")
        ready = look is not None and not self._working
        self.footer.set_ready(ready=ready, restorable=not obstacle, obstacle=obstacle)

    def reject(self) -> None:
        """Esc takes the question away first."""
        if self.footer.asking:
            self.footer.rest()
        else:
            super().reject()

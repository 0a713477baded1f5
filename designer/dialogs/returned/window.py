"""The window for a returned workbook: its changes in a list, the one looked at side by side.

It is not modal: one may go on with the map beside it, and it compares again.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.dialogs.returned.chips import KindChips
from designer.dialogs.returned.detail import DetailPane
from designer.dialogs.returned.list_view import ProposalList
from designer.dialogs.returned.remarks import RemarksFold
from designer.dialogs.returned.rows import Sieve
from designer.returning.decisions import Decisions
from designer.returning.wording import counts, files_words, go_words, outcome
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from exporters.workbook.returning.comparison import Choice, Choices, Comparison
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.icon_paint import IconLabel
from widgets.roles import Role
from widgets.search_field import SearchField

_SIZE = (1120, 740)
_LEAST = (640, 440)
_WIDE, _LOW = 700, 640
"""From this width on, or below this height, list and detail stand side by side."""
_LIST_WIDTH = 324
_LIST, _EMPTY = 0, 1


class ReturnedWindow(QDialog):
    """Asks what to take over. ``taken`` carries the Decisions, ``place_asked`` a Proposal."""

    taken = Signal(object)
    place_asked = Signal(object)

    def __init__(
        self, files: tuple[str, ...], tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        """``files`` are the names of the workbooks that came back."""
        super().__init__(parent)
        self.setWindowTitle(tr("Returned workbook"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        icons = InterfaceIcons()
        self._icons = icons
        self._files = files
        self._several = len(files) > 1
        self._busy = False
        self._read_only = False
        self._recalled: Choices = {}
        self._decisions = Decisions(Comparison())
        self.heading = CutLabel(self)
        self.counts = CutLabel(self)
        self.busy = _plain(self, "key")
        self.search = SearchField(icons, tr("Search changes"), self)
        self.chips = KindChips(self)
        self.list = ProposalList(icons, tokens, self)
        self.list.set_several(several=self._several)
        self.detail = DetailPane(icons, tokens, self)
        self.detail.several = self._several
        self.remarks = RemarksFold(icons, self)
        self.nothing = _plain(self, "subtitle")
        self.outcome = _plain(self, "faint")
        self.accept_button = self._small_button(
            tr("&Accept all"), tr("Accept all that is shown; A accepts what is selected")
        )
        self.refuse_button = self._small_button(
            tr("&Refuse all"), tr("Refuse all that is shown; R refuses what is selected")
        )
        self.usual_button = self._small_button(
            tr("As &suggested"),
            tr("Do with all that is shown what is suggested; U does with what is selected"),
        )
        self._build()
        self._connect()
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._show_counts()

    @property
    def decisions(self) -> Decisions:
        """What is decided."""
        return self._decisions

    def recall(self, choices: Choices) -> None:
        """What was decided before about these workbooks; to be told before anything is shown."""
        self._recalled = choices

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what is proposed; what was decided about the same proposals before stays so."""
        first = not self._decisions.comparison.proposals
        current = self.list.current
        at = self.list.verticalScrollBar().value()
        self._decisions = self._decisions.on(comparison)
        if first:
            self._decisions = Decisions(comparison, self._recalled)
        self.list.rows.show_decisions(self._decisions)
        if current is None or not self.list.look_at(current.key):
            self.list.look_at_first()
        else:
            self.list.verticalScrollBar().setValue(at)
        self.remarks.show_remarks(comparison.warnings)
        self.pages.setCurrentIndex(_LIST if comparison.proposals else _EMPTY)
        self._show_counts()
        self._show_detail()
        if first and comparison.proposals:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not comparison.proposals:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_taking(self) -> None:
        """Say that it is being taken over, at once: thousands of changes take seconds."""
        self.outcome.setText(tr("Taking over …"))
        self.go_button.setEnabled(False)
        for widget in (self.outcome, self.go_button):
            widget.repaint()

    def set_busy(self, *, busy: bool) -> None:
        """Say that it is being compared again; meanwhile nothing can be taken over."""
        self._busy = busy
        self.busy.setVisible(busy)
        self._show_counts()

    def set_read_only(self, *, read_only: bool) -> None:
        """Whether the map may not be edited."""
        self._read_only = read_only
        self._show_counts()

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self.list.set_tokens(tokens)
        self.detail.set_tokens(tokens)

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._halves())
        self.pages.addWidget(self._empty())
        column.addWidget(self.pages, 1)
        column.addWidget(self.remarks)
        column.addWidget(self._footer())

    def _header(self) -> QWidget:
        header = QWidget(self)
        column = QVBoxLayout(header)
        column.setContentsMargins(18, 14, 16, 10)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.heading.setProperty("tone", "heading")
        self.counts.setProperty("tone", "faint")
        self.heading.tell(files_words(self._files))
        for label in (self.heading, self.counts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.busy.setText(tr("Comparing again…"))
        self.busy.hide()
        row.addWidget(self.busy, 0, Qt.AlignmentFlag.AlignVCenter)
        self.search.setFixedWidth(220)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self.chips)
        return header

    def _halves(self) -> QWidget:
        self.halves = QSplitter(Qt.Orientation.Horizontal, self)
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        left = QWidget(self.halves)
        left.setMinimumWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 6)
        row.setSpacing(6)
        for button in (self.accept_button, self.refuse_button, self.usual_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.nothing.setText(tr("No change says that."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        self.halves.addWidget(left)
        self.halves.addWidget(self.detail)
        self.halves.setSizes([460, 660])
        return self.halves

    def _empty(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(60, 20, 60, 40)
        column.setSpacing(8)
        column.addStretch(1)
        picture = IconLabel(self._icons, "check", size=48, role=Role.ACCENT, parent=page)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for tone, words in (
            ("heading", tr("Nothing was changed.")),
            ("subtitle", tr("Every answer in the workbook is what the map says already.")),
        ):
            label = _plain(page, tone)
            label.setText(words)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _footer(self) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("footer", True)  # noqa: FBT003 - Qt's own signature
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 10, 14, 10)
        row.setSpacing(8)
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumWidth(1)
        row.addWidget(self.outcome, 1)
        self.close_button = QPushButton(tr("&Close"), bar)
        self.close_button.setAutoDefault(False)
        self.go_button = QPushButton(bar)
        self.go_button.setAutoDefault(False)
        self.go_button.setProperty("look", "primary")
        self.go_button.setMinimumWidth(160)
        row.addWidget(self.close_button)
        row.addWidget(self.go_button)
        return bar

    def _small_button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("look", "hint")
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _connect(self) -> None:
        self.chips.chosen.connect(self._sieve)
        self.search.textChanged.connect(self._sieve)
        self.search.left_down.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self.list.current_changed.connect(self._show_detail)
        self.list.place_asked.connect(self.place_asked)
        self.list.rows.decided.connect(self._on_decided)
        self.detail.chosen.connect(self.list.rows.decide)
        self.detail.place_asked.connect(self.place_asked)
        for button, choice in (
            (self.accept_button, Choice.ACCEPT),
            (self.refuse_button, Choice.REFUSE),
            (self.usual_button, None),
        ):
            button.clicked.connect(lambda _=False, choice=choice: self._decide_all(choice))
        self.close_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(lambda: self.taken.emit(self._decisions))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # Not the button's own: that one goes with every other text on it.
            QShortcut(QKeySequence(keys), self, self.go_button.click)

    # --- deciding --------------------------------------------------------------------------

    def _decide_all(self, choice: Choice | None) -> None:
        """Choose for all that is shown."""
        rows = self.list.rows
        rows.decide(rows.shown(), choice)

    def _on_decided(self) -> None:
        self._show_counts()
        self._show_detail()

    def _sieve(self, _what: object = None) -> None:
        current = self.list.current
        self.list.rows.set_sieve(Sieve(self.chips.kind, self.search.text()))
        if current is None or not self.list.look_at(current.key):
            self.list.look_at_first()
        found = bool(self.list.rows.groups)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        for button in (self.accept_button, self.refuse_button, self.usual_button):
            button.setEnabled(found)
        self._show_detail()

    def _into_list(self) -> None:
        if self.list.rows.groups:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        self.detail.show_proposal(self.list.current, self._decisions)

    def _show_counts(self) -> None:
        tally = self._decisions.tally()
        there = tally.total > 0
        self.counts.tell(counts(tally))
        self.chips.show_tally(tally)
        for widget in (self.chips, self.search, self.counts):
            widget.setVisible(there)
        self.outcome.setText(outcome(tally) if there else "")
        self.go_button.setText(go_words(tally.taken))
        self.go_button.setVisible(there)
        self.go_button.setEnabled(tally.taken > 0 and not self._busy and not self._read_only)
        waits = tr("This map is open for looking only.") if self._read_only else ""
        self.go_button.setToolTip(waits or tr("Ctrl+Enter"))

    # --- Qt's events, by the names it chose --------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has the detail below the list."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE or self.height() < _LOW
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.halves.orientation() != wanted:
            self.halves.setOrientation(wanted)
            length = self.width() if wide else self.pages.height()
            self.halves.setSizes([round(0.44 * length), round(0.56 * length)])


def _plain(parent: QWidget, tone: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label

"""The check pane: what the journey check finds, live beside the map, each with what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.checking.delegate import FindingDelegate, severity_colour
from designer.checking.detail import Detail
from designer.checking.groups import Group, Row, counts, grouped
from designer.checking.mending import mended
from designer.checking.rows import FindingRows
from designer.checking.view import FindingView
from designer.document.session import DocumentSession
from designer.finding.while_seen import WhileSeen
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.check import (
    SEVERITIES,
    Checker,
    Checkup,
    Severity,
    mendable,
    silence,
    unsilence,
)
from model.document import JourneyMap
from model.errors import RuleError
from model.records import MAP_ID
from resources.words import tr
from widgets.severity_chip import SeverityChip
from widgets.wrapped_words import WrappedWords

_OPEN = 8
"""Rules that found no more than this are shown open at first."""
_TRIED = 100
"""Of so many findings of a rule is found out whether a click mends them."""
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class CheckPanel(QWidget):
    """Checks the map while it is seen, and never otherwise.

    ``place_asked`` carries the id of what a finding is about, ``said`` a sentence for the status
    bar. ``today`` answers the day it is.
    """

    place_asked = Signal(str)
    said = Signal(str)
    left_list = Signal()

    def __init__(
        self,
        session: DocumentSession,
        icons: InterfaceIcons,
        tokens: Tokens,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Check"))
        self._session = session
        self._tokens = tokens
        self._today = today
        self._checker: Checker | None = None
        self._day = today()
        self._filling = False
        self._closed: dict[str, bool] = {}
        self.view = FindingView(self)
        self.rows = FindingRows(self)
        self.view.setModel(self.rows)
        self._delegate = FindingDelegate(icons, self.view, tokens)
        self.view.setItemDelegate(self._delegate)
        self.detail = Detail(self)
        self.chips = {severity: SeverityChip(icons, self) for severity in Severity}
        self._nothing = WrappedWords("", 0, self)
        self._seen = WhileSeen(self, session, self._check, besides=self._besides)
        self._build()
        self._connect()

    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 10, 12, 0)
        chips.setSpacing(6)
        for severity, chip in self.chips.items():
            chip.setAccessibleName(tr(SEVERITIES[severity].many))  # until there is a count
            chips.addWidget(chip)
        chips.addStretch(1)
        self._nothing.setProperty("tone", "faint")
        self._nothing.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(chips)
        column.addWidget(self._nothing)
        inner = QVBoxLayout()
        inner.setContentsMargins(6, 0, 0, 0)
        inner.addWidget(self.view)
        column.addLayout(inner, 1)
        column.addWidget(self.detail)
        self.detail.hide()

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.toggled.connect(self._on_chip)
        self.view.chosen.connect(self._on_chosen)
        self.view.entered.connect(self._go)
        self.view.fix_asked.connect(self.fix_chosen)
        self.view.leave_asked.connect(self._on_leave_key)
        self.view.expanded.connect(lambda index: self._keep_open(index, opened=True))
        self.view.collapsed.connect(lambda index: self._keep_open(index, opened=False))
        self.detail.fix_asked.connect(self.fix_chosen)
        self.detail.left.connect(self._leave)
        self.detail.resume_asked.connect(self._resume)
        self._session.read_only_changed.connect(self._show_detail)

    # --- what the window asks ------------------------------------------------------------------

    def focus_list(self) -> None:
        """Put the keyboard on the findings."""
        self.catch_up()
        if not self.view.currentIndex().isValid() and self.rows.groups:
            first = self.rows.index(0, 0)
            self.view.selectionModel().setCurrentIndex(first, _SELECT)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = self._delegate.tokens = tokens
        if self.isVisible():
            self.catch_up()

    @property
    def checkup(self) -> Checkup:
        """What was found when the panel was last filled."""
        return self._checker.checkup if self._checker is not None else Checkup()

    def catch_up(self) -> None:
        """Check the map as it is now, if that is not shown already."""
        self._seen.catch_up()

    # --- filling --------------------------------------------------------------------------------

    def _besides(self) -> object:
        """What is shown besides the map: findings of a day, in a theme."""
        return self._today(), self._tokens

    def _check(self, document: JourneyMap) -> None:
        day = self._today()
        if self._checker is None or day != self._day:
            self._checker, self._day = Checker(day), day
        self._checker.update(document)
        self._fill()

    def _fill(self) -> None:
        row, group = self._row, self._group
        at = self.view.currentIndex().row()
        shown = frozenset(severity for severity, chip in self.chips.items() if chip.isChecked())
        groups = grouped(self.checkup, shown)
        reason = self.detail.reason.text() if self.detail.asking else None
        self._filling = True
        self.rows.set_groups(groups, self._session.document, self._tokens.theme)
        for place, one in enumerate(groups):
            usual = one.rule is not None and len(one.rows) <= _OPEN
            self.view.setExpanded(self.rows.index(place, 0), self._closed.get(one.key, usual))
        stays = self._choose_again(row, group, at)
        self._filling = False
        self._show_counts()
        self._show_detail()
        if stays and reason is not None:
            self.detail.ask_reason()
            self.detail.reason.setText(reason)

    def _choose_again(self, row: Row | None, group: Group | None, at: int) -> bool:
        """The same finding, else the one that took its place; whether it is the same."""
        index = QModelIndex()
        if row is not None:
            index = self.rows.index_of(row)
        same = index.isValid()
        above = group.key if group is not None else None
        if not same and above is not None:
            place = next((i for i, one in enumerate(self.rows.groups) if one.key == above), None)
            if place is not None:
                index = self.rows.index(place, 0)
                if row is not None:
                    below = min(at, len(self.rows.groups[place].rows) - 1)
                    index = self.rows.index(below, 0, index)
                else:
                    same = True
        if not index.isValid() and above is not None and self.rows.groups:
            index = self.rows.index(0, 0)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, _SELECT)
        return same

    def _show_counts(self) -> None:
        found = counts(self.checkup.findings)
        for severity, chip in self.chips.items():
            facts = SEVERITIES[severity]
            ink = severity_colour(severity, self._tokens)
            chip.tell(facts.icon, ink, found[severity], tr(facts.many), tr(facts.meaning))
        nothing = not self.rows.groups
        if not self._session.document.stages and not self._session.document.cards:
            words = tr("An empty map has nothing to check yet. Put a first stage on it.")
        elif not self.checkup.findings:
            words = tr("Nothing is left open. Well done.")
        else:
            words = tr("All that was found is of a kind that is not shown.")
        self._nothing.tell(words)
        self._nothing.setVisible(nothing)

    def _show_detail(self) -> None:
        row, group, editable = self._row, self._group, not self._session.read_only
        if row is not None:
            self.detail.show_row(row, editable=editable, mendable=self._mendable([row]) > 0)
        elif group is not None:
            many = self._mendable(group.rows[:_TRIED])
            self.detail.show_group(group, editable=editable, mendable=many)
        else:
            self.detail.show_nothing()

    def _mendable(self, rows: Sequence[Row]) -> int:
        """How many of these findings one click can mend; a rule's fix is not one for each place."""
        told = [row.finding for row in rows if row.silence is None and row.finding.rule.remedy]
        return len(mendable(self._session.document, told, self._day)) if told else 0

    # --- what is chosen -------------------------------------------------------------------------

    @property
    def _row(self) -> Row | None:
        return self.rows.row(self.view.currentIndex())

    @property
    def _group(self) -> Group | None:
        return self.rows.group(self.view.currentIndex())

    def _on_chosen(self, show_place: bool) -> None:  # noqa: FBT001 - a Qt slot
        if self._filling:
            return
        self._show_detail()
        if show_place:
            self._show_place()

    def _show_place(self) -> None:
        row = self._row
        if row is not None:
            self.place_asked.emit(row.finding.place or MAP_ID)
            self.view.setFocus()

    def _go(self) -> None:
        """To the place, with the keyboard; a rule opens or closes."""
        index = self.view.currentIndex()
        if self._row is None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
            return
        self._show_place()
        self.left_list.emit()

    def _keep_open(self, index: QModelIndex, *, opened: bool) -> None:
        group = self.rows.group(index)
        if not self._filling and group is not None:
            self._closed[group.key] = opened

    def _on_chip(self) -> None:
        self._fill()

    # --- what is done ---------------------------------------------------------------------------

    def fix_chosen(self) -> None:
        """Mend what is chosen: one finding, or all that a rule found, as one step."""
        row, group = self._row, self._group
        if group is None or group.rule is None or not group.rule.remedy:
            return
        findings = [one.finding for one in ((row,) if row is not None else group.rows)]
        self._attempt(lambda: mended(self._session.document, findings, self._day))

    def _on_leave_key(self) -> None:
        if self.detail.leave.isVisible():
            self.detail.ask_reason()

    def _leave(self, reason: str, whole: bool) -> None:  # noqa: FBT001 - a Qt slot
        row, group = self._row, self._group
        rule = group.rule if group is not None else None
        what = row.finding if row is not None and not whole else rule
        if what is None:
            return
        if self._attempt(lambda: silence(self._session.document, what, reason)):
            self.view.setFocus()

    def _resume(self) -> None:
        row = self._row
        if row is not None and row.silence is not None:
            decision = row.silence
            self._attempt(lambda: unsilence(self._session.document, decision))

    def _attempt(self, make: Callable[[], ChangeSet]) -> bool:
        """Make an edit and show what is left at once; what a rule refuses is said."""
        try:
            self._session.push(make())
        except RuleError as error:
            self.said.emit(str(error))
            return False
        self.catch_up()
        return True

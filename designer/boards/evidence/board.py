"""The evidence board: what the map rests on, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from designer.boards.board import Board, BoardContext
from designer.boards.evidence.assumptions_page import AssumptionsPage
from designer.boards.evidence.coverage_pane import CoveragePane, ShareBar, share_words
from designer.boards.evidence.groups import left_bare
from designer.boards.evidence.list_base import EvidenceList
from designer.boards.evidence.source_column import SourceColumn
from designer.boards.evidence.source_page import SourcePage
from designer.boards.faces import Faces
from designer.style.tokens import Tokens
from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import add_evidence, attach_evidence, detach_evidence, merge_evidence, remove
from model.ids import Id
from model.insight.coverage import coverage
from model.insight.resting import all_resting
from model.kinds import EvidenceKind
from model.records import Record
from resources.words import tr
from widgets.tab_row import tab_row

_LEFT, _RIGHT = 320, 440


class Page(IntEnum):
    """What stands at the right."""

    SOURCE = 0
    ASSUMPTIONS = 1
    COVERAGE = 2


class EvidenceBoard(Board):
    """Sources at the left; at the right what rests on one, what rests on none, and the figures."""

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        icons = context.icons
        self._resting: Mapping[Id, tuple[Record, ...]] = {}
        self._faces = Faces(self.document, tokens.theme)
        map_id = lambda: context.session.origin.map_id  # noqa: E731 - asked when it is needed
        self.sources = SourceColumn(icons, tokens, map_id, self)
        self.source = SourcePage(icons, tokens, map_id, self)
        self.assumptions = AssumptionsPage(icons, tokens, map_id, self)
        self.coverage = CoveragePane(icons, tokens, self)
        self.share = ShareBar(icons, tokens, self)
        self._share_words = QLabel(self)
        self.tabs = QTabBar(self)
        self._pages = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("surface", True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 10)
        head.setSpacing(12)
        self._share_words.setTextFormat(Qt.TextFormat.PlainText)
        self._share_words.setProperty("tone", "faint")
        head.addWidget(self.share, 1)
        head.addWidget(self._share_words)
        self.tabs.setAccessibleName(tr("What is shown"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tab_row(self.tabs, right))
        column.addWidget(self._pages, 1)
        for page, name in (
            (self.source, tr("Source")),
            (self.assumptions, tr("Assumptions")),
            (self.coverage, tr("Coverage")),
        ):
            self.tabs.addTab(name)
            self._pages.addWidget(page)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane, least in ((self.sources, 250), (right, 300)):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
        splitter.setSizes([_LEFT, _RIGHT])
        splitter.setStretchFactor(1, 1)
        line = QWidget(self)
        line.setProperty("divider", True)  # noqa: FBT003
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line)
        whole.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.sources.add_asked.connect(self.add)
        self.sources.list.current_told.connect(self._on_source)
        self.sources.list.selectionModel().selectionChanged.connect(self._on_choice)
        self.sources.list.opened.connect(self.form_asked)
        self.sources.list.remove_asked.connect(self.delete)
        self.sources.list.dropped.connect(self._on_statements)
        for statements in (self.source.list, self.assumptions.list):
            self._connect_statements(statements)
        self.source.add_asked.connect(lambda: self.add(EvidenceKind.INTERVIEW))
        self.source.attach_asked.connect(self._to_assumptions)
        self.source.detach_asked.connect(self.detach)
        self.source.merge_asked.connect(self.merge)
        self.source.delete_asked.connect(self.delete)
        self.source.said.connect(self.said)
        self.assumptions.attach_asked.connect(self.attach)
        self.assumptions.new_asked.connect(self._new_for)
        self.coverage.opened.connect(self.place_asked)
        self.context.session.read_only_changed.connect(self._show_read_only)

    def _connect_statements(self, statements: EvidenceList) -> None:
        statements.opened.connect(self.place_asked)
        statements.current_told.connect(self._on_statement)
        statements.dropped.connect(self._on_sources)

    # --- what a board does ---------------------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Show the map as it is now; what is not seen is left for later."""
        self._resting = all_resting(document)
        self._faces = Faces(document, self.tokens.theme, self._faces)
        figures = coverage(document)
        self.sources.show_sources(document, self._resting)
        if self.chosen is None and self.sources.list.rows.rows:
            self.sources.list.go_to(self.sources.list.rows.rows[0].id, tell=False)
        self.share.tell(figures.whole)
        self.share.setVisible(bool(figures.whole.total))
        self._share_words.setText(share_words(figures.whole))
        self.tabs.setTabText(Page.ASSUMPTIONS, _counted(tr("Assumptions"), figures.whole.assumed))
        self._show_page()
        self._show_read_only()

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        for part in (self.sources, self.source, self.assumptions, self.coverage):
            part.set_tokens(tokens)
        self.share.paint_.tokens = tokens

    def show_record(self, record_id: Id) -> None:
        """Go to a source."""
        if not self.sources.list.index_of(record_id).isValid():
            self.sources.show_all()
        self.tabs.setCurrentIndex(Page.SOURCE)
        self.sources.list.go_to(record_id)

    def focus_first(self) -> None:
        """The sources; where there are none, the filter of assumptions or the button."""
        if self.sources.list.rows.rows:
            self.sources.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.sources.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen(self) -> Id | None:
        """The source that is looked at, where it is still on the map."""
        current = self.sources.list.current
        return current if current in self.document.evidence else None

    # --- edits -----------------------------------------------------------------------------------

    def add(self, kind: EvidenceKind) -> None:
        """A new source; the inspector shows it, to be named."""
        self._make(kind, ())

    def attach(self, statements: tuple[Id, ...]) -> None:
        """Let statements rest on the source that is chosen."""
        if self.chosen is not None:
            self._attach((self.chosen,), statements)

    def detach(self, statements: tuple[Id, ...]) -> None:
        """Let statements rest on the chosen source no longer."""
        source_id = self.chosen
        if source_id is None:
            return
        records = [one for one in map(self.document.find, statements) if one is not None]
        bare = left_bare((source_id,), records)
        if self.attempt(lambda: detach_evidence(self.document, source_id, statements)):
            self.said.emit(tr("Detached; {now}", now=_now_bare(bare)) if bare else tr("Detached"))

    def merge(self, others: tuple[Id, ...]) -> None:
        """Take other sources in, with all that rests on them."""
        source_id = self.chosen
        if source_id is not None and self.attempt(
            lambda: merge_evidence(self.document, others, into=source_id)
        ):
            self.said.emit(tr("Merged: what rested on them rests on this source now"))

    def delete(self) -> None:
        """Delete the chosen sources. What rests on them stays; it is told what becomes of it."""
        ids = self.sources.list.chosen or ((self.chosen,) if self.chosen is not None else ())
        rows = [row.id for row in self.sources.list.rows.rows]
        records = {one.id: one for i in ids for one in self._resting.get(i, ())}.values()
        bare = left_bare(ids, records)
        if not ids or not self.attempt(lambda: remove(self.document, ids)):
            return
        self._stay_near(rows, ids)
        what = tr("Source deleted") if len(ids) == 1 else tr("{n} sources deleted", n=len(ids))
        self.said.emit(f"{what}; {_now_bare(bare)}" if bare else what)

    def _attach(self, sources: tuple[Id, ...], statements: tuple[Id, ...]) -> None:
        count = len(statements)
        if self.attempt(lambda: attach_evidence(self.document, sources, statements)):
            self.assumptions.clear_ticks()
            words = (
                tr("Attached 1 statement") if count == 1 else tr("Attached {n} statements", n=count)
            )
            self.said.emit(words)

    def _new_for(self, statements: tuple[Id, ...]) -> None:
        self._make(EvidenceKind.INTERVIEW, statements)
        self.assumptions.clear_ticks()

    def _make(self, kind: EvidenceKind, statements: tuple[Id, ...]) -> None:
        """A new source that statements rest on, as one step; the inspector shows it."""
        made: list[Id] = []

        def make() -> ChangeSet:
            added = add_evidence(self.document, kind=kind)
            made.append(added.added[0].id)
            attached = attach_evidence(apply(self.document, added), made, statements)
            return squash((added, attached))

        if self.attempt(make):
            self.catch_up()
            self.show_record(made[0])
            self.form_asked.emit(made[0])

    # --- what is seen ----------------------------------------------------------------------------

    def _on_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._show_page()

    def _show_page(self) -> None:
        """Fill the page that is seen."""
        source = self.document.evidence.get(self.chosen or "")
        match Page(self._pages.currentIndex()):
            case Page.SOURCE:
                self.source.show_source(
                    self._faces, source, self._resting.get(self.chosen or "", ())
                )
            case Page.ASSUMPTIONS:
                self.assumptions.show_map(self._faces, source)
            case Page.COVERAGE:
                self.coverage.show_coverage(self.document, coverage(self.document))

    def _show_read_only(self) -> None:
        for part in (self.sources, self.source, self.assumptions):
            part.set_may_edit(may_edit=not self.read_only)

    def _on_source(self, source_id: Id) -> None:
        """Another source was gone to in the list."""
        self._show_page()
        if source_id in self.document.evidence:
            self.record_chosen.emit(source_id)

    def _on_choice(self) -> None:
        self.source.also_chosen = self.sources.list.chosen

    def _on_statement(self, record_id: Id) -> None:
        if record_id:
            self.record_chosen.emit(record_id)

    def _on_statements(self, statements: tuple[Id, ...], source_id: Id) -> None:
        self._attach((source_id,), statements)

    def _on_sources(self, sources: tuple[Id, ...], statement_id: Id) -> None:
        self._attach(sources, (statement_id,))

    def _to_assumptions(self) -> None:
        self.tabs.setCurrentIndex(Page.ASSUMPTIONS)
        self.assumptions.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay_near(self, before: list[Id], gone: tuple[Id, ...]) -> None:
        """After a deletion, to the source that stands there now."""
        self.catch_up()
        left = [record_id for record_id in before if record_id not in gone]
        if left:
            first = min(before.index(record_id) for record_id in gone if record_id in before)
            self.sources.list.go_to(left[min(first, len(left) - 1)], tell=False)
        self._show_page()


def _counted(name: str, count: int) -> str:
    return f"{name} · {count}" if count else name


def _now_bare(count: int) -> str:
    """What becomes of statements that lost their last source."""
    if count == 1:
        return tr("1 statement rests on nothing now: an assumption")
    return tr("{n} statements rest on nothing now: assumptions", n=count)

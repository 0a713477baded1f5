"""The left of the evidence board: all sources, filtered and sorted, and a way to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.boards.evidence.lists import SourceList
from designer.boards.evidence.sources import (
    EVIDENCE_ICONS,
    SortBy,
    SourceFilter,
    source_rows,
)
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.kinds import EvidenceKind, words
from model.records import Record
from resources.words import tr
from widgets.search_field import SearchField


class SourceColumn(QWidget):
    """The sources. ``add_asked`` carries the kind of one that shall be made."""

    add_asked = Signal(object)

    def __init__(
        self,
        icons: InterfaceIcons,
        tokens: Tokens,
        map_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._document = JourneyMap()
        self._resting: Mapping[Id, Sequence[Record]] = {}
        self.add_button = QPushButton(tr("Add source"), self)
        self._menu = QMenu(self.add_button)
        self.add_button.setMenu(self._menu)
        self.search = SearchField(icons, tr("Filter sources"), self)
        self.kind_box, self.sort_box = self._box(tr("Kind")), self._box(tr("Order"))
        self.list = SourceList(icons, tokens, map_id, self)
        self._nothing = QLabel(self)
        self._nothing.setProperty("tone", "faint")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(14, 10, 14, 10)
        self._build()
        self.set_tokens(tokens)
        for sort in SortBy:
            self.sort_box.addItem(tr(sort.value))
        self.kind_box.activated.connect(lambda _place: self._fill())
        self.sort_box.activated.connect(lambda _place: self._fill())
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.left_down.connect(self.list.setFocus)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        box.setSizeAdjustPolicy(policy)
        box.setMinimumContentsLength(6)
        box.setMaxVisibleItems(16)
        return box

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.add_button)
        head.addLayout(row)
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        boxes.addWidget(self.kind_box, 1)
        boxes.addWidget(self.sort_box, 1)
        head.addLayout(boxes)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)

    # --- what is shown -----------------------------------------------------------------------

    @property
    def wanted(self) -> SourceFilter:
        """Which sources are shown."""
        kind = self.kind_box.currentData()
        return SourceFilter(self.search.text(), EvidenceKind(kind) if kind else None)

    @property
    def sort(self) -> SortBy:
        """In which order."""
        return list(SortBy)[max(0, self.sort_box.currentIndex())]

    def show_sources(self, document: JourneyMap, resting: Mapping[Id, Sequence[Record]]) -> None:
        """Show the sources of a map, with how much rests on each."""
        self._document, self._resting = document, resting
        self._fill_kinds()
        self._fill()

    def show_all(self) -> None:
        """Filter no more: something shall be seen that might be left out."""
        self.search.clear()
        self.kind_box.setCurrentIndex(0)
        self._fill()

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)
        self._menu.clear()
        for kind in EvidenceKind:
            action = self._menu.addAction(tr(words(kind)))
            action.setIcon(self._icons.icon(EVIDENCE_ICONS[kind], tokens))
            action.triggered.connect(lambda _=False, kind=kind: self.add_asked.emit(kind))

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        self.add_button.setEnabled(may_edit)

    def _fill_kinds(self) -> None:
        """Only kinds that the map has can be asked for."""
        there = {source.kind for source in self._document.evidence.values()}
        kinds = [kind.value for kind in EvidenceKind if kind in there]
        if self.kind_box.count() and kinds == [
            self.kind_box.itemData(at) for at in range(1, self.kind_box.count())
        ]:
            return
        before = self.kind_box.currentData()
        self.kind_box.clear()
        self.kind_box.addItem(tr("All kinds"), "")
        for kind in kinds:
            self.kind_box.addItem(tr(words(EvidenceKind(kind))), kind)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(before)))

    def _fill(self) -> None:
        wanted = self.wanted
        rows = source_rows(self._document, self._resting, wanted=wanted, sort=self.sort)
        self.list.show_rows(rows)
        self._nothing.setVisible(not rows and bool(wanted) and bool(self._document.evidence))
        self._nothing.setText(tr("No source says that. Escape empties the filter."))

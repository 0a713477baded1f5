"""One source: what it is, and what rests on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.boards.empty_state import EmptyState
from designer.boards.evidence.groups import resting_groups
from designer.boards.evidence.lists import StatementList
from designer.boards.evidence.sources import details_of, seems_same, title_of, twins_of
from designer.boards.faces import Faces
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.naming import shortened
from model.records import Evidence, Record
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.packing import PackedLayout
from widgets.wrapped_words import WrappedWords

_MOST_TO_MERGE = 30
_TITLE = 120


class SourcePage(QWidget):
    """The source that is chosen in the list.

    ``merge_asked`` carries the sources that shall go up in this one, ``detach_asked`` the
    statements that shall rest on it no longer; ``attach_asked``, ``add_asked`` and
    ``delete_asked`` carry nothing.
    """

    merge_asked = Signal(object)
    detach_asked = Signal(object)
    attach_asked = Signal()
    add_asked = Signal()
    delete_asked = Signal()
    said = Signal(str)

    def __init__(
        self,
        icons: InterfaceIcons,
        tokens: Tokens,
        map_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source: Evidence | None = None
        self.also_chosen: tuple[Id, ...] = ()
        """All sources that are chosen in the list, this one among them."""
        self._document = JourneyMap()
        self._title = WrappedWords("", 20, self)
        self._title.setProperty("tone", "heading")
        self._details = WrappedWords("", 0, self)
        self._details.setProperty("tone", "faint")
        self._address = CutLabel(self)
        self._address.setProperty("tone", "faint")
        self.copy_button = self._button(tr("Copy address"), "link")
        self.copy_button.clicked.connect(self._copy)
        self.merge_button = self._button(tr("Merge"))
        self.merge_button.setToolTip(tr("Put another entry for the same source together with this"))
        self.delete_button = self._button(tr("Delete"), "danger")
        self.delete_button.clicked.connect(self.delete_asked)
        self.list = StatementList(icons, tokens, map_id, self)
        self.list.setAccessibleName(tr("What rests on this source"))
        self.list.setAccessibleDescription(
            tr("Enter goes to its place. Delete lets it rest on this source no longer.")
        )
        self.list.remove_asked.connect(self._detach)
        self.detach_button = self._button(tr("Detach"))
        self.detach_button.clicked.connect(self._detach)
        self.attach_button = self._button(tr("Attach statements…"))
        self.attach_button.clicked.connect(self.attach_asked)
        self._empty = EmptyState(icons, "link", self)
        self._empty.button.clicked.connect(self._on_empty)
        self._pages = QStackedWidget(self)
        self._head = QWidget(self)
        self._foot = QWidget(self)
        self._build()
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)

    def _button(self, words: str, look: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("look", look)
        return button

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(3)
        head.addWidget(self._title)
        head.addWidget(self._details)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._address, 1)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        head.addLayout(row)
        column.addWidget(self._head)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column.addWidget(self._pages, 1)
        self._foot.setProperty("footer", True)  # noqa: FBT003
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        edge = QVBoxLayout(self._foot)
        edge.setContentsMargins(14, 8, 14, 8)
        buttons = PackedLayout(gap=8)
        edge.addLayout(buttons)
        for button in (
            self.attach_button,
            self.detach_button,
            self.merge_button,
            self.delete_button,
        ):
            buttons.addWidget(button)
        column.addWidget(self._foot)

    # --- what is shown -----------------------------------------------------------------------

    def show_source(
        self, faces: Faces, source: Evidence | None, records: tuple[Record, ...]
    ) -> None:
        """Show a source with what rests on it; None where there is none to show."""
        self._document, self._source = faces.document, source
        self._head.setVisible(source is not None)
        self._foot.setVisible(source is not None)
        if source is None:
            self.list.show_groups(())
            self._show_nothing()
            return
        self._title.tell(shortened(title_of(source), _TITLE))
        self._details.tell(details_of(source))
        self._address.tell(shortened(source.source, 200))
        self._address.setVisible(bool(source.source))
        self.copy_button.setVisible(bool(source.source))
        self.list.show_groups(resting_groups(faces, records))
        self._pages.setCurrentWidget(self.list if records else self._empty)
        self._empty.tell(
            tr("Nothing rests on this source yet"),
            tr("Say what it proves: tick statements, or drag them onto it."),
            tr("Attach statements…") if self.list.may_edit else "",
        )
        self._show_buttons()

    def _show_nothing(self) -> None:
        self._pages.setCurrentWidget(self._empty)
        if self._document.evidence:
            self._empty.tell(tr("No source is chosen"), tr("Choose one in the list at the left."))
            return
        self._empty.tell(
            tr("What does this map rest on?"),
            tr(
                "A source is an interview, a survey, a figure somebody measured. "
                "Add what you have; then say which statements it proves. "
                "The rest of the map is assumption, and stands under Assumptions."
            ),
            tr("Add a source") if self.list.may_edit else "",
        )

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        self._show_buttons()

    def _show_buttons(self) -> None:
        may_edit = self.list.may_edit
        self.attach_button.setEnabled(may_edit)
        self.delete_button.setEnabled(may_edit)
        self.detach_button.setEnabled(may_edit and bool(self.list.chosen))
        several = len(self._document.evidence) > 1
        self.merge_button.setEnabled(may_edit and several)
        if several and self.merge_button.menu() is None:
            menu = QMenu(self.merge_button)
            menu.aboutToShow.connect(lambda: self._fill(menu))
            self.merge_button.setMenu(menu)

    # --- what is asked -----------------------------------------------------------------------

    def _fill(self, menu: QMenu) -> None:
        """The other sources, those that seem to be the same first."""
        menu.clear()
        if self._source is None:
            return
        others = tuple(i for i in self.also_chosen if i != self._source.id)
        if others:
            words = tr("The {n} others that are chosen", n=len(others))
            menu.addAction(words).triggered.connect(partial(self._merge, others))
            menu.addSeparator()
        heading = menu.addAction(tr("Take in another entry for this source:"))
        heading.setEnabled(False)
        for other in twins_of(self._document, self._source.id)[:_MOST_TO_MERGE]:
            name = shortened(title_of(other), 48)
            same = seems_same(self._source, other)
            words = tr("{name} (seems the same)", name=name) if same else name
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._merge, (other.id,)))

    def _merge(self, ids: tuple[Id, ...]) -> None:
        self.merge_asked.emit(ids)

    def _copy(self) -> None:
        """The address is text: it is never opened from here."""
        if self._source is not None and self._source.source:
            QGuiApplication.clipboard().setText(self._source.source)
            self.said.emit(tr("Address copied"))

    def _detach(self) -> None:
        chosen: tuple[Id, ...] = self.list.chosen
        if chosen and self.list.may_edit:
            self.detach_asked.emit(chosen)

    def _on_empty(self) -> None:
        if self._source is None:
            self.add_asked.emit()
        else:
            self.attach_asked.emit()

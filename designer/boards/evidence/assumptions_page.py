"""What rests on nothing: ticked, and given to a source in one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from designer.boards.empty_state import EmptyState
from designer.boards.evidence.groups import assumption_groups
from designer.boards.evidence.lists import StatementList
from designer.boards.evidence.sources import title_of
from designer.boards.faces import Faces
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from model.naming import shortened
from model.records import Evidence
from resources.words import tr
from widgets.packing import PackedLayout
from widgets.search_field import SearchField

_NAME = 30


class AssumptionsPage(QWidget):
    """The list of bare statements.

    ``attach_asked`` carries statements for the source that is chosen, ``new_asked`` statements for
    a source that shall be made.
    """

    attach_asked = Signal(object)
    new_asked = Signal(object)

    def __init__(
        self,
        icons: InterfaceIcons,
        tokens: Tokens,
        map_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._faces: Faces | None = None
        self._source: Evidence | None = None
        self.search = SearchField(icons, tr("Filter assumptions"), self)
        self.list = StatementList(icons, tokens, map_id, self, tickable=True)
        self.list.setAccessibleName(tr("Assumptions"))
        self.list.setAccessibleDescription(
            tr("Statements without evidence, the most costly first. Space ticks, Enter goes there.")
        )
        self._hint = QLabel(self)
        self._hint.setProperty("tone", "faint")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self.attach_button = QPushButton(self)
        self.attach_button.setProperty("look", "primary")
        self.attach_button.clicked.connect(lambda: self._ask(self.attach_asked.emit))
        self.new_button = QPushButton(tr("New source…"), self)
        self.new_button.setToolTip(tr("Make a new source that proves what is ticked"))
        self.new_button.clicked.connect(lambda: self._ask(self.new_asked.emit))
        self.clear_button = QPushButton(tr("Clear ticks"), self)
        self.clear_button.clicked.connect(self.clear_ticks)
        self._empty = EmptyState(icons, "researched", self)
        self._pages = QStackedWidget(self)
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fill)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.search.left_down.connect(self.list.setFocus)
        self.list.rows.ticked_changed.connect(self._show_buttons)
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(6)
        head.addWidget(self.search)
        head.addWidget(self._hint)
        column.addLayout(head)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column.addWidget(self._pages, 1)
        foot = QWidget(self)
        foot.setProperty("footer", True)  # noqa: FBT003
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        edge = QVBoxLayout(foot)
        edge.setContentsMargins(14, 8, 14, 8)
        row = PackedLayout(gap=8)
        edge.addLayout(row)
        for button in (self.attach_button, self.new_button, self.clear_button):
            row.addWidget(button)
        column.addWidget(foot)

    # --- what is shown -----------------------------------------------------------------------

    def show_map(self, faces: Faces, source: Evidence | None) -> None:
        """Show the assumptions of a map, to be given to a source."""
        self._faces, self._source = faces, source
        self._fill()

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        self._show_buttons()

    def clear_ticks(self) -> None:
        """Tick nothing."""
        self.list.rows.tick(self.list.rows.ticked, on=False)

    @property
    def meant(self) -> tuple[Id, ...]:
        """What is ticked, or else what is selected."""
        return self.list.rows.ticked or self.list.chosen

    def _fill(self) -> None:
        self._later.stop()
        if self._faces is None:
            return
        words = self.search.text().strip()
        groups = assumption_groups(self._faces, words=words)
        self.list.show_groups(groups)
        self._pages.setCurrentWidget(self.list if groups else self._empty)
        if words:
            self._empty.tell(tr("No assumption says that"), tr("Escape empties the filter."))
        elif any(True for _ in self._faces.document.cards):
            self._empty.tell(
                tr("Every statement rests on a source"),
                tr("Nothing on this map is mere assumption. Keep the sources fresh."),
            )
        else:
            self._empty.tell(
                tr("Nothing is said on the map yet"),
                tr("What you put on the map and nobody has proved will be listed here."),
            )
        self._show_buttons()

    def _show_buttons(self) -> None:
        count, may_edit = len(self.meant), self.list.may_edit
        ticked = bool(self.list.rows.ticked)
        source = self._source
        name = shortened(title_of(source), _NAME) if source is not None else ""
        if source is None:
            words = tr("Attach to a source")
        elif count > 1:
            words = tr("Attach {n} to “{name}”", n=count, name=name)
        else:
            words = tr("Attach to “{name}”", name=name)
        self.attach_button.setText(words.replace("&", "&&"))
        self.attach_button.setEnabled(may_edit and count > 0 and source is not None)
        self.new_button.setEnabled(may_edit and count > 0)
        self.clear_button.setVisible(ticked)
        self._hint.setText(
            tr("{n} ticked", n=len(self.list.rows.ticked))
            if ticked
            else tr("Tick what a source proves, or drag it onto the source.")
        )

    def _ask(self, ask: Callable[[tuple[Id, ...]], None]) -> None:
        if self.meant and self.list.may_edit:
            ask(self.meant)

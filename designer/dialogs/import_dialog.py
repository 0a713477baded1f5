"""The window for an import: what a table is at the left, its fields above, the map it makes below.

It is not modal. The map is made anew in the background whenever something else is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.background import Workroom
from designer.dialogs.importing.choices import ChoicesForm
from designer.dialogs.importing.footer import ImportFooter
from designer.dialogs.importing.map_preview import MapPreview
from designer.dialogs.importing.notes import NotesPane
from designer.dialogs.importing.part_tabs import PartTabs
from designer.dialogs.importing.table_pane import TablePane
from designer.exporting.planner import Planner
from designer.importing.choosing import (
    Chosen,
    is_cut,
    mapped,
    notes_of,
    parts,
    sample,
    size_of,
    without_fields,
)
from designer.importing.head import head_of
from designer.importing.previewing import ATTACHED, Preview, crowd_warning, preview_of
from designer.style.icons import InterfaceIcons
from exporters.tables.given import Given
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.fitting import as_line
from resources.words import tr

_FORM_WIDTH = 300
_SIZE, _LEAST = (1180, 780), (860, 560)
_SETTLE_MS, _AFTER_EDIT_MS = 120, 600
_TABLE_SHARE, _MAP_SHARE = 38, 62


class ImportDialog(QDialog):
    """Asks how a table becomes a map; the one who opened it makes it."""

    import_asked = Signal(object, object, bool)
    """The Mapping, the Chosen it was made from, and whether it shall go into the open map."""

    def __init__(
        self,
        grids: Grids,
        remembered: Callable[[Mapping], Chosen],
        open_map: Callable[[], JourneyMap | None],
        rooms: tuple[Workroom, Workroom],
        parent: QWidget | None = None,
    ) -> None:
        """``remembered`` says what was chosen last for such a table, ``open_map`` what is open.

        Raises:
            ImportFormatError: there is no table to be seen.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Import “{name}”", name=grids.name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.grids, self._sample = grids, sample(grids)
        self._open_map = open_map
        self.guess = mapped(self._sample, Chosen(), anyway=True)
        self.chosen = self._last = remembered(self.guess)
        self._mapping = self.guess
        self._title: str | None = None  # as it is guessed
        self._preview: Preview | None = None
        icons = InterfaceIcons()
        self.form = ChoicesForm(icons, self)
        self.guessed = NotesPane(tr("Guessed"), self)
        self.left_out = NotesPane(tr("Notes"), self)
        self.parts = PartTabs(self)
        self.table = TablePane(self)
        self.preview = MapPreview(icons, rooms[1], self)
        self.error = QLabel(self)
        self.footer = ImportFooter(self)
        self.planner = Planner(rooms[0], self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._plan)
        self._build()
        self._connect()
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._show()
        self._plan()
        self.form.purpose.setFocus()

    @property
    def mapping(self) -> Mapping:
        """How the tables become a map, as it is chosen now."""
        return self._mapping

    @property
    def notes(self) -> tuple[str, ...]:
        """What was guessed, a sentence each."""
        return notes_of(self.grids, self._mapping, self.chosen)

    @property
    def counts(self) -> str:
        """What the map that is shown holds, in words; empty while there is none."""
        return self._preview.counts if self._preview is not None else ""

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self._left())
        divider = QWidget(self)
        divider.setProperty("divider", True)  # noqa: FBT003 - Qt's own signature
        divider.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        divider.setFixedWidth(1)
        halves.addWidget(divider)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._tables())
        split.addWidget(self.preview)
        split.setStretchFactor(0, _TABLE_SHARE)
        split.setStretchFactor(1, _MAP_SHARE)
        split.setSizes([_TABLE_SHARE * 10, _MAP_SHARE * 10])
        halves.addWidget(split, 1)
        column.addLayout(halves, 1)
        column.addWidget(self.footer)

    def _left(self) -> QWidget:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(_FORM_WIDTH)
        body = QWidget(scroll)
        body.setProperty("surface", True)  # noqa: FBT003 - Qt's own signature
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(14)
        column.addWidget(self._last_time())
        column.addWidget(self.form)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setProperty("tone", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)
        column.addWidget(self.guessed)
        column.addWidget(self.left_out)
        column.addStretch(1)
        scroll.setWidget(body)
        return scroll

    def _tables(self) -> QWidget:
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.parts)
        column.addWidget(self.table, 1)
        return above

    def _last_time(self) -> QWidget:
        """That it is as last time, and the way back to the guess."""
        self.last_time = QWidget(self)
        self.last_time.setProperty("notice", "info")
        self.last_time.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self.last_time)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(2)
        words = QLabel(tr("As you chose it last time for such a table."), self.last_time)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.to_guess = QPushButton(tr("Back to the guess"), self.last_time)
        self.to_guess.setProperty("look", "link")
        self.to_guess.setAutoDefault(False)
        column.addWidget(words)
        column.addWidget(self.to_guess, 0, Qt.AlignmentFlag.AlignLeft)
        return self.last_time

    def _connect(self) -> None:
        self.form.changed.connect(self._say_given)
        self.form.titled.connect(self._say_title)
        self.table.chosen.connect(self._say_target)
        self.parts.currentChanged.connect(self._show_part)
        self.to_guess.clicked.connect(self._forget)
        self.planner.planned.connect(self._on_made)
        self.planner.failed.connect(self._on_failed)
        self.planner.busy_changed.connect(self.preview.set_busy)
        self.footer.go_button.clicked.connect(lambda: self._go(into=False))
        self.footer.into_button.clicked.connect(lambda: self._go(into=True))
        self.footer.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            # Not the button's own: that one goes with every other text on it.
            QShortcut(QKeySequence(keys), self, self.footer.go_button.click)

    # --- what is chosen --------------------------------------------------------------------

    def _say_given(self, given: Given) -> None:
        self._choose(self.chosen.with_given(given))

    def _say_target(self, place: int, target: str) -> None:
        self._choose(self.chosen.with_target(self.parts.part, place, target))

    def _say_title(self, title: str) -> None:
        """It belongs to this table alone: it is not remembered for others like it."""
        self._title = title
        self._show()
        self._later.start(_SETTLE_MS)

    def _forget(self) -> None:
        self._choose(Chosen())
        self.form.purpose.setFocus()

    def _choose(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self._show()
        self._later.start(_SETTLE_MS)

    def _show(self) -> None:
        """Show what holds now; the map follows."""
        try:
            self._mapping = mapped(self._sample, self.chosen, anyway=True)
        except JourneyboardError as error:
            self._on_failed(str(error))
            return
        self._show_title()
        self.last_time.setVisible(bool(self._last) and self.chosen == self._last)
        self.form.show_choices(self.grids, self._mapping, self.chosen.given)
        self.parts.show_parts(self.grids, parts(self._mapping))
        self.guessed.show_notes(without_fields(self.notes))
        self.footer.show_purpose(self._mapping.purpose, has_map=self._open_map() is not None)
        self._show_part()

    def _show_title(self) -> None:
        guess = self._mapping.title or PurePath(self.grids.name).stem
        shown = guess if self._title is None else self._title
        self.form.show_title(shown, guess, wanted=self._mapping.purpose not in ATTACHED)
        self._mapping = replace(self._mapping, title=as_line(shown) or guess)

    def _show_part(self, _part: int = 0) -> None:
        """The table whose fields are shown."""
        part = min(self.parts.part, len(self._mapping.also))
        changed = frozenset(self.chosen.changes_of(part))
        self.table.show_head(head_of(self.grids, parts(self._mapping)[part], changed))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """From the choices to the lists above the table, the table, the map, the buttons."""
        self.form.order_tabs()
        stops: list[QWidget] = [*self.table.lists, self.table.view, self.preview.view]
        before: QWidget = self.form.last_stop
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    # --- the map ---------------------------------------------------------------------------

    def follow_edit(self, _change: object = None) -> None:
        """The open map is another: what goes into it is shown anew when the person pauses."""
        self.footer.show_purpose(self._mapping.purpose, has_map=self._open_map() is not None)
        if self._mapping.purpose in ATTACHED:
            self.footer.set_ready(ready=False)
            self._later.start(_AFTER_EDIT_MS)

    def _plan(self) -> None:
        mapping, grids, document = self._mapping, self._sample, self._open_map()
        self.footer.set_ready(ready=False)
        self.planner.ask(lambda progress: preview_of(grids, mapping, document, progress))

    def _on_made(self, preview: Preview) -> None:
        self._preview = preview
        self.error.hide()
        self.preview.show_preview(preview)
        size = size_of(self.grids, self._sample, self._mapping)
        self.left_out.show_notes((*crowd_warning(preview.made, size), *preview.made.notes))
        cut = is_cut(self.grids, self._mapping)
        self.footer.show_counts(preview.counts, size.words() if cut else "")
        self.footer.set_ready(ready=True)

    def _on_failed(self, sentence: str) -> None:
        self._preview = None
        self.preview.show_words(sentence)
        self.left_out.show_notes(())
        self.footer.show_counts("", "")
        self.footer.set_ready(ready=False)

    # --- going on --------------------------------------------------------------------------

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; the window stays."""
        self.error.setText(sentence)
        self.error.show()

    def set_working(self, *, working: bool) -> None:
        """Whether the whole is being imported now."""
        for widget in (self.form, self.table, self.last_time):
            widget.setEnabled(not working)
        self.footer.set_working(working=working)

    def _go(self, *, into: bool) -> None:
        if not self._later.isActive() and not self.planner.working:
            self.import_asked.emit(self._mapping, self.chosen, into)

    def done(self, result: int) -> None:
        """Stop what is made for the picture."""
        self._later.stop()
        self.planner.stop()
        self.preview.pictures.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its frame."""
        self.reject()
        event.accept()

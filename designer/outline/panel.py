"""The outline pane: the tree with a filter above it, in step with what is selected on the map."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.canvas.places import cell_rect
from designer.canvas.selection import Selection
from designer.canvas.typing.newcomer import Newcomer
from designer.canvas.view import CanvasView
from designer.outline.keys import Key, Kind
from designer.outline.model import OutlineModel
from designer.outline.typing import Typing
from designer.outline.view import OutlineView
from designer.style.icons import InterfaceIcons
from model.ids import Id
from model.layout.theme import Theme
from model.places import CellPlace
from resources.words import tr
from widgets.search_field import SearchField

# More than these are selected together once the event loop comes round, and not at every step.
_AT_ONCE = 60
# So many stages and steps are shown open at first.
_OPEN_AT_FIRST = 40
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate


class OutlinePanel(QWidget):
    """A second front of the map. All it does goes through the canvas: its edits, its selection.

    Nothing is made before the pane is first shown.
    """

    begun = Signal()
    """A row is acted on: what was said before is past."""

    def __init__(
        self, canvas: CanvasView, icons: InterfaceIcons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._model: OutlineModel | None = None
        self._following = False
        self.setAccessibleName(tr("Outline"))
        self.search = SearchField(icons, tr("Filter outline"), self)
        self.view = OutlineView(icons, self)
        self._typing = Typing(canvas, self.view)
        self._nothing = QLabel(tr("Nothing on the map says that."), self)
        self._nothing.setProperty("tone", "faint")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.follow)
        canvas.chosen_changed.connect(self._on_chosen)
        self.view.text_asked.connect(self._on_text_asked)
        self.view.left_tree.connect(canvas.take_focus)
        self.view.entered.connect(self._on_entered)
        self.view.delete_asked.connect(canvas.delete_selection)
        self.search.textChanged.connect(self._filter)
        self.search.left_down.connect(self._enter)
        self.search.returnPressed.connect(self._enter)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        margin = QVBoxLayout()
        margin.setContentsMargins(12, 0, 12, 0)
        margin.addWidget(self.search)
        margin.addWidget(self._nothing)
        column.addLayout(margin)
        inner = QVBoxLayout()
        inner.setContentsMargins(6, 0, 0, 0)
        inner.addWidget(self.view)
        column.addLayout(inner, 1)

    # --- what the bench asks ---------------------------------------------------------------------

    @property
    def focused(self) -> bool:
        """Whether the keyboard is in the tree, or in a field of it."""
        if self.view.hasFocus():
            return True
        field = self.view.field
        return field is not None and field.hasFocus()

    def focus_rows(self) -> None:
        """Put the keyboard into the tree."""
        self._wake()
        if not self.view.currentIndex().isValid() and self._model is not None:
            first = self._model.index(0, 0)
            self.view.selectionModel().setCurrentIndex(first, _STAY)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_current(self) -> None:
        """Edit the text of the current row; in a cell, type a new card."""
        self._on_text_asked("")

    def edit_text(self, record_id: Id) -> bool:
        """Edit a text here if the keyboard is here; whether it is edited."""
        if not self.focused or self._model is None:
            return False
        self.search.clear()  # what was just made need not say the words that are looked for
        key = self._model.key_of(record_id)
        index = self._model.index_of(key) if key is not None else QModelIndex()
        if key is None or key.record_id != record_id or not index.isValid():
            return False
        self.follow()
        return self._typing.begin(key, index)

    def type_new(self, new: Newcomer) -> bool:
        """Type the text of what is not on the map yet, if the keyboard is here; whether it is."""
        if not self.focused or self._model is None:
            return False
        self.search.clear()
        self._typing.begin_newcomer(new)
        return True

    def commit(self) -> None:
        """Take over what is being typed."""
        self.view.end_text()

    def set_theme(self, theme: Theme) -> None:
        """Put another theme on."""
        if self._model is not None:
            self._model.set_theme(theme)

    # --- in step with the canvas -----------------------------------------------------------------

    def follow(self) -> None:
        """Select what is selected on the map, and bring the current row into sight."""
        model = self._model
        if model is None or not self.isVisible():
            return
        chosen = self._canvas.chosen
        keys = _keys(model, chosen)
        if set(keys) == self._selected():
            return
        current = _current(model, chosen)
        self._following = True
        try:
            self._select(model, keys)
            index = model.index_of(current) if current is not None else QModelIndex()
            if index.isValid():
                self.view.selectionModel().setCurrentIndex(index, _STAY)
                self.view.scrollTo(index)
        finally:
            self._following = False

    def _select(self, model: OutlineModel, keys: Iterable[Key]) -> None:
        selection = QItemSelection()
        for key in keys:
            index = model.index_of(key)
            if index.isValid():
                selection.select(index, index)
        self.view.selectionModel().select(selection, _SELECT)

    def _selected(self) -> set[Key]:
        keys = (self.view.key_at(index) for index in self.view.selectedIndexes())
        return {key for key in keys if key is not None and _stands(key)}

    def _on_chosen(self) -> None:
        if len(self._canvas.selection) > _AT_ONCE:
            self._later.start()
        else:
            self.follow()

    def _on_picked(self) -> None:
        """Rows were selected here: the map follows."""
        if self._following or self._typing.active:
            return
        picked = self._picked()
        if picked == self._canvas.chosen:
            return
        self.begun.emit()
        self._following = True
        try:
            self._canvas.choose(picked)
        finally:
            self._following = False
        self._reveal(picked)

    def _on_entered(self) -> None:
        """The keyboard came with nothing selected: keys mean the row it stands on."""
        nothing = self._canvas.chosen == Selection()
        if nothing and not self._following and not self._typing.active:
            self.view.setCurrentIndex(self.view.currentIndex())

    def _picked(self) -> Selection:
        current = self.view.current_key()
        keys = [self.view.key_at(index) for index in self.view.selectedIndexes()]
        stand = [key for key in keys if key is not None and _stands(key)]
        ids = [key.id for key in stand if key.record_id is not None]
        if ids:
            first = current.id if current is not None and current in stand else ids[-1]
            return Selection(frozenset(ids), first if first in ids else ids[-1])
        if stand:
            cell = current if current in stand else stand[-1]
            return Selection(cell=CellPlace(cell.lane_id, cell.id))
        return Selection()

    def _reveal(self, picked: Selection) -> None:
        canvas = self._canvas
        if picked.cell is not None:
            rect = cell_rect(canvas.result, picked.cell.lane_id, picked.cell.step_id)
            if rect is not None:
                canvas.camera.reveal(rect)
        elif picked.current is not None:
            canvas.reveal([picked.current])

    # --- typing and filtering --------------------------------------------------------------------

    def _on_text_asked(self, insert: str) -> None:
        key, index = self.view.current_key(), self.view.currentIndex()
        if key is None or self._model is None:
            return
        self.begun.emit()
        if key.kind is Kind.CELL:
            self.search.clear()
            self._typing.begin_new(key, insert)
        elif key.record_id is not None:
            self._typing.begin(key, index, insert)
        elif not insert:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _filter(self, words: str) -> None:
        model = self._model
        if model is None:
            return
        self.view.end_text()
        model.set_words(words.strip())
        found = model.matches()
        for key in found if words.strip() else ():
            if key.kind is not Kind.CARD:  # its connectors stay closed
                index = model.index_of(key)
                if index.isValid() and not self.view.isExpanded(index):
                    self.view.expand(index)
        self._nothing.setVisible(bool(words.strip()) and not found)
        self.follow()

    def _enter(self) -> None:
        """From the filter into the tree, to the first row that says the words."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        model = self._model
        if model is None or not self.search.text().strip():
            return
        index = model.index(0, 0)
        while index.isValid() and model.rowCount(index) and not model.says(index):
            index = model.index(0, 0, index)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def _wake(self) -> None:
        """Make the rows, when they are first to be seen."""
        if self._model is not None:
            return
        canvas = self._canvas
        model = OutlineModel(canvas.session, canvas.theme, self)
        self._model = model
        self.view.setModel(model)
        model.typed.connect(self._typing.typed)
        model.dropped.connect(canvas.attempt)
        model.changing.connect(self._on_changing)
        model.changed.connect(self._on_changed)
        chosen = self.view.selectionModel()
        chosen.selectionChanged.connect(self._on_picked)
        chosen.currentChanged.connect(self._on_picked)
        document = canvas.document
        if len(document.stages) + len(document.steps) <= _OPEN_AT_FIRST:
            for row in range(model.rowCount()):
                index = model.index(row, 0)
                if model.key_at(index).kind is Kind.STAGE:
                    self.view.expand(index)

    def _on_changing(self) -> None:
        self._following = True

    def _on_changed(self) -> None:
        """Select again what is selected on the map, and keep the keyboard's row in sight."""
        self._following = False
        if self._typing.active:
            return
        self.follow()
        if self.focused:
            self.view.scrollTo(self.view.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while the pane was hidden is caught up with."""
        super().showEvent(event)
        self._wake()
        self.follow()


def _stands(key: Key) -> bool:
    """Whether a row is something on the map, and not only a heading."""
    return key.record_id is not None or key.kind is Kind.CELL


def _keys(model: OutlineModel, chosen: Selection) -> list[Key]:
    if chosen.cell is not None:
        return [Key(Kind.CELL, chosen.cell.step_id, chosen.cell.lane_id)]
    found = (model.key_of(record_id) for record_id in chosen.ids)
    return [key for key in found if key is not None]


def _current(model: OutlineModel, chosen: Selection) -> Key | None:
    if chosen.cell is not None:
        return Key(Kind.CELL, chosen.cell.step_id, chosen.cell.lane_id)
    return model.key_of(chosen.current) if chosen.current is not None else None

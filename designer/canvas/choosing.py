"""The board on which things are chosen: what is selected, shown and told to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from designer.canvas.board import MapBoard
from designer.canvas.exchange.clipboard import plain_text
from designer.canvas.input.navigation import cell_beside, current_place, neighbour
from designer.canvas.marking.chosen_marks import show_chosen
from designer.canvas.marking.outlines import outlines_of
from designer.canvas.places import cell_rect
from designer.canvas.selection import Selection
from designer.document.session import DocumentSession
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from model.places import Place
from model.records import Image
from resources.words import tr

_HELP = tr(
    "Arrow keys go from card to card, Tab from cell to cell and out of the map at the end of a"
    " lane, F6 to the next pane. Typing begins a card, Enter the next one below it."
)


class ChoosingBoard(MapBoard):
    """Keeps the selection, and shows it; what is selected is always in the map."""

    selection_changed = Signal(object)
    """The frozenset of the selected ids."""
    chosen_changed = Signal()
    """Another record, or another cell, is chosen."""
    picture_asked = Signal(object)
    """A picture is wanted, for an edit made of the map and the picture."""
    message = Signal(str)
    """One sentence for the status bar."""

    def __init__(
        self, session: DocumentSession, theme: Theme, parent: QWidget | None = None
    ) -> None:
        self._chosen = Selection()
        self._to_reveal: list[Id] = []
        super().__init__(session, theme, parent)
        self.setAccessibleName(tr("Journey map"))
        self.setAccessibleDescription(_HELP)

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self.session.document

    @property
    def selection(self) -> frozenset[Id]:
        """The ids of what is selected."""
        return self._chosen.ids

    @property
    def chosen(self) -> Selection:
        """What is selected, and the cell that has the focus."""
        return self._chosen.in_grid(self.document)

    def choose(self, selection: Selection) -> None:
        """Select, with a current record or a focus cell."""
        before = self._chosen
        self._chosen = selection.working_on(self.document, before.persona)
        if selection == before:
            return
        self.mark_chosen()
        self.chosen_changed.emit()
        if selection.ids != before.ids:
            words = plain_text(self.document, [selection.current] if selection.current else [])
            self.setAccessibleDescription(words or _HELP)
            self.selection_changed.emit(selection.ids)

    def mark_chosen(self) -> None:
        """Show what is selected; a text that is edited has no handles about it."""
        if self.layout_now.waiting:
            return  # it is marked when the map is shown
        show_chosen(
            self.overlay,
            self.layout_now.last_shown,
            self._chosen,
            handles=self.handles_shown,
        )

    def select(self, ids: Iterable[Id]) -> None:
        """Select these records."""
        self.choose(Selection.of(ids))

    def select_all(self) -> None:
        """Select all cards and emotion markers, but none that a lens hides."""
        hidden = self.layout_now.result.options.hidden_ids
        everything = [*self.document.cards, *self.document.markers]
        self.choose(Selection.of(i for i in everything if i not in hidden))

    def clear_selection(self) -> None:
        """Select nothing."""
        self.choose(Selection())

    def go(self, dx: int, dy: int) -> None:
        """Select the neighbour in a direction."""
        found = neighbour(self.result, self._chosen, dx, dy)
        if found is not None:
            self.choose(found)
            self.reveal(found.ids)

    def go_cell(self, steps: int, lanes: int) -> bool:
        """Put the focus on the cell so many steps to the right and lanes down; if there is one."""
        found = cell_beside(self.layout_now.frame, self.chosen, steps, lanes)
        if found is None:
            return False
        self.choose(found)
        self.reveal_cell()
        return True

    def reveal_cell(self) -> None:
        """Scroll just enough that the cell with the focus is in sight."""
        cell = self.chosen.cell
        rect = cell_rect(self.result, cell.lane_id, cell.step_id) if cell is not None else None
        if rect is not None:
            self.camera.reveal(rect)

    def current_place(self) -> Place:
        """Where something added without pointing goes."""
        return current_place(self.result, self._chosen)

    @property
    def handles_shown(self) -> bool:
        """Whether what is selected has handles to take it by."""
        return True

    def reveal(self, ids: Iterable[Id]) -> None:
        """Scroll just enough that these records are in sight, once the map is laid out."""
        self._to_reveal = list(ids)
        if not self.layout_now.waiting:
            self._reveal_now()

    def show_result(self, result: LayoutResult) -> None:
        """Show the next version of the map, and of it what was to be revealed."""
        super().show_result(result)
        self._reveal_now()

    def _reveal_now(self) -> None:
        ids, self._to_reveal = self._to_reveal, []
        hull: Rect | None = None
        for outline in outlines_of(self.layout_now.last_shown, ids):
            hull = outline.rect if hull is None else hull.united(outline.rect)
        if hull is not None:
            self.camera.reveal(hull)

    def ask_picture(self, put: Callable[[JourneyMap, Image], ChangeSet]) -> None:
        """Have a picture chosen, and make the edit with it; nothing when none is chosen."""
        self.picture_asked.emit(put)

    def say(self, sentence: str) -> None:
        """One sentence for the status bar."""
        self.message.emit(sentence)

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """The pointer's shape; None for the usual one."""
        if shape is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shape)

    def take_focus(self) -> None:
        """Keys go to the map."""
        self.setFocus()

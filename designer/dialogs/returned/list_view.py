"""The list of proposals: keys, and what is current."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from designer.dialogs.returned.delegate import ProposalDelegate
from designer.dialogs.returned.rows import ProposalRows
from designer.style.tokens import Tokens
from exporters.workbook.returning.comparison import Choice, Proposal
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.quiet_tree import QuietTree

_CHOICES = {Qt.Key.Key_A: Choice.ACCEPT, Qt.Key.Key_R: Choice.REFUSE, Qt.Key.Key_U: None}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ProposalList(QuietTree):
    """Shows the rows.

    ``current_changed`` comes when another one is looked at, ``place_asked`` carries a proposal
    whose place on the map is wanted.
    """

    current_changed = Signal()
    place_asked = Signal(object)

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ProposalRows(self)
        self.setAccessibleName(tr("Changes"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys go from change to change, Space accepts or refuses, A accepts, R"
                " refuses, U does what is suggested, Enter shows the place on the map."
            )
        )
        self._painting = ProposalDelegate(icons, self, tokens)
        self.setItemDelegate(self._painting)
        self.setModel(self.rows)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.rows.modelReset.connect(self._after_reset)
        self.selectionModel().currentChanged.connect(self._tell_current)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self._painting.tokens = tokens
        self.viewport().update()

    def set_several(self, *, several: bool) -> None:
        """Whether each row names its file."""
        self._painting.several = several

    @property
    def current(self) -> Proposal | None:
        """What is looked at."""
        return self.rows.proposal(self.currentIndex())

    def look_at(self, key: str) -> bool:
        """Make a proposal the current one; whether it is shown at all."""
        index = self.rows.index_of(key)
        if index.isValid():
            self._go_to(index)
        return index.isValid()

    def _go_to(self, index: QModelIndex) -> None:
        """Select this row and no other, whatever keys are held meanwhile."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        self.scrollTo(index)

    def look_at_first(self) -> None:
        """Make the first proposal the current one."""
        shown = self.rows.shown()
        if shown:
            self.look_at(shown[0].key)
            self.scrollToTop()

    def chosen(self) -> list[Proposal]:
        """What the selected rows propose."""
        return self.rows.proposals_at(self.selectedIndexes())

    def _after_reset(self) -> None:
        self._painting.forget()
        self.expandAll()
        self.current_changed.emit()

    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()

    # --- Qt's events, by the names it chose ---------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Letters that choose are no shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() in _PLAIN
            and (event.key() in _CHOICES or event.key() == Qt.Key.Key_Space)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key; Enter shows the place on the map, and opens or closes a group."""
        key, plain = event.key(), event.modifiers() in _PLAIN
        if plain and key == Qt.Key.Key_Space:
            self.rows.turn(self.chosen())
        elif plain and key in _CHOICES:
            self.rows.decide(self.chosen(), _CHOICES[Qt.Key(key)])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_into(self.currentIndex())
        elif plain and event.text() and event.text().isprintable():
            event.ignore()  # no searching by letters: some of them choose
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a tick selects nothing else; one on a group opens or closes it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._painting.on_tick(event, self._option(index), index):
            if not self.selectionModel().isSelected(index):
                self._go_to(index)
            return
        super().mousePressEvent(event)
        if self.rows.group(index) is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setExpanded(index, not self.isExpanded(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The tick turns when the button is let go over it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._painting.editorEvent(
            event, self.rows, self._option(index), index
        ):
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the place on the map."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._painting.on_tick(event, self._option(index), index):
            return
        if self.rows.group(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._go_into(index)

    def _go_into(self, index: QModelIndex) -> None:
        proposal = self.rows.proposal(index)
        if proposal is not None:
            self.place_asked.emit(proposal)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        return option

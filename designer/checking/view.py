"""The list of findings: what its keys and clicks ask for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from resources.words import tr
from widgets.quiet_tree import QuietTree
from widgets.two_levels import RowIndex

_OWN_KEYS = frozenset(
    {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)


class FindingView(QuietTree):
    """The list. Enter goes to the place, Ctrl+Enter mends, Delete leaves a finding as it is."""

    chosen = Signal(bool)
    """The current row is another; whether its place shall be shown, too."""
    entered = Signal()
    fix_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setAccessibleName(tr("Findings"))
        self.clicked.connect(self._on_click)

    def event(self, event: QEvent) -> bool:
        """The keys of the list are its own: Delete must not delete what is selected on the map."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.fix_asked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.leave_asked.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width other names need two lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: RowIndex, previous: RowIndex) -> None:
        """Tell of the row that is current now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.hasFocus())

    def _on_click(self, index: QModelIndex) -> None:
        if not index.internalId():
            self.setExpanded(index, not self.isExpanded(index))
        self.chosen.emit(True)  # noqa: FBT003 - a signal

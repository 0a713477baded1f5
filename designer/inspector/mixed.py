"""What the inspector shows of things of different kinds: how many of each, and a way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from model.ids import Id
from model.naming import counted
from model.records import Record
from resources.words import tr


class MixedSelection(QWidget):
    """A button for each kind; ``narrowed`` carries the ids of the kind that was chosen."""

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        words = QLabel(tr("Things of different kinds have no fields in common. Go on with:"), self)
        words.setProperty("tone", "faint")
        words.setWordWrap(True)
        self._column.addWidget(words)
        self._kinds: tuple[tuple[Id, ...], ...] = ()

    def buttons(self) -> list[QPushButton]:
        """The buttons, from the top."""
        return self.findChildren(QPushButton)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show these records; the buttons stay while the kinds stay the same."""
        tables: dict[str, list[Record]] = {}
        for record in records:
            tables.setdefault(record.table, []).append(record)
        kinds = tuple(tuple(record.id for record in group) for group in tables.values())
        if kinds == self._kinds:
            return
        self._kinds = kinds
        for button in self.buttons():
            button.setParent(None)
            button.deleteLater()
        for group, ids in zip(tables.values(), kinds, strict=True):
            button = QPushButton(tr("Only the {things}", things=counted(group)), self)
            button.clicked.connect(lambda _=False, ids=ids: self.narrowed.emit(ids))
            self._column.addWidget(button)

"""The chips that say which kinds of proposals are shown, each with how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from designer.returning.decisions import Tally
from designer.returning.wording import KIND_WORDS
from exporters.workbook.returning.comparison import Kind
from resources.words import tr

_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class KindChips(QWidget):
    """One chip for all, and one for each kind there is. ``chosen`` carries a kind, or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Which changes are shown"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self.chips: dict[Kind | None, QPushButton] = {}
        for kind in (None, *KIND_WORDS):
            chip = _Chip(self)
            chip.setProperty("look", "hint")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
            self._group.addButton(chip)
            self.chips[kind] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.chips[None].setChecked(True)

    @property
    def kind(self) -> Kind | None:
        """Which kind is shown; None for all."""
        return next((kind for kind, chip in self.chips.items() if chip.isChecked()), None)

    def choose(self, kind: Kind | None) -> None:
        """Show this kind."""
        self.chips[kind].setChecked(True)
        self.chosen.emit(kind)

    def show_tally(self, tally: Tally) -> None:
        """Show how many there are; a kind that there is none of has no chip."""
        for kind, chip in self.chips.items():
            n = tally.total if kind is None else tally.every.get(kind, 0)
            name = tr("All") if kind is None else tr(KIND_WORDS[kind].plural)
            chip.setText(f"{name}  {n}")
            chip.setVisible(kind is None or n > 0)
        if self.chips[self.kind].isHidden():
            self.choose(None)


class _Chip(QPushButton):
    """Left and right go to the chip beside it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own way would go on into the next widget at the end."""
        way = _WAYS.get(Qt.Key(event.key()))
        group = self.group()
        if way is None or group is None:
            super().keyPressEvent(event)
            return
        chips = [chip for chip in group.buttons() if not chip.isHidden()]
        chip = chips[(chips.index(self) + way) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()

"""Which table's fields are shown, where a file has tables of several shapes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar, QWidget

from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping
from resources.words import tr

_LETTERS = 24


class PartTabs(QTabBar):
    """A tab for each shape; nothing where all tables are alike."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(tr("Tables of the file"))
        self.hide()

    @property
    def part(self) -> int:
        """The part that is shown."""
        return max(0, self.currentIndex())

    def show_parts(self, grids: Grids, parts: Sequence[Mapping]) -> None:
        """A tab for each of these; the one that is shown stays if it can."""
        names = [_name(grids, part, number) for number, part in enumerate(parts)]
        if names != [self.tabData(place) for place in range(self.count())]:
            self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            here = self.part
            while self.count():
                self.removeTab(0)
            for name in names:
                self.setTabData(self.addTab(name.replace("&", "&&")), name)
            self.setCurrentIndex(min(here, len(names) - 1))
            self.blockSignals(False)  # noqa: FBT003
        self.setVisible(len(names) > 1)


def _name(grids: Grids, part: Mapping, number: int) -> str:
    first = next((place for place in part.tables if place < len(grids.tables)), None)
    table = grids.tables[first] if first is not None else None
    above = table.headings[-1] if table is not None and table.headings else ""
    name = (table.name if table is not None else "") or above or tr("Table {n}", n=number + 1)
    short = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
    more = len(part.tables) - 1
    return tr("{name} and {n} more", name=short, n=more) if more > 0 else short

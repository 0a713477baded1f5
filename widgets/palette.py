"""The palette: everything that can be put on a map, in sections, searchable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.packing import PackedLayout
from widgets.palette_button import PaletteButton
from widgets.palette_entry import PaletteSection, Shape
from widgets.search_field import SearchField
from widgets.section import Section

_COLUMNS = {Shape.CHIP: 2, Shape.FACE: 5, Shape.PERSON: 1}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _SectionView(Section):
    """One section: its buttons and, where there are more than it shows, the word for all."""

    def __init__(self, icons: IconPainter, section: PaletteSection, parent: QWidget) -> None:
        super().__init__(icons, section.title, folded=section.folded, parent=parent)
        self.section = section
        self.buttons: list[PaletteButton] = []
        self._icons = icons
        self._all_shown = False
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        shape = section.entries[0].shape if section.entries else Shape.CHIP
        self._packed = PackedLayout(columns=_COLUMNS[shape], gap=2 if shape is Shape.FACE else 6)
        column.addLayout(self._packed)
        self._more = QPushButton(self.body)
        self._more.setProperty("look", "link")
        self._more.clicked.connect(self._toggle_all)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()
        self.filter("")

    def _fill(self) -> None:
        for entry in self.section.entries:
            button = PaletteButton(entry, self._icons, self.body)
            self.buttons.append(button)
            self._packed.addWidget(button)
        if self.buttons:
            self.buttons[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def filter(self, words: str) -> bool:
        """Show what matches; answers whether anything does. Without words: as it is folded."""
        limit = None if self._all_shown else self.section.shown
        hits = 0
        for index, button in enumerate(self.buttons):
            within = limit is None or index < limit
            shown = button.entry.matches(words) if words else within
            button.setVisible(shown)
            hits += shown
        self._more.setVisible(not words and self.section.shown is not None)
        self._more.setText(
            tr("Show fewer") if self._all_shown else tr("All {n}", n=len(self.buttons))
        )
        self.body.setVisible(bool(words) or self.heading.isChecked())
        self.setVisible(not words or hits > 0)
        return hits > 0

    def _toggle_all(self) -> None:
        self._all_shown = not self._all_shown
        self.filter("")


class Palette(QWidget):
    """Search field and sections. ``chosen`` carries the DragItem to insert at the current place.

    Within a section the arrow keys go from entry to entry; Tab goes from section to section.
    """

    chosen = Signal(object)

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._views: dict[str, _SectionView] = {}
        self.setProperty("panel", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Palette"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        self.search = SearchField(icons, tr("Search palette"), self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self.search.left_down.connect(self._enter)
        margin = QVBoxLayout()
        margin.setContentsMargins(12, 0, 12, 0)
        margin.addWidget(self.search)
        column.addLayout(margin)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setProperty("surface", True)  # noqa: FBT003
        self._sections = QVBoxLayout(self._content)
        self._sections.setContentsMargins(12, 0, 6, 12)
        self._sections.setSpacing(4)
        self._nothing = QLabel(tr("Nothing in the palette is called that."), self._content)
        self._nothing.setProperty("tone", "faint")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._sections.addWidget(self._nothing)
        self._sections.addStretch(1)
        self._scroll.setWidget(self._content)
        column.addWidget(self._scroll, 1)

    def set_sections(self, sections: Sequence[PaletteSection]) -> None:
        """Show these sections; those that did not change stay as they are."""
        keys = {section.key for section in sections}
        for key in [key for key in self._views if key not in keys]:
            self._remove(key)
        for index, section in enumerate(sections):
            view = self._views.get(section.key)
            if view is not None and view.section == section:
                continue
            folded = not view.heading.isChecked() if view is not None else section.folded
            self._remove(section.key)
            self._insert(index, section, folded=folded)
        if self.search.text():
            self._filter(self.search.text())

    def buttons(self) -> Iterable[PaletteButton]:
        """All entries that are shown now, from the top."""
        for view in self._in_order():
            yield from (button for button in view.buttons if button.isVisibleTo(self))

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _in_order(self) -> list[_SectionView]:
        items = (self._sections.itemAt(index) for index in range(self._sections.count()))
        views = (item.widget() for item in items if item is not None)
        return [view for view in views if isinstance(view, _SectionView)]

    def _insert(self, index: int, section: PaletteSection, *, folded: bool) -> None:
        view = _SectionView(self._icons, section, self._content)
        view.heading.setChecked(not folded)
        self._views[section.key] = view
        self._sections.insertWidget(index + 1, view)
        for button in view.buttons:
            button.chosen.connect(self.chosen)
            button.installEventFilter(self)

    def _remove(self, key: str) -> None:
        view = self._views.pop(key, None)
        if view is not None:
            self._sections.removeWidget(view)
            view.hide()
            view.deleteLater()

    def _filter(self, words: str) -> None:
        found = [view.filter(words.strip()) for view in self._in_order()]
        self._nothing.setVisible(bool(words.strip()) and not any(found))
        self._scroll.verticalScrollBar().setValue(0)

    def _first(self) -> PaletteButton | None:
        return next(iter(self.buttons()), None)

    def _choose_first(self) -> None:
        first = self._first()
        if first is not None and self.search.text().strip():
            self.chosen.emit(first.entry.item)

    def _enter(self) -> None:
        first = self._first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go from entry to entry; what has the focus is kept in sight."""
        if isinstance(watched, PaletteButton):
            if event.type() is QEvent.Type.FocusIn:
                self._scroll.ensureWidgetVisible(watched, 0, 24)
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                way = _ARROWS.get(Qt.Key(event.key()))
                if way is not None:
                    self._go(watched, *way)
                    return True
        return super().eventFilter(watched, event)

    def _go(self, start: PaletteButton, across: int, down: int) -> None:
        """Move the keyboard to the nearest entry in a direction."""
        here = start.mapTo(self._content, start.rect().center())
        best: tuple[int, PaletteButton] | None = None
        for button in self.buttons():
            there = button.mapTo(self._content, button.rect().center()) - here
            cost = _cost(there, across, down)
            if button is not start and cost is not None and (best is None or cost < best[0]):
                best = (cost, button)
        if best is not None:
            best[1].setFocus(Qt.FocusReason.TabFocusReason)
        elif down < 0:
            self.focus_search()


def _cost(way: QPoint, across: int, down: int) -> int | None:
    """How far an entry lies in a direction, straying counted double; None for elsewhere."""
    along = way.x() * across + way.y() * down
    stray = abs(way.y() if across else way.x())
    if along <= 0 or (across and stray > along):
        return None
    return along + 2 * stray

"""The lens above the map: what is looked at as a chip, and the choices while the bar is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.canvas.view import CanvasView
from designer.finding.lens_words import FACETS, Facet, Value, lens_words, values_of
from designer.finding.looking import Looking
from designer.finding.name_field import NameField
from designer.finding.saved_views import SavedViews
from designer.finding.views_menu import ViewsMenu
from designer.speech.spoken import speak
from designer.style.icons import InterfaceIcons
from model.kinds import LensMode
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.icon_button import IconButton
from widgets.icon_paint import IconLabel
from widgets.packing import PackedLayout
from widgets.roles import Role
from widgets.staying_menu import StayingMenu

_MODES = (
    (LensMode.DIM, "Dim others", "What the lens does not show stands back"),
    (LensMode.ONLY, "Show only", "What the lens does not show is left out"),
)


class LensBar(QWidget):
    """A lens that is set is always told of here, whether the choices stand or not."""

    closed = Signal()

    def __init__(
        self,
        canvas: CanvasView,
        looking: Looking,
        views: SavedViews,
        icons: InterfaceIcons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._looking = looking
        self._icons = icons
        self._open = False
        self.setProperty("bar", "find")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Lens"))
        # Not Maximum: Qt would take the height it has at its widest for the most it may have.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.chip = _LensChip(icons, self)
        self.facets: dict[str, QPushButton] = {}
        self.modes: dict[LensMode, QPushButton] = {}
        self.choices = QWidget(self)
        self.views_menu = ViewsMenu(views, self)
        self.name_field = NameField(views, icons, self)
        self._build()
        self.chip.cleared.connect(looking.clear)
        looking.changed.connect(self.show_lens)
        views.naming_asked.connect(self._name_view)
        self.name_field.left.connect(self._after_naming)
        self.show_lens()

    @property
    def choices_shown(self) -> bool:
        """Whether the choices stand."""
        return self._open

    def set_open(self, *, on: bool) -> None:
        """Show the choices, or only the chip."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._open = on
        self.show_lens()
        if on:
            self.facets["persona"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif had_focus:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the choices away; the lens stays."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.set_open(on=False)
        else:
            super().keyPressEvent(event)

    def show_lens(self) -> None:
        """Show the lens as it is now."""
        lens, document = self._looking.lens, self._canvas.document
        words = tr("Lens: {what}", what=lens_words(document, lens))
        self.chip.tell(words, self._looking.counts)
        self.chip.setVisible(bool(lens))
        for facet in FACETS:
            count = sum(value.is_in(lens) for value in values_of(document, facet, lens))
            name = tr(facet.name)
            button = self.facets[facet.id]
            button.setText(f"{name}: {count}" if count else name)
            _mark(button, on=bool(count))
        for mode, button in self.modes.items():
            button.setChecked(mode is self._looking.mode)
        self.choices.setVisible(self._open)
        self.setVisible(self._open or bool(lens) or not self.name_field.isHidden())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.chip)
        column.addWidget(self.name_field)
        column.addWidget(self.choices)
        packed = PackedLayout(self.choices, gap=6)
        for facet in FACETS:
            button = self._drop_down(tr(facet.name))
            menu = StayingMenu(button)
            menu.aboutToShow.connect(partial(self._fill, menu, facet))
            button.setMenu(menu)
            self.facets[facet.id] = button
            packed.addWidget(button)
        group = QButtonGroup(self)
        for mode, name, tip in _MODES:
            button = QPushButton(tr(name), self.choices)
            button.setProperty("look", "hint")
            button.setCheckable(True)
            button.setToolTip(tr(tip))
            button.clicked.connect(partial(self._set_mode, mode))
            group.addButton(button)
            self.modes[mode] = button
            packed.addWidget(button)
        views = self._drop_down(tr("Views"))
        views.setMenu(self.views_menu)
        packed.addWidget(views)

    def _drop_down(self, name: str) -> QPushButton:
        button = QPushButton(name, self.choices)
        button.setProperty("look", "hint")
        button.setProperty("drop", True)  # noqa: FBT003 - Qt's own signature
        return button

    def _fill(self, menu: StayingMenu, facet: Facet) -> None:
        menu.clear()
        values = values_of(self._canvas.document, facet, self._looking.lens)
        for value in values:
            action = menu.addAction(value.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value.is_in(self._looking.lens))
            action.triggered.connect(partial(self._switch, value))
        if not values:
            menu.addAction(tr("No card has any")).setEnabled(False)

    def _switch(self, value: Value, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._looking.look(value.switched(self._looking.lens))

    def _set_mode(self, mode: LensMode, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._looking.look(self._looking.lens, mode)

    def _name_view(self, view_id: object) -> None:
        self.name_field.ask(view_id if isinstance(view_id, str) else None)
        self.show_lens()

    def _after_naming(self) -> None:
        self.show_lens()
        self.closed.emit()


class _LensChip(QWidget):
    """A filled chip with what is looked at and a cross."""

    cleared = Signal()

    def __init__(self, icons: InterfaceIcons, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        body = QWidget(self)
        body.setProperty("chip", "lens")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QHBoxLayout(body)
        inner.setContentsMargins(10, 0, 2, 0)
        inner.setSpacing(8)
        inner.addWidget(IconLabel(icons, "filter", size=15, role=Role.ACCENT, parent=body))
        self._words = CutLabel(body)
        self._words.setProperty("tone", "strong")
        self._counts = QLabel(body)
        self._counts.setProperty("tone", "faint")
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._counts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        inner.addWidget(self._words)
        inner.addWidget(self._counts)
        self.cross = IconButton(
            icons, "close", name=tr("Clear the lens (Ctrl+Alt+L)"), side=26, icon_side=14
        )
        self.cross.clicked.connect(self.cleared)
        inner.addWidget(self.cross)
        row.addWidget(body)
        row.addStretch(1)

    def tell(self, words: str, counts: str) -> None:
        """Say what is looked at, and how much of the map that is; aloud when it is another."""
        if words != self._words.words and self.isVisible():
            speak(self, f"{words}, {counts}")
        self._words.tell(words)
        self._counts.setText(f"· {counts}")
        self.setAccessibleName(f"{words}, {counts}")

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._words.words} {self._counts.text()}"


def _mark(button: QPushButton, *, on: bool) -> None:
    """A facet that the lens asks for stands out."""
    if button.property("on") != on:
        button.setProperty("on", on)
        button.style().unpolish(button)
        button.style().polish(button)

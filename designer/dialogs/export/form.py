"""The form of an export, built from its table of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designer.dialogs.export.fields import FIELDS, OPEN_SECTIONS, TICKED, Editing, Field, Tab
from designer.dialogs.export.offers import map_options, theme_options
from designer.exporting.wishes import Wishes
from designer.style.icons import InterfaceIcons
from model.document import JourneyMap
from resources.words import tr
from widgets.form.asking import ColourEditor, FileEditor
from widgets.form.choice import ChoiceEditor, FlagEditor, Option
from widgets.form.editor import Editor
from widgets.form.measure import MeasureEditor, Scale
from widgets.form.row import FormRow
from widgets.form.text import LineEditor
from widgets.form.ticks import TicksEditor
from widgets.section import Section

_GAP, _FLAG_GAP, _INDENT = 12, 2, 24

Asking = Mapping[Editing, Callable[[str], str | None]]
"""How a colour and a picture are asked for: from what it was to another one, or None."""


class ExportForm(QTabWidget):
    """The tabs. ``changed`` carries all wishes whenever a person changed one."""

    changed = Signal(object)

    def __init__(
        self, icons: InterfaceIcons, asking: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._asking = asking
        self._wishes = Wishes()
        self._pages: dict[Tab, QVBoxLayout] = {}
        self._sections: dict[tuple[Tab, str], Section] = {}
        self._lines: dict[tuple[Tab, str], QBoxLayout] = {}
        self._document = JourneyMap()
        self.rows: dict[str, FormRow] = {}
        self.setDocumentMode(True)
        self.tabBar().setExpanding(True)
        self.setUsesScrollButtons(False)
        for tab in Tab:
            self._add_page(tab)
        for field in FIELDS:
            self._place(field)
        for column in self._pages.values():
            column.addStretch(1)

    @property
    def wishes(self) -> Wishes:
        """What the form says."""
        return self._wishes

    def set_document(self, document: JourneyMap) -> None:
        """Offer the lanes, stages, personas and views of this map."""
        self._document = document
        for field in FIELDS:
            editor = self.editor(field.name)
            if isinstance(editor, (TicksEditor, ChoiceEditor)):
                options = map_options(field.editor, document)
                if options is not None:
                    editor.set_options(options)
        self._show()

    def set_wishes(self, wishes: Wishes) -> None:
        """Show these; nobody is told."""
        self._wishes = wishes
        self._show()

    def set_target(self, target: str) -> None:
        """Another target, chosen elsewhere; it is told as if it was chosen here."""
        self._wishes = replace(self._wishes, target=target)
        self._show()
        self.changed.emit(self._wishes)

    def editor(self, name: str) -> Editor:
        """The editor of a wish."""
        return self._editor_in(self.rows[name])

    @staticmethod
    def _editor_in(row: FormRow) -> Editor:
        if not isinstance(row.field, Editor):
            raise TypeError(row.field)
        return row.field

    # --- building --------------------------------------------------------------------------

    def _add_page(self, tab: Tab) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("surface", True)  # noqa: FBT003 - Qt's own signature
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(_GAP)
        scroll.setWidget(page)
        self._pages[tab] = column
        self.addTab(scroll, tr(tab.value))

    def _place(self, field: Field) -> None:
        unnamed = field.editor is Editing.FLAG or field.editor in TICKED
        row = FormRow("" if unnamed else tr(field.label), self._made(field))
        editor = self._editor_in(row)
        editor.set_name(tr(field.label))
        editor.edited.connect(partial(self._edit, field.name))
        editor.refused.connect(row.set_error)
        self.rows[field.name] = row
        line = self._line(field)
        if line is not None:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            return
        layout = row.layout()
        if field.indented and layout is not None:
            layout.setContentsMargins(_INDENT, 0, 0, 0)
        self._home(field).addWidget(row)

    def _line(self, field: Field) -> QBoxLayout | None:
        """The line that a field shares with its neighbours; flags share one from above down."""
        flag = field.editor is Editing.FLAG
        name = field.row or (f"flags {field.section} {field.indented}" if flag else "")
        if not name:
            return None
        key = (field.tab, name)
        if key not in self._lines:
            line = QVBoxLayout() if flag else QHBoxLayout()
            line.setSpacing(_FLAG_GAP if flag else 8)
            line.setContentsMargins(_INDENT if field.indented else 0, 0, 0, 0)
            self._home(field).addLayout(line)
            self._lines[key] = line
        return self._lines[key]

    def _home(self, field: Field) -> QVBoxLayout:
        """The column a field stands in: that of its tab, or of its section."""
        page = self._pages[field.tab]
        if not field.section:
            return page
        key = (field.tab, field.section)
        if key not in self._sections:
            folded = field.section not in OPEN_SECTIONS
            section = Section(self._icons, tr(field.section), folded=folded)
            inside = QVBoxLayout(section.body)
            inside.setContentsMargins(2, 2, 0, 6)
            inside.setSpacing(_GAP)
            self._sections[key] = section
            page.addWidget(section)
        layout = self._sections[key].body.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        return layout

    def _made(self, field: Field) -> Editor:
        match field.editor:
            case Editing.CHOICE:
                return ChoiceEditor([Option(value, tr(name)) for value, name in field.choices])
            case Editing.FIGURE:
                scale = field.scale or Scale(0, 100)
                return MeasureEditor(replace(scale, least_text=tr(scale.least_text)))
            case Editing.LINE:
                return LineEditor(tr(field.hint))
            case Editing.FLAG:
                return FlagEditor(tr(field.label))
            case Editing.LANES | Editing.STAGES | Editing.PERSONAS | Editing.SHEETS:
                return TicksEditor()
            case Editing.VIEW:
                return ChoiceEditor(())
            case Editing.THEME:
                return ChoiceEditor(theme_options())
            case Editing.COLOUR | Editing.PICTURE | Editing.THEME_FILE:
                return self._asker(field)
            case _:
                assert_never(field.editor)

    def _asker(self, field: Field) -> Editor:
        editor: ColourEditor | FileEditor
        colour = field.editor is Editing.COLOUR
        editor = ColourEditor() if colour else FileEditor(self._icons, tr(field.hint))
        editor.asked.connect(partial(self._ask, field))
        return editor

    # --- what it says ----------------------------------------------------------------------

    def _ask(self, field: Field) -> None:
        found = self._asking[field.editor](getattr(self._wishes, field.name))
        if found is not None:
            self._edit(field.name, found)

    def _edit(self, name: str, value: object) -> None:
        self.rows[name].set_error("")
        changed: dict[str, Any] = {name: value}
        self._wishes = replace(self._wishes, **changed)
        self._show()
        self.changed.emit(self._wishes)

    def _show(self) -> None:
        """Each wish in its editor, and only what is asked for this target."""
        shown: dict[Tab, bool] = dict.fromkeys(Tab, False)
        sections: dict[tuple[Tab, str], bool] = dict.fromkeys(self._sections, False)
        for field in FIELDS:
            row = self.rows[field.name]
            self.editor(field.name).set_value(getattr(self._wishes, field.name))
            asked = field.shown(self._wishes) and self._has_something(field)
            row.setVisible(asked)
            shown[field.tab] |= asked
            if field.section:
                sections[field.tab, field.section] |= asked
            if field.editor in TICKED:
                self._head(field)
        for key, asked in sections.items():
            self._sections[key].setVisible(asked)
        for place, tab in enumerate(Tab):
            self.setTabVisible(place, shown[tab])
        asks = [place for place, tab in enumerate(Tab) if shown[tab]]
        self.setVisible(bool(asks))  # a text or a table asks nothing
        if asks and self.currentIndex() not in asks:
            self.setCurrentIndex(asks[0])
        words = tr("Size") if self.rows["paper"].isHidden() else tr(Tab.PAPER.value)
        self.setTabText(list(Tab).index(Tab.PAPER), words)

    def _head(self, field: Field) -> None:
        """Say in the heading of a list how many of it are shown."""
        every = len(map_options(field.editor, self._document) or ())
        shown = every - len(getattr(self._wishes, field.name))
        words = tr("all {n}", n=every) if shown == every else tr("{n} of {all}", n=shown, all=every)
        heading = self._sections[field.tab, field.section].heading
        heading.setText(f"{tr(field.label)} · {words}")
        heading.setAccessibleName(f"{tr(field.label)}, {words}")
        heading.update()

    def _has_something(self, field: Field) -> bool:
        """Whether the map has anything to choose there."""
        options = map_options(field.editor, self._document)
        return options is None or len(options) > 1

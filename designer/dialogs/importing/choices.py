"""The form at the left: what the rows are, how the table lies, and how its cells are read."""

from __future__ import annotations

from collections.abc import Mapping as Words
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from designer.importing.choosing import parts
from designer.importing.head import row_words
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Orientation, Purpose, Scale
from resources.words import tr
from widgets.form.choice import ChoiceEditor, Option
from widgets.form.row import FormRow
from widgets.form.text import LineEditor
from widgets.form.ticks import TicksEditor
from widgets.icon_paint import IconPainter
from widgets.section import Section

PURPOSES: dict[Purpose, str] = {
    Purpose.JOURNEY: "A journey",
    Purpose.EVIDENCE: "Findings: feedback, survey answers",
    Purpose.METRICS: "Figures measured at steps",
    Purpose.PERSONAS: "People: personas",
    Purpose.ACTIONS: "Actions to take",
}
ORIENTATIONS: dict[Orientation, str] = {
    Orientation.ROWS: "One row for each thing",
    Orientation.COLUMNS: "Stages are the columns",
    Orientation.PAIRS: "A small table for each stage",
}
SCALES: dict[Scale, str] = {
    Scale.WORDS: "Words: happy, anxious …",
    Scale.FACES: "Faces and emoji",
    Scale.ONE_TO_FIVE: "1 to 5",
    Scale.TWO_BOTH_WAYS: "−2 to +2",
    Scale.FIVE_BOTH_WAYS: "−5 to +5",
}
SIGNS: dict[str, str] = {
    "\n": "New line",
    ";": "Semicolon ;",
    ",": "Comma ,",
    "|": "Upright line |",
    "/": "Slash /",
    "•": "Bullet •",
}
_HEADER_ROWS, _HEADER_LETTERS, _TABLE_WIDTH, _HEADER_WIDTH = 12, 60, 170, 214


class ChoicesForm(QWidget):
    """``changed`` carries what a person said, whenever they said something else.

    ``titled`` carries what the map shall be called, as it is typed.
    """

    changed = Signal(object)
    titled = Signal(str)

    def __init__(self, icons: IconPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._given = Given()
        self.purpose = ChoiceEditor(_options(PURPOSES))
        self.title = LineEditor()
        self.orientation = ChoiceEditor(_options(ORIENTATIONS))
        self.tables = TicksEditor()
        self.header = ChoiceEditor(())
        self.scale = ChoiceEditor(_options(SCALES))
        self.separators = TicksEditor()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.rows: dict[str, FormRow] = {}
        self.sections: dict[str, Section] = {}
        for name, label, editor in (
            ("purpose", tr("What it tells"), self.purpose),
            ("title", tr("Title of the map"), self.title),
            ("orientation", tr("How it lies"), self.orientation),
            ("header", tr("Row of headings"), self.header),
            ("scale", tr("How emotions are written"), self.scale),
        ):
            self.rows[name] = FormRow(label, editor, self)
            column.addWidget(self.rows[name])
            if editor is not self.title:
                editor.edited.connect(partial(self._edit, name))
        self.title.edited.connect(lambda text: self.titled.emit(str(text)))
        for name, label, ticks in (
            ("separators", tr("What parts the items of a cell"), self.separators),
            ("tables", tr("Tables of the file"), self.tables),
        ):
            section = Section(icons, label, folded=True, parent=self)
            inside = QVBoxLayout(section.body)
            inside.setContentsMargins(0, 2, 0, 0)
            inside.addWidget(ticks)
            ticks.set_name(label)
            ticks.edited.connect(partial(self._edit, name))
            section.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self.sections[name] = section
            column.addWidget(section)
        self.separators.set_options([Option(sign, tr(words)) for sign, words in SIGNS.items()])
        self._places: tuple[int, ...] = ()

    @property
    def last_stop(self) -> QWidget:
        """Where the keyboard leaves the form."""
        if len(self._places) > 1:
            return self.tables.tick(self._places[-1])
        return self.separators.tick(list(SIGNS)[-1])

    def order_tabs(self) -> None:
        """From above; what is folded is no stop."""
        stops: list[QWidget] = [self.purpose, self.title, self.orientation, self.header, self.scale]
        stops.append(self.sections["separators"].heading)
        stops += [self.separators, *(self.separators.tick(sign) for sign in SIGNS)]
        stops.append(self.sections["tables"].heading)
        stops += [self.tables, *(self.tables.tick(place) for place in self._places)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_choices(self, grids: Grids, mapping: Mapping, given: Given) -> None:
        """Show what holds now: what was said, and the guess for the rest."""
        self._given = given
        self.purpose.set_value(mapping.purpose)
        self.orientation.set_value(mapping.orientation)
        self.scale.set_value(mapping.scale)
        self._places = tuple(range(len(grids.tables)))
        self.tables.set_options(
            [Option(place, self._table_name(grids, place)) for place in self._places]
        )
        used = {place for part in parts(mapping) for place in part.tables}
        self.tables.set_value(tuple(place for place in self._places if place not in used))
        self.sections["tables"].setVisible(len(self._places) > 1)
        self._show_header(grids, mapping)
        self.separators.set_value(tuple(s for s in SIGNS if s not in mapping.separators))

    def show_title(self, title: str, guess: str, *, wanted: bool) -> None:
        """What the new map is called; the guess stands for an empty field. Not ``wanted``: none."""
        self.title.set_hint(guess)
        self.title.set_value(title)
        self.rows["title"].setVisible(wanted)

    def _show_header(self, grids: Grids, mapping: Mapping) -> None:
        used = [place for place in mapping.tables if place < len(grids.tables)]
        rows = grids.tables[used[0]].rows[:_HEADER_ROWS] if used else ()
        options = [Option(None, tr("None"))]
        for number, row in enumerate(rows):
            words = row_words(row)[:_HEADER_LETTERS]
            if words:
                text = tr("Row {n}: {words}", n=number + 1, words=words)
                right = Qt.TextElideMode.ElideRight
                text = self.fontMetrics().elidedText(text, right, _HEADER_WIDTH)
                options.append(Option(number, text))
        self.header.set_options(options)
        self.header.set_value(mapping.header)

    def _table_name(self, grids: Grids, place: int) -> str:
        table = grids.tables[place]
        above = table.headings[-1] if table.headings else ""
        name = table.name or above or tr("Table {n}", n=place + 1)
        middle = Qt.TextElideMode.ElideMiddle
        name = self.fontMetrics().elidedText(" ".join(name.split()), middle, _TABLE_WIDTH)
        return tr("{name} · {n} rows", name=name, n=len(table.rows))

    def _edit(self, name: str, value: object) -> None:
        given = self._said(name, value)
        if given is not None:
            self._given = given
            self.changed.emit(given)

    def _said(self, name: str, value: object) -> Given | None:
        given = self._given
        match name, value:
            case "purpose", Purpose():
                return replace(Given(tables=given.tables), purpose=value)
            case "orientation", Orientation():
                return replace(given, orientation=value, tables=None, header=None)
            case "scale", Scale():
                return replace(given, scale=value)
            case "header", None:
                return replace(given, header=NO_HEADER)
            case "header", int():
                return replace(given, header=value)
            case "tables", tuple():
                left = tuple(place for place in self._places if place not in value)
                return replace(given, tables=left, header=None) if left else None
            case "separators", tuple():
                return replace(given, separators="".join(s for s in SIGNS if s not in value))
            case _:
                return None


def _options(words: Words[Any, str]) -> list[Option]:
    return [Option(value, tr(text)) for value, text in words.items()]

"""A list of readings: days with the value that was read, each to be corrected or taken out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resources.words import tr
from widgets.form.dates import DateEditor
from widgets.form.numbers import NumberEditor
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter


class ReadingRow(QWidget):
    """One day and its value; ``day`` None while it is being made."""

    def __init__(
        self, editor: ReadingsEditor, icons: IconPainter, day: date | None, value: float | None
    ) -> None:
        super().__init__(editor)
        self.day = day
        self.on = DateEditor(icons, picker=False)
        self.on.set_name(tr("Read on"))
        self.value = NumberEditor(tr("Value"))
        self.value.set_name(tr("Value that was read"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.on, 3)
        line.addWidget(self.value, 2)
        cross = IconButton(icons, "close", name=tr("Take out"), side=26, icon_side=14)
        cross.clicked.connect(lambda: editor.take_out(self))
        line.addWidget(cross)
        self.show_reading(day, value)
        self.on.edited.connect(lambda on: editor.redate(self, on))
        self.value.edited.connect(lambda number: editor.revalue(self, number))
        for field in (self.on, self.value):
            field.refused.connect(editor.refused)
            field.finished.connect(editor.finished)

    def show_reading(self, day: date | None, value: float | None) -> None:
        """Show what is known of it."""
        self.day = day
        if day is not None:
            self.on.set_value(day)
        self.value.set_value(value)


class ReadingsEditor(QWidget):
    """The rows, the newest first, and a button for another.

    ``added`` carries a day and a value, ``redated`` the day that was and the day it shall be,
    ``revalued`` a day and its other value, ``removed`` a day. Rows keep their places while one
    types in them.
    """

    added = Signal(object, float)
    redated = Signal(object, object)
    revalued = Signal(object, float)
    removed = Signal(object)
    refused = Signal(str)
    finished = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._draft: ReadingRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column.addLayout(self._column)
        self.add_button = QPushButton(tr("Add a reading"), self)
        self.add_button.setProperty("look", "link")
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[ReadingRow]:
        """The rows from the top, the one that is being made as well."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [row for row in widgets if isinstance(row, ReadingRow)]

    def set_readings(self, days: Mapping[date, float]) -> None:
        """Show these readings, by day."""
        rows = [row for row in self.rows() if row is not self._draft]
        newest = sorted(days, reverse=True)
        known = [row.day for row in rows]
        if known == newest or (self._typed_in() and set(known) == set(newest)):
            for row in rows:
                if row.day is not None:
                    row.show_reading(row.day, days[row.day])
            return
        self._clear()
        for day in newest:
            self._column.addWidget(ReadingRow(self, self._icons, day, days[day]))

    def begin(self, day: date) -> None:
        """A row for another reading; it is one with its value."""
        if self._draft is None:
            self._draft = ReadingRow(self, self._icons, None, None)
            self._draft.on.set_value(day)
            self._column.insertWidget(0, self._draft)
        self._draft.value.setFocus()

    def forget(self) -> None:
        """Put away the row that is being made: other readings follow."""
        if self._draft is not None:
            self.take_out(self._draft)

    def redate(self, row: ReadingRow, on: object) -> None:
        """A row has another day."""
        if not isinstance(on, date):
            self.refused.emit(tr("A reading needs a day."))
        elif any(other.day == on for other in self.rows() if other is not row):
            self.refused.emit(tr("There is a reading of that day already."))
        elif row.day is not None and on != row.day:
            before, row.day = row.day, on
            self.redated.emit(before, on)

    def revalue(self, row: ReadingRow, value: object) -> None:
        """A row has another value; the one that is being made is a reading now."""
        if not isinstance(value, (int, float)):
            self.refused.emit(tr("A reading needs a value."))
            return
        if row.day is not None:
            self.revalued.emit(row.day, float(value))
            return
        day = row.on.day()
        if day is None:
            self.refused.emit(tr("A reading needs a day."))
            return
        if any(other.day == day for other in self.rows()):
            self.refused.emit(tr("There is a reading of that day already."))
            return
        row.day, self._draft = day, None
        self.added.emit(day, float(value))

    def take_out(self, row: ReadingRow) -> None:
        """A row shall go."""
        if row.day is not None:
            self.removed.emit(row.day)
            return
        self._draft = None
        self._drop(row)
        self.add_button.setFocus()

    def _typed_in(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _clear(self) -> None:
        self._draft = None
        for row in self.rows():
            self._drop(row)

    def _drop(self, row: ReadingRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

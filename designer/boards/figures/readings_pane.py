"""Below the table: what the metric says, what to do about it, and its readings over time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.boards.figures.figure_rows import FigureRow
from designer.style.icons import InterfaceIcons
from model.bounds import Reading
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_reading, edit_reading, remove_reading
from model.ids import Id
from model.kinds import Better
from model.metric_kinds import METRIC_KINDS
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.form.dates import DateEditor
from widgets.form.editor import Editor
from widgets.form.numbers import NumberEditor
from widgets.icon_button import IconButton

Make = Callable[[JourneyMap], ChangeSet]
_DAY_WIDE, _VALUE_WIDE = 150, 96
_BETTER = {Better.HIGHER: "Higher is better.", Better.LOWER: "Lower is better."}


class ReadingsPane(QWidget):
    """Shows one metric. ``asked`` carries an edit to be made, ``refused`` a sentence."""

    asked = Signal(object)
    refused = Signal(str)

    def __init__(
        self, icons: InterfaceIcons, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Readings"))
        self._icons, self._today = icons, today
        self._id: Id = ""
        self._value: float | None = None
        self._day: date | None = None
        self._shown: tuple[object, ...] = ()
        self._title = CutLabel(self)
        self._title.setProperty("tone", "strong")
        self._says, self._does = self._label(), self._label()
        self.day, self.value = (
            DateEditor(icons, parent=self),
            NumberEditor(tr("Value"), parent=self),
        )
        self.add = QPushButton(tr("Add reading"), self)
        self.add.clicked.connect(self.take_reading)
        self.rows = QWidget()
        self.rows.setProperty("surface", True)  # noqa: FBT003
        self._grid = QGridLayout(self.rows)
        self._build()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _build(self) -> None:
        self.day.set_name(tr("Day of the reading"))
        self.value.set_name(tr("Value of the reading"))
        self.day.setFixedWidth(_DAY_WIDE)
        self.value.setFixedWidth(_VALUE_WIDE)
        self.day.edited.connect(self._keep_day)
        self.value.edited.connect(self._keep_value)
        for field in (self.day, self.value):
            field.refused.connect(self.refused)
            _on_enter(field, self.take_reading)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._does.setProperty("tone", "faint")
        for part in (self._title, self._says, self._does):
            words.addWidget(part)
        words.addStretch()
        new = QHBoxLayout()
        new.setSpacing(6)
        for widget in (self.day, self.value, self.add):
            new.addWidget(widget)
        new.addStretch()
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setSpacing(4)
        area = QScrollArea(self)
        area.setWidget(self.rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(_DAY_WIDE + _VALUE_WIDE + 60)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(new)
        right.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addLayout(right)
        self.setFixedHeight(196)

    @property
    def says(self) -> str:
        """What it tells of the metric."""
        return self._says.text()

    def show_row(self, row: FigureRow, *, editable: bool) -> None:
        """Show a metric; a reading that is being typed for it stays."""
        metric = row.metric
        facts = METRIC_KINDS[metric.kind]
        if metric.id != self._id:
            self._id = metric.id
            self._start_reading()
        self._title.tell(row.title)
        better = metric.better or facts.better
        way = tr(_BETTER[better]) if better is not None else ""
        self._says.setText(f"{tr(facts.says)} {way}".strip())
        self._does.setText(tr("What to do: {advice}", advice=tr(facts.suggests)))
        for part in (self.day, self.value, self.add):
            part.setEnabled(editable)
        self._show_readings(row.readings, editable=editable)

    def take_reading(self) -> None:
        """Add the reading that stands in the fields."""
        metric_id, day, value = self._id, self._day, self._value
        if day is None or value is None:
            self.refused.emit(tr("A reading needs a day and a value."))
            (self.day if day is None else self.value).setFocus()
            return
        self._start_reading()
        self.asked.emit(lambda document: add_reading(document, metric_id, on=day, value=value))

    def commit(self) -> None:
        """Take over a reading that is being typed; half of one is left as it is."""
        focus = self.focusWidget()
        if self.rows.isAncestorOf(focus):
            focus.clearFocus()
        if self._value is not None and self._day is not None:
            self.take_reading()

    def _start_reading(self) -> None:
        self._day, self._value = self._today(), None
        self.day.set_value(self._day)
        self.value.set_value(None)

    def _keep_day(self, day: object) -> None:
        self._day = day if isinstance(day, date) else None

    def _keep_value(self, value: object) -> None:
        self._value = float(value) if isinstance(value, (int, float)) else None

    # --- the readings there are ----------------------------------------------------------------

    def _show_readings(self, readings: tuple[Reading, ...], *, editable: bool) -> None:
        """A row for each, the latest first; made anew only where they differ."""
        shown = (self._id, readings, editable)
        if shown == self._shown:
            return
        self._shown = shown
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, reading in enumerate(reversed(readings)):
            for column, widget in enumerate(self._row(reading)):
                widget.setEnabled(editable)
                self._grid.addWidget(widget, place, column)
        if not readings:
            empty = QLabel(tr("No readings with a day yet."), self.rows)
            empty.setProperty("tone", "faint")
            self._grid.addWidget(empty, 0, 0)
        self._grid.setRowStretch(len(readings) + 1, 1)
        self._grid.setColumnStretch(3, 1)

    def _row(self, reading: Reading) -> tuple[QWidget, ...]:
        metric_id, day = self._id, reading.on
        when, value = DateEditor(self._icons, parent=self.rows), NumberEditor(parent=self.rows)
        when.setFixedWidth(_DAY_WIDE)
        value.setFixedWidth(_VALUE_WIDE)
        when.set_value(day)
        value.set_value(reading.value)
        when.set_name(tr("Day of the reading"))
        value.set_name(tr("Value of {day}", day=day.isoformat()))
        typed: dict[str, object] = {}
        when.edited.connect(lambda new: typed.update(on=new))
        value.edited.connect(lambda new: typed.update(value=new))

        def finish() -> None:
            self._change(metric_id, day, reading.value, dict(typed))
            typed.clear()

        for field in (when, value):
            field.refused.connect(self.refused)
            field.finished.connect(finish)
            _on_enter(field, finish)
        words = tr("Delete the reading of {day}", day=day.isoformat())
        gone = IconButton(self._icons, "close", name=words, side=26, icon_side=14)
        gone.clicked.connect(
            lambda: self.asked.emit(lambda document: remove_reading(document, metric_id, day))
        )
        return when, value, gone

    def _change(self, metric_id: Id, day: date, value: float, typed: dict[str, object]) -> None:
        """What was typed into a reading's fields, once the keyboard has left them."""
        on, new = typed.get("on", day), typed.get("value", value)
        if (on, new) == (day, value):
            return
        if not isinstance(on, date) or not isinstance(new, (int, float)):
            self.refused.emit(tr("A reading needs a day and a value."))
            self._shown = ()
            self.asked.emit(lambda _document: ChangeSet())
            return
        number = float(new)
        self.asked.emit(
            lambda document: edit_reading(
                document, metric_id, day, on=None if on == day else on, value=number
            )
        )


def _on_enter(field: Editor, done: Callable[[], None]) -> None:
    """Enter in a field is as good as leaving it."""
    line = field.findChild(QLineEdit)
    if isinstance(line, QLineEdit):
        line.returnPressed.connect(done)

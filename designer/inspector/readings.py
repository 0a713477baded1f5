"""The binding for what a metric said, day by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from designer.inspector.context import FormContext
from designer.inspector.field import Field
from model.changes import ChangeSet
from model.edits import add_reading, edit_reading, readings_of, remove_reading
from model.errors import RuleError
from model.ids import Id
from model.records import Record
from resources.words import tr
from widgets.form.readings import ReadingsEditor
from widgets.form.row import FormRow


class ReadingsBinding:
    """All readings of one metric, or of the metric that a card shows."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._field = field
        self._context = context
        self._id: Id = ""
        self.readings = ReadingsEditor(context.icons)
        self.row = FormRow(tr(field.label), self.readings)
        self.widget: QWidget = self.row
        self.readings.add_button.clicked.connect(self._begin)
        self.readings.added.connect(self._add)
        self.readings.revalued.connect(self._revalue)
        self.readings.redated.connect(self._redate)
        self.readings.removed.connect(self._remove)
        self.readings.refused.connect(self.row.set_error)
        self.readings.finished.connect(context.session.end_merge)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the readings of the metric; nothing where a card has none yet."""
        target = getattr(records[0], self._field.through) if self._field.through else records[0].id
        if target != self._id:
            self._id = target or ""
            self.readings.forget()
            self.row.set_error("")
        metric = self._context.document.metrics.get(self._id)
        self.widget.setVisible(metric is not None)
        if metric is not None and not self.row.error:
            self.readings.set_readings(readings_of(metric))

    def _begin(self) -> None:
        self.readings.begin(self._context.today())

    def _add(self, on: date, value: float) -> None:
        self._push(lambda metric: add_reading(self._context.document, metric, on=on, value=value),
                   f"add:{on}")  # fmt: skip

    def _revalue(self, on: date, value: float) -> None:
        self._push(lambda m: edit_reading(self._context.document, m, on, value=value), f"at:{on}")

    def _redate(self, before: date, on: date) -> None:
        self._push(lambda m: edit_reading(self._context.document, m, before, on=on), "day")

    def _remove(self, on: date) -> None:
        self._context.attempt(lambda: remove_reading(self._context.document, self._id, on))

    def _push(self, make: Callable[[Id], ChangeSet], what: str) -> None:
        """Make an edit while somebody types; what a rule refuses stands below the rows."""
        try:
            change = make(self._id)
            self.row.set_error("")
            self._context.session.push(change, merge_key=f"reading:{self._id}:{what}")
        except RuleError as error:
            self.row.set_error(str(error))

"""A form for one or several records of a kind, built from its table of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.inspector.context import FormContext
from designer.inspector.decided import PlaceBinding, RuleBinding
from designer.inspector.fields import FOLDED_SECTIONS, EditorKind, Field
from designer.inspector.pictures import CardLinkBinding, PictureBinding
from designer.inspector.readings import ReadingsBinding
from designer.inspector.relations import (
    AnsweredByBinding,
    AnswersBinding,
    EvidenceBinding,
    PersonasBinding,
)
from designer.inspector.tables import RecordsBinding
from designer.inspector.values import Binding, HueBinding, ValueBinding, value_editor
from model.records import Record
from resources.words import tr
from widgets.section import Section

_SPECIAL: Mapping[EditorKind, Callable[[Field, FormContext], Binding]] = {
    EditorKind.HUE: HueBinding,
    EditorKind.PERSONAS: PersonasBinding,
    EditorKind.EVIDENCE: EvidenceBinding,
    EditorKind.ANSWERS: AnswersBinding,
    EditorKind.ANSWERED_BY: AnsweredByBinding,
    EditorKind.PICTURE: PictureBinding,
    EditorKind.CARD_LINK: CardLinkBinding,
    EditorKind.RECORDS: RecordsBinding,
    EditorKind.READINGS: ReadingsBinding,
    EditorKind.RULE: RuleBinding,
    EditorKind.PLACE: PlaceBinding,
}
_GAP = 12


class RecordForm(QWidget):
    """The rows of a form. ``bindings`` are in the order of the fields."""

    def __init__(
        self, fields: Sequence[Field], context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.bindings: list[Binding] = []
        self.sections: dict[str, Section] = {}
        self._context = context
        self._open_row: QHBoxLayout | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        for field in self.fields:
            binding = _bound(field, context)
            self.bindings.append(binding)
            self._place(field, binding.widget)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show these records."""
        for binding in self.bindings:
            binding.refresh(records)

    def binding(self, name: str) -> Binding:
        """The first binding of the field with this name."""
        return next(
            binding
            for field, binding in zip(self.fields, self.bindings, strict=True)
            if field.name == name
        )

    def focus_first(self) -> None:
        """Put the keyboard into the first field that takes it."""
        for binding in self.bindings:
            if isinstance(binding, ValueBinding) and not binding.widget.isHidden():
                binding.row.field.setFocus()
                return

    def _place(self, field: Field, widget: QWidget) -> None:
        """Put a row into its section; the second of two half ones beside the first."""
        column = self._home(field.section)
        if not field.half:
            self._open_row = None
            column.addWidget(widget)
            return
        if self._open_row is None:
            row = QHBoxLayout()
            row.setSpacing(8)
            column.addLayout(row)
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            self._open_row = row
        else:
            self._open_row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            self._open_row = None

    def _home(self, section: str) -> QVBoxLayout:
        if not section:
            return self._column
        if section not in self.sections:
            folded = section in FOLDED_SECTIONS
            view = Section(self._context.icons, tr(section), folded=folded, parent=self)
            column = QVBoxLayout(view.body)
            column.setContentsMargins(0, 2, 0, 4)
            column.setSpacing(_GAP)
            self.sections[section] = view
            self._column.addWidget(view)
        layout = self.sections[section].body.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        return layout


def _bound(field: Field, context: FormContext) -> Binding:
    maker = _SPECIAL.get(field.editor)
    if maker is not None:
        return maker(field, context)
    return ValueBinding(field, value_editor(field, context), context)

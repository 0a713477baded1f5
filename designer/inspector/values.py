"""Bindings for fields that hold a plain value: text, choices, numbers, days, colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from designer.inspector.context import FormContext
from designer.inspector.fields import EditorKind, Field
from designer.inspector.naming import choice_name, metric_cards, metric_text
from model.changes import ChangeSet, squash
from model.channels import channel_icon
from model.edits import correct_value, edit, rename_channel, set_weights
from model.edits.making import evolved
from model.errors import RuleError
from model.guidance import GUIDES
from model.ids import Id, new_id
from model.library.catalogue import Catalogue
from model.naming import counted
from model.queries import lane_name, persona_hues, personas_in_order, stage_hues
from model.records import Channel, Lane, Marker, Metric, Persona, Record, Stage
from resources.words import tr
from widgets.colour_dots import ColourDots
from widgets.form.choice import ChoiceEditor, FlagEditor, Option, SuggestEditor
from widgets.form.dates import DateEditor
from widgets.form.editor import Editor
from widgets.form.measure import MeasureEditor, Scale
from widgets.form.numbers import CountEditor, NumberEditor
from widgets.form.rating import RatingEditor
from widgets.form.row import FormRow
from widgets.form.text import LineEditor, LinesEditor, TextEditor
from widgets.form.valence import ValenceEditor

_TYPED = frozenset(
    {
        EditorKind.LINE,
        EditorKind.TEXT,
        EditorKind.LINES,
        EditorKind.SUGGEST,
        EditorKind.NUMBER,
        EditorKind.WHOLE,
        EditorKind.COUNT,
        EditorKind.DATE,
        EditorKind.VALENCE,
        EditorKind.WEIGHT,
    }
)
_WEIGHTS = Scale(0, 100, step=5, decimals=1)
# A word moves its face to the usual place only when it stands further away than this.
_NEAR = 0.75


class Binding(Protocol):
    """A field of a form that stands: its widget, and how it comes to show records."""

    widget: QWidget

    def refresh(self, records: Sequence[Record]) -> None:
        """Show what these records say now."""


class ValueBinding:
    """One editor for one field of all the records shown."""

    def __init__(self, field: Field, editor: Editor, context: FormContext) -> None:
        self._field = field
        self._editor = editor
        self._context = context
        self._ids: tuple[Id, ...] = ()
        label = "" if field.editor is EditorKind.FLAG else tr(field.label)
        self.row = FormRow(label, editor)
        self.widget: QWidget = self.row
        if any(field.ends):
            least, most = map(tr, field.ends)
            editor.set_name(label, tr("1: {least} … 5: {most}", least=least, most=most))
        editor.edited.connect(self._edit)
        editor.refused.connect(self.row.set_error)
        editor.finished.connect(self._finish)

    @property
    def name(self) -> str:
        """The name of the field it edits."""
        return self._field.name

    @property
    def refused_for(self) -> tuple[Id, ...]:
        """The records for which something stands in the field that was refused; none: all well."""
        return self._ids if self.row.error else ()

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the value, or that several differ. What was refused stays, to be mended."""
        ids = tuple(record.id for record in records)
        if ids != self._ids:
            self._ids = ids
            self.row.set_error("")
        elif self.row.error:
            return
        if self._field.editor in (EditorKind.PERSONA, EditorKind.METRIC_LINK):
            as_choice(self._editor).set_options(_record_options(self._field, self._context))
        if self._field.name == "name" and isinstance(records[0], Lane):
            self._hint_lane_name(records[0])
        values = [self._value(record) for record in records]
        self._editor.set_value(values[0], mixed=any(value != values[0] for value in values))

    def _hint_lane_name(self, lane: Lane) -> None:
        if isinstance(self._editor, LineEditor):
            self._editor.set_hint(lane_name(lane.model_copy(update={"name": ""})))

    def _value(self, record: Record) -> object:
        if not self._field.through:
            return getattr(record, self._field.name)
        target = self._context.document.find(getattr(record, self._field.through) or "")
        return getattr(target, self._field.name) if target is not None else None

    def _edit(self, value: object) -> None:
        typed = self._field.editor in _TYPED
        key = f"{self._field.name}:{','.join(self._ids)}" if typed else None
        try:
            self._context.session.push(self._change(value), merge_key=key)
        except RuleError as error:
            self.row.set_error(str(error))
        else:
            self.row.set_error("")

    def _change(self, value: object) -> ChangeSet:
        records = self._context.records(self._ids)
        if self._field.through:
            return squash(self._change_through(record, value) for record in records)
        changes = [self._changed(record, value) for record in records]
        label = tr("Edit {what}", what=counted(records)) if len(records) > 1 else None
        return squash(changes, label=label)

    def _changed(self, record: Record, value: object) -> ChangeSet:
        """A record with the value; a reading that was told wrongly is mended in its history too."""
        document = self._context.document
        if isinstance(record, Metric) and self._field.name == "value" and value is not None:
            return correct_value(document, record.id, float(str(value)))
        if isinstance(record, Channel) and self._field.name == "name":
            return rename_channel(document, record.id, str(value))
        if self._field.editor is EditorKind.WEIGHT:
            return set_weights(document, {self._field.name: float(str(value))})
        return edit(document, record.id, self._values(record, value))

    def _values(self, record: Record, value: object) -> dict[str, object]:
        """The fields to set; an emotion word brings its usual valence along."""
        values = {self._field.name: value}
        if isinstance(record, Marker) and self._field.name == "word":
            usual = self._context.catalogue().valences().get(str(value).strip().casefold())
            if usual is not None and abs(usual - record.valence) > _NEAR:
                values["valence"] = float(usual)
        return values

    def _change_through(self, record: Record, value: object) -> ChangeSet:
        """Edit the record that this one names; a metric that is not there yet is made."""
        target_id = getattr(record, self._field.through)
        target = self._context.document.find(target_id or "")
        if target is not None:
            return self._changed(target, value)
        metric = evolved(Metric(id=new_id(Metric.prefix)), {self._field.name: value})
        after = evolved(record, {self._field.through: metric.id})
        return ChangeSet(added=(metric,), updated=((record, after),), label=tr("Set figure"))

    def _finish(self) -> None:
        self._context.session.end_merge()


def as_choice(editor: Editor) -> ChoiceEditor:
    """The editor as the drop-down list that it is for fields that choose."""
    if not isinstance(editor, ChoiceEditor):
        raise TypeError(editor)
    return editor


class HueBinding:
    """Colour dots for a stage or a persona."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._field = field
        self._context = context
        self._ids: tuple[Id, ...] = ()
        self._dots = ColourDots(context.tokens.theme.stage_hues)
        self._dots.chosen.connect(self._edit)
        self.widget: QWidget = FormRow(tr(field.label), self._dots)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the colours of the kind of record, and which is chosen."""
        self._ids = tuple(record.id for record in records)
        theme, first = self._context.tokens.theme, records[0]
        document = self._context.document
        if isinstance(first, Persona):
            hues, place = theme.persona_hues, persona_hues(document)[first.id]
        elif isinstance(first, Stage):
            hues, place = theme.stage_hues, stage_hues(document)[first.id]
        else:
            return
        self._dots.set_colours(hues, hues[place % len(hues)])
        values = {record.hue for record in records if isinstance(record, (Persona, Stage))}
        self._dots.set_value(first.hue, known=len(values) == 1)

    def _edit(self, value: object) -> None:
        document = self._context.document
        changes = [edit(document, record_id, {"hue": value}) for record_id in self._ids]
        self._context.push(squash(changes, label=tr("Set colour")))


def value_editor(field: Field, context: FormContext) -> Editor:
    """The editor for a field that holds a plain value."""
    return _MAKERS[field.editor](field, context)


def _choice(field: Field, _context: FormContext) -> Editor:
    options = [Option(value, choice_name(value)) for value in field.words or ()]
    if field.unset:
        options.insert(0, Option(None, tr(field.unset)))
    return ChoiceEditor(options)


def _record_options(field: Field, context: FormContext) -> list[Option]:
    document = context.document
    if field.editor is EditorKind.PERSONA:
        return [Option(p.id, p.name or p.role or p.id) for p in personas_in_order(document)]
    cards = metric_cards(document)
    metrics = [Option(m.id, metric_text(m, cards)) for m in document.metrics.values()]
    return [Option(None, tr("Nothing yet")), *metrics]


def _guides() -> list[Option]:
    return [Option("", tr("None")), *(Option(key, tr(g.name)) for key, g in GUIDES.items())]


def _suggest(field: Field, context: FormContext) -> Editor:
    options = [
        Option(word, tr(word), _suggestion_icon(field, word, context))
        for word in _suggested(field, context.catalogue())
    ]
    return SuggestEditor(options, tr(field.hint))


def _suggested(field: Field, catalogue: Catalogue) -> Sequence[str]:
    """The usual words of a field, and those of the person's own catalogue."""
    if field.name == "channel":
        return catalogue.offered_channels()
    return tuple(catalogue.valences()) if field.name == "word" else field.suggestions


def _suggestion_icon(field: Field, word: str, context: FormContext) -> QIcon:
    if field.name == "channel":
        return context.icons.icon(channel_icon(word), context.tokens, size=16)
    valence = context.catalogue().valences().get(word.casefold())
    return QIcon() if valence is None else context.icons.face_icon(valence, context.tokens)


_MAKERS: dict[EditorKind, Callable[[Field, FormContext], Editor]] = {
    EditorKind.LINE: lambda field, _: LineEditor(tr(field.hint)),
    EditorKind.TEXT: lambda field, _: TextEditor(tr(field.hint)),
    EditorKind.LINES: lambda field, _: LinesEditor(tr(field.hint)),
    EditorKind.CHOICE: _choice,
    EditorKind.SUGGEST: _suggest,
    EditorKind.FLAG: lambda field, _: FlagEditor(tr(field.label)),
    EditorKind.NUMBER: lambda field, _: NumberEditor(tr(field.hint)),
    EditorKind.WHOLE: lambda field, _: NumberEditor(tr(field.hint), whole=True),
    EditorKind.COUNT: lambda field, _: CountEditor(0, field.most),
    EditorKind.DATE: lambda _, context: DateEditor(context.icons),
    EditorKind.VALENCE: lambda _, context: ValenceEditor(context.icons),
    EditorKind.RATING: lambda _f, _c: RatingEditor(),
    EditorKind.WEIGHT: lambda _f, _c: MeasureEditor(_WEIGHTS),
    EditorKind.GUIDE: lambda _f, _c: ChoiceEditor(_guides()),
    EditorKind.PERSONA: lambda _f, _c: ChoiceEditor(()),
    EditorKind.METRIC_LINK: lambda _f, _c: ChoiceEditor(()),
}

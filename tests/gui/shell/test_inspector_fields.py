"""Each field of each form edits what it names, and one undo takes it back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from designer.inspector.fields import FIELDS, EditorKind, Field, fields_for
from designer.inspector.panel import Inspector
from designer.inspector.values import ValueBinding
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.ids import Id
from model.records import Card, Record
from tests.gui.shell.finding import child
from widgets.colour_dots import ColourDots
from widgets.form.rating import RatingDots
from widgets.form.valence import ValenceScale

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_ABOUT_OTHERS = {
    EditorKind.PERSONAS,
    EditorKind.EVIDENCE,
    EditorKind.ANSWERS,
    EditorKind.ANSWERED_BY,
    EditorKind.PICTURE,
    EditorKind.CARD_LINK,
    EditorKind.RECORDS,
    EditorKind.READINGS,
    EditorKind.RULE,
    EditorKind.PLACE,
}
_TYPED_WORDS = {
    EditorKind.LINE: "typed anew",
    EditorKind.SUGGEST: "typed anew",
    EditorKind.NUMBER: "37",
    EditorKind.WHOLE: "37",
    EditorKind.DATE: "2031-05-17",
}
_PLAIN = [
    pytest.param(table, field, id=f"{table}-{field.name}-{field.label}")
    for table, fields in FIELDS.items()
    for field in fields
    if field.editor not in _ABOUT_OTHERS
]


def _value(document: JourneyMap, record: Record, field: Field) -> Any:
    target = document.find(getattr(record, field.through)) if field.through else record
    return getattr(target, field.name)


def _subject(document: JourneyMap, table: str, field: Field) -> Record:
    """A record of the sample that has the field, with something in it if possible."""
    records = [
        record
        for record in document.table(table).values()
        if not isinstance(record, Card)
        or field in fields_for(table, kinds=frozenset({record.kind}), count=1)
    ]
    return next((r for r in records if _value(document, r, field)), records[0])


def _act(field: Field, widget: QWidget) -> None:
    """Do to the editor what a person does, so that its value becomes another one."""
    match field.editor:
        case kind if kind in _TYPED_WORDS:
            line = child(widget, QLineEdit)
            line.selectAll()
            QTest.keyClicks(line, "joy" if field.name == "word" else _TYPED_WORDS[kind])
        case EditorKind.TEXT | EditorKind.LINES:
            text = child(widget, QPlainTextEdit)
            text.selectAll()
            QTest.keyClicks(text, "typed anew")
        case EditorKind.RATING:
            dots = child(widget, RatingDots)
            QTest.keyClick(dots, Qt.Key.Key_2 if dots.value == 1 else Qt.Key.Key_1)
        case EditorKind.WEIGHT:
            QTest.keyClick(child(widget, QDoubleSpinBox), Qt.Key.Key_Up)
        case EditorKind.CHOICE | EditorKind.PERSONA | EditorKind.METRIC_LINK | EditorKind.GUIDE:
            box = child(widget, QComboBox)
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() == 0 else Qt.Key.Key_Up)
            box.activated.emit(box.currentIndex())
        case EditorKind.FLAG:
            QTest.keyClick(child(widget, QCheckBox), Qt.Key.Key_Space)
        case EditorKind.COUNT:
            QTest.keyClick(child(widget, QSpinBox), Qt.Key.Key_Up)
        case EditorKind.HUE:
            QTest.keyClick(child(widget, ColourDots), Qt.Key.Key_Right)
        case EditorKind.VALENCE:
            scale = child(widget, ValenceScale)
            QTest.keyClick(scale, Qt.Key.Key_Down if (scale.value or 0) > 0 else Qt.Key.Key_Up)
        case _:
            pytest.fail(f"no way to act on {field.editor}")


def _inspector(window: MainWindow, ids: list[Id]) -> Inspector:
    inspector = window.bench.inspector
    inspector.show_selection(ids)
    return inspector


@pytest.mark.parametrize(("table", "field"), _PLAIN)
def test_a_field_edits_its_record_and_one_undo_takes_it_back(
    shared_window: MainWindow, table: str, field: Field
) -> None:
    session = shared_window.bench.session
    before = session.document
    record = _subject(before, table, field)
    inspector = _inspector(shared_window, [record.id])
    assert inspector.form is not None
    index = inspector.form.fields.index(field)
    binding = inspector.form.bindings[index]
    _act(field, binding.widget)
    after = session.document.find(record.id)
    assert after is not None
    assert _value(session.document, after, field) != _value(before, record, field)
    if isinstance(binding, ValueBinding):
        assert binding.row.error == ""
    assert session.undo_stack.index() == 1
    session.undo_stack.undo()
    assert session.document == before


@pytest.mark.parametrize("table", sorted(FIELDS))
def test_a_form_names_every_control_it_has(shared_window: MainWindow, table: str) -> None:
    document = shared_window.bench.session.document
    record = next(iter(document.table(table).values()))
    form = _inspector(shared_window, [record.id]).form
    assert form is not None
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QCheckBox)
    for kind in kinds:
        for control in form.findChildren(kind):
            if control.focusPolicy() is not Qt.FocusPolicy.NoFocus and not isinstance(
                control.parent(), (QComboBox, QAbstractSpinBox)
            ):
                assert control.accessibleName() or getattr(control, "text", str)(), control

"""Texts that somebody is typing and that are not on the map yet, wherever they wait.

Most typing reaches the map letter by letter. What does not: a note in the quick note line, a word
sought on the wheel of emotions, what an input method is composing, letters of the last moment in a
field on the map, a value that a form refused, such as half a date, and what stands in a line that
makes something of it with Enter, as on boards and in the guide: such a text comes back as a note.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from designer.inspector.form import RecordForm
from designer.inspector.values import ValueBinding
from designer.style.unsent import UNSENT_LINE
from designer.window.workbench import Workbench
from model.bounds import cleaned
from model.recovery.typed import NOTE, field_place


def waiting_texts(bench: Workbench) -> dict[str, str]:
    """What waits now, by where it belongs; cheap enough to be asked a few times a second."""
    found: dict[str, str] = {}
    if bench.capture.waiting.strip():
        found[NOTE] = cleaned(bench.capture.waiting)
    elif unsent := _unsent(bench):
        found[NOTE] = unsent
    typed = bench.canvas.editing.unwritten()
    if typed is not None and typed[2].strip():
        record_id, field, text = typed
        found[field_place(record_id, field)] = text
    sought = bench.canvas.words.sought
    if sought is not None:
        found[field_place(sought[0], "word")] = sought[1]
    found |= _refused(bench)
    return found


def _unsent(bench: Workbench) -> str:
    """What stands in lines that were not sent off yet."""
    lines = bench.findChildren(QLineEdit, UNSENT_LINE)
    return cleaned(" ".join(line.text().strip() for line in lines if line.text().strip()))


def _refused(bench: Workbench) -> dict[str, str]:
    """What stands in a form and was not taken, because it is no such value yet."""
    field = QApplication.focusWidget()
    form = _form_around(field, bench)
    if form is None or field is None:
        return {}
    for binding in form.bindings:
        if isinstance(binding, ValueBinding) and binding.widget.isAncestorOf(field):
            text = _text_of(field)
            ids = binding.refused_for
            return {field_place(ids[0], binding.name): text} if ids and text.strip() else {}
    return {}


def _form_around(field: QWidget | None, bench: Workbench) -> RecordForm | None:
    """The form a field stands in: the inspector's, or one of a board."""
    around = field
    while around is not None and around is not bench:
        if isinstance(around, RecordForm):
            return around
        around = around.parentWidget()
    return None


def _text_of(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return cleaned(field.text())
        case QComboBox():  # it has the keyboard for the line in it
            return cleaned(field.currentText())
        case QPlainTextEdit():
            return cleaned(field.toPlainText())
        case _:
            return ""

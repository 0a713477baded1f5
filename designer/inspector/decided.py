"""Bindings for a finding that somebody decided about: which rule it is of, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.inspector.context import FormContext
from designer.inspector.field import Field
from designer.inspector.naming import link_face, rule_name
from model.records import MAP_ID, Record, Silence
from resources.words import tr
from widgets.form.links import LinkFace, LinksEditor
from widgets.form.row import FormRow


class RuleBinding:
    """What the rule is called and why it asks; it cannot be another one."""

    def __init__(self, field: Field, context: FormContext) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._name, self._why = QLabel(body), QLabel(body)
        self._why.setProperty("tone", "faint")
        for label in (self._name, self._why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        self.widget: QWidget = FormRow(tr(field.label), body)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the rule of the first of them, or that there are several."""
        from model.check import RULES_BY_ID  # noqa: PLC0415 - not before there is a decision

        rules = {record.rule for record in records if isinstance(record, Silence)}
        rule_id = next(iter(rules)) if len(rules) == 1 else ""
        rule = RULES_BY_ID.get(rule_id)
        self._name.setText(rule_name(rule_id) if rule_id else tr("Different"))
        self._why.setText(tr(rule.why) if rule else "")
        self._why.setVisible(rule is not None)


class PlaceBinding:
    """What it was found at: a way to it, or the whole map."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self._context = context
        self._links = LinksEditor(context.icons, new_text="", removable=False)
        self._links.add_button.hide()
        self._links.opened.connect(context.visit)
        self.widget: QWidget = FormRow(tr(field.label), self._links)

    def refresh(self, records: Sequence[Record]) -> None:
        """Show the place of the decision."""
        silence = records[0]
        place = silence.place if isinstance(silence, Silence) else ""
        document = self._context.document
        record = document.find(place)
        if record is not None:
            face = link_face(document, record, self._context.tokens.theme.persona_hues)
        elif place:
            face = LinkFace(MAP_ID, tr("Something that is no longer on the map"), "journey")
        else:
            face = LinkFace(MAP_ID, tr("The whole map"), "journey")
        self._links.set_faces([face])

"""Below the board: what the action looked at did to its metric, and what is next in its loop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.boards.actions.effects import effect_words
from designer.boards.actions.loop_strip import LoopStrip
from designer.boards.actions.verdict import Verdict
from designer.inspector.naming import metric_cards, metric_text
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import edit, take_after, take_before
from model.ids import Id
from model.insight.trail import ActionTrail
from model.layout.phrases import date_text
from model.records import Action
from resources.words import tr
from widgets.cut_label import CutLabel
from widgets.form.choice import ChoiceEditor, Option
from widgets.form.editor import Editor
from widgets.form.numbers import NumberEditor
from widgets.packing import PackedLayout

Make = Callable[[JourneyMap], ChangeSet]


class EffectBar(QWidget):
    """Shows one action. ``asked`` carries an edit to be made and the key it merges by.

    ``ended`` comes when a field is left; ``refused`` carries a sentence about what was typed.
    """

    asked = Signal(object, str)
    ended = Signal()
    refused = Signal(str)

    def __init__(
        self,
        icons: InterfaceIcons,
        tokens: Tokens,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("footer", True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Effect"))
        self._today = today
        self._id: Id = ""
        self._title = CutLabel(self)
        self._title.setProperty("tone", "strong")
        self.measure = ChoiceEditor((), self)
        self.before = NumberEditor(tr("Before"), parent=self)
        self.after = NumberEditor(tr("After"), parent=self)
        self.take_before = self._button(tr("Take today's value"), self._take_before)
        self.take_after = self._button(tr("Take today's value"), self._take_after)
        self.tested = self._button("", lambda: self._toggle_day("tested_on"))
        self.told = self._button("", lambda: self._toggle_day("told_on"))
        self.verdict = Verdict(icons, tokens, self)
        self.loop = LoopStrip(tokens, self)
        self._named()
        self._build()

    def _named(self) -> None:
        self.measure.set_name(tr("Measured by"))
        self.before.set_name(tr("Value before"))
        self.after.set_name(tr("Value after"))
        self.take_before.setAccessibleName(tr("Take today's value as the one before"))
        self.take_after.setAccessibleName(tr("Take today's value as the one after"))
        for editor, field in ((self.before, "before"), (self.after, "after")):
            self._connect(editor, field)
        self.measure.edited.connect(lambda value: self._set("metric_id", value))

    def _connect(self, editor: Editor, field: str) -> None:
        editor.edited.connect(lambda value: self._set(field, value, typed=True))
        editor.refused.connect(self.refused)
        editor.finished.connect(self.ended)

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("look", "hint")
        button.clicked.connect(pressed)
        return button

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addStretch()
        head.addWidget(self.loop)
        row = PackedLayout(gap=8)
        self.measure.setFixedWidth(230)
        row.addWidget(self.measure)
        for words, editor, button in (
            (tr("before"), self.before, self.take_before),
            (tr("after"), self.after, self.take_after),
        ):
            row.addWidget(self._group(words, editor, button))
        row.addWidget(self.verdict)
        row.addWidget(self.tested)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)

    def _group(self, words: str, editor: Editor, button: QPushButton) -> QWidget:
        group = QWidget(self)
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        label = QLabel(words, group)
        label.setProperty("tone", "faint")
        label.setBuddy(editor)
        editor.setFixedWidth(82)
        for widget in (label, editor, button):
            line.addWidget(widget)
        return group

    # --- showing -----------------------------------------------------------------------------

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self.loop.put_on(tokens)
        self.verdict.put_on(tokens)

    def show_action(
        self, document: JourneyMap, action: Action, trail: ActionTrail | None, *, editable: bool
    ) -> None:
        """Show what is known of its effect."""
        self._id = action.id
        self._title.tell(" ".join(action.title.split()) or tr("Action without a title"))
        cards = metric_cards(document)
        options = [Option(m.id, metric_text(m, cards)) for m in document.metrics.values()]
        self.measure.set_options([Option(None, tr("No metric yet")), *options])
        self.measure.set_value(action.metric_id)
        self.before.set_value(action.before)
        self.after.set_value(action.after)
        metric = document.metrics.get(action.metric_id or "")
        known = metric is not None and metric.value is not None
        why = "" if known else tr("Choose a metric that has a value first.")
        for button in (self.take_before, self.take_after):
            button.setEnabled(editable and known)
            button.setToolTip(why)
        for widget in (self.measure, self.before, self.after, self.tested, self.told):
            widget.setEnabled(editable)
        self.tested.setAccessibleDescription(tr("The change was tried in small"))
        self.told.setAccessibleDescription(tr("The customers were told what changed"))
        self._show_day(self.tested, action.tested_on, tr("Mark as tested"), tr("Tested on {day}"))
        self._show_day(self.told, action.told_on, tr("Mark as told"), tr("Customers told on {day}"))
        self._show_verdict(document, action)
        self.loop.setVisible(trail is not None)
        if trail is not None:
            self.loop.show_progress(trail.progress)

    def _show_verdict(self, document: JourneyMap, action: Action) -> None:
        words = effect_words(document, action)
        self.verdict.setVisible(words is not None)
        if words is not None:
            measured = action.measured_on
            day = "" if measured is None else f" · {date_text(measured)}"
            self.verdict.tell(words.course, words.verdict + day)

    @staticmethod
    def _show_day(button: QPushButton, day: date | None, no: str, yes: str) -> None:
        button.setProperty("on", day is not None)
        button.setText(no if day is None else yes.format(day=date_text(day)))
        button.setToolTip(
            tr("Note that it was today") if day is None else tr("Take the date away again")
        )
        button.style().unpolish(button)
        button.style().polish(button)

    # --- edits -----------------------------------------------------------------------------------

    def _set(self, field: str, value: object, *, typed: bool = False) -> None:
        action_id = self._id
        key = f"{field}:{action_id}" if typed else ""
        self.asked.emit(lambda document: edit(document, action_id, {field: value}), key)

    def _toggle_day(self, field: str) -> None:
        action_id, today = self._id, self._today()

        def make(document: JourneyMap) -> ChangeSet:
            told = getattr(document.actions.get(action_id), field, None) is not None
            return edit(document, action_id, {field: None if told else today})

        self.asked.emit(make, "")

    def _take_before(self) -> None:
        action_id = self._id
        self.asked.emit(lambda document: take_before(document, action_id), "")

    def _take_after(self) -> None:
        action_id, today = self._id, self._today()
        self.asked.emit(lambda document: take_after(document, action_id, today=today), "")

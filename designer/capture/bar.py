"""The bar below the map with the quick note line."""

from __future__ import annotations

from dataclasses import replace

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.canvas.view import CanvasView
from designer.capture.codes_hint import CodesHint
from designer.capture.line_field import CodeMarks, LineField
from designer.capture.quick_notes import QuickNotes
from designer.capture.recall import Recall
from designer.capture.suggestions import Suggestions
from designer.capture.telling_line import TellingLine
from designer.settings import SettingsStore
from designer.style.tokens import Tokens
from model.capture import Completion, Span, Told, completion_at
from model.capture.names import Name
from model.naming import shortened
from resources.words import tr
from widgets.icon_button import IconButton
from widgets.icon_paint import IconLabel, IconPainter
from widgets.roles import Role

_ABOVE = 10
_ROOMY = 640  # below this width the keys are not told
_AIM = 40


class CaptureBar(QWidget):
    """One line that takes a note with every Enter. Esc gives the keyboard back where it was.

    What was typed and not yet added stays in the line while the bar is away. Its parts are made
    when it is first shown.
    """

    shown_changed = Signal()

    def __init__(
        self,
        canvas: CanvasView,
        icons: IconPainter,
        tokens: Tokens,
        settings: SettingsStore,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._icons = icons
        self._tokens = tokens
        self._settings = settings
        self._before: QWidget | None = None
        self._completion: Completion | None = None
        self._recall = Recall()
        self._built = False
        self.notes = QuickNotes(canvas)
        self.setProperty("bar", "capture")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Quick note"))
        self.hide()

    # --- what the actions ask for ----------------------------------------------------------

    @property
    def codes_shown(self) -> bool:
        """Whether the codes are shown below the line."""
        return self._settings.value.codes_shown

    @property
    def typing(self) -> bool:
        """Whether the line has the keyboard."""
        return self._built and self.isVisible() and self.field.hasFocus()

    def switch(self) -> None:
        """Put the keyboard into the line; from there, back where it was."""
        if self.typing:
            self.leave()
            return
        self.open()

    def open(self) -> None:
        """Show the line and put the keyboard into it."""
        self._build()
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = self._canvas if self._canvas.isAncestorOf(focus) else focus
        self._canvas.commit_editor()
        was_hidden = self.isHidden()
        self.show()
        self.focus_line()
        self._refresh()
        if was_hidden:
            self.shown_changed.emit()

    def leave(self) -> None:
        """Put the keyboard back where it was, and the line away."""
        self._suggestions.hide()
        before, self._before = self._before, None
        there = before is not None and shiboken6.isValid(before) and before.isVisible()
        target = before if there and before is not None else self._canvas
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.shown_changed.emit()

    def take_over(self, before: CaptureBar) -> None:
        """What was typed before another map was opened waits in the line of this one."""
        if before.waiting:
            self._build()
            self.field.put(before.waiting)

    def wait_with(self, line: str) -> None:
        """Show the line with a text in it; the keyboard stays where it is."""
        self._build()
        self.field.put(line)
        self.show()
        self._refresh()
        self.shown_changed.emit()

    @property
    def waiting(self) -> str:
        """What was typed and not added yet."""
        return self.field.text if self._built else ""

    def switch_codes(self) -> None:
        """Show the codes, or no longer."""
        self._settings.change(codes_shown=not self.codes_shown)
        if self._built:
            self._hint.setVisible(self.codes_shown)

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens
        if self._built:
            self._marks.set_tokens(tokens)

    @property
    def telling(self) -> str:
        """What is said about the note now."""
        return self._telling.sentence

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room it is for what is said about the note."""
        super().resizeEvent(event)
        if self._built:
            self._keys.setVisible(self.width() >= _ROOMY)

    # --- the parts -------------------------------------------------------------------------

    def _build(self) -> None:
        if self._built:
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 10, 9)
        column.setSpacing(6)
        column.addLayout(self._line_row())
        column.addLayout(self._telling_row())
        self._hint = CodesHint(self)
        self._hint.setVisible(self.codes_shown)
        column.addWidget(self._hint)
        self._suggestions = Suggestions(self.window())
        self._suggestions.chosen.connect(self._complete)
        self.destroyed.connect(self._suggestions.deleteLater)
        self.field.wanted = self._suggestions.answer
        self.field.textChanged.connect(self._on_typed)
        self.field.cursorPositionChanged.connect(self._suggest)
        self.field.submitted.connect(self._add)
        self.field.left.connect(self.leave)
        self.field.recalled.connect(self._recall_line)
        self.field.focus_lost.connect(self._suggestions.hide)
        self._later = QTimer(self)  # on the map people type faster than this need be said
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh)
        self._canvas.chosen_changed.connect(self._later.start)
        self._canvas.session.changed.connect(self._refresh_later)
        self._built = True

    def _line_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(self._icons, "quick", size=20, role=Role.ACCENT, parent=self))
        self.field = LineField(self)
        self.field.setAccessibleName(tr("Quick note"))
        self.field.setPlaceholderText(tr("Type a note, Enter adds it"))
        self._marks = CodeMarks(self.field, self._spans)
        self._marks.set_tokens(self._tokens)
        row.addWidget(self.field, 1)
        codes = IconButton(
            self._icons, "help", name=tr("Show the codes"), side=30, icon_side=18, parent=self
        )
        codes.clicked.connect(self.switch_codes)
        close = IconButton(
            self._icons, "close", name=tr("Close the note line"), side=30, icon_side=16, parent=self
        )
        close.clicked.connect(self.leave)
        row.addWidget(codes)
        row.addWidget(close)
        return row

    def _telling_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 6, 0)
        row.setSpacing(8)
        self._telling = TellingLine(self._icons, self)
        row.addWidget(self._telling, 1)
        self._aim = QPushButton(self)
        self._aim.setProperty("look", "chip")
        self._aim.setToolTip(tr("Notes go here until you aim elsewhere; press to let go"))
        self._aim.clicked.connect(self._forget_aim)
        row.addWidget(self._aim)
        self._keys = QLabel(tr("Enter adds · Esc closes"), self)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setProperty("tone", "faint")
        row.addWidget(self._keys)
        return row

    # --- while it is typed -----------------------------------------------------------------

    def _spans(self, line: str) -> tuple[Span, ...]:
        """The codes of the line; one that is still being typed is not called unknown yet."""
        begun = completion_at(line, len(line), self.notes.names)
        start = begun.start if begun is not None else -1
        spans = self.notes.parse(line).spans
        return tuple(replace(s, known=True) if s.start == start else s for s in spans)

    def _on_typed(self) -> None:
        self._suggest()
        self._refresh()

    def _refresh_later(self, _change: object) -> None:
        self._later.start()

    def _refresh(self) -> None:
        """Say anew where the note would go."""
        if self.isHidden():
            return
        line = self.field.text
        if line.strip():
            begun_at = self._completion.start if self._completion is not None else None
            self._telling.tell(self.notes.read(line, begun_at=begun_at).told)
        else:
            self._telling.tell(self.notes.resting_place())
        self.field.setAccessibleDescription(self._telling.sentence)
        aim = self.notes.aim
        self._aim.setVisible(bool(aim))
        self._aim.setText(f"{shortened(aim, _AIM)}  ✕".replace("&", "&&"))
        self._aim.setAccessibleName(tr("Aim: {place}. Press to let go", place=aim))

    def _suggest(self) -> None:
        field = self.field
        found = completion_at(field.text, field.cursor_at, self.notes.names)
        self._completion = found if field.hasFocus() else None
        if self._completion is None or found is None:
            self._suggestions.hide()
            return
        corner = field.cursorRect().topLeft()
        above = field.viewport().mapTo(self.window(), QPoint(corner.x(), -_ABOVE))
        self._suggestions.offer(found.names, found.code, above)

    def _complete(self, name: Name) -> None:
        if self._completion is not None:
            text, cursor = self._completion.put_into(self.field.text, name, self.notes.names)
            self.field.put(text, cursor)
        self.focus_line()

    # --- the line is done ------------------------------------------------------------------

    def _add(self) -> None:
        line = self.field.text
        self._suggestions.hide()
        if not line.strip():
            return
        read = self.notes.add(line)
        if read is None:
            return  # the line stays; a sentence says why
        note = read.note
        if note.empty and not (note.aim or note.freed):
            self._telling.tell(Told(warning=tr("Type what the note says, too.")))
            return
        self._recall.keep(line)
        self.field.begin_anew()
        if not note.empty:
            self._later.stop()  # what was added is said until something else begins
            self._canvas.say(_added(read.told))
            self._telling.tell(read.told, lead=tr("Added:"))

    def settle(self) -> None:
        """The window goes: put what waits on the map, as Enter would, else in the parking lot."""
        line = self.waiting.strip()
        if line:
            self._add()
        if self.waiting.strip() and self.notes.park(line):
            self.field.begin_anew()

    def _recall_line(self, by: int) -> None:
        line = self._recall.go(by, self.field.text)
        if line is not None:
            self.field.put(line)

    def _forget_aim(self) -> None:
        self.notes.forget_aim()
        self.focus_line()
        self._refresh()


def _added(told: Told) -> str:
    """One sentence for the status bar and for those who hear it."""
    sentence = tr("Added: {what}", what=told.sentence)
    return sentence if sentence.endswith(".") else f"{sentence}."

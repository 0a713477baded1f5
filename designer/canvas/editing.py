"""Editing texts in place: what is edited, how it reaches the map, and what comes next."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from designer.canvas.edit_styles import (
    default_field,
    edit_style,
    following,
    most_characters,
    shown_text,
    text_place,
)
from designer.canvas.editor import Ending, InPlaceEditor
from designer.canvas.host import Canvas
from designer.canvas.navigation import next_cell
from designer.canvas.newcomer import Height, Newcomer, felt, newcomer
from designer.canvas.selection import Selection
from model.edits import edit, remove
from model.errors import JourneyboardError
from model.ids import Id
from model.places import CellPlace, Place
from model.records import Card, Marker, Record, cleaned


class EditingCanvas(Canvas, Protocol):
    """A canvas that a field can stand on."""

    @property
    def ground(self) -> QWidget:
        """The widget the field is a child of."""

    def end_typing(self) -> None:
        """The next edit is a new undo step."""

    def refused(self) -> bool:
        """Whether the map may not be edited; then a sentence says so."""

    def mark_chosen(self) -> None:
        """Show what is selected anew."""

    def take_focus(self) -> None:
        """Typing goes to the map again."""


class TextEditing(QObject):
    """At most one text is edited at a time.

    Typing reaches the map at once, as one undo step; a new card reaches it with its first letter,
    so that one never typed never was.
    """

    def __init__(self, canvas: EditingCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._editor: InPlaceEditor | None = None
        self._record_id: Id = ""
        self._field = ""
        self._original = ""
        self._known = ""
        self._new: Newcomer | None = None
        self._unborn = False

    @property
    def active(self) -> bool:
        """Whether a text is being edited."""
        return self._editor is not None

    @property
    def editor(self) -> InPlaceEditor | None:
        """The field, while a text is edited."""
        return self._editor

    def open(self, record_id: Id, field: str = "", *, insert: str = "") -> bool:
        """Edit a text of a record; ``insert`` is typed after it. Whether there is such a text."""
        self.finish()
        record = self._canvas.document.find(record_id)
        field = field if record and field in type(record).model_fields else ""
        field = field or (default_field(record) or "" if record else "")
        if record is None or not field or self._canvas.refused():
            return False
        self._new, self._unborn = None, False
        return self._start(record, field, insert)

    def open_new(self, place: Place, *, insert: str = "", height: Height | None = None) -> bool:
        """Type a new card at a place; in an emotion lane an emotion, at a height of the lane."""
        self.finish()
        canvas = self._canvas
        if canvas.refused():
            return False
        try:
            self._new = newcomer(canvas.document, place, canvas.chosen, height)
            canvas.layout_now.preview(self._new.change)
        except JourneyboardError as error:
            canvas.say(str(error))
            return False
        self._unborn = True
        return self._start(self._new.record, self._new.field, insert)

    def stand(self) -> None:
        """Follow the text: the map was laid out again, scrolled or zoomed."""
        if self._editor is None:
            return
        result = self._canvas.layout_now.visible
        record = result.document.find(self._record_id)
        place = text_place(result, record, self._field) if record else None
        if record is None or place is None or getattr(record, self._field) != self._known:
            self._close()  # gone, or changed by somebody else: an undo, say
            return
        window = self._canvas.window_state()
        self._editor.stand_at(window.to_view(*place), window.zoom)

    def finish(self) -> None:
        """Keep what was typed, also what an input method is still composing, and close."""
        if self._editor is None:
            return
        self._editor.commit_input()
        if self._new is not None and not self._editor.toPlainText().strip():
            if not self._new.keeps_empty:
                self._take_back()
            elif self._unborn:
                self._bring_in(self._new, "")
        self._close()

    def cancel(self) -> None:
        """Put the text back as it was, and close."""
        if self._editor is None:
            return
        self._editor.textChanged.disconnect(self._typed)
        if self._new is not None:
            self._take_back()
        else:
            self._write(self._original)
        self._close()

    def _start(self, record: Record, field: str, insert: str) -> bool:
        canvas = self._canvas
        result = canvas.layout_now.visible
        if text_place(result, record, field) is None:
            canvas.layout_now.end_preview()
            return False
        self._record_id, self._field = record.id, field
        self._original = self._known = str(getattr(record, field))
        self._editor = InPlaceEditor(
            canvas.ground,
            edit_style(result, record, field),
            most=most_characters(record, field),
        )
        canvas.choose(Selection.of([record.id]))
        canvas.mark_chosen()
        canvas.reveal([record.id])
        self.stand()
        self._editor.ended.connect(self._on_ended)
        # An inserted letter is typed, so it goes to the map; the text that is there is not.
        self._editor.start(shown_text(record, field), select_all=not insert)
        self._editor.textChanged.connect(self._typed)
        if insert:
            self._editor.insertPlainText(insert)
        return True

    def _typed(self) -> None:
        if self._editor is not None:
            self._write(cleaned(self._editor.toPlainText()))

    def _write(self, text: str) -> None:
        if text == self._known:
            return
        if self._new is not None and self._unborn:
            if text.strip():
                self._bring_in(self._new, text)
            return
        fields = {self._field: text, **(felt(self._new, text) if self._new else {})}
        change = self._canvas.attempt(
            lambda now: edit(now, self._record_id, fields), merge_key=self._key
        )
        if change is not None:
            self._known = text

    def _bring_in(self, new: Newcomer, text: str) -> None:
        """Put the newcomer on the map, with its first letter."""
        self._unborn = False
        change = self._canvas.attempt(lambda _now: new.saying(text), merge_key=self._key)
        if change is not None:
            self._known = text

    def _take_back(self) -> None:
        """What came by typing goes with the last letter: the undo history forgets it, too."""
        new = self._new
        if new is not None and not self._unborn:
            ids = [record.id for record in new.change.added]
            self._canvas.attempt(lambda now: remove(now, ids), merge_key=self._key)

    @property
    def _key(self) -> str:
        return f"text:{self._record_id}:{self._field}"

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        focused = editor.hasFocus()
        editor.close_quietly()
        canvas = self._canvas
        canvas.layout_now.end_preview()
        canvas.end_typing()
        canvas.choose(canvas.chosen.within(canvas.document))
        canvas.mark_chosen()
        if focused:
            canvas.take_focus()

    def _on_ended(self, ending: Ending) -> None:
        record = self._canvas.layout_now.visible.document.find(self._record_id)
        if ending is Ending.CANCEL:
            self.cancel()
            return
        self.finish()
        if record is not None and ending is not Ending.COMMIT:
            self._go_on(record, ending)

    def _go_on(self, record: Record, ending: Ending) -> None:
        """The next text: of the next header, or a new card in the next cell."""
        canvas = self._canvas
        by = -1 if ending is Ending.PREVIOUS else 1
        if not isinstance(record, Card | Marker):
            other = following(canvas.result, record, by)
            if other is not None:
                self.open(other)
            return
        if record.lane_id is None or record.step_id is None:
            return
        place: CellPlace | None = CellPlace(record.lane_id, record.step_id)
        if place is not None and (ending is not Ending.ANOTHER or isinstance(record, Marker)):
            place = next_cell(canvas.result, place, by)
        if place is not None:
            self.open_new(place)

"""Editing texts in place: what is edited, how it reaches the map, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
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
from designer.canvas.selection import Selection
from designer.canvas.tools.palette_drop import kind_at
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import CardKind
from model.places import CellPlace, Place
from model.records import Card, Record, cleaned, evolve


class EditingCanvas(Canvas, Protocol):
    """A canvas that a field can stand on."""

    @property
    def ground(self) -> QWidget:
        """The widget the field is a child of."""

    def end_typing(self) -> None:
        """The next edit is a new undo step."""

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
        self._new: ChangeSet | None = None
        self._born_here = False

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
        if record is None or not field:
            return False
        self._new, self._born_here = None, False
        return self._start(record, field, insert)

    def open_new(self, place: Place, kind: CardKind, *, insert: str = "") -> bool:
        """Type a new card at a place."""
        self.finish()
        canvas = self._canvas
        try:
            self._new = add_card(canvas.document, place, kind=kind)
            canvas.layout_now.preview(self._new)
        except JourneyboardError as error:
            canvas.say(str(error))
            return False
        self._born_here = True
        return self._start(self._new.added[0], "text", insert)

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
        written = self._editor.toPlainText().strip()
        if self._born_here and self._new is None and not written:
            self._take_back()
        self._close()

    def cancel(self) -> None:
        """Put the text back as it was, and close."""
        if self._editor is None:
            return
        self._editor.textChanged.disconnect(self._typed)
        if self._born_here:
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
        if self._new is None:
            change = self._canvas.attempt(
                lambda now: edit(now, self._record_id, {self._field: text}), merge_key=self._key
            )
        elif text.strip():
            first = self._first_letter(self._new, text)
            self._new = None
            change = self._canvas.attempt(first, merge_key=self._key)
        else:
            return
        if change is not None:
            self._known = text

    def _first_letter(self, new: ChangeSet, text: str) -> Callable[[JourneyMap], ChangeSet]:
        added = tuple(
            evolve(record, text=text) if isinstance(record, Card) else record
            for record in new.added
        )
        return lambda _document: ChangeSet(added, new.updated, new.removed, new.label)

    def _take_back(self) -> None:
        """A card that was made by typing and is empty goes again; as if it had never been."""
        if self._record_id in self._canvas.document.cards:
            self._canvas.attempt(lambda now: remove(now, [self._record_id]), merge_key=self._key)

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
        canvas = self._canvas
        by = -1 if ending is Ending.PREVIOUS else 1
        if not isinstance(record, Card):
            other = following(canvas.result, record, by)
            if other is not None:
                self.open(other)
            return
        if record.lane_id is None or record.step_id is None:
            return
        place: CellPlace | None = CellPlace(record.lane_id, record.step_id)
        if place is not None and ending is not Ending.ANOTHER:
            place = next_cell(canvas.result, place, by)
        if place is not None:
            self.open_new(place, kind_at(canvas.document, place))

"""Editing texts in place: what is edited, how it reaches the map, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, assert_never

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QWidget

from designer.canvas.feeling.gripping import grip_typed, on_arc
from designer.canvas.host import Canvas
from designer.canvas.selection import Selection
from designer.canvas.typing.edit_styles import (
    default_field,
    edit_style,
    most_characters,
    shown_text,
    text_place,
)
from designer.canvas.typing.edited_text import EditedText, separated
from designer.canvas.typing.editor import Ending, InPlaceEditor
from designer.canvas.typing.newcomer import Newcomer, newcomer, stage_told_at
from designer.canvas.typing.step_offer import StepOffer
from designer.canvas.typing.typing_plan import EditHeader, OfferStep, Rest, Stay, TypeAt, next_text
from designer.canvas.unfolding import unfold_for
from model.bounds import cleaned
from model.errors import JourneyboardError
from model.ids import Id
from model.places import CellPlace, Place

# In a flurry of keys letters reach the map at most this often, in milliseconds: the field shows
# each at once, and what stands around it makes room soon enough for the eye.
_PACE = 50


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

    Typing reaches the map as one undo step, a letter at once, a flurry of them in small portions;
    a new card reaches it with its first letter, so that one never typed never was. The field of
    the next card has the keyboard before the key that asked for it is dealt with, and nothing is
    laid out until the turn of the event loop ends: however fast somebody types, no letter waits
    and none goes astray.
    """

    def __init__(self, canvas: EditingCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._editor: InPlaceEditor | None = None
        self._text: EditedText | None = None
        self.offer = StepOffer(canvas)
        self._since = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._write)

    @property
    def active(self) -> bool:
        """Whether a text is being edited."""
        return self._editor is not None

    @property
    def editor(self) -> InPlaceEditor | None:
        """The field, while a text is edited."""
        return self._editor

    @property
    def waiting(self) -> bool:
        """Whether letters were typed that have not reached the map yet."""
        return self._later.isActive()

    def unwritten(self) -> tuple[Id, str, str] | None:
        """Whose text is being typed, its field, and what stands there, unless the map has it."""
        if self._editor is None or self._text is None:
            return None
        typed = cleaned(self._editor.text_with_input())
        record = self._canvas.document.find(self._text.record_id)
        known = shown_text(record, self._text.field) if record is not None else ""
        return None if typed == known else (self._text.record_id, self._text.field, typed)

    def open(self, record_id: Id, field: str = "", *, insert: str | None = None) -> bool:
        """Edit a text of a record. Whether there is such a text.

        ``insert`` is typed after it, as a word of its own; where it is empty, what an input
        method composes comes there. Without it all of the text is selected.
        """
        self.finish()
        canvas = self._canvas
        record = canvas.document.find(record_id)
        field = field if record and field in type(record).model_fields else ""
        field = field or (default_field(record) or "" if record else "")
        if record is None or not field or canvas.refused():
            return False
        unfold_for(canvas, record)
        if text_place(canvas.layout_now.visible, record, field) is None:
            return False
        if insert is not None:
            shown = shown_text(record, field)
            insert = separated(shown).removeprefix(shown) + insert
        self._start(EditedText(canvas, record, field), insert)
        return True

    def open_new(self, place: Place, *, insert: str | None = None) -> bool:
        """Type a new card at a place; in an emotion lane an emotion.

        In a lane of stage details it is the stage's goal, on the dramatic arc a level.
        """
        self.finish()
        canvas = self._canvas
        if canvas.refused():
            return False
        if isinstance(place, CellPlace) and on_arc(canvas.document, place):
            return grip_typed(canvas, place, insert or "")
        stage_id = stage_told_at(canvas.document, place)
        if stage_id is not None:
            return self.open(stage_id, "goal", insert=insert)
        try:
            new = newcomer(canvas.document, place, canvas.chosen)
        except JourneyboardError as error:
            canvas.say(str(error))
            return False
        self.open_newcomer(new, insert=insert)
        return True

    def open_newcomer(self, new: Newcomer, *, insert: str | None = None) -> None:
        """Type the text of what is not on the map yet."""
        self.finish()
        canvas = self._canvas
        unfold_for(canvas, new.record)
        canvas.layout_now.preview_soon(new.change)
        self._start(EditedText(canvas, new.record, new.field, new), insert)

    def stand(self) -> None:
        """Follow the text: the map was laid out again, scrolled or zoomed."""
        layout = self._canvas.layout_now
        self.offer.show()
        if self._editor is None or self._text is None or layout.waiting:
            return
        result = layout.visible
        record = result.document.find(self._text.record_id)
        place = text_place(result, record, self._text.field) if record else None
        if record is None or place is None or not self._text.known(record):
            self._close(None)  # gone, or changed by somebody else: an undo, say
            return
        window = self._canvas.window_state()
        self._editor.stand_at(window.to_view(*place), window.zoom)

    def finish(self) -> None:
        """Keep what was typed, also what an input method is still composing, and close."""
        if self._editor is not None and self._text is not None:
            self._editor.commit_input()
            self.catch_up()
            typed = self._editor.toPlainText()
            self._text.settle(typed)
            self._close(self._text.cell if self._text.vain(typed) else None)

    def cancel(self) -> None:
        """Put the text back as it was, and close."""
        if self._editor is not None and self._text is not None:
            self._editor.textChanged.disconnect(self._typed)
            self._later.stop()
            self._text.cancel()
            self._close(self._text.cell)

    def take_offer(self) -> None:
        """Make the step that is offered, and type a card into it."""
        place = self.offer.take()
        if place is not None:
            self.open_new(place)

    def _start(self, text: EditedText, insert: str | None) -> None:
        canvas, record = self._canvas, text.record
        editor = InPlaceEditor(
            canvas.ground,
            edit_style(canvas.layout_now.last_shown, record, text.field),
            most=most_characters(record, text.field),
        )
        self._text, self._editor = text, editor
        canvas.choose(Selection.of([record.id]))
        canvas.mark_chosen()
        canvas.reveal([record.id])
        self.stand()
        editor.ended.connect(self._on_ended)
        editor.refused.connect(self._canvas.say)
        # An inserted letter is typed, so it goes to the map; the text that is there is not.
        editor.start(shown_text(record, text.field), select_all=insert is None)
        editor.textChanged.connect(self._typed)
        if insert:
            editor.insertPlainText(insert)

    def catch_up(self) -> None:
        """Let what was typed reach the map now; a text that was only looked at changes nothing."""
        if self._later.isActive():
            self._write()

    def _write(self) -> None:
        self._later.stop()
        if self._editor is not None and self._text is not None:
            self._since.start()
            self._text.write(cleaned(self._editor.toPlainText()))

    def _typed(self) -> None:
        left = _PACE - self._since.elapsed() if self._since.isValid() else 0
        if left <= 0:
            self._write()
        elif not self._later.isActive():
            self._later.start(left)

    def _close(self, rest: CellPlace | None) -> None:
        """Take the field away; the focus rests on a cell, or on what was edited."""
        editor, self._editor = self._editor, None
        self._text = None
        if editor is None:
            return
        canvas = self._canvas
        editor.let_go()
        if editor.hasFocus():
            canvas.take_focus()
        editor.close_quietly()
        canvas.layout_now.end_preview()
        canvas.end_typing()
        chosen = canvas.chosen.within(canvas.document)
        if rest is not None and not chosen.ids:
            chosen = Selection.at(rest.lane_id, rest.step_id)
        canvas.choose(chosen)
        canvas.mark_chosen()

    def _on_ended(self, ending: Ending) -> None:
        if self._editor is None or self._text is None:
            return
        if ending is Ending.CANCEL:
            self.cancel()
            return
        canvas, text = self._canvas, self._text
        self._editor.commit_input()
        self.catch_up()
        typed = self._editor.toPlainText()
        if ending is Ending.ANOTHER and not typed.strip():
            ending = Ending.COMMIT
        frame = canvas.layout_now.frame
        plan = next_text(frame, canvas.document, text.record, ending, vain=text.vain(typed))
        match plan:
            case Stay():
                self._editor.go_on()
                canvas.say(plan.sentence)
            case TypeAt():
                self._go_on(lambda: self.open_new(plan.place))
            case EditHeader():
                self._go_on(lambda: self.open(plan.record_id, text.field))
            case OfferStep():
                self.finish()
                self.offer.make(plan.cell)
            case Rest():
                self.finish()
            case _:
                assert_never(plan)

    def _go_on(self, opened: Callable[[], bool]) -> None:
        """Hand the keyboard over to the next field before this one goes."""
        editor, text = self._editor, self._text
        if editor is None or text is None:
            return
        text.settle(editor.toPlainText())
        self._editor = self._text = None
        editor.let_go()
        self._canvas.end_typing()
        if not opened():
            self._editor = editor  # there is no next one after all
            self._close(None)
            return
        editor.close_quietly()

"""Typing in the outline: how a text reaches the map letter by letter, and how it is taken back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject

from designer.canvas.selection import Selection
from designer.canvas.typing.newcomer import Newcomer, felt, newcomer
from designer.canvas.view import CanvasView
from designer.outline.faces import text_of
from designer.outline.keys import Key, Kind
from designer.outline.view import OutlineView
from model.bounds import cleaned
from model.edits import edit, remove
from model.errors import JourneyboardError
from model.ids import Id
from model.naming import TABLE_WORDS
from model.places import CellPlace
from resources.words import tr


class Typing(QObject):
    """At most one text is typed at a time; it is one undo step, and Escape leaves no trace."""

    def __init__(self, canvas: CanvasView, view: OutlineView) -> None:
        super().__init__(view)
        self._canvas = canvas
        self._view = view
        self._key: Key | None = None
        self._original = ""
        self._new: Newcomer | None = None
        view.left_text.connect(self._on_left)

    @property
    def active(self) -> bool:
        """Whether a text is being typed."""
        return self._key is not None

    def begin(self, key: Key, index: QModelIndex, insert: str = "") -> bool:
        """Type over a row that is there; whether it can be."""
        self._view.end_text()
        canvas = self._canvas
        record = canvas.document.find(key.id)
        if record is None or canvas.refused():
            return False
        if key.kind is Kind.CHANNEL:  # letter by letter it would become one with others on its way
            canvas.say(tr("A channel is renamed in its form: its cards and personas follow there."))
            return False
        self._new = None
        return self._start(key, index, text_of(record), insert)

    def begin_new(self, cell: Key, insert: str = "") -> bool:
        """Type a new card into a cell, or an emotion where the lane is for them."""
        self._view.end_text()
        canvas = self._canvas
        if canvas.refused():
            return False
        place = CellPlace(cell.lane_id, cell.id)
        try:
            new = newcomer(canvas.document, place, canvas.chosen)
        except JourneyboardError as error:
            canvas.say(str(error))
            return False
        return self.begin_newcomer(new, insert)

    def begin_newcomer(self, new: Newcomer, insert: str = "") -> bool:
        """Put a newcomer on the map and type its text."""
        self._view.end_text()
        canvas, model = self._canvas, self._view.outline
        if model is None:
            return False
        merge = _merge_key(new.record.id, new.field)
        if canvas.attempt(lambda _now: new.change, merge_key=merge) is None:
            return False
        self._new = new
        canvas.choose(Selection.of([new.record.id]))
        canvas.reveal([new.record.id])
        key = model.key_of(new.record.id)
        if key is None:
            return False
        return self._start(key, model.index_of(key), "", insert)

    def typed(self, key: Key, text: str) -> None:
        """A letter was typed, or a text put over the row in one piece."""
        self._write(key.id, cleaned(text))

    def _start(self, key: Key, index: QModelIndex, original: str, insert: str) -> bool:
        self._key, self._original = key, original
        if self._view.begin_text(index, insert):
            return True
        self._key = self._new = None
        return False

    def _write(self, record_id: Id, text: str) -> None:
        canvas = self._canvas
        record = canvas.document.find(record_id)
        field = TABLE_WORDS[record.table].name_field if record is not None else None
        if record is None or not field or text == text_of(record):
            return
        fields = {field: text, **(felt(self._new, text) if self._new is not None else {})}
        canvas.attempt(
            lambda now: edit(now, record_id, fields), merge_key=_merge_key(record_id, field)
        )

    def _on_left(self, taken_back: bool) -> None:  # noqa: FBT001 - a Qt slot
        key, new, self._key, self._new = self._key, self._new, None, None
        canvas = self._canvas
        if key is None:
            return
        record = canvas.document.find(key.id)
        if record is not None and new is not None:
            if taken_back or not (new.keeps_empty or text_of(record).strip()):
                ids = [added.id for added in new.change.added]
                merge = _merge_key(key.id, new.field)
                canvas.attempt(lambda now: remove(now, ids), merge_key=merge)
                place = getattr(new.record, "lane_id", None), getattr(new.record, "step_id", None)
                if place[0] is not None and place[1] is not None:
                    canvas.choose(Selection.at(place[0], place[1]))
        elif record is not None and taken_back:
            self._write(key.id, self._original)
        canvas.end_typing()


def _merge_key(record_id: Id, field: str) -> str:
    return f"text:{record_id}:{field}"

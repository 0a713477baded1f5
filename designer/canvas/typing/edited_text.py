"""One text while it is edited: every letter reaches the map, and all of them are one undo step."""

from __future__ import annotations

from designer.canvas.host import Canvas
from designer.canvas.typing.newcomer import Newcomer, felt
from model.edits import edit, remove
from model.ids import Id
from model.places import CellPlace
from model.records import Card, Marker, Record


class EditedText:
    """A text of a record of the map, or of a newcomer, which reaches it with its first letter."""

    def __init__(
        self, canvas: Canvas, record: Record, field: str, new: Newcomer | None = None
    ) -> None:
        self._canvas = canvas
        self._record = record
        self.field = field
        self._original = self._known = str(getattr(record, field))
        self._new = new
        self._unborn = new is not None

    @property
    def record_id(self) -> Id:
        """Whose text it is."""
        return self._record.id

    @property
    def record(self) -> Record:
        """Whose text it is, as it is now; a newcomer before it is on the map."""
        return self._canvas.document.find(self._record.id) or self._record

    @property
    def cell(self) -> CellPlace | None:
        """The cell a newcomer was to come to; None for a text of the map, and for a parked card."""
        record = self._record
        if self._new is None or not isinstance(record, Card | Marker):
            return None
        if record.lane_id is None or record.step_id is None:
            return None
        return CellPlace(record.lane_id, record.step_id)

    def known(self, record: Record) -> bool:
        """Whether the record still says what was typed: nobody else has changed it."""
        return bool(getattr(record, self.field) == self._known)

    def vain(self, text: str) -> bool:
        """Whether it is a new text with nothing in it, which will not be kept."""
        return self._new is not None and not self._new.keeps_empty and not text.strip()

    def write(self, text: str) -> None:
        """What is typed now."""
        if text == self._known:
            return
        if self._new is not None and self._unborn:
            if text.strip():
                self._bring_in(self._new, text)
            return
        fields = {self.field: text, **(felt(self._new, text) if self._new else {})}
        change = self._canvas.attempt(
            lambda now: edit(now, self.record_id, fields), merge_key=self._key
        )
        if change is not None:
            self._known = text

    def settle(self, text: str) -> None:
        """The typing has ended with this text."""
        if self.vain(text):
            self._take_back()
        elif self._new is not None and self._unborn:
            self._bring_in(self._new, "")
        elif self._new is None and text == separated(self._original):
            self.write(self._original)  # nothing came after the space that was put there

    def cancel(self) -> None:
        """The map as it was before."""
        if self._new is not None:
            self._take_back()
        else:
            self.write(self._original)

    def _bring_in(self, new: Newcomer, text: str) -> None:
        """Put the newcomer on the map, with its first letter."""
        self._unborn = False
        change = self._canvas.attempt(lambda _now: new.saying(text), merge_key=self._key)
        if change is not None:
            self._known = text

    def _take_back(self) -> None:
        """What came by typing goes with the last letter: the undo history forgets it, too."""
        if self._new is not None and not self._unborn:
            ids = [record.id for record in self._new.change.added]
            self._canvas.attempt(lambda now: remove(now, ids), merge_key=self._key)

    @property
    def _key(self) -> str:
        return f"text:{self.record_id}:{self.field}"


def separated(text: str) -> str:
    """A text that further words can follow: they do not stick to its last one."""
    return text if not text or text[-1].isspace() else f"{text} "

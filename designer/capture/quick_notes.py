"""What the quick note line does with a line: read it against the open map, say it, add it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from designer.canvas.selection import Selection
from designer.canvas.view import CanvasView
from model.bounds import MAX_TEXT, cleaned
from model.capture import (
    Aim,
    Here,
    Note,
    Target,
    Told,
    Vocabulary,
    add_note,
    aim_after,
    aim_name,
    parse,
    target_of,
    told,
    vocabulary_of,
)
from model.document import JourneyMap
from model.edits import add_card
from model.kinds import CardKind
from model.places import ParkingPlace
from model.queries import steps_of
from model.records import Card, Marker


@dataclass(frozen=True, slots=True)
class Read:
    """A line, understood: the note, what becomes of it, and how that is said."""

    note: Note
    target: Target
    told: Told


class QuickNotes:
    """Notes for the map of a canvas. An aim holds for the notes after it, until another one."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas
        self._aim: Aim | None = None
        self._names = Vocabulary()
        self._named: JourneyMap | None = None

    @property
    def names(self) -> Vocabulary:
        """The names that codes can stand for."""
        document = self._canvas.document
        if document is not self._named:
            self._names, self._named = vocabulary_of(document), document
        return self._names

    @property
    def aim(self) -> str:
        """Where notes are aimed at, in words; empty when they go to the current cell."""
        return aim_name(self._canvas.document, self._aim) if self._aim is not None else ""

    def forget_aim(self) -> None:
        """Notes go to the current cell again."""
        self._aim = None

    def parse(self, line: str) -> Note:
        """What a line says."""
        return parse(line, self.names)

    def read(self, line: str, *, begun_at: int | None = None) -> Read:
        """What a line says, and what would become of it now.

        The code that begins at ``begun_at`` is still being typed: nobody can know it yet.
        """
        document = self._canvas.document
        note = self.parse(cleaned(line))
        if begun_at is not None:
            begun = {line[s.start : s.end] for s in note.spans if s.start == begun_at}
            rest = tuple(entry for entry in note.unknown if entry[1] not in begun)
            note = replace(note, unknown=rest)
        target = target_of(document, note, here(document, self._canvas.chosen), self._aim)
        return Read(note, target, told(document, note, target))

    def resting_place(self) -> Told:
        """Where a note without any code would go."""
        document = self._canvas.document
        note = Note(text="…")
        target = target_of(document, note, here(document, self._canvas.chosen), self._aim)
        return told(document, note, target)

    def add(self, line: str) -> Read | None:
        """Put the note on the map, as one undo step. None when the map did not take it.

        A line that only aims changes the aim and nothing else.
        """
        canvas = self._canvas
        canvas.commit_editor()
        read = self.read(line)
        if not read.note.empty:
            change = canvas.attempt(lambda now: add_note(now, read.note, read.target))
            if change is None:
                return None
            shown = [r.id for r in change.added if isinstance(r, Card | Marker)]
            canvas.reveal(shown[:1])
        self._aim = aim_after(read.note, self._aim)
        return read

    def park(self, line: str) -> bool:
        """Put a line into the parking lot, as it was typed. Whether the map took it."""
        text = cleaned(line)[:MAX_TEXT]
        change = self._canvas.attempt(
            lambda now: add_card(now, ParkingPlace(), kind=CardKind.NOTE, text=text)
        )
        return change is not None


def here(document: JourneyMap, chosen: Selection) -> Here:
    """The current step, lane and persona of what is chosen on the map."""
    if chosen.cell is not None:
        return Here(chosen.cell.step_id, chosen.cell.lane_id)
    record = document.find(chosen.current) if chosen.current is not None else None
    match record:
        case Card():
            return Here(record.step_id, record.lane_id)
        case Marker():
            return Here(record.step_id, record.lane_id, record.persona_id)
        case None:
            return Here()
        case _:
            pass
    match record.table:
        case "stages":
            return Here(step_id=steps_of(document, record.id)[0].id)
        case "steps":
            return Here(step_id=record.id)
        case "lanes":
            return Here(lane_id=record.id)
        case "personas":
            return Here(persona_id=record.id)
        case _:
            return Here()

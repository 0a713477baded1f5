"""What came by drop or paste becomes cards: one edit, selected afterwards, in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from designer.canvas.draft import Draft
from designer.canvas.exchange.incoming import Files, Incoming, Picture, Piece, Writing
from designer.canvas.exchange.pictures import image_cards, picture_on
from designer.canvas.exchange.taking_files import FileReading, Taken
from designer.canvas.host import Canvas
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.clips.clip import Clip
from model.clips.reading import read_lines, read_writing
from model.document import JourneyMap
from model.edits.clips import paste_clip
from model.errors import JourneyboardError, RuleError
from model.fragment import paste_fragment
from model.ids import Id
from model.kinds import LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.records import Card, Image, Marker
from resources.words import tr

_SHOWN = ("stages", "lanes", "markers", "personas", "connectors")


class IntakeCanvas(Canvas, Protocol):
    """What taking things in needs of the view."""

    def offer_maps(self, paths: Iterable[Path]) -> None:
        """Journey maps were dropped: say how they can be opened."""

    def offer_table(self, path: Path, *, pasted: bool) -> None:
        """A table was dropped; ``pasted``: its cells are cards now, and it may be more."""


class Intake:
    """Puts things at one place. ``frame_id``: the persona or empty image card that gets a picture.

    ``parent`` keeps what is still being read alive no longer than the canvas.
    """

    def __init__(
        self, canvas: IntakeCanvas, place: Place, parent: QObject, *, frame_id: Id | None = None
    ) -> None:
        self._canvas = canvas
        self._place = place
        self._parent = parent
        self._frame_id = frame_id

    def take(self, found: Incoming | None, *, plain: bool = False) -> None:
        """Put it there; ``plain`` makes a card of each line, whatever the text looks like."""
        try:
            self._take(found, plain=plain)
        except JourneyboardError as error:
            self._canvas.say(str(error))

    def _take(self, found: Incoming | None, *, plain: bool) -> None:
        match found:
            case Piece(text=text):
                self._put_piece(text)
            case Writing():
                whole = not plain or not found.text
                clip = read_writing(found.text, found.html) if whole else read_lines(found.text)
                self._put_clips([clip])
            case Picture(data=data):
                from model.images import image_record  # noqa: PLC0415 - brings Pillow along

                self._put_pictures([image_record(data)])
            case Files(paths=paths):
                FileReading(paths, self._parent, say=self._canvas.say, done=self._put_files).start()
            case None:
                raise RuleError(tr("There is nothing on the clipboard that a map can hold."))

    # --- what it becomes -------------------------------------------------------------------------

    def _put_piece(self, text: str) -> None:
        """A piece of a map; what its arrangement finds no cell for is parked, and that is said."""
        place = self._for_cards()
        change = self._attempt(lambda now: paste_fragment(now, text, place))
        cards = [r for r in change.added if isinstance(r, Card)] if change else []
        parked = sum(card.lane_id is None for card in cards)
        if change and parked and isinstance(self._place, CellPlace):
            things = tr("1 card") if parked == 1 else tr("{n} cards", n=parked)
            self._canvas.say(
                tr("{done}: {things} went to the parking lot.", done=change.label, things=things)
            )

    def _put_clips(self, clips: list[Clip]) -> None:
        sentences: list[str] = []
        done = self._attempt(lambda now: self._clips_change(Draft(now), clips, sentences))
        if done is not None and sentences:
            self._canvas.say(sentences[-1])

    def _clips_change(self, draft: Draft, clips: list[Clip], sentences: list[str]) -> ChangeSet:
        label = ""
        for clip in clips:
            chosen = self._canvas.chosen
            persona_id = chosen.feeling(draft.document) or chosen.persona
            pasted = paste_clip(draft.document, clip, self._place, persona_id=persona_id)
            draft.do(pasted.change)
            label = label or pasted.change.label
            if pasted.sentence:
                sentences.append(pasted.sentence)
        return draft.finish(label if len(clips) == 1 else tr("Paste"))

    def _put_pictures(self, images: list[Image]) -> None:
        place, frame_id = self._for_cards(), self._frame_id
        if frame_id is not None:
            self._canvas.attempt(lambda now: picture_on(now, frame_id, images[0]))
            self._canvas.choose(Selection.of([frame_id]))
        else:
            self._attempt(lambda now: image_cards(now, place, images))

    def _put_files(self, taken: Taken) -> None:
        """What could be read, in one step; then one sentence about what could not."""
        if self._gone():  # while the files were read
            self._place = ParkingPlace()
        if taken.images and not taken.clips:
            self._put_pictures(taken.images)
        elif taken.clips and not taken.images:
            self._put_clips(taken.clips)
        elif taken.images:
            self._attempt(lambda now: self._mixed_change(now, taken))
        if taken.maps:
            self._canvas.offer_maps(taken.maps)
        if len(taken.tables) == 1:
            self._canvas.offer_table(taken.tables[0], pasted=bool(taken.clips))
        if taken.refused:
            self._canvas.say(_refusal(taken))

    def _mixed_change(self, document: JourneyMap, taken: Taken) -> ChangeSet:
        draft = Draft(document)
        draft.do(image_cards(document, self._for_cards(), taken.images))
        draft.do(self._clips_change(Draft(draft.document), taken.clips, []))
        return draft.finish(tr("Paste"))

    # --- where, and what is shown afterwards -----------------------------------------------------

    def _gone(self) -> bool:
        place, document = self._place, self._canvas.document
        return isinstance(place, CellPlace) and not (
            place.lane_id in document.lanes and place.step_id in document.steps
        )

    def _for_cards(self) -> Place:
        """An emotion lane holds no cards: they go to the parking lot."""
        place, document = self._place, self._canvas.document
        if isinstance(place, CellPlace) and not self._gone():
            lane = document.lanes[place.lane_id]
            return ParkingPlace() if lane.kind is LaneKind.EMOTIONS else place
        return place

    def _attempt(self, edit: Callable[[JourneyMap], ChangeSet]) -> ChangeSet | None:
        change = self._canvas.attempt(edit)
        if change is not None:
            choose_added(self._canvas, change)
        return change


def choose_added(canvas: Canvas, change: ChangeSet) -> None:
    """Select what an edit added, cards and emotions first, and bring it into sight."""
    said = [record.id for record in change.added if isinstance(record, Card | Marker)]
    ids = said or [record.id for record in change.added if record.table in _SHOWN]
    if ids:
        canvas.choose(Selection.of(ids))
        canvas.reveal(ids[-1:])
        canvas.reveal(ids[:1])  # of what is larger than the window its beginning is seen
    elif not change:
        canvas.say(tr("There was nothing to add."))


def _refusal(taken: Taken) -> str:
    """One sentence; of several the first, and how many more there are."""
    first, *more = taken.refused
    if not more:
        return first
    if len(more) == 1:
        return tr("{sentence} Another file could not be taken either.", sentence=first)
    return tr("{sentence} {n} other files could not be taken either.", sentence=first, n=len(more))

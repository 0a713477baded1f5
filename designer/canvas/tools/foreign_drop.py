"""Text, pictures and files dropped from other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject

from designer.canvas.exchange.incoming import incoming, is_picture, is_wanted, local_files
from designer.canvas.exchange.intake import Intake, IntakeCanvas
from designer.canvas.exchange.taking_files import are_pictures
from designer.canvas.host import Pointer
from designer.canvas.marking.marks import AreaMark
from designer.canvas.marking.outlines import outline_of
from designer.canvas.tools.landing import Landing
from designer.canvas.tools.stand_ins import stand_ins
from model.clips.feelings import feeling_in
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.layout.hit import CardHit, PersonaHit, drop_place, hit
from model.places import CellPlace, Place


class ForeignDrop:
    """One drag from another program, from entering the canvas to the drop."""

    def __init__(self, canvas: IntakeCanvas, data: QMimeData, parent: QObject) -> None:
        self._canvas = canvas
        self._data = data
        self._parent = parent
        self._pictures = is_picture(data) or are_pictures(local_files(data))
        self._feels = not self._pictures and _is_feeling(data)
        self._landing = Landing(canvas)
        chosen = canvas.chosen
        persona_id = chosen.feeling(canvas.document) or chosen.persona
        self._stand_ins = stand_ins(data, pictures=self._pictures, persona_id=persona_id)

    @property
    def wanted(self) -> bool:
        """Whether it is something a map can hold."""
        return is_wanted(self._data)

    def move(self, pointer: Pointer) -> None:
        """Show where it would go."""
        canvas = self._canvas
        frame_id = self._frame_at(pointer)
        outline = outline_of(canvas.result, frame_id) if frame_id else None
        if outline is not None:
            self._landing.end()
            canvas.overlay.put("target", AreaMark(outline.rect, fill=0.1, line=0.9))
        else:
            self._landing.show(self._place_at(pointer), self._stand_ins)

    def leave(self) -> None:
        """It left the canvas: nothing is shown any more."""
        self._landing.end()

    def drop(self, pointer: Pointer) -> None:
        """Make cards of it, and select them."""
        place, frame_id = self._place_at(pointer), self._frame_at(pointer)
        self.leave()
        try:
            found = incoming(self._data)
        except JourneyboardError as error:
            self._canvas.say(str(error))
            return
        Intake(self._canvas, place, self._parent, frame_id=frame_id).take(found)

    def _place_at(self, pointer: Pointer) -> Place:
        """As for a card; but a feeling may go into an emotion lane."""
        result = self._canvas.result
        place = drop_place(result, pointer.at)
        if self._feels and isinstance(place, CellPlace):
            lane = result.document.lanes[place.lane_id]
            if lane.kind is LaneKind.EMOTIONS:
                return place
        return self._landing.place_at(pointer.at)

    def _frame_at(self, pointer: Pointer) -> Id | None:
        """What takes a picture itself: a persona, or an image card that has none yet."""
        if not self._pictures:
            return None
        canvas = self._canvas
        match hit(canvas.result, pointer.at):
            case PersonaHit(persona_id=persona_id):
                return persona_id
            case CardHit(card_id=card_id):
                card = canvas.document.cards[card_id]
                empty = card.kind is CardKind.IMAGE and card.image_id is None
                return card_id if empty else None
            case _:
                return None


def _is_feeling(data: QMimeData) -> bool:
    text = data.text().strip() if data.hasText() and not data.hasUrls() else ""
    return bool(text) and "\n" not in text and feeling_in(text) is not None

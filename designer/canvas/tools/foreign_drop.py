"""Text and pictures dropped from other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from designer.canvas.host import Canvas, Pointer
from designer.canvas.marks import AreaMark
from designer.canvas.newcomer import kind_at
from designer.canvas.outlines import outline_of
from designer.canvas.pictures import has_pictures, image_cards, picture_on, pictures_in
from designer.canvas.places import place_for_card
from designer.canvas.selection import Selection
from designer.canvas.tools.drag_cards import show_place
from model.changes import ChangeSet
from model.errors import JourneyboardError
from model.fragment import lines_to_cards
from model.ids import Id
from model.kinds import CardKind
from model.layout.hit import CardHit, PersonaHit, hit
from model.records import Card, Image


class ForeignDrop:
    """One drag from another program, from entering the canvas to the drop."""

    def __init__(self, canvas: Canvas, data: QMimeData) -> None:
        self._canvas = canvas
        self._data = data
        self._pictures = has_pictures(data)

    @property
    def wanted(self) -> bool:
        """Whether it is something a map can hold."""
        return self._pictures or bool(self._data.hasText() and self._data.text().strip())

    def move(self, pointer: Pointer) -> None:
        """Show where it would go."""
        canvas = self._canvas
        frame_id = self._frame_at(pointer)
        outline = outline_of(canvas.result, frame_id) if frame_id else None
        if outline is not None:
            canvas.overlay.clear("line")
            canvas.overlay.put("target", AreaMark(outline.rect, fill=0.1, line=0.9))
        else:
            show_place(canvas, place_for_card(canvas.result, pointer.at))

    def leave(self) -> None:
        """It left the canvas: nothing is shown any more."""
        self._canvas.overlay.clear("line", "target")

    def drop(self, pointer: Pointer) -> None:
        """Make cards of it, and select them."""
        self.leave()
        canvas = self._canvas
        frame_id = self._frame_at(pointer)
        place = place_for_card(canvas.result, pointer.at)
        if self._pictures:
            images = self._images()
            if not images:
                return
            if frame_id is not None:
                canvas.attempt(lambda now: picture_on(now, frame_id, images[0]))
                return
            self._choose_added(canvas.attempt(lambda now: image_cards(now, place, images)))
            return
        text, kind = self._data.text(), kind_at(canvas.document, place)
        self._choose_added(canvas.attempt(lambda now: lines_to_cards(now, text, place, kind)))

    def _images(self) -> list[Image]:
        try:
            return pictures_in(self._data)
        except JourneyboardError as error:
            self._canvas.say(str(error))
            return []

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

    def _choose_added(self, change: ChangeSet | None) -> None:
        if change is not None:
            added = [record.id for record in change.added if isinstance(record, Card)]
            self._canvas.choose(Selection.of(added))

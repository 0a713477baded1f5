"""Dragging cards to another place; with Alt their copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from designer.canvas.draft import Draft
from designer.canvas.host import Canvas, Pointer
from designer.canvas.marks import AreaMark, LineMark, VeilMark
from designer.canvas.places import place_for_card, place_rect
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.ghost import Ghost, ghost_of
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import duplicate, move_cards
from model.edits.cards import reading_order
from model.ids import Id
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.hit import drop_marker
from model.places import ParkingPlace, Place
from model.records import Card
from resources.words import tr

_COPY = Qt.KeyboardModifier.AltModifier


class CardDrag(Gesture):
    """Selected cards follow the pointer as a ghost; a line shows where they would be put in."""

    def __init__(
        self, canvas: Canvas, start: Pointer, grabbed_id: Id, card_ids: Sequence[Id]
    ) -> None:
        super().__init__(canvas, start)
        self._grabbed_id = grabbed_id
        self._card_ids = list(card_ids)
        self._ghost: Ghost | None = None
        self._veil = VeilMark(())

    def begin(self) -> None:
        """Paint the ghost, once."""
        canvas = self.canvas
        rects = [canvas.result.card_rect(card_id) for card_id in self._card_ids]
        self._veil = VeilMark(tuple(rect for rect in rects if rect is not None))
        rect = canvas.result.card_rect(self._grabbed_id)
        group = card_group(canvas, self._grabbed_id)
        if rect is None or group is None:
            return
        grip = self.start.position - canvas.window_state().to_view(rect).topLeft()
        ink = Rect(0, 0, rect.width, rect.height)
        self._ghost = ghost_of(canvas, group, ink, grip, count=len(self._card_ids))

    def move(self, pointer: Pointer) -> None:
        """Move ghost and drop marker."""
        canvas = self.canvas
        place = place_for_card(canvas.result, pointer.at)
        show_place(canvas, place)
        copying = pointer.has(_COPY)
        canvas.show_cursor(Qt.CursorShape.DragCopyCursor if copying else self.cursor)
        canvas.overlay.put("veil", None if copying else self._veil)
        if self._ghost is not None:
            canvas.overlay.put("ghost", self._ghost.at(pointer.position))

    def finish(self, pointer: Pointer) -> None:
        """Put the cards, or copies of them, in."""
        self.cancel()
        canvas = self.canvas
        place = place_for_card(canvas.result, pointer.at)
        if pointer.has(_COPY):
            change = canvas.attempt(lambda document: _copied(document, self._card_ids, place))
            if change is not None:
                added = [r.id for r in change.added if isinstance(r, Card)]
                canvas.choose(Selection.of(added))
            return
        canvas.attempt(lambda document: move_cards(document, self._card_ids, place))
        if isinstance(place, ParkingPlace):
            canvas.say(tr("Put into the parking lot."))

    def cancel(self) -> None:
        """Take ghost and markers away."""
        self.canvas.overlay.clear("veil", "ghost", "line", "target")


def _copied(document: JourneyMap, card_ids: Sequence[Id], place: Place) -> ChangeSet:
    draft = Draft(document)
    originals = reading_order(document, (document.cards[card_id] for card_id in card_ids))
    copies = draft.do(duplicate(document, [card.id for card in originals]))
    new_ids = [record.id for record in copies.added if isinstance(record, Card)]
    draft.do(move_cards(draft.document, new_ids, place))
    return draft.finish(copies.label)


def show_place(canvas: Canvas, place: Place) -> None:
    """Show where a card would be put in: a line, and its cell tinted."""
    result = canvas.result
    area = place_rect(result, place)
    canvas.overlay.put("target", AreaMark(area, fill=0.07, line=0.35) if area else None)
    canvas.overlay.put("line", LineMark(drop_marker(result, place)))


def card_group(canvas: Canvas, card_id: Id) -> Group | None:
    """The group that paints a card."""
    result = canvas.result
    card = result.document.cards.get(card_id)
    if card is None:
        return None
    lane = result.lane(card.lane_id) if card.lane_id is not None else None
    holder = lane.group if lane is not None else result.parking_group
    for child in holder.children:
        if isinstance(child, Group) and child.role is Role.CARD and child.id == card_id:
            return child
    return None

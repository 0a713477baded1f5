"""Dragging cards to another place; with Alt their copies, with Shift within their lane."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt

from designer.canvas.draft import Draft
from designer.canvas.host import Canvas, Pointer
from designer.canvas.places import in_lane
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from designer.canvas.tools.ghost import Ghost, ghost_of
from designer.canvas.tools.landing import Landing
from designer.canvas.unfolding import say_hidden
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import duplicate, move_block
from model.edits.cards import reading_order
from model.ids import Id
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.places import ParkingPlace, Place
from model.records import Card
from resources.words import tr

_COPY = Qt.KeyboardModifier.AltModifier
_SAME_LANE = Qt.KeyboardModifier.ShiftModifier


class CardDrag(Gesture):
    """Selected cards follow the pointer as a ghost; the map shows them where they would land.

    They move as a block: each as many lanes and steps as the one that was grabbed.
    """

    def __init__(
        self, canvas: Canvas, start: Pointer, grabbed_id: Id, card_ids: Sequence[Id]
    ) -> None:
        super().__init__(canvas, start)
        self._grabbed_id = grabbed_id
        self._card_ids = list(card_ids)
        self._ghost: Ghost | None = None
        self._landing = Landing(canvas)
        self._copies: _Copies | None = None

    def begin(self) -> None:
        """Paint the ghost, once."""
        canvas = self.canvas
        rect = canvas.result.card_rect(self._grabbed_id)
        group = card_group(canvas, self._grabbed_id)
        if rect is None or group is None:
            return
        grip = self.start.position - canvas.window_state().to_view(rect).topLeft()
        ink = Rect(0, 0, rect.width, rect.height)
        self._ghost = ghost_of(canvas, group, ink, grip, count=len(self._card_ids))

    def move(self, pointer: Pointer) -> None:
        """Move the ghost; let the map make room."""
        canvas = self.canvas
        copying = pointer.has(_COPY)
        self._land(pointer, copying=copying)
        canvas.show_cursor(Qt.CursorShape.DragCopyCursor if copying else self.cursor)
        if self._ghost is not None:
            canvas.overlay.put("ghost", self._ghost.at(pointer.position))

    def finish(self, pointer: Pointer) -> None:
        """Put the cards, or copies of them, in where they are shown."""
        canvas = self.canvas
        copying = pointer.has(_COPY)
        place = self._land(pointer, copying=copying)
        change = self._landing.change
        canvas.overlay.clear("ghost")
        done = self._landing.commit(lambda now: change or self._edit(now, place, copying=copying))
        if not done:
            return
        if copying:
            canvas.choose(Selection.of([r.id for r in done.added if isinstance(r, Card)]))
        elif isinstance(place, ParkingPlace):
            canvas.say(tr("Put into the parking lot."))
        else:
            say_hidden(canvas, place)

    def cancel(self) -> None:
        """Put all back."""
        self.canvas.overlay.clear("ghost")
        self._landing.end()

    def _land(self, pointer: Pointer, *, copying: bool) -> Place:
        ids = self._made_copies(self.canvas.document).ids if copying else self._card_ids
        place = self._place(pointer, () if copying else frozenset(self._card_ids))
        self._landing.show(
            place,
            lambda document, place: self._edit(document, place, copying=copying),
            ids,
            mode=copying,
        )
        return place

    def _place(self, pointer: Pointer, without: Container[Id]) -> Place:
        point = pointer.at
        grabbed = self.canvas.document.cards.get(self._grabbed_id)
        if pointer.has(_SAME_LANE) and grabbed is not None and grabbed.lane_id is not None:
            point = in_lane(self.canvas.result, point, grabbed.lane_id)
        return self._landing.place_at(point, without)

    def _edit(self, document: JourneyMap, place: Place, *, copying: bool) -> ChangeSet:
        if not copying:
            return move_block(document, self._card_ids, place, grabbed_id=self._grabbed_id)
        return self._made_copies(document).put(place)

    def _made_copies(self, document: JourneyMap) -> _Copies:
        """The same copies at every place, so that they keep their ids while they are dragged."""
        if self._copies is None or self._copies.base is not document:
            self._copies = _Copies(document, self._card_ids, self._grabbed_id)
        return self._copies


class _Copies:
    """Copies of cards, to be put at a place."""

    def __init__(self, document: JourneyMap, card_ids: Sequence[Id], grabbed_id: Id) -> None:
        self.base = document
        cards = (document.cards[card_id] for card_id in card_ids)
        originals = [card.id for card in reading_order(document, cards)]
        self._change = duplicate(document, originals)
        self.ids = [record.id for record in self._change.added if isinstance(record, Card)]
        self._grabbed_id = dict(zip(originals, self.ids, strict=True))[grabbed_id]

    def put(self, place: Place) -> ChangeSet:
        """The edit that adds them, there."""
        draft = Draft(self.base)
        draft.do(self._change)
        draft.do(move_block(draft.document, self.ids, place, grabbed_id=self._grabbed_id))
        return draft.finish(self._change.label)


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

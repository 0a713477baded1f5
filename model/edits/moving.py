"""Moving cards as a block: what stood beside each other stands beside each other again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits.cards import cards_at, move_cards, reading_order
from model.edits.making import found, found_all
from model.errors import RuleError
from model.ids import Id
from model.kinds import LaneKind
from model.naming import counted
from model.places import CellPlace, Place
from model.queries import lanes_in_order, steps_in_order
from model.records import Card
from resources.words import tr

_Cell: TypeAlias = tuple[Id | None, Id | None]
"""Lane and step; (None, None) is the parking lot."""


def move_block(
    document: JourneyMap, card_ids: Iterable[Id], place: Place, *, grabbed_id: Id
) -> ChangeSet:
    """The grabbed card to a place, the others by as many lanes and steps as that one moves.

    What would leave the grid stops at its edge, and emotion lanes, which hold no cards, do not
    count. Cards of the grabbed one's cell stay with it, and so do cards that have no cell to start
    from; into the parking lot all go together. In the other cells the newcomers come last.

    Raises:
        RuleError: a card or the place is no longer there, or the grabbed card is not among them.
    """
    cards = reading_order(document, found_all(document, Card, card_ids))
    label = tr("Move {cards}", cards=counted(cards))
    grabbed = found(document, Card, grabbed_id)
    if grabbed not in cards:
        raise RuleError(tr("This card is not among those that move."))
    place = replace(place, before_id=_staying(document, cards, place))
    together: list[Id] = []
    others: dict[_Cell, list[Id]] = {}
    way = _Way(document, grabbed, place)
    for card in cards:
        cell = way.target(card)
        if cell is None:
            together.append(card.id)
        elif cell != (card.lane_id, card.step_id):
            others.setdefault(cell, []).append(card.id)
    changes = [move_cards(document, together, place)]
    for (lane_id, step_id), ids in others.items():
        if lane_id is not None and step_id is not None:
            document = apply(document, changes[-1])
            changes.append(move_cards(document, ids, CellPlace(lane_id, step_id)))
    return squash(changes, label=label)


class _Way:
    """How far the grabbed card goes, and where that brings the others."""

    def __init__(self, document: JourneyMap, grabbed: Card, place: Place) -> None:
        lanes = lanes_in_order(document)
        self._lanes = [lane.id for lane in lanes if lane.kind is not LaneKind.EMOTIONS]
        self._steps = [step.id for step in steps_in_order(document)]
        # An emotion lane counts as the card lane below it.
        before = [lane.id for lane in lanes]
        spots = [before.index(lane_id) for lane_id in self._lanes]
        self._rows = {lane_id: bisect_left(spots, index) for index, lane_id in enumerate(before)}
        self._columns = {step_id: index for index, step_id in enumerate(self._steps)}
        self._from = (grabbed.lane_id, grabbed.step_id)
        self._to = (place.lane_id, place.step_id) if isinstance(place, CellPlace) else None

    def target(self, card: Card) -> _Cell | None:
        """The cell a card comes to; None: it goes with the grabbed card."""
        cell = (card.lane_id, card.step_id)
        if self._to is None or None in (*cell, *self._from) or cell == self._from:
            return None
        lane_id, step_id = self._to
        down = self._row(lane_id) - self._row(self._from[0])
        right = self._column(step_id) - self._column(self._from[1])
        target = (
            card.lane_id if not down else _at(self._lanes, self._row(card.lane_id) + down),
            card.step_id if not right else _at(self._steps, self._column(card.step_id) + right),
        )
        return None if target == self._to else target

    def _row(self, lane_id: Id | None) -> int:
        return self._rows.get(lane_id or "", 0)

    def _column(self, step_id: Id | None) -> int:
        return self._columns.get(step_id or "", 0)


def _at(ids: Sequence[Id], index: int) -> Id | None:
    return ids[max(0, min(index, len(ids) - 1))] if ids else None


def _staying(document: JourneyMap, cards: Sequence[Card], place: Place) -> Id | None:
    """Before which card to come, when the one that was named moves along."""
    moving = {card.id for card in cards}
    if place.before_id not in moving:
        return place.before_id
    here = [card.id for card in cards_at(document, place)]
    at = here.index(place.before_id) if place.before_id in here else len(here)
    return next((card_id for card_id in here[at:] if card_id not in moving), None)

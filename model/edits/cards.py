"""Edits of cards: put, move, stretch, give to a persona."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved, found, found_all
from model.edits.ordering import index_before, rekeyed, slots
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.kinds import CARD_KINDS, CardKind
from model.naming import counted
from model.places import CellPlace, ParkingPlace, Place
from model.queries import cards_in_cell, lanes_in_order, parked_cards, steps_in_order
from model.records import Card, Lane, Persona, Step
from resources.words import tr


def add_card(
    document: JourneyMap,
    place: Place,
    *,
    kind: CardKind,
    text: str = "",
    channel: str = "",
    persona_ids: Iterable[Id] = (),
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a card
) -> ChangeSet:
    """A new card at a place: in a cell or in the parking lot."""
    siblings = cards_at(document, place)
    room = slots(siblings, index_before(siblings, place.before_id))
    card = created(
        Card,
        ids=ids,
        kind=kind,
        order=room.keys[0],
        text=text,
        channel=channel,
        persona_ids=tuple(persona_ids),
        **cell_of(place),
        **fields,
    )
    label = tr("Add {kind}", kind=tr(CARD_KINDS[kind].name).lower())
    return ChangeSet(added=(card,), updated=rekeyed(siblings, room.neighbours), label=label)


def move_cards(document: JourneyMap, card_ids: Iterable[Id], place: Place) -> ChangeSet:
    """The cards stacked at one place, in the order they are read (lane by lane, left to right)."""
    cards = reading_order(document, found_all(document, Card, card_ids))
    label = tr("Move {cards}", cards=counted(cards))
    moving = {card.id for card in cards}
    everyone = cards_at(document, place)
    siblings = [card for card in everyone if card.id not in moving]
    index = index_before(siblings, _first_staying(everyone, moving, place.before_id))
    if [*siblings[:index], *cards, *siblings[index:]] == everyone:
        return ChangeSet(label=label)
    room = slots(siblings, index, len(cards))
    where = cell_of(place)
    moved = (
        (card, evolved(card, {"order": key, **where}))
        for card, key in zip(cards, room.keys, strict=True)
    )
    updated = [pair for pair in moved if pair[0] is not pair[1]]
    return ChangeSet(updated=(*updated, *rekeyed(siblings, room.neighbours)), label=label)


def shift_cards(
    document: JourneyMap, card_ids: Iterable[Id], lanes: int = 0, steps: int = 0
) -> ChangeSet:
    """The cards so many lanes down and steps to the right, as far as the grid allows to all.

    Cards of the parking lot stay. In its new cell a card comes last.
    """
    cards = [c for c in found_all(document, Card, card_ids) if c.lane_id is not None]
    cards = reading_order(document, cards)
    label = tr("Move {cards}", cards=counted(cards))
    rows = [lane.id for lane in lanes_in_order(document)]
    columns = [step.id for step in steps_in_order(document)]
    row_of = {lane_id: index for index, lane_id in enumerate(rows)}
    column_of = {step_id: index for index, step_id in enumerate(columns)}
    placed = [
        (card, row_of[card.lane_id], column_of[card.step_id])
        for card in cards
        if card.lane_id in row_of and card.step_id in column_of
    ]
    down = _within([row for _, row, _ in placed], lanes, len(rows))
    right = _within([column for _, _, column in placed], steps, len(columns))
    if not down and not right:
        return ChangeSet(label=label)
    arriving: dict[tuple[Id, Id], list[Card]] = {}
    for card, row, column in placed:
        arriving.setdefault((rows[row + down], columns[column + right]), []).append(card)
    updated: list[tuple[Card, Card]] = []
    moving = {card.id for card, _, _ in placed}
    for (lane_id, step_id), newcomers in arriving.items():
        here = cards_in_cell(document, lane_id, step_id)
        siblings = [card for card in here if card.id not in moving]
        room = slots(siblings, len(siblings), len(newcomers))
        for card, key in zip(newcomers, room.keys, strict=True):
            fields = {"lane_id": lane_id, "step_id": step_id, "order": key}
            updated.append((card, evolved(card, fields)))
    return ChangeSet(updated=tuple(updated), label=label)


def set_span(document: JourneyMap, card_id: Id, span: int) -> ChangeSet:
    """How many steps a card covers, from 1 to as many as there are to its right."""
    card = found(document, Card, card_id)
    columns = [step.id for step in steps_in_order(document)]
    room = len(columns) - columns.index(card.step_id) if card.step_id in columns else 1
    stretched = evolved(card, {"span": max(1, min(span, room))})
    updated = () if stretched is card else ((card, stretched),)
    return ChangeSet(updated=updated, label=tr("Stretch card"))


def set_start(document: JourneyMap, card_id: Id, step_id: Id) -> ChangeSet:
    """At which step a card begins, while it ends where it ended: the other way to stretch it.

    It begins at its last step at the latest. In its new cell it comes last.
    """
    card = found(document, Card, card_id)
    found(document, Step, step_id)
    label = tr("Stretch card")
    columns = [step.id for step in steps_in_order(document)]
    if card.lane_id is None or card.step_id not in columns:
        return ChangeSet(label=label)
    last = min(columns.index(card.step_id) + card.span, len(columns)) - 1
    first = min(columns.index(step_id), last)
    if columns[first] == card.step_id:
        return ChangeSet(label=label)
    siblings = cards_in_cell(document, card.lane_id, columns[first])
    room = slots(siblings, len(siblings))
    fields = {"step_id": columns[first], "span": last - first + 1, "order": room.keys[0]}
    updated = ((card, evolved(card, fields)), *rekeyed(siblings, room.neighbours))
    return ChangeSet(updated=updated, label=label)


def assign_persona(
    document: JourneyMap, card_ids: Iterable[Id], persona_id: Id, *, on: bool = True
) -> ChangeSet:
    """Say that the cards are about a persona, or (``on`` False) no longer are."""
    found(document, Persona, persona_id)
    updated = []
    for card in found_all(document, Card, card_ids):
        if on == (persona_id in card.persona_ids):
            continue
        others = tuple(i for i in card.persona_ids if i != persona_id)
        persona_ids = (*others, persona_id) if on else others
        updated.append((card, evolved(card, {"persona_ids": persona_ids})))
    source = "Add persona to {cards}" if on else "Take persona from {cards}"
    label = tr(source, cards=counted(card for card, _ in updated))
    return ChangeSet(updated=tuple(updated), label=label)


def cards_at(document: JourneyMap, place: Place) -> list[Card]:
    """The cards of the cell or the parking lot a place names, from the top.

    Raises:
        RuleError: the lane or the step is no longer there.
    """
    match place:
        case CellPlace():
            found(document, Lane, place.lane_id)
            found(document, Step, place.step_id)
            return cards_in_cell(document, place.lane_id, place.step_id)
        case ParkingPlace():
            return parked_cards(document)


def cell_of(place: Place) -> dict[str, Id | None]:
    """The fields that put a card at a place."""
    match place:
        case CellPlace():
            return {"lane_id": place.lane_id, "step_id": place.step_id}
        case ParkingPlace():
            return {"lane_id": None, "step_id": None}


def reading_order(document: JourneyMap, cards: Iterable[Card]) -> list[Card]:
    """The cards lane by lane, from left to right, from top to bottom; parked ones last."""
    rows = {lane.id: index for index, lane in enumerate(lanes_in_order(document))}
    columns = {step.id: index for index, step in enumerate(steps_in_order(document))}
    beyond = max(len(rows), len(columns))

    def key(card: Card) -> tuple[int, int, str, Id]:
        row = rows.get(card.lane_id or "", beyond)
        column = columns.get(card.step_id or "", beyond)
        return row, column, card.order, card.id

    return sorted(cards, key=key)


def _first_staying(everyone: list[Card], moving: set[Id], before_id: Id | None) -> Id | None:
    """The card to stand before, when the one that was named is itself among those that move."""
    if before_id not in moving:
        return before_id
    at = next((i for i, card in enumerate(everyone) if card.id == before_id), None)
    if at is None:
        raise RuleError(tr("That place is no longer there."))
    return next((card.id for card in everyone[at:] if card.id not in moving), None)


def _within(places: list[int], offset: int, count: int) -> int:
    """The offset, cut back so that no place leaves the range 0 .. count - 1."""
    if not places:
        return 0
    return max(-min(places), min(offset, count - 1 - max(places)))

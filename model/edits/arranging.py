"""Edits that put cards in order: sort, line up, spread over the steps, convert."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from model.arrangement import SortBy
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.cards import reading_order
from model.edits.making import evolved, found, found_all
from model.edits.ordering import rekeyed, slots
from model.ids import Id
from model.kinds import CARD_KINDS, CardKind, Priority
from model.naming import counted
from model.order import first_keys
from model.queries import cards_by_cell, parked_cards, steps_in_order
from model.records import Card, Lane, Step
from resources.words import tr

Cell: TypeAlias = tuple[Id | None, Id | None]
"""Lane and step; both None for the parking lot."""


_PRIORITIES = {priority: place for place, priority in enumerate(reversed(Priority))}
_KINDS = {kind: place for place, kind in enumerate(CardKind)}


def sort_cards(document: JourneyMap, card_ids: Iterable[Id], by: SortBy) -> ChangeSet:
    """Sort cards within their cells (and the parking lot); other cards there keep their places.

    Most votes first; critical before low, those without a priority last; texts from A to Z,
    empty ones last; kinds in the order of the palette. Equal cards stay as they stand.
    """
    wanted = {card.id for card in found_all(document, Card, card_ids)}
    cells = {_cell(document.cards[i]) for i in wanted}
    key = _KEYS[by]
    updated: list[tuple[Card, Card]] = []
    for here in _stacks(document, cells):
        places = [index for index, card in enumerate(here) if card.id in wanted]
        ordered = list(here)
        for index, card in zip(places, sorted((here[i] for i in places), key=key), strict=True):
            ordered[index] = card
        updated += _put_in_order(here, ordered)
    return ChangeSet(updated=tuple(updated), label=tr("Sort cards"))


def _put_in_order(here: list[Card], ordered: list[Card]) -> list[tuple[Card, Card]]:
    """The updates that make one order another; the keys that stand are dealt out again."""
    if ordered == here:
        return []
    keys = [card.order for card in here]
    if len(set(keys)) < len(keys):
        keys = first_keys(len(keys))
    dealt = zip(ordered, keys, strict=True)
    return [(card, evolved(card, {"order": key})) for card, key in dealt if card.order != key]


def line_up_in_lane(document: JourneyMap, card_ids: Iterable[Id], lane_id: Id) -> ChangeSet:
    """The cards in one lane, each in its own step. Parked ones stay where they are."""
    found(document, Lane, lane_id)
    return _put(document, card_ids, lambda card: (lane_id, card.step_id), tr("Line up {cards}"))


def line_up_in_step(document: JourneyMap, card_ids: Iterable[Id], step_id: Id) -> ChangeSet:
    """The cards in one step, each in its own lane. Parked ones stay where they are."""
    found(document, Step, step_id)
    return _put(document, card_ids, lambda card: (card.lane_id, step_id), tr("Line up {cards}"))


def spread_over_steps(document: JourneyMap, card_ids: Iterable[Id]) -> ChangeSet:
    """The cards one to a step, from the first one's step to the right, lane by lane.

    Where there are more cards than steps to the right, they are dealt out evenly, in order.
    Parked cards stay.
    """
    columns = [step.id for step in steps_in_order(document)]
    lanes: dict[Id, list[Card]] = {}
    for card in reading_order(document, found_all(document, Card, card_ids)):
        if card.lane_id is not None:
            lanes.setdefault(card.lane_id, []).append(card)
    target: dict[Id, Id] = {}
    for cards in lanes.values():
        room = columns[columns.index(cards[0].step_id or "") :]
        for index, card in enumerate(cards):
            column = index if len(cards) <= len(room) else index * len(room) // len(cards)
            target[card.id] = room[column]
    return _put(
        document, target, lambda card: (card.lane_id, target[card.id]), tr("Spread {cards}")
    )


def convert_cards(document: JourneyMap, card_ids: Iterable[Id], kind: CardKind) -> ChangeSet:
    """Make the cards another kind. All that they say stays, also what the new kind does not show.

    So a card that is converted back is what it was.
    """
    cards = found_all(document, Card, card_ids)
    pairs = ((card, evolved(card, {"kind": kind})) for card in cards)
    updated = tuple(pair for pair in pairs if pair[0] is not pair[1])
    label = tr(
        "Convert {cards} to {kind}",
        cards=counted(before for before, _ in updated) if updated else tr("cards"),
        kind=tr(CARD_KINDS[kind].name).lower(),
    )
    return ChangeSet(updated=updated, label=label)


def _put(
    document: JourneyMap, card_ids: Iterable[Id], where: Callable[[Card], Cell], label: str
) -> ChangeSet:
    """Cards to the end of other cells, in reading order; those that are there already stay."""
    cards = [c for c in found_all(document, Card, card_ids) if c.lane_id is not None]
    moving = [c for c in reading_order(document, cards) if where(c) != _cell(c)]
    arriving: dict[Cell, list[Card]] = {}
    for card in moving:
        arriving.setdefault(where(card), []).append(card)
    away = {card.id for card in moving}
    cells = cards_by_cell(document)
    updated: list[tuple[Card, Card]] = []
    for (lane_id, step_id), newcomers in arriving.items():
        here = cells.get((lane_id or "", step_id or ""), [])
        siblings = [card for card in here if card.id not in away]
        room = slots(siblings, len(siblings), len(newcomers))
        for card, key in zip(newcomers, room.keys, strict=True):
            fields = {"lane_id": lane_id, "step_id": step_id, "order": key}
            updated.append((card, evolved(card, fields)))
        updated += rekeyed(siblings, room.neighbours)
    words = counted(moving) if moving else tr("cards")
    return ChangeSet(updated=tuple(updated), label=label.format(cards=words))


def _stacks(document: JourneyMap, cells: set[Cell]) -> Iterable[list[Card]]:
    if (None, None) in cells:
        yield parked_cards(document)
    for cell, cards in cards_by_cell(document).items():
        if cell in cells:
            yield cards


def _cell(card: Card) -> Cell:
    return card.lane_id, card.step_id


def _alphabetical(card: Card) -> tuple[bool, str, str]:
    """Case and accents decide only between texts that are otherwise equal."""
    text = " ".join(card.text.split()).casefold()
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)
    )
    return not text, plain, text


def _by_votes(card: Card) -> int:
    return -card.votes


def _by_priority(card: Card) -> int:
    return len(_PRIORITIES) if card.priority is None else _PRIORITIES[card.priority]


def _by_kind(card: Card) -> int:
    return _KINDS[card.kind]


_KEYS: Mapping[SortBy, Callable[[Card], int | tuple[bool, str, str]]] = {
    SortBy.VOTES: _by_votes,
    SortBy.PRIORITY: _by_priority,
    SortBy.TEXT: _alphabetical,
    SortBy.KIND: _by_kind,
}

"""Gathering cards that say the same into one, with all that each of them carried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from model.bounds import MAX_VOTES
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.cards import reading_order
from model.edits.making import evolved, found_all
from model.ids import Id
from model.kinds import Priority
from model.records import Card, Connector, Record
from model.references import REFERENCES_TO, Reference, repointed
from model.similar import text_key
from resources.words import tr

_PRIORITIES = {priority: place for place, priority in enumerate(Priority)}
# What several cards may say differently in one field; the card keeps one, its details tell the
# others.
_ONE_VALUE = (("channel", "Channel: {value}"), ("owner", "Owner: {value}"),
              ("source", "Source: {value}"))  # fmt: skip
_UNIONS = ("persona_ids", "evidence_ids", "answers_ids", "tags")
_FIRST_SET = ("status", "support")


def same_cards(
    document: JourneyMap, card_ids: Iterable[Id], *, across: bool = False
) -> list[list[Card]]:
    """The groups of two or more cards that say the same, each in reading order.

    Cards say the same when their words are equal but for case, spaces and punctuation, and they
    are of one kind with the same picture and figure. Without ``across`` they must also stand in
    one cell.
    """
    groups: dict[tuple[object, ...], list[Card]] = {}
    for card in reading_order(document, found_all(document, Card, card_ids)):
        words = text_key(card.text)
        if words:
            place = () if across else (card.lane_id, card.step_id)
            key = (words, card.kind, card.image_id, card.metric_id, *place)
            groups.setdefault(key, []).append(card)
    return [group for group in groups.values() if len(group) > 1]


def group_duplicates(
    document: JourneyMap, card_ids: Iterable[Id], *, across: bool = False
) -> ChangeSet:
    """Gather the cards that say the same (see :func:`same_cards`) into the first of each group.

    Votes are summed; personas, evidence, tags and what is answered are put together; details are
    joined, and tell also channels, owners and sources that differ. What pointed at one of the
    others points at the first.

    Raises:
        RuleError: together they carry more than one card can.
    """
    groups = same_cards(document, card_ids, across=across)
    leads = {card.id: group[0].id for group in groups for card in group[1:]}
    if not leads:
        return ChangeSet(label=tr("Group duplicates"))
    merged = {group[0].id: _merged(group) for group in groups}
    updated: dict[Id, tuple[Record, Record]] = {
        lead.id: (document.cards[lead.id], _led(lead, leads)) for lead in merged.values()
    }
    gone: dict[Id, Record] = {card_id: document.cards[card_id] for card_id in leads}
    arrows = {_arrow(c) for c in document.connectors.values() if not _touches(c, leads)}
    for record in _pointing(document, leads):
        if record.id in gone or record.id in updated:
            continue
        if not isinstance(record, Connector):
            updated[record.id] = (record, _led(record, leads))
            continue
        after = _connected(record, leads)
        if after is None or _arrow(after) in arrows:
            gone[record.id] = record
        else:
            arrows.add(_arrow(after))
            updated[record.id] = (record, after)
    pairs = tuple(pair for pair in updated.values() if pair[0] != pair[1])
    return ChangeSet(
        updated=pairs,
        removed=tuple(gone.values()),
        label=tr("Group {n} duplicates", n=len(leads) + len(groups)),
    )


def _merged(cards: Sequence[Card]) -> Card:
    """The first card with all that the others carried; pointers at cards are not led yet."""
    first = cards[0]
    fields: dict[str, Any] = {
        "votes": min(MAX_VOTES, sum(card.votes for card in cards)),
        "moment_of_truth": any(card.moment_of_truth for card in cards),
        "span": max(card.span for card in cards if card.step_id == first.step_id),
    }
    for name in _UNIONS:
        fields[name] = tuple(dict.fromkeys(v for card in cards for v in getattr(card, name)))
    for name in _FIRST_SET:
        values = (getattr(card, name) for card in cards)
        fields[name] = next((value for value in values if value is not None), None)
    ranked = [card.priority for card in cards if card.priority is not None]
    fields["priority"] = max(ranked, key=_PRIORITIES.__getitem__, default=None)
    told = [card.details for card in cards if card.details]
    for name, words in _ONE_VALUE:
        said = list(dict.fromkeys(getattr(card, name) for card in cards if getattr(card, name)))
        fields[name] = said[0] if said else ""
        told += [tr(words, value=value) for value in said[1:]]
    fields["details"] = "\n".join(dict.fromkeys(told))
    return evolved(first, fields)


def _pointing(document: JourneyMap, ids: dict[Id, Id]) -> Iterable[Record]:
    """The records that point at one of these cards, each once."""
    found: dict[Id, Record] = {}
    for reference in REFERENCES_TO[Card.table]:
        for record in document.table(reference.table).values():
            if not ids.keys().isdisjoint(reference.ids(record)):
                found[record.id] = record
    return found.values()


def _led(record: Record, leads: dict[Id, Id]) -> Record:
    """The record with its pointers led to the first of each group; none at itself."""

    def where(reference: Reference, target_id: Id) -> Id | None:
        if reference.target != Card.table:
            return target_id
        target_id = leads.get(target_id, target_id)
        return None if target_id == record.id else target_id

    return repointed(record, where)


def _connected(connector: Connector, leads: dict[Id, Id]) -> Connector | None:
    """The connector between the first ones; None when that is one and the same card."""
    source = leads.get(connector.source_id, connector.source_id)
    target = leads.get(connector.target_id, connector.target_id)
    if source == target:
        return None
    return evolved(connector, {"source_id": source, "target_id": target})


def _arrow(connector: Connector) -> tuple[str, ...]:
    return connector.source_id, connector.target_id, connector.kind, connector.label


def _touches(connector: Connector, leads: dict[Id, Id]) -> bool:
    return connector.source_id in leads or connector.target_id in leads

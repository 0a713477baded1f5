"""Their side of a clash, kept on the map: a second card next to ours, or a parked note.

The ids of what is made come from what it says, so merging the same twice makes nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from model.errors import RuleError
from model.ids import Id, seeded_ids
from model.kinds import CardKind
from model.merging.fields import FieldKind
from model.merging.one_record import Clash
from model.merging.returning import Records
from model.merging.words import origin_words
from model.order import MAX_KEY_LENGTH, key_between, last_key
from model.records import Card, Record, evolve
from model.references import WhenGone, repointed

_ON_THE_CARD = frozenset({"text", "details", "image_id"})
"""Fields of a card for whose sake theirs becomes a card of its own."""


def kept_beside(clashes: Iterable[Clash], records: dict[Id, Record]) -> frozenset[tuple[Id, str]]:
    """Put what must not be lost into the records; answers which fields of which are there now."""
    kept: set[tuple[Id, str]] = set()
    seconds: set[Id] = set()
    for clash in clashes:
        ours, theirs = clash.ours, clash.theirs
        if isinstance(ours, Card) and isinstance(theirs, Card) and clash.name in _ON_THE_CARD:
            if ours.id not in seconds:
                seconds.add(ours.id)
                _second_card(theirs, records)
            kept.add((ours.id, clash.name))
        elif clash.kind is FieldKind.TEXT and _note(clash, records):
            kept.add((ours.id, clash.name))
    return frozenset(kept)


def _second_card(theirs: Card, records: dict[Id, Record]) -> None:
    """Their card below ours, wherever that stands."""
    said = (theirs.id, theirs.text, theirs.details, theirs.image_id or "")
    card_id = _free_id("beside " + "\0".join(said), theirs.table, records)
    first = records[theirs.id]
    if card_id is None or not isinstance(first, Card):
        return
    second = repointed(
        evolve(theirs, id=card_id, votes=0),
        lambda reference, i: (
            i if reference.when_gone is not WhenGone.CLEAR or i in records else None
        ),
    )
    cell = (first.lane_id, first.step_id)
    below = min(
        (
            card.order
            for card in records.values()
            if isinstance(card, Card)
            and (card.lane_id, card.step_id) == cell
            and card.order > first.order
        ),
        default=None,
    )
    order = key_between(first.order, below)
    if len(order) > MAX_KEY_LENGTH:
        order = first.order  # then its id says which comes first
    records[card_id] = evolve(second, lane_id=cell[0], step_id=cell[1], order=order)


def _note(clash: Clash, records: dict[Id, Record]) -> bool:
    """A text of theirs as a note in the parking lot."""
    text = getattr(clash.theirs, clash.name)
    said = f"{clash.ours.id}\0{clash.name}\0{text}"
    card_id = _free_id(f"beside {said}", Card.table, records)
    if card_id is None:
        return True
    parked = (r.order for r in records.values() if isinstance(r, Card) and r.lane_id is None)
    try:
        records[card_id] = Card(
            id=card_id,
            kind=CardKind.NOTE,
            order=key_between(last_key(parked), None),
            text=text,
            details=origin_words(clash.ours, clash.name),
        )
    except ValidationError as error:  # no text of a record is longer than that of a card
        raise RuleError(str(error)) from error
    return True


def _free_id(said: str, table: str, records: Records) -> Id | None:
    """The id for what is said; None where it stands on the map already."""
    card_id = seeded_ids(said)(Card.prefix)
    here = records.get(card_id)
    return None if here is not None and here.table == table else card_id

"""What is done about what hurts: ratings, votes, and answers from pain point to action."""

from __future__ import annotations

from collections.abc import Mapping

from model.bounds import MAX_VOTES
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.cards import add_card
from model.edits.fields import edit
from model.edits.making import evolved, found, found_any
from model.edits.relations import add_action
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace, ParkingPlace, Place
from model.queries import lanes_in_order
from model.records import MAP_ID, Action, Card, MapInfo
from resources.words import tr

RATED = ("severity", "frequency", "value", "effort")
"""The fields that are rated from 1 to 5."""
WEIGHTS = ("severity_weight", "frequency_weight", "votes_weight")
"""The fields of the map that say what makes a pain point urgent."""


def rate(document: JourneyMap, record_id: Id, field: str, rating: int | None) -> ChangeSet:
    """Rate a card or an action in one respect, 1 to 5; None takes the rating back.

    Raises:
        RuleError: it is gone, has no such rating, or the rating is out of bounds.
    """
    return rate_all(document, record_id, {field: rating})


def rate_all(document: JourneyMap, record_id: Id, ratings: Mapping[str, int | None]) -> ChangeSet:
    """Rate a card or an action in several respects at once.

    Raises:
        RuleError: it is gone, has no such rating, or a rating is out of bounds.
    """
    record = found_any(document, record_id)
    fields = type(record).model_fields
    if any(name not in RATED or name not in fields for name in ratings):
        raise RuleError(tr("This cannot be rated."))
    cleared = all(rating is None for rating in ratings.values())
    label = tr("Take rating back") if cleared else tr("Rate")
    return edit(document, record_id, dict(ratings), label=label)


def vote(document: JourneyMap, card_id: Id, votes: int = 1) -> ChangeSet:
    """So many votes more for a card (or fewer); never less than none.

    Raises:
        RuleError: the card is gone.
    """
    card = found(document, Card, card_id)
    after = evolved(card, {"votes": max(0, min(MAX_VOTES, card.votes + votes))})
    label = tr("Vote") if votes > 0 else tr("Take vote back")
    return ChangeSet(updated=() if after is card else ((card, after),), label=label)


def set_weights(document: JourneyMap, weights: Mapping[str, float]) -> ChangeSet:
    """How much severity, frequency and votes count on this map.

    Raises:
        RuleError: a weight is out of bounds, or none would count at all.
    """
    if any(name not in WEIGHTS for name in weights):
        raise RuleError(tr("This is no weight."))
    values = {**{name: getattr(document.info, name) for name in WEIGHTS}, **weights}
    if not any(values.values()):
        raise RuleError(tr("At least one of the weights must count."))
    floats = {name: float(weight) for name, weight in weights.items()}
    return edit(document, MAP_ID, floats, label=tr("Change weights"))


def usual_weights() -> dict[str, float]:
    """The weights a new map begins with."""
    return {name: getattr(MapInfo(id=MAP_ID), name) for name in WEIGHTS}


def answer_with_opportunity(
    document: JourneyMap, pain_id: Id, *, text: str = "", ids: IdSource = new_id
) -> ChangeSet:
    """An opportunity that answers a card, at the same step and for the same personas.

    It stands in the first lane for opportunities, or beside the card where there is none.

    Raises:
        RuleError: the card is gone.
    """
    pain = found(document, Card, pain_id)
    return add_card(
        document,
        _answering_place(document, pain),
        kind=CardKind.OPPORTUNITY,
        text=text,
        persona_ids=pain.persona_ids,
        answers_ids=(pain.id,),
        ids=ids,
    )


def answer_with_action(
    document: JourneyMap, card_id: Id, *, title: str = "", ids: IdSource = new_id
) -> ChangeSet:
    """An action that answers a pain point, or carries out an opportunity.

    Raises:
        RuleError: the card is gone.
    """
    card = found(document, Card, card_id)
    return add_action(document, title=title, answers_ids=(card.id,), ids=ids)


def set_answer(document: JourneyMap, answer_id: Id, card_id: Id, *, on: bool = True) -> ChangeSet:
    """Say that an opportunity or an action answers a card, or (``on`` False) no longer does.

    Raises:
        RuleError: one of them is gone, or cannot answer that card.
    """
    answer = found_any(document, answer_id)
    found(document, Card, card_id)
    if not isinstance(answer, (Card, Action)) or answer_id == card_id:
        raise RuleError(tr("This cannot answer that card."))
    others = tuple(i for i in answer.answers_ids if i != card_id)
    ids = (*answer.answers_ids, card_id) if on else others
    after = evolved(answer, {"answers_ids": ids})
    label = tr("Link answer") if on else tr("Unlink answer")
    return ChangeSet(updated=() if after is answer else ((answer, after),), label=label)


def _answering_place(document: JourneyMap, pain: Card) -> Place:
    if pain.lane_id is None or pain.step_id is None:
        return ParkingPlace()
    wanted = (lane.id for lane in lanes_in_order(document) if lane.kind is LaneKind.OPPORTUNITIES)
    return CellPlace(next(wanted, pain.lane_id), pain.step_id)

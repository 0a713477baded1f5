"""Rules about pain points and opportunities: what they rest on, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import ANSWERING, JOINED, OVER_STEP
from model.check.saying import quoted
from model.edits.answering import answer_with_action, set_answer
from model.edits.fields import edit
from model.ids import Id, IdSource
from model.insight.actions import SETTLED
from model.kinds import CardKind, Support
from model.naming import shortened
from model.queries import in_order, support_of
from model.records import MAX_LINE, Action, Card, Connector
from resources.words import tr


def _hurts(card: Card) -> bool:
    """Whether it is a pain point somebody still has to do with."""
    open_ = card.status is None or card.status not in SETTLED
    return card.kind is CardKind.PAIN_POINT and card.lane_id is not None and open_


def pain_without_evidence(_facts: Facts, card: Card) -> Iterator[Hit]:
    """A pain point that rests on nothing."""
    if _hurts(card) and support_of(card) is Support.ASSUMED:
        yield Hit(tr("The pain point {card} rests on no evidence.", card=quoted(card.text)))


def pain_without_priority(_facts: Facts, card: Card) -> Iterator[Hit]:
    """A pain point nobody has weighed: no priority, no rating, no vote."""
    weighed = (card.priority, card.severity, card.frequency) != (None, None, None) or card.votes
    if _hurts(card) and not weighed:
        yield Hit(tr("Nobody says how urgent the pain point {card} is.", card=quoted(card.text)))


def pain_without_answer(facts: Facts, card: Card) -> Iterator[Hit]:
    """A pain point nothing is done about: no answer, and no opportunity at its step."""
    if _hurts(card) and not _answered(facts, card) and not _at(facts, card, CardKind.OPPORTUNITY):
        yield Hit(tr("Nothing answers the pain point {card}.", card=quoted(card.text)))


def give_action(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """An action that answers it, to be worded."""
    card = facts.get(Card, finding.place)
    if card is None:
        return None
    pain = shortened(card.text, MAX_LINE // 2)
    title = tr("Mend: {pain}", pain=pain) if pain else ""
    return answer_with_action(facts.document, card.id, title=title, ids=ids)


def opportunity_not_linked(facts: Facts, card: Card) -> Iterator[Hit]:
    """An opportunity that answers nothing, at a step where a pain point has no answer."""
    if card.kind is not CardKind.OPPORTUNITY or card.lane_id is None or _linked(facts, card):
        return
    pains = [pain for pain in _at(facts, card, CardKind.PAIN_POINT) if _waits(facts, pain)]
    if len(pains) == 1:
        message = tr("Does the opportunity {card} answer the pain point {pain}?")
    elif pains:
        message = tr("Which pain point does the opportunity {card} answer? {n} wait at its step.")
    else:
        return
    words = message.format(card=quoted(card.text), pain=quoted(pains[0].text), n=len(pains))
    yield Hit(words, more=tuple(pain.id for pain in pains))


def link_answer(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """It answers the pain point at its step; None where several wait there."""
    if len(finding.more) != 1:
        return None
    return set_answer(facts.document, finding.place, finding.more[0])


def opportunity_without_owner(facts: Facts, card: Card) -> Iterator[Hit]:
    """An opportunity nobody takes up: no owner, and no action with one that carries it out."""
    open_ = card.status is None or card.status not in SETTLED
    if card.kind is not CardKind.OPPORTUNITY or card.lane_id is None or not open_:
        return
    if not card.owner.strip() and not any(one.owner.strip() for one in _actions(facts, card)):
        yield Hit(tr("The opportunity {card} has no owner.", card=quoted(card.text)))


def take_owner(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one owner of the pain points it answers; None where there is not just one."""
    card = facts.get(Card, finding.place)
    answered = (facts.get(Card, card_id) for card_id in (card.answers_ids if card else ()))
    owners = {pain.owner.strip() for pain in answered if pain is not None} - {""}
    return edit(facts.document, finding.place, owner=owners.pop()) if len(owners) == 1 else None


def _at(facts: Facts, card: Card, kind: CardKind) -> list[Card]:
    """The cards of a kind over the step a card begins at, in order."""
    return in_order(facts.group(OVER_STEP, (kind, card.step_id)))


def _answered(facts: Facts, pain: Card) -> bool:
    """Whether something answers it, by reference or by an arrow from or to an opportunity."""
    return bool(facts.count(ANSWERING, pain.id)) or any(
        other.kind is CardKind.OPPORTUNITY for other in _joined(facts, pain)
    )


def _waits(facts: Facts, pain: Card) -> bool:
    return _hurts(pain) and not _answered(facts, pain)


def _linked(facts: Facts, card: Card) -> bool:
    """Whether an opportunity says what it is for."""
    arrows = (other.kind is CardKind.PAIN_POINT for other in _joined(facts, card))
    return bool(card.answers_ids) or any(arrows)


def _actions(facts: Facts, card: Card) -> list[Action]:
    """The actions that carry out an opportunity or mend what it answers."""
    ids: tuple[Id, ...] = (card.id, *card.answers_ids)
    found = (record for card_id in ids for record in facts.group(ANSWERING, card_id))
    return [record for record in found if isinstance(record, Action)]


def _joined(facts: Facts, card: Card) -> Iterator[Card]:
    """The cards at the other ends of a card's arrows."""
    arrows: list[Connector] = facts.group(JOINED, card.id)
    for arrow in arrows:
        other_id = arrow.target_id if arrow.source_id == card.id else arrow.source_id
        other = facts.get(Card, other_id)
        if other is not None:
            yield other

"""Rules about pain points and opportunities: what they rest on, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.bounds import MAX_LINE
from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import ANSWERING, JOINED, OVER_STEP, OWNED
from model.check.saying import quoted
from model.edits.answering import answer_with_action, set_answer
from model.edits.fields import edit
from model.ids import IdSource
from model.insight.actions import SETTLED
from model.kinds import CardKind, Support
from model.naming import shortened
from model.queries import support_of
from model.records import Card, Connector, Step
from resources.words import tr

_MOST = 20
"""So many pain points are named with an opportunity that may answer any of them."""


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
    if not _hurts(card) or _answered(facts, card):
        return
    if not facts.count(OVER_STEP, (CardKind.OPPORTUNITY, card.step_id)):
        yield Hit(tr("Nothing answers the pain point {card}.", card=quoted(card.text)))


def give_action(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """An action that answers it, to be worded."""
    card = facts.get(Card, finding.place)
    if card is None:
        return None
    pain = shortened(card.text, MAX_LINE // 2)
    title = tr("Mend: {pain}", pain=pain) if pain else ""
    return answer_with_action(facts.document, card.id, title=title, ids=ids)


def opportunity_not_linked(facts: Facts, step: Step) -> Iterator[Hit]:
    """An opportunity that answers nothing, at a step where a pain point has no answer."""
    pains: Sequence[Card] = facts.group(OVER_STEP, (CardKind.PAIN_POINT, step.id))
    chances: Sequence[Card] = facts.group(OVER_STEP, (CardKind.OPPORTUNITY, step.id))
    waiting = [pain for pain in pains if _hurts(pain) and not _answered(facts, pain)]
    loose = [one for one in chances if one.step_id == step.id and not _linked(facts, one)]
    for card in loose if waiting else ():
        message = (
            tr("Does the opportunity {card} answer the pain point {pain}?")
            if len(waiting) == 1
            else tr("Which pain point does the opportunity {card} answer? {n} wait at its step.")
        )
        yield Hit(
            message.format(card=quoted(card.text), pain=quoted(waiting[0].text), n=len(waiting)),
            more=(*(pain.id for pain in waiting[:_MOST]), step.id),
            place=card.id,
        )


def link_answer(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """It answers the pain point at its step; None where several wait there."""
    *pain_ids, _ = finding.more
    if len(pain_ids) != 1:
        return None
    return set_answer(facts.document, finding.place, pain_ids[0])


def opportunity_without_owner(facts: Facts, card: Card) -> Iterator[Hit]:
    """An opportunity nobody takes up: no owner, and no action with one that carries it out."""
    open_ = card.status is None or card.status not in SETTLED
    if card.kind is not CardKind.OPPORTUNITY or card.lane_id is None or not open_:
        return
    if not card.owner.strip() and not _taken_up(facts, card):
        yield Hit(tr("The opportunity {card} has no owner.", card=quoted(card.text)))


def take_owner(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one owner of the pain points it answers; None where there is not just one."""
    card = facts.get(Card, finding.place)
    answered = (facts.get(Card, card_id) for card_id in (card.answers_ids if card else ()))
    owners = {pain.owner.strip() for pain in answered if pain is not None} - {""}
    return edit(facts.document, finding.place, owner=owners.pop()) if len(owners) == 1 else None


def _answered(facts: Facts, pain: Card) -> bool:
    """Whether something answers it, by reference or by an arrow from or to an opportunity."""
    return bool(facts.count(ANSWERING, pain.id)) or any(
        other.kind is CardKind.OPPORTUNITY for other in _joined(facts, pain)
    )


def _linked(facts: Facts, card: Card) -> bool:
    """Whether an opportunity says what it is for."""
    arrows = (other.kind is CardKind.PAIN_POINT for other in _joined(facts, card))
    return bool(card.answers_ids) or any(arrows)


def _taken_up(facts: Facts, card: Card) -> bool:
    """Whether an action with an owner carries out an opportunity or mends what it answers."""
    return any(facts.count(OWNED, card_id) for card_id in (card.id, *card.answers_ids))


def _joined(facts: Facts, card: Card) -> Iterator[Card]:
    """The cards at the other ends of a card's arrows."""
    arrows: Sequence[Connector] = facts.group(JOINED, card.id)
    for arrow in arrows:
        other_id = arrow.target_id if arrow.source_id == card.id else arrow.source_id
        other = facts.get(Card, other_id)
        if other is not None:
            yield other

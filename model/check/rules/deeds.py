"""Rules about actions: who does it, by when, and whether it helped."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.edits.fields import edit
from model.ids import IdSource
from model.kinds import Status
from model.naming import called
from model.records import Action, Card
from resources.words import capital, tr

_CLOSED = frozenset({Status.DONE, Status.DROPPED})


def action_without_owner(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something to be done, by nobody."""
    if action.status not in _CLOSED and not action.owner.strip():
        yield Hit(tr("{action} has nobody who does it.", action=capital(called(action))))


def take_owner(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one person who owns what the action answers does it; None where there is not just one."""
    action = facts.get(Action, finding.place)
    answered = (facts.get(Card, card_id) for card_id in (action.answers_ids if action else ()))
    owners = {card.owner.strip() for card in answered if card is not None} - {""}
    if len(owners) != 1:
        return None
    return edit(facts.document, finding.place, owner=owners.pop())

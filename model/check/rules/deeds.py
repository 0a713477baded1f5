"""Rules about actions: who does it, by when, what for, and whether it helped."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.saying import quoted
from model.edits.fields import edit
from model.ids import IdSource
from model.insight.actions import SETTLED, measured, overdue
from model.kinds import Status
from model.records import Action, Card
from resources.words import tr


def action_without_owner(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something to be done, by nobody."""
    if action.status not in SETTLED and not action.owner.strip():
        yield Hit(tr("The action {action} has no owner.", action=quoted(action.title)))


def take_owner(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The one person who owns what the action answers does it; None where there is not just one."""
    action = facts.get(Action, finding.place)
    answered = (facts.get(Card, card_id) for card_id in (action.answers_ids if action else ()))
    owners = {card.owner.strip() for card in answered if card is not None} - {""}
    return edit(facts.document, finding.place, owner=owners.pop()) if len(owners) == 1 else None


def action_without_due(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something to be done, some day."""
    if action.status not in SETTLED and action.due is None:
        yield Hit(tr("The action {action} has no due date.", action=quoted(action.title)))


def action_overdue(facts: Facts, action: Action) -> Iterator[Hit]:
    """Something that should have been done."""
    if action.due is not None and overdue(action, facts.today):
        message = tr("The action {action} was due on {day}.")
        yield Hit(message.format(action=quoted(action.title), day=action.due.isoformat()))


def action_answers_nothing(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something that is done for no reason on the map."""
    if action.status not in SETTLED and not action.answers_ids:
        message = tr("Which pain point or opportunity is the action {action} for?")
        yield Hit(message.format(action=quoted(action.title)))


def action_without_effect(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something done of which nobody knows whether it helped."""
    if action.status is Status.DONE and not measured(action):
        message = tr("The action {action} is done, and nobody noted whether it helped.")
        yield Hit(message.format(action=quoted(action.title)))


def customers_not_told(_facts: Facts, action: Action) -> Iterator[Hit]:
    """Something that helped, and those who asked for it do not know."""
    if action.status is Status.DONE and measured(action) and action.told_on is None:
        message = tr("Do customers know of the action {action}? It is done and measured.")
        yield Hit(message.format(action=quoted(action.title)))

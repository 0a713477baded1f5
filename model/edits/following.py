"""Edits of actions on their way: from column to column, and along the loop of feedback."""

from __future__ import annotations

from datetime import date

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found
from model.edits.ordering import index_before, rekeyed, slots
from model.errors import RuleError
from model.ids import Id
from model.kinds import Status
from model.queries import in_order
from model.records import Action, Metric, evolve
from resources.words import tr


def place_action(
    document: JourneyMap, action_id: Id, *, status: Status, before_id: Id | None = None
) -> ChangeSet:
    """The action in the column of a status, before another of that column or last in it.

    No difference, no change. The queue of all actions is one: what stands in other columns keeps
    its place there.

    Raises:
        RuleError: the action is gone, or the one to stand before is not in that column.
    """
    action = found(document, Action, action_id)
    label = tr("Move action") if action.status is status else tr("Set status")
    everyone = in_order(document.actions.values())
    column = [one for one in everyone if one.status is status and one.id != action_id]
    if before_id == action_id:
        return ChangeSet(label=label)
    at = index_before(column, before_id)
    if action.status is status and _same_place(everyone, action, at):
        return ChangeSet(label=label)
    others = [one for one in everyone if one.id != action_id]
    room = slots(others, _index_among(others, column, action, at))
    moved = evolve(action, order=room.keys[0], status=status)
    return ChangeSet(updated=((action, moved), *rekeyed(others, room.neighbours)), label=label)


def _same_place(everyone: list[Action], action: Action, at: int) -> bool:
    """Whether the action has as many of its column before it as it shall have."""
    before = everyone[: everyone.index(action)]
    return sum(one.status is action.status for one in before) == at


def _index_among(others: list[Action], column: list[Action], action: Action, at: int) -> int:
    """Where in the queue of all others to stand so as to be at this place in the column."""
    if at < len(column):
        return others.index(column[at])
    if column:
        return others.index(column[-1]) + 1
    key = (action.order, action.id)
    return sum((one.order, one.id) < key for one in others)


def take_before(document: JourneyMap, action_id: Id) -> ChangeSet:
    """What the action's metric says now is how it was before.

    Raises:
        RuleError: the action names no metric, or nobody has measured it.
    """
    action = found(document, Action, action_id)
    after = evolved(action, {"before": _measured(document, action)})
    return _changed(action, after, tr("Set value before"))


def take_after(document: JourneyMap, action_id: Id, *, today: date) -> ChangeSet:
    """What the action's metric says now is its effect, measured when the metric was, or today.

    Raises:
        RuleError: the action names no metric, or nobody has measured it.
    """
    action = found(document, Action, action_id)
    value = _measured(document, action)
    metric = document.metrics[action.metric_id or ""]
    after = evolved(action, {"after": value, "measured_on": metric.on or today})
    return _changed(action, after, tr("Set value after"))


def _measured(document: JourneyMap, action: Action) -> float:
    metric: Metric | None = document.metrics.get(action.metric_id or "")
    if metric is None:
        raise RuleError(tr("Choose first which metric measures this action."))
    if metric.value is None:
        raise RuleError(tr("The metric of this action has no value yet."))
    return metric.value


def _changed(before: Action, after: Action, label: str) -> ChangeSet:
    return ChangeSet(updated=() if after is before else ((before, after),), label=label)

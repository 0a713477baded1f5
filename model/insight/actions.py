"""What is being done: by whom, how far it is, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from model.document import JourneyMap
from model.insight.figures import Effect, effect_of
from model.kinds import Status
from model.queries import in_order
from model.records import Action

SETTLED = frozenset({Status.DONE, Status.DROPPED})
"""Nothing is left to do."""


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """The actions of a map by different questions, each in the order they are listed.

    ``by_owner`` is by name without regard to case, spelt as first written, sorted by it; nobody
    (an empty name) comes last. ``without_owner``, ``without_due`` and ``overdue`` look at what is
    not settled; ``unmeasured`` are done without an effect.
    """

    all: tuple[Action, ...]
    by_status: Mapping[Status, tuple[Action, ...]]
    by_owner: Mapping[str, tuple[Action, ...]]
    overdue: tuple[Action, ...]
    without_owner: tuple[Action, ...]
    without_due: tuple[Action, ...]
    unmeasured: tuple[Action, ...]
    effects: Mapping[str, Effect]

    @property
    def open(self) -> tuple[Action, ...]:
        """What is neither done nor dropped."""
        return tuple(one for one in self.all if one.status not in SETTLED)


def overdue(action: Action, today: date) -> bool:
    """Whether it should have been done before this day: one due today is not late yet."""
    return action.due is not None and action.due < today and action.status not in SETTLED


def measured(action: Action) -> bool:
    """Whether anybody noted what it changed."""
    return action.measured_on is not None or action.after is not None or bool(action.effect.strip())


def by_status(document: JourneyMap) -> Mapping[Status, tuple[Action, ...]]:
    """The actions of each status; every status has an entry."""
    found: dict[Status, list[Action]] = {status: [] for status in Status}
    for action in in_order(document.actions.values()):
        found[action.status].append(action)
    return {status: tuple(actions) for status, actions in found.items()}


def by_owner(actions: Iterable[Action]) -> Mapping[str, tuple[Action, ...]]:
    """Actions by who looks after them, by name; those of nobody last."""
    names: dict[str, str] = {}
    found: dict[str, list[Action]] = {}
    for action in actions:
        name = " ".join(action.owner.split())
        key = name.casefold()
        names.setdefault(key, name)
        found.setdefault(key, []).append(action)
    return {names[key]: tuple(found[key]) for key in sorted(found, key=lambda key: (not key, key))}


def action_facts(document: JourneyMap, today: date) -> ActionFacts:
    """Everything about the actions of a map as of a day."""
    everyone = tuple(in_order(document.actions.values()))
    going = [one for one in everyone if one.status not in SETTLED]
    effects = {one.id: effect for one in everyone if (effect := effect_of(document, one))}
    return ActionFacts(
        everyone,
        by_status(document),
        by_owner(everyone),
        overdue=tuple(one for one in going if overdue(one, today)),
        without_owner=tuple(one for one in going if not one.owner.strip()),
        without_due=tuple(one for one in going if one.due is None),
        unmeasured=tuple(
            one for one in everyone if one.status is Status.DONE and not measured(one)
        ),
        effects=effects,
    )

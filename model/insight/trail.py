"""The loop from feedback to change: how far each pain point and each action has come.

Six steps: collect feedback, analyse it, update the touchpoints, test the change in small, watch
its effect, tell the customers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from model.document import JourneyMap
from model.ids import Id
from model.insight.actions import measured
from model.insight.places import Places
from model.kinds import CardKind, Status
from model.queries import in_order
from model.records import Action, Card


class LoopStep(StrEnum):
    """A step of the loop, in the order they are taken."""

    COLLECT = "collect"
    ANALYSE = "analyse"
    UPDATE = "update"
    TEST = "test"
    WATCH = "watch"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class LoopStepFacts:
    """What a step is called, what shows that it is done, and what to do when it is next."""

    name: str
    done: str
    todo: str


LOOP_STEPS: dict[LoopStep, LoopStepFacts] = {
    LoopStep.COLLECT: LoopStepFacts(
        "Collect", "It rests on evidence.", "Name the evidence it rests on."
    ),
    LoopStep.ANALYSE: LoopStepFacts(
        "Analyse", "How much it hurts is rated.", "Rate how much and how often it hurts."
    ),
    LoopStep.UPDATE: LoopStepFacts(
        "Update", "Somebody is changing it or has done so.", "Start an action that answers it."
    ),
    LoopStep.TEST: LoopStepFacts(
        "Test", "The change was tried in small.", "Try the change with a few people first."
    ),
    LoopStep.WATCH: LoopStepFacts(
        "Watch", "Its effect is measured.", "Measure what the change did."
    ),
    LoopStep.TELL: LoopStepFacts("Tell", "The customers know.", "Tell the customers what changed."),
}


_PLACES = {step: place for place, step in enumerate(LoopStep)}


@dataclass(frozen=True, slots=True)
class Progress:
    """The steps reached, in order, and the first that is not; None when all are."""

    reached: tuple[LoopStep, ...]

    @property
    def next(self) -> LoopStep | None:
        """The first step that is still due, though later ones may be reached."""
        return next((step for step in LoopStep if step not in self.reached), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a pain point: an opportunity with the actions for it, or actions alone."""

    opportunity_id: Id | None
    action_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The chain of one pain point: what it rests on, what answers it, and how far that is.

    ``progress`` is that of the action that has come furthest.
    """

    pain_id: Id
    evidence_ids: tuple[Id, ...]
    answers: tuple[Answer, ...]
    progress: Progress
    leading_id: Id | None
    """The action that has come furthest."""

    @property
    def acted(self) -> bool:
        """Whether any action answers it."""
        return any(one.action_ids for one in self.answers)

    @property
    def action_ids(self) -> tuple[Id, ...]:
        """All actions that answer it, directly or for an opportunity."""
        return tuple(dict.fromkeys(key for one in self.answers for key in one.action_ids))


@dataclass(frozen=True, slots=True)
class ActionTrail:
    """The chain that leads to one action: the cards it answers, and the pain points behind."""

    action_id: Id
    opportunity_ids: tuple[Id, ...]
    pain_ids: tuple[Id, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Trails:
    """The chains of all pain points in reading order, and of all actions in theirs."""

    pains: tuple[Trail, ...] = ()
    actions: tuple[ActionTrail, ...] = ()


def trails(document: JourneyMap) -> Trails:
    """How far the loop of each pain point and action has come."""
    links = _Links(document)
    cards = Places.of(document).sorted(
        card for card in document.cards.values() if card.kind is CardKind.PAIN_POINT
    )
    return Trails(
        tuple(_trail(links, card) for card in cards),
        tuple(_action_trail(links, one) for one in in_order(document.actions.values())),
    )


def analysed(card: Card) -> bool:
    """Whether anybody said how much it hurts: severity, frequency or a priority."""
    return (card.severity, card.frequency, card.priority) != (None, None, None)


class _Links:
    """Who answers whom, both ways, and how far each action has come by itself."""

    def __init__(self, document: JourneyMap) -> None:
        self.document = document
        self.opportunities: dict[Id, list[Id]] = {}
        self.answering: dict[Id, list[Id]] = {}
        self.steps: Mapping[Id, frozenset[LoopStep]] = {
            key: frozenset(_own_steps(action)) for key, action in document.actions.items()
        }
        cards = document.cards.values()
        ideas = Places.of(document).sorted(c for c in cards if c.kind is CardKind.OPPORTUNITY)
        for card in ideas:
            for key in card.answers_ids:
                self.opportunities.setdefault(key, []).append(card.id)
        for action in in_order(document.actions.values()):
            for key in action.answers_ids:
                self.answering.setdefault(key, []).append(action.id)
        self._ideas = {
            card.id: Answer(card.id, tuple(self.answering.get(card.id, ()))) for card in ideas
        }
        # Looked up once for each opportunity: many pain points may share it.
        self._leading = {key: self._furthest(one.action_ids) for key, one in self._ideas.items()}

    def answers(self, pain_id: Id) -> Iterable[Answer]:
        """Direct actions first, then the opportunities in reading order."""
        direct = self.answering.get(pain_id, ())
        if direct:
            yield Answer(None, tuple(direct))
        for key in self.opportunities.get(pain_id, ()):
            yield self._ideas[key]

    def leading(self, answers: Iterable[Answer]) -> Id | None:
        """The action that has come furthest, the first of equals."""
        found = (
            self._leading[one.opportunity_id]
            if one.opportunity_id is not None
            else self._furthest(one.action_ids)
            for one in answers
        )
        return self._furthest(key for key in found if key is not None)

    def _furthest(self, action_ids: Iterable[Id]) -> Id | None:
        return max(action_ids, key=lambda key: _far(self.steps[key]), default=None)


def _own_steps(action: Action) -> Iterable[LoopStep]:
    if action.status is Status.DROPPED:
        return
    if action.status in (Status.IN_PROGRESS, Status.DONE):
        yield LoopStep.UPDATE
    if action.tested_on is not None:
        yield LoopStep.TEST
    if measured(action):
        yield LoopStep.WATCH
    if action.told_on is not None:
        yield LoopStep.TELL


def _trail(links: _Links, pain: Card) -> Trail:
    answers = tuple(links.answers(pain.id))
    leading = links.leading(answers)
    reached = set(links.steps[leading]) if leading else set()
    if pain.evidence_ids:
        reached.add(LoopStep.COLLECT)
    if analysed(pain):
        reached.add(LoopStep.ANALYSE)
    return Trail(pain.id, pain.evidence_ids, answers, _progress(reached), leading)


def _action_trail(links: _Links, action: Action) -> ActionTrail:
    cards = links.document.cards
    answered = [cards[key] for key in action.answers_ids if key in cards]
    chances = [card for card in answered if card.kind is CardKind.OPPORTUNITY]
    behind = chain(action.answers_ids, *(card.answers_ids for card in chances))
    known = (cards[key] for key in dict.fromkeys(behind) if key in cards)
    pains = [card for card in known if card.kind is CardKind.PAIN_POINT]
    reached = set(links.steps[action.id])
    if action.evidence_ids or any(card.evidence_ids for card in (*chances, *pains)):
        reached.add(LoopStep.COLLECT)
    if any(analysed(card) for card in pains):
        reached.add(LoopStep.ANALYSE)
    return ActionTrail(
        action.id,
        tuple(card.id for card in chances),
        tuple(card.id for card in pains),
        _progress(reached),
    )


def _far(steps: frozenset[LoopStep]) -> tuple[int, int]:
    """How far an action is: by the number of steps, then by the last of them."""
    return len(steps), max((_PLACES[step] for step in steps), default=-1)


def _progress(reached: Iterable[LoopStep]) -> Progress:
    known = set(reached)
    return Progress(tuple(step for step in LoopStep if step in known))

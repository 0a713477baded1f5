"""What the summary of a portfolio says of each map, counted from the map itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exporters.workbook.facts import Facts
from model.kinds import CardKind, MapState, Priority, Status, Support
from model.queries import support_of
from model.records import Action, Card, Marker

FINISHED = (Status.DONE, Status.DROPPED)
PRESSING = (Priority.HIGH, Priority.CRITICAL)


@dataclass(frozen=True, slots=True)
class Figures:
    """One map in figures. ``mean`` and ``lowest`` are of the state the map shows; None: unknown.

    ``supported`` counts the statements (all cards but parked ones) that rest on evidence at least
    partly, out of ``statements``.
    """

    state: MapState
    stages: int
    steps: int
    touchpoints: int
    pains: int
    pressing: int
    unowned: int
    open_actions: int
    overdue: int
    done: int
    mean: float | None
    lowest: tuple[str, float] | None
    supported: int
    statements: int
    revised: date | None

    @property
    def share(self) -> float | None:
        """How much of what is said rests on evidence, 0 to 1."""
        return self.supported / self.statements if self.statements else None


def figures_of(facts: Facts, today: date) -> Figures:
    """Count a map; ``today`` decides what is overdue."""
    document = facts.document
    placed = [card for card in document.cards.values() if card.lane_id is not None]
    pains = [it for it in _of(placed, CardKind.PAIN_POINT) if it.status not in FINISHED]
    actions = list(document.actions.values())
    waiting = [action for action in actions if action.status not in FINISHED]
    markers = [it for it in document.markers.values() if it.state is document.info.state]
    return Figures(
        state=document.info.state,
        stages=len(facts.stages),
        steps=len(facts.steps),
        touchpoints=len(_of(placed, CardKind.TOUCHPOINT)),
        pains=len(pains),
        pressing=sum(card.priority in PRESSING for card in pains),
        unowned=sum(not card.owner for card in _of(placed, CardKind.OPPORTUNITY)),
        open_actions=len(waiting),
        overdue=sum(_is_late(action, today) for action in waiting),
        done=sum(action.status is Status.DONE for action in actions),
        mean=_mean([marker.valence for marker in markers]),
        lowest=_lowest(facts, markers),
        supported=sum(support_of(card) is not Support.ASSUMED for card in placed),
        statements=len(placed),
        revised=document.info.revised_on or document.info.created_on,
    )


def _of(cards: Sequence[Card], kind: CardKind) -> list[Card]:
    return [card for card in cards if card.kind is kind]


def _is_late(action: Action, today: date) -> bool:
    return action.due is not None and action.due < today


def _mean(valences: Sequence[float]) -> float | None:
    return sum(valences) / len(valences) if valences else None


def _lowest(facts: Facts, markers: Sequence[Marker]) -> tuple[str, float] | None:
    """The step where it is worst, and how bad; the first of several."""
    felt: dict[str, list[float]] = {}
    for marker in markers:
        felt.setdefault(marker.step_id, []).append(marker.valence)
    means = [(sum(felt[it.id]) / len(felt[it.id]), it) for it in facts.steps if it.id in felt]
    if not means:
        return None
    value, step = min(means, key=lambda pair: pair[0])
    return step.name or facts.stage_name(step.id), value

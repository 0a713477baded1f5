"""Whether customers reach their goals, stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.insight.curves import usual_state
from model.insight.means import mean
from model.insight.places import Places
from model.kinds import CardKind, GoalReached
from model.records import Stage


@dataclass(frozen=True, slots=True)
class StageGoal:
    """A stage: what customers want there, whether they get it, how it feels and what hurts.

    ``emotion`` is the mean of its feelings in the usual state, None without any.
    """

    stage: Stage
    reached: GoalReached
    emotion: float | None
    pain_ids: tuple[Id, ...]
    touchpoint_ids: tuple[Id, ...]

    @property
    def stated(self) -> bool:
        """Whether anybody wrote the goal down."""
        return bool(self.stage.goal.strip())


@dataclass(frozen=True, slots=True)
class Goals:
    """The stages from left to right, and how many of them reach their goal."""

    stages: tuple[StageGoal, ...]
    counts: Mapping[GoalReached, int]

    @property
    def unstated(self) -> tuple[StageGoal, ...]:
        """The stages whose goal nobody wrote down."""
        return tuple(one for one in self.stages if not one.stated)


def goals(document: JourneyMap) -> Goals:
    """The goals of a map."""
    places = Places.of(document)
    state = usual_state(document)
    felt: dict[Id, list[float]] = {}
    for marker in document.markers.values():
        column = places.columns.get(marker.step_id)
        if column is not None and marker.state is state:
            felt.setdefault(places.stage_at(column), []).append(marker.valence)
    cards: dict[tuple[Id, CardKind], list[Id]] = {}
    for card in places.sorted(document.cards.values()):
        column = places.columns.get(card.step_id or "")
        if column is not None:
            cards.setdefault((places.stage_at(column), card.kind), []).append(card.id)
    found = tuple(
        StageGoal(
            stage,
            stage.goal_reached,
            mean(felt[stage.id]) if stage.id in felt else None,
            tuple(cards.get((stage.id, CardKind.PAIN_POINT), ())),
            tuple(cards.get((stage.id, CardKind.TOUCHPOINT), ())),
        )
        for stage in places.stages
    )
    counts = Counter(one.reached for one in found)
    return Goals(found, {reached: counts[reached] for reached in GoalReached})

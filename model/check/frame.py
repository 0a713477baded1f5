"""What cards stand in, as values that are equal while nothing was moved: columns, rows, people.

A name that changes changes none of them, so what was worked out from them stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.document import JourneyMap
from model.ids import Id
from model.queries import (
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The stages and steps of a map in their order."""

    stages: tuple[Id, ...] = ()
    steps: tuple[tuple[Id, Id], ...] = ()
    """Each step with its stage."""
    place: Mapping[Id, int] = field(default_factory=dict, compare=False)
    """How many steps stand left of a step."""
    by_stage: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict, compare=False)

    def covered(self, step_id: Id, span: int) -> list[Id]:
        """The steps that something covers which begins at a step; none for a step that is gone."""
        first = self.place.get(step_id)
        if first is None:
            return []
        return [step for step, _ in self.steps[first : first + span]]

    def before(self, step_id: Id) -> Id | None:
        """The next step to the left, or None at the beginning."""
        place = self.place.get(step_id, 0)
        return self.steps[place - 1][0] if place else None


def columns_of(document: JourneyMap) -> Columns:
    """The columns of a map."""
    steps = tuple((step.id, step.stage_id) for step in steps_in_order(document))
    by_stage: dict[Id, list[Id]] = {}
    for step_id, stage_id in steps:
        by_stage.setdefault(stage_id, []).append(step_id)
    return Columns(
        stages=tuple(stage.id for stage in stages_in_order(document)),
        steps=steps,
        place={step_id: place for place, (step_id, _) in enumerate(steps)},
        by_stage={stage_id: tuple(found) for stage_id, found in by_stage.items()},
    )


def rows_of(document: JourneyMap) -> tuple[Id, ...]:
    """The lanes from top to bottom."""
    return tuple(lane.id for lane in lanes_in_order(document))


def people_of(document: JourneyMap) -> tuple[Id, ...]:
    """The personas in the order they are shown."""
    return tuple(persona.id for persona in personas_in_order(document))

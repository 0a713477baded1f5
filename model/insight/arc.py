"""The dramatic arc: how gripping the steps are, and where the journey drags."""

from __future__ import annotations

from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.insight.means import mean
from model.queries import steps_in_order
from model.records import Step


@dataclass(frozen=True, slots=True)
class Arc:
    """The rated steps from left to right; ``highest`` and ``lowest`` are the first of equals."""

    rated: tuple[Step, ...] = ()
    unrated_ids: tuple[Id, ...] = ()

    @property
    def mean(self) -> float | None:
        """The mean engagement of the rated steps, 1 to 5; None where none is rated."""
        values = [one.engagement for one in self.rated if one.engagement is not None]
        return mean(values) if values else None

    @property
    def highest(self) -> Step | None:
        """The most gripping step."""
        return max(self.rated, key=lambda one: one.engagement or 0, default=None)

    @property
    def lowest(self) -> Step | None:
        """The step that grips least."""
        return min(self.rated, key=lambda one: one.engagement or 0, default=None)


def arc(document: JourneyMap) -> Arc:
    """The arc of a map."""
    steps = steps_in_order(document)
    return Arc(
        tuple(step for step in steps if step.engagement is not None),
        tuple(step.id for step in steps if step.engagement is None),
    )

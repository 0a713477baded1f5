"""Where things stand on a map: columns, rows, and which steps a card covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.queries import lanes_in_order, stages_in_order, steps_in_order
from model.records import Card, Stage, Step


@dataclass(frozen=True, slots=True)
class Places:
    """The order of a map, worked out once; columns and rows count from 0."""

    document: JourneyMap
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    columns: Mapping[Id, int]
    rows: Mapping[Id, int]

    @classmethod
    def of(cls, document: JourneyMap) -> Places:
        """Gather them."""
        steps = tuple(steps_in_order(document))
        return cls(
            document,
            tuple(stages_in_order(document)),
            steps,
            {step.id: column for column, step in enumerate(steps)},
            {lane.id: row for row, lane in enumerate(lanes_in_order(document))},
        )

    def key(self, card: Card) -> tuple[int, int, str, Id]:
        """Sorts cards into reading order: by step, lane and place in the cell; parked ones last."""
        beyond = len(self.columns) + len(self.rows)
        return (
            self.columns.get(card.step_id or "", beyond),
            self.rows.get(card.lane_id or "", beyond),
            card.order,
            card.id,
        )

    def sorted(self, cards: Iterable[Card]) -> list[Card]:
        """Cards in reading order."""
        return sorted(cards, key=self.key)

    def covered(self, card: Card) -> range:
        """The columns that a card covers; empty for one in the parking lot."""
        first = self.columns.get(card.step_id or "")
        if first is None:
            return range(0)
        return range(first, min(first + card.span, len(self.steps)))

    def stage_at(self, column: int) -> Id:
        """The stage a column belongs to."""
        return self.steps[column].stage_id

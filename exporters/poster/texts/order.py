"""Where things stand on a map, for lists of them: what comes first, and how the place is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from exporters.poster.audience.excerpt import Excerpt
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind, Priority
from model.layout.phrases import isolated, joined
from model.queries import lane_name, lanes_in_order, stages_in_order, steps_in_order
from model.records import Card, Marker, Stage
from resources.words import tr

T = TypeVar("T", Card, Marker)

WEIGHTS: Mapping[Priority | None, int] = {
    priority: -weight for weight, priority in enumerate((None, *Priority))
}
"""What weighs most comes first."""


@dataclass(frozen=True, slots=True)
class Order:
    """The stages shown, and the places of all steps and lanes."""

    document: JourneyMap
    stages: tuple[Stage, ...]
    steps: Mapping[Id, int]
    lanes: Mapping[Id, int]

    def stage_of(self, record: Card | Marker) -> Id | None:
        """The stage a card or marker stands in; None in the parking lot."""
        step = self.document.steps.get(record.step_id or "")
        return step.stage_id if step else None

    def sorted(self, records: Iterable[T]) -> list[T]:
        """From left to right, in each step from the top; parked ones last."""

        def key(record: Card | Marker) -> tuple[int, int, float, str, Id]:
            step = self.steps.get(record.step_id or "", len(self.steps))
            lane = self.lanes.get(record.lane_id or "", 0)
            if isinstance(record, Card):
                return step, lane, 0.0, record.order, record.id
            return step, lane, record.position, "", record.id

        return sorted(records, key=key)

    def weighed(self, cards: Iterable[Card]) -> list[Card]:
        """What matters most first, then what has most votes, then as they stand on the map."""
        return sorted(self.sorted(cards), key=lambda c: (WEIGHTS[c.priority], -c.votes))

    def by_stage(self, records: Sequence[T]) -> list[tuple[Stage | None, list[T]]]:
        """The records stage by stage, parked ones last; stages without any are left out."""
        groups: dict[Id | None, list[T]] = {}
        for record in records:
            groups.setdefault(self.stage_of(record), []).append(record)
        found: list[tuple[Stage | None, list[T]]] = [
            (stage, groups[stage.id]) for stage in self.stages if stage.id in groups
        ]
        return found + ([(None, groups[None])] if None in groups else [])

    def step_name(self, record: Card | Marker) -> str:
        """What the step is called that a card or marker begins in."""
        step = self.document.steps.get(record.step_id or "")
        return step.name if step else ""

    def column(self, record: Card | Marker) -> str:
        """Stage and step; or that it is parked."""
        step = self.document.steps.get(record.step_id or "")
        if step is None:
            return tr("Parking lot")
        return joined(isolated(self.document.stages[step.stage_id].name), isolated(step.name))

    def where(self, record: Card | Marker) -> str:
        """Step and lane."""
        lane = self.document.lanes.get(record.lane_id or "")
        return joined(isolated(self.step_name(record)), isolated(lane_name(lane)) if lane else "")


def order_of(excerpt: Excerpt) -> Order:
    """The order of what an excerpt shows."""
    document = excerpt.document
    return Order(
        document,
        tuple(
            stage
            for stage in stages_in_order(document)
            if excerpt.stage_ids is None or stage.id in excerpt.stage_ids
        ),
        {step.id: place for place, step in enumerate(steps_in_order(document))},
        {lane.id: place for place, lane in enumerate(lanes_in_order(document))},
    )


def cards_of_kind(excerpt: Excerpt, kind: CardKind, *, parked: bool) -> list[Card]:
    """The cards of a kind, with those of the parking lot or without."""
    return [
        card
        for card in excerpt.document.cards.values()
        if card.kind is kind and (parked or card.lane_id is not None)
    ]

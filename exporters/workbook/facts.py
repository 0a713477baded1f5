"""What the sheets need to know of a map, gathered once: names by id, places in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.queries import (
    in_order,
    lane_name,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
)
from model.records import Card, Lane, Persona, Stage, Step
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Facts:
    """A map with its order and names worked out."""

    document: JourneyMap
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...]
    personas: tuple[Persona, ...]
    columns: Mapping[Id, int]
    rows: Mapping[Id, int]
    answers: Mapping[Id, tuple[str, ...]]
    """For each card that something answers: the texts of the answering cards and actions."""
    name: str = ""
    """What the map is called among several; empty where it is alone."""

    @classmethod
    def of(cls, document: JourneyMap, *, name: str = "") -> Facts:
        """Gather the facts of a map."""
        steps = tuple(steps_in_order(document))
        lanes = tuple(lanes_in_order(document))
        return cls(
            document=document,
            stages=tuple(stages_in_order(document)),
            steps=steps,
            lanes=lanes,
            personas=tuple(personas_in_order(document)),
            columns={step.id: index for index, step in enumerate(steps)},
            rows={lane.id: index for index, lane in enumerate(lanes)},
            answers=_answers(document),
            name=name,
        )

    def stage_name(self, step_id: Id | None) -> str:
        """The name of the stage a step belongs to; the parking lot's for None."""
        step = self.document.steps.get(step_id or "")
        if step is None:
            return tr("Parking lot") if step_id is None else ""
        stage = self.document.stages.get(step.stage_id)
        return stage.name if stage else ""

    def step_name(self, step_id: Id | None) -> str:
        """The name of a step."""
        step = self.document.steps.get(step_id or "")
        return step.name if step else ""

    def lane_name(self, lane_id: Id | None) -> str:
        """The name of a lane."""
        lane = self.document.lanes.get(lane_id or "")
        return lane_name(lane) if lane else ""

    def persona_names(self, ids: Iterable[Id]) -> str:
        """The names of personas, separated by commas."""
        people = self.document.personas
        return ", ".join(people[key].name for key in ids if key in people)

    def evidence_titles(self, ids: Iterable[Id]) -> str:
        """The titles of sources, one a line."""
        sources = self.document.evidence
        return "\n".join(sources[key].title for key in ids if key in sources)

    def card_texts(self, ids: Iterable[Id]) -> str:
        """The texts of cards, one a line."""
        cards = self.document.cards
        return "\n".join(cards[key].text for key in ids if key in cards)

    def reading_order(self, cards: Iterable[Card]) -> list[Card]:
        """Cards by step, lane and place in the cell; the parking lot comes last."""
        beyond = len(self.columns) + len(self.rows)
        return sorted(
            cards,
            key=lambda card: (
                self.columns.get(card.step_id or "", beyond),
                self.rows.get(card.lane_id or "", beyond),
                card.order,
                card.id,
            ),
        )


def _answers(document: JourneyMap) -> dict[Id, tuple[str, ...]]:
    found: dict[Id, list[str]] = {}
    for card in document.cards.values():
        for answered in card.answers_ids:
            found.setdefault(answered, []).append(card.text)
    for action in in_order(document.actions.values()):
        for answered in action.answers_ids:
            found.setdefault(answered, []).append(action.title)
    return {key: tuple(texts) for key, texts in found.items()}

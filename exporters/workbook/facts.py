"""What the sheets need to know of a map, gathered once: names by id, places in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exporters.workbook.labels import Labels, one_line
from model.document import JourneyMap
from model.ids import Id
from model.insight.priority import ranked
from model.kinds import CardKind, words
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
    people: Labels
    sources: Labels
    pains: Labels
    figures: Labels
    """What cells call the personas, the evidence, what may be answered, and the metrics."""
    scores: Mapping[Id, float] = field(default_factory=dict)
    """How urgent each rated pain point is, by the weights of the map."""
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
            people=_people(document),
            sources=_sources(document),
            pains=_pains(document, steps),
            figures=_figures(document, steps),
            scores={one.card.id: one.score for one in ranked(document) if one.score is not None},
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
        return ", ".join(self.people.said(ids))

    def evidence_titles(self, ids: Iterable[Id]) -> str:
        """The titles of sources, one a line."""
        return "\n".join(self.sources.said(ids))

    def answered(self, ids: Iterable[Id]) -> str:
        """What is answered, one a line, each told apart from the others."""
        return "\n".join(self.pains.said(ids))

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
            found.setdefault(answered, []).append(one_line(card.text))
    for action in in_order(document.actions.values()):
        for answered in action.answers_ids:
            found.setdefault(answered, []).append(one_line(action.title))
    return {key: tuple(texts) for key, texts in found.items()}


def _people(document: JourneyMap) -> Labels:
    named = ((it.id, it.name or it.role, it.role) for it in personas_in_order(document))
    return Labels.of(named, tr("Persona without a name"))


def _sources(document: JourneyMap) -> Labels:
    sources = sorted(document.evidence.values(), key=lambda source: (source.title, source.id))
    named = ((it.id, it.title, it.on.isoformat() if it.on else words(it.kind)) for it in sources)
    return Labels.of(named, tr("Evidence without a title"))


def _figures(document: JourneyMap, steps: Iterable[Step]) -> Labels:
    """The metrics, called as the cards that show them."""
    columns = {step.id: step.name for step in steps}
    shown = {card.metric_id: card for card in reversed(list(document.cards.values()))}
    named = []
    for metric in sorted(document.metrics.values(), key=lambda metric: metric.id):
        card = shown.get(metric.id)
        text = card.text if card is not None else ""
        place = columns.get(card.step_id or "", "") if card is not None else ""
        named.append((metric.id, text or words(metric.kind), place))
    return Labels.of(named, tr("Metric"))


def _pains(document: JourneyMap, steps: Iterable[Step]) -> Labels:
    """The pain points, and what else is answered by something."""
    answered = {key for card in document.cards.values() for key in card.answers_ids}
    answered |= {key for action in document.actions.values() for key in action.answers_ids}
    columns = {step.id: (place, step.name) for place, step in enumerate(steps)}
    beyond = len(columns), ""
    cards = sorted(
        (
            card
            for card in document.cards.values()
            if card.kind is CardKind.PAIN_POINT or card.id in answered
        ),
        key=lambda card: (columns.get(card.step_id or "", beyond)[0], card.order, card.id),
    )
    named = ((it.id, it.text, columns.get(it.step_id or "", beyond)[1]) for it in cards)
    return Labels.of(named, tr("Card without words"))

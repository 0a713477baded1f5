"""How much of a map rests on evidence: of the whole, of each stage and of each lane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from model.document import JourneyMap
from model.ids import Id
from model.kinds import GoalReached, Support, Validation
from model.queries import support_of
from model.records import Marker, Persona, Stage


@dataclass(frozen=True, slots=True)
class Share:
    """How many statements are researched, partly researched, and assumed."""

    researched: int = 0
    partly: int = 0
    assumed: int = 0

    @property
    def total(self) -> int:
        """How many statements there are."""
        return self.researched + self.partly + self.assumed

    @property
    def share(self) -> float | None:
        """The coverage, 0 to 1: researched ones count whole, partly ones half; None for none."""
        return (self.researched + self.partly / 2) / self.total if self.total else None

    @property
    def assumed_share(self) -> float | None:
        """How much is mere assumption, 0 to 1; None where nothing is said."""
        return self.assumed / self.total if self.total else None

    def plus(self, other: Share) -> Share:
        """Both together."""
        return Share(
            self.researched + other.researched,
            self.partly + other.partly,
            self.assumed + other.assumed,
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """``whole`` is all of ``cards``, ``feelings``, ``goals`` (of stages) and ``personas``.

    A stage counts the cards that begin in it, the feelings in it and its own goal; a lane its
    cards and feelings. Every stage and lane has an entry.
    """

    whole: Share
    cards: Share
    feelings: Share
    goals: Share
    personas: Share
    by_stage: Mapping[Id, Share]
    by_lane: Mapping[Id, Share]


def coverage(document: JourneyMap) -> Coverage:
    """The coverage of a map."""
    by_stage = {stage_id: Counter[Support]() for stage_id in document.stages}
    by_lane = {lane_id: Counter[Support]() for lane_id in document.lanes}
    cards, feelings, goals, personas, nowhere = (Counter[Support]() for _ in range(5))
    stage_of = {step.id: by_stage.get(step.stage_id, nowhere) for step in document.steps.values()}
    for card in document.cards.values():
        support = support_of(card)
        cards[support] += 1
        stage_of.get(card.step_id or "", nowhere)[support] += 1
        by_lane.get(card.lane_id or "", nowhere)[support] += 1
    for marker in document.markers.values():
        support = support_of_marker(marker)
        feelings[support] += 1
        stage_of.get(marker.step_id, nowhere)[support] += 1
        by_lane.get(marker.lane_id, nowhere)[support] += 1
    for stage in document.stages.values():
        reached = support_of_stage(stage)
        if reached is not None:
            goals[reached] += 1
            by_stage[stage.id][reached] += 1
    for persona in document.personas.values():
        personas[support_of_persona(persona)] += 1
    parts = (_share(cards), _share(feelings), _share(goals), _share(personas))
    return Coverage(
        reduce(Share.plus, parts),
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        {stage_id: _share(one) for stage_id, one in by_stage.items()},
        {lane_id: _share(one) for lane_id, one in by_lane.items()},
    )


def support_of_marker(marker: Marker) -> Support:
    """A feeling is researched where it names evidence."""
    return Support.RESEARCHED if marker.evidence_ids else Support.ASSUMED


def support_of_stage(stage: Stage) -> Support | None:
    """What a stage says of its goal: researched with evidence; None where it says nothing."""
    if not stage.goal.strip() and stage.goal_reached is GoalReached.UNKNOWN:
        return None
    return Support.RESEARCHED if stage.evidence_ids else Support.ASSUMED


def support_of_persona(persona: Persona) -> Support:
    """A validated persona is researched; one that names evidence but is not validated, partly."""
    if persona.validation is Validation.VALIDATED:
        return Support.RESEARCHED
    return Support.PARTLY if persona.evidence_ids else Support.ASSUMED


def _share(tally: Counter[Support]) -> Share:
    return Share(tally[Support.RESEARCHED], tally[Support.PARTLY], tally[Support.ASSUMED])

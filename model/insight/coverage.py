"""How much of a map rests on evidence: of the whole, of each stage and of each lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


_ONE: dict[Support, Share] = {
    Support.RESEARCHED: Share(researched=1),
    Support.PARTLY: Share(partly=1),
    Support.ASSUMED: Share(assumed=1),
}
NO_SHARE = Share()


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
    by_stage = dict.fromkeys(document.stages, NO_SHARE)
    by_lane = dict.fromkeys(document.lanes, NO_SHARE)
    cards = feelings = goals = NO_SHARE
    for card in document.cards.values():
        one = _ONE[support_of(card)]
        cards = cards.plus(one)
        _count(document, by_stage, by_lane, card.step_id, card.lane_id, one)
    for marker in document.markers.values():
        one = _ONE[support_of_marker(marker)]
        feelings = feelings.plus(one)
        _count(document, by_stage, by_lane, marker.step_id, marker.lane_id, one)
    for stage in document.stages.values():
        support = support_of_stage(stage)
        if support is not None:
            goals = goals.plus(_ONE[support])
            by_stage[stage.id] = by_stage[stage.id].plus(_ONE[support])
    personas = NO_SHARE
    for persona in document.personas.values():
        personas = personas.plus(_ONE[support_of_persona(persona)])
    whole = cards.plus(feelings).plus(goals).plus(personas)
    return Coverage(whole, cards, feelings, goals, personas, by_stage, by_lane)


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


def _count(
    document: JourneyMap,
    by_stage: dict[Id, Share],
    by_lane: dict[Id, Share],
    step_id: Id | None,
    lane_id: Id | None,
    one: Share,
) -> None:
    step = document.steps.get(step_id or "")
    if step is not None and step.stage_id in by_stage:
        by_stage[step.stage_id] = by_stage[step.stage_id].plus(one)
    if lane_id is not None and lane_id in by_lane:
        by_lane[lane_id] = by_lane[lane_id].plus(one)

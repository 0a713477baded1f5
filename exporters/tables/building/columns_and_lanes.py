"""The frame of the map-to-be: stages, steps and lanes as they are met, put in order at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.draft import DraftLane, DraftStage
from exporters.tables.words.vocabulary import plain
from model.errors import ImportFormatError
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, LaneKind
from resources.words import tr

MAX_STAGES = 300
MAX_STEPS = 3_000  # of all stages: more columns no poster shows, and no screen

_USUAL = (
    LaneKind.TOUCHPOINTS,
    LaneKind.CHANNELS,
    LaneKind.ACTIONS,
    LaneKind.THOUGHTS,
    LaneKind.QUOTES,
    LaneKind.EMOTIONS,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
    LaneKind.METRICS,
    LaneKind.PERSONAS,
    LaneKind.FRONTSTAGE,
    LaneKind.BACKSTAGE,
    LaneKind.SUPPORT,
    LaneKind.FREE_TEXT,
    LaneKind.IMAGES,
)
"""The order of lanes where the table has none of its own."""
_LAST = 1_000.0


@dataclass(slots=True)
class StageDraft:
    """A stage with its steps by key."""

    name: str
    steps: dict[str, str] = field(default_factory=dict)
    goals: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """A column of the map-to-be."""

    stage: str
    step: str


@dataclass(slots=True)
class Frame:
    """Stages by what they are called, without case and signs; lanes by kind and heading."""

    stages: dict[str, StageDraft] = field(default_factory=dict)
    lanes: dict[tuple[LaneKind, str], tuple[float, str]] = field(default_factory=dict)
    steps: int = 0

    def stage(self, name: str) -> StageDraft:
        """The stage of this name, made when it is met first.

        Raises:
            ImportFormatError: there are more than a map can show.
        """
        key = plain(name) or name
        known = self.stages.get(key)
        if known is None:
            if len(self.stages) >= MAX_STAGES:
                raise ImportFormatError(
                    tr(
                        "There would be more than {n} stages, so that column cannot hold them.",
                        n=MAX_STAGES,
                    )
                )
            known = self.stages[key] = StageDraft(name)
        return known

    def spot(self, stage: str, step: str, name: str) -> Spot:
        """The column of a step, made when it is met first; beyond the most it is the last one."""
        found = self.stage(stage)
        if step not in found.steps:
            if self.steps >= MAX_STEPS and found.steps:
                step = next(reversed(found.steps))
            else:
                found.steps[step] = name
                self.steps += 1
        return Spot(plain(stage) or stage, step)

    def lane(
        self, kind: LaneKind, heading: str, rank: float, *, joins: bool
    ) -> tuple[LaneKind, str]:
        """The key of a lane. ``joins``: one of this kind is taken, if there is one."""
        if joins:
            known = next((key for key in self.lanes if key[0] is kind), None)
            if known is not None:
                return known
        key = kind, plain(heading)
        if key not in self.lanes:
            self.lanes[key] = rank, _lane_name(kind, heading)
        return key

    def columns(self) -> dict[Spot, int]:
        """The place of each column, from the left."""
        found: dict[Spot, int] = {}
        for stage, draft in self.stages.items():
            for step in draft.steps or {"": ""}:
                found[Spot(stage, step)] = len(found)
        return found

    def draft_stages(self) -> tuple[DraftStage, ...]:
        """The stages with their steps and goals."""
        return tuple(
            DraftStage(
                stage.name,
                tuple(stage.steps.values()) or ("",),
                {"goal": "\n".join(stage.goals)} if stage.goals else {},
            )
            for stage in self.stages.values()
        )

    def ordered_lanes(self) -> list[tuple[LaneKind, str]]:
        """The keys of the lanes from the top."""
        return sorted(self.lanes, key=lambda key: (self.lanes[key][0], _USUAL.index(key[0])))

    def draft_lanes(self) -> tuple[DraftLane, ...]:
        """The lanes from the top."""
        return tuple(DraftLane(self.lanes[key][1], key[0]) for key in self.ordered_lanes())


def usual_rank(kind: LaneKind) -> float:
    """Where a lane of this kind usually stands, after those that a table has put in order."""
    return _LAST + _USUAL.index(kind)


def _lane_name(kind: LaneKind, heading: str) -> str:
    """The heading, where it is not what the lane or its cards are called anyway."""
    facts = LANE_KINDS[kind]
    usual = {facts.name}
    if facts.card_kind is not CardKind.NOTE:
        card = CARD_KINDS[facts.card_kind]
        usual |= {card.name, card.plural}
    return facts.name if plain(heading) in {"", *map(plain, usual)} else heading

"""Maps from a seed: any number of stages, lanes and cards, in all scripts, long words too."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import strategies as st

from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, EvidenceKind, LaneKind, Priority, Support
from model.order import keys_between
from model.records import (
    MAP_ID,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
)
from tests.exporters.scenes import SCRIPTS

_WORDS = tuple(
    word
    for line in (
        "a way to the beds opens late while nobody answers and then again two more people wait",
        "for the conductor who sells tea coffee and small maps of the coast",
    )
    for word in line.split()
)
_LONG = ("Donaudampfschifffahrtsgesellschaftskapitän", "x" * 60, "a" * 25 + "/" + "b" * 25)
_TEXTS = tuple(text for name, text in SCRIPTS.items() if name not in {"emoji", "in no font"})


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a map is made of."""

    seed: int
    stages: int
    lanes: int
    cards: int
    personas: int = 2

    def map(self) -> JourneyMap:
        """The map; the same crowd gives the same one."""
        return JourneyMap.of(_Maker(random.Random(self.seed)).records(self))  # noqa: S311


def crowds(*, cards: int = 600) -> st.SearchStrategy[Crowd]:
    """1 to 12 stages, 1 to 15 lanes, up to so many cards."""
    return st.builds(
        Crowd,
        seed=st.integers(0, 10_000),
        stages=st.integers(1, 12),
        lanes=st.integers(1, 15),
        cards=st.integers(0, cards),
        personas=st.integers(0, 3),
    )


class _Maker:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def records(self, crowd: Crowd) -> list[Record]:
        dice = self.dice
        info = MapInfo(id=MAP_ID, title=self.words(2, 8), objective=self.text(), scope=self.text())
        stages = [
            Stage(
                id=f"stage-{place}",
                order=key,
                name=self.words(1, 3),
                goal=self.text() if dice.random() < 0.3 else "",
                collapsed=dice.random() < 0.05,
            )
            for place, key in enumerate(keys_between(None, None, crowd.stages))
        ]
        steps = [step for stage in stages for step in self.steps(stage)]
        lanes = [
            Lane(id=f"lane-{place}", order=key, kind=dice.choice(list(LaneKind)), name=self.name())
            for place, key in enumerate(keys_between(None, None, crowd.lanes))
        ]
        personas = [
            Persona(
                id=f"persona-{place}",
                order=key,
                name=self.words(1, 2),
                quote=self.text(),
                goals=(self.text(), self.text()),
            )
            for place, key in enumerate(keys_between(None, None, crowd.personas))
        ]
        # Some lanes and steps stay empty, and one cell is crowded.
        homes = dice.sample(lanes, max(1, 2 * len(lanes) // 3))
        columns = dice.sample(steps, max(1, 3 * len(steps) // 4))
        keys = keys_between(None, None, crowd.cards)
        cards = [self.card(place, key, homes, columns) for place, key in enumerate(keys)]
        markers = self.markers(lanes, steps, personas)
        return [info, *stages, *steps, *lanes, *personas, *cards, *markers, *self.rest(cards)]

    def steps(self, stage: Stage) -> list[Step]:
        widths = (None, None, None, 90.0, 240.0)
        return [
            Step(
                id=f"{stage.id}-{place}",
                stage_id=stage.id,
                order=key,
                name=self.words(1, 4),
                width=self.dice.choice(widths),
                moment_of_truth=self.dice.random() < 0.1,
            )
            for place, key in enumerate(keys_between(None, None, self.dice.randint(1, 4)))
        ]

    def card(self, place: int, key: str, lanes: list[Lane], steps: list[Step]) -> Card:
        dice = self.dice
        parked = dice.random() < 0.02
        crowded = dice.random() < 0.2
        lane = lanes[0] if crowded else dice.choice(lanes)
        return Card(
            id=f"card-{place}",
            order=key,
            kind=dice.choice([kind for kind in CardKind if kind is not CardKind.IMAGE]),
            lane_id=None if parked else lane.id,
            step_id=None if parked else (steps[0] if crowded else dice.choice(steps)).id,
            span=dice.choice((1, 1, 1, 1, 2, 3)),
            text=self.text(),
            details=self.text() if dice.random() < 0.2 else "",
            channel=dice.choice(("", "", "website", "email")),
            support=dice.choice((None, *Support)),
            priority=dice.choice((None, None, *Priority)),
            votes=dice.choice((0, 0, 3)),
            moment_of_truth=dice.random() < 0.05,
        )

    def markers(
        self, lanes: list[Lane], steps: list[Step], personas: list[Persona]
    ) -> list[Marker]:
        dice = self.dice
        return [
            Marker(
                id=f"marker-{lane.id}-{step.id}-{persona.id}",
                lane_id=lane.id,
                step_id=step.id,
                persona_id=persona.id,
                position=dice.random(),
                valence=dice.uniform(-2, 2),
                word=self.words(1, 2) if dice.random() < 0.5 else "",
                trigger=self.text() if dice.random() < 0.2 else "",
            )
            for lane in lanes
            if lane.kind is LaneKind.EMOTIONS
            for persona in personas
            for step in dice.sample(steps, max(1, len(steps) // 2))
        ]

    def rest(self, cards: list[Card]) -> list[Record]:
        dice = self.dice
        placed = [card for card in cards if card.lane_id]
        arrows = [
            Connector(
                id=f"arrow-{place}",
                kind=dice.choice(list(ConnectorKind)),
                source_id=one.id,
                target_id=other.id,
                label=self.words(1, 3) if dice.random() < 0.5 else "",
            )
            for place in range(len(placed) // 20)
            for one, other in (dice.sample(placed, 2),)
        ]

        evidence = [
            Evidence(
                id=f"evidence-{place}",
                kind=EvidenceKind.SURVEY,
                title=self.text(),
                excerpt=self.text(),
            )
            for place in range(dice.randint(0, 4))
        ]
        return [*arrows, *evidence]

    def name(self) -> str:
        return self.dice.choice(("", "", self.words(1, 4), self.text()))

    def words(self, least: int, most: int) -> str:
        return " ".join(self.dice.choices(_WORDS, k=self.dice.randint(least, most))).capitalize()

    def text(self) -> str:
        chance = self.dice.random()
        if chance < 0.1:
            return self.dice.choice(_LONG)
        if chance < 0.3:
            return self.dice.choice(_TEXTS)
        return self.words(2, 16)

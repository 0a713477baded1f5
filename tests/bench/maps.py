"""Synthetic maps of any size: ten stages, eight lanes, cards of nine words, one emotion curve."""

from __future__ import annotations

import random

from model.document import JourneyMap
from model.ids import seeded_ids
from model.kinds import LANE_KINDS, LaneKind
from model.order import first_keys
from model.records import MAP_ID, Card, Lane, MapInfo, Marker, Persona, Record, Stage, Step

_LANES = (
    LaneKind.ACTIONS,
    LaneKind.TOUCHPOINTS,
    LaneKind.THOUGHTS,
    LaneKind.EMOTIONS,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
    LaneKind.BACKSTAGE,
    LaneKind.FREE_TEXT,
)
_WORDS = (
    *("price", "delivery", "late", "checkout", "form", "helps", "nobody", "knows", "where"),
    *("ticket", "arrives", "waits", "line", "support", "answers", "again", "phone", "store"),
    *("honest", "friendly", "slow", "search", "compare", "review", "choose"),
)


def synthetic(cards: int) -> JourneyMap:
    """A map with so many cards, the same each time."""
    chance = random.Random(cards)  # noqa: S311 - cards, not secrets
    ids = seeded_ids(cards)
    records: list[Record] = [MapInfo(id=MAP_ID, title=f"A map of {cards} cards")]
    steps: list[Step] = []
    for index, order in enumerate(first_keys(10)):
        stage = Stage(id=ids("stage"), order=order, name=f"Stage {index + 1}")
        records.append(stage)
        for place, key in enumerate(first_keys(2)):
            name = f"Step {index + 1}.{place + 1}"
            steps.append(Step(id=ids("step"), stage_id=stage.id, order=key, name=name))
    lanes = [
        Lane(id=ids("lane"), kind=kind, order=order)
        for kind, order in zip(_LANES, first_keys(len(_LANES)), strict=True)
    ]
    persona = Persona(id=ids("persona"), order="V", name="Mara Klein", role="First-time buyer")
    records += [*steps, *lanes, persona]
    emotions = next(lane for lane in lanes if lane.kind is LaneKind.EMOTIONS)
    others = [lane for lane in lanes if lane is not emotions]
    cells = [(lane, step) for lane in others for step in steps]
    for index, order in enumerate(first_keys(cards)):
        lane, step = cells[index % len(cells)]
        records.append(
            Card(
                id=ids("card"),
                kind=LANE_KINDS[lane.kind].card_kind,
                order=order,
                lane_id=lane.id,
                step_id=step.id,
                text=" ".join(chance.choices(_WORDS, k=9)).capitalize(),
                persona_ids=(persona.id,),
            )
        )
    records += [
        Marker(
            id=ids("marker"),
            lane_id=emotions.id,
            step_id=step.id,
            persona_id=persona.id,
            valence=chance.choice((-2.0, -1.0, 0.0, 1.0, 2.0)),
            word="hope",
        )
        for step in steps
    ]
    return JourneyMap.of(records)

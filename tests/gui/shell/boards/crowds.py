"""Maps with many cards for the boards: half of them hurt, half could help."""

from __future__ import annotations

from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.records import MAP_ID, Action, Card, Evidence, Lane, MapInfo, Stage, Step

_STEPS = 20


def crowded(cards: int) -> JourneyMap:
    """A map of so many cards; every third rests on one of ten sources."""
    frame = [
        MapInfo(id=MAP_ID, title="Crowded"),
        Stage(id="stage", order="V", name="All of it"),
        Lane(id="pains", order="G", kind=LaneKind.PAIN_POINTS),
        Lane(id="chances", order="V", kind=LaneKind.OPPORTUNITIES),
        *(
            Step(id=f"t{at}", stage_id="stage", order=f"V{chr(66 + at)}", name=f"Step {at}")
            for at in range(_STEPS)
        ),
        *(
            Evidence(id=f"e{at}", kind=EvidenceKind.SURVEY, title=f"Survey {at}")
            for at in range(10)
        ),
        *(Action(id=f"a{at}", order="V", title=f"Action {at}") for at in range(cards // 20)),
    ]
    return JourneyMap.of([*frame, *(_card(at) for at in range(cards))])


def _card(at: int) -> Card:
    pain = at % 2 == 0
    return Card(
        id=f"c{at}",
        kind=CardKind.PAIN_POINT if pain else CardKind.OPPORTUNITY,
        order=f"V{at % 50 + 1:02d}V",
        lane_id="pains" if pain else "chances",
        step_id=f"t{at % _STEPS}",
        text=f"What card {at} says, and a little more, so that it is cut somewhere",
        evidence_ids=("e0",) if at % 3 == 0 else (),
        severity=at % 5 + 1 if pain else None,
        frequency=at % 4 + 1 if pain and at % 7 else None,
        votes=at % 9,
        value=at % 5 + 1 if not pain and at % 4 == 1 else None,
        effort=at % 3 + 1 if not pain and at % 4 == 1 else None,
        answers_ids=(f"c{at - 1}",) if not pain else (),
    )

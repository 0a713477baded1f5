"""The journey that docs/FIGURES.md works through by hand: five steps, two personas.

| | Search | Compare | Choose | Pay | Ride |
|---|---|---|---|---|---|
| stage | Find | Find | Buy | Buy | Ride |
| Ada feels | +1 | 0 | +1.5 | -2 | +2 |
| Bo feels | | -1 | | -1 | 0 |
"""

from __future__ import annotations

from typing import Any

from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, LaneKind, MapState, MetricKind
from model.order import first_keys
from model.records import (
    Card,
    Connector,
    Lane,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)

STEPS = {"Search": "Find", "Compare": "Find", "Choose": "Buy", "Pay": "Buy", "Ride": "Ride"}
ADA = {"Search": 1.0, "Compare": 0.0, "Choose": 1.5, "Pay": -2.0, "Ride": 2.0}
BO = {"Compare": -1.0, "Pay": -1.0, "Ride": 0.0}
_LANES = {
    "touchpoints": LaneKind.TOUCHPOINTS,
    "feelings": LaneKind.EMOTIONS,
    "pains": LaneKind.PAIN_POINTS,
    "ideas": LaneKind.OPPORTUNITIES,
    "figures": LaneKind.METRICS,
}
_LANE_OF = {
    CardKind.TOUCHPOINT: "touchpoints",
    CardKind.PAIN_POINT: "pains",
    CardKind.OPPORTUNITY: "ideas",
    CardKind.METRIC: "figures",
}


def frame(**stages: dict[str, Any]) -> list[Record]:
    """Stages, steps, lanes and personas; by the name of a stage further fields of it."""
    keys = first_keys(10)
    names = list(dict.fromkeys(STEPS.values()))
    return [
        *(
            Stage(id=name, order=key, name=name, **stages.get(name, {}))
            for name, key in zip(names, keys, strict=False)
        ),
        *(
            Step(id=name, stage_id=stage, order=key, name=name)
            for (name, stage), key in zip(STEPS.items(), keys, strict=False)
        ),
        *(
            Lane(id=name, kind=kind, order=key)
            for (name, kind), key in zip(_LANES.items(), keys, strict=False)
        ),
        Persona(id="Ada", order=keys[0], name="Ada"),
        Persona(id="Bo", order=keys[1], name="Bo", preferred_channels=("Phone", " website")),
    ]


def feelings() -> list[Record]:
    """How both feel, as above."""
    return [
        feeling(persona, step, valence)
        for persona, curve in (("Ada", ADA), ("Bo", BO))
        for step, valence in curve.items()
    ]


def feeling(
    persona: str,
    step: str,
    valence: float,
    *,
    position: float = 0.5,
    state: MapState = MapState.AS_IS,
    **fields: Any,
) -> Marker:
    """One marker."""
    return Marker(
        id=f"{persona}-{step}-{round(position * 100)}-{state.value}",
        lane_id="feelings",
        step_id=step,
        persona_id=persona,
        position=position,
        valence=valence,
        state=state,
        **fields,
    )


def card(kind: CardKind, key: str, step: str | None, *, order: str = "V", **fields: Any) -> Card:
    """A card in the lane for its kind; None is the parking lot."""
    lane = _LANE_OF.get(kind, "touchpoints") if step else None
    fields.setdefault("text", key)
    return Card(id=key, kind=kind, order=order, lane_id=lane, step_id=step, **fields)


def touchpoints() -> list[Record]:
    """Where they meet the company: Ada compares on the website, Bo by phone."""
    return [
        card(CardKind.TOUCHPOINT, "t1", "Search", channel="Website"),
        card(CardKind.TOUCHPOINT, "t2", "Compare", channel="website", persona_ids=("Ada",)),
        card(CardKind.TOUCHPOINT, "t3", "Compare", order="k", channel="phone", persona_ids=("Bo",)),
        card(CardKind.TOUCHPOINT, "t4", "Choose", channel="website "),
        card(CardKind.TOUCHPOINT, "t5", "Pay", channel="Pay desk"),
        card(CardKind.TOUCHPOINT, "t6", "Ride", channel="mobile app"),
    ]


def people(step: str, count: float) -> list[Record]:
    """How many people are at a step."""
    metric = Metric(id=f"m-{step}", kind=MetricKind.PEOPLE, value=count, unit="people")
    return [metric, card(CardKind.METRIC, f"c-{step}", step, metric_id=metric.id)]


def arrow(source: str, target: str, kind: ConnectorKind = ConnectorKind.NEXT) -> Connector:
    """An arrow between two cards."""
    return Connector(id=f"{source}-{target}", source_id=source, target_id=target, kind=kind)


def journey(*more: Record, **stages: dict[str, Any]) -> JourneyMap:
    """The frame with the feelings, and more records."""
    return JourneyMap.of([*frame(**stages), *feelings(), *more])

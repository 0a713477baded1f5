"""A small trip with something of everything, for posters cut for an audience and their reports."""

from __future__ import annotations

from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, EvidenceKind, LaneKind, LensMode
from model.records import (
    MAP_ID,
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    View,
    evolve,
)


def _card(card_id: str, step: str, **fields: object) -> Card:
    card = Card(
        id=card_id,
        kind=CardKind.PAIN_POINT,
        order="V",
        lane_id="pains",
        step_id=step or None,
        text=f"Text of {card_id}",
    )
    return evolve(card, **fields)


def marker(marker_id: str, step: str, persona: str) -> Marker:
    return Marker(id=marker_id, lane_id="feel", step_id=step, persona_id=persona, word=marker_id)


def trip() -> JourneyMap:
    """Three stages of two steps, three lanes, two personas, and all that hangs on them."""
    stages = [Stage(id=f"stage-{n}", order=f"{n}V", name=f"Stage {n}") for n in (1, 2, 3)]
    steps = [
        Step(id=f"{n}{part}", stage_id=f"stage-{n}", order=part + "V", name=f"Step {n}{part}")
        for n in (1, 2, 3)
        for part in "ab"
    ]
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title="A trip"),
            *stages,
            *steps,
            Lane(id="pains", kind=LaneKind.PAIN_POINTS, order="G"),
            Lane(id="feel", kind=LaneKind.EMOTIONS, order="V"),
            Lane(id="notes", kind=LaneKind.FREE_TEXT, order="k"),
            Persona(id="anna", order="G", name="Anna Berg"),
            Persona(id="bo", order="V", name="Bo Lund"),
            _card("for-anna", "1a", persona_ids=("anna",), evidence_ids=("survey",)),
            _card("for-bo", "1b", persona_ids=("bo",), metric_id="figure"),
            _card("for-both", "2a", persona_ids=("anna", "bo")),
            _card("for-all", "2b", tags=("price",)),
            _card("wide", "1b", lane_id="notes", span=4),
            _card("late", "3b", order="k", evidence_ids=("calls",)),
            _card("parked", "", lane_id=None),
            marker("glad", "1a", "anna"),
            marker("sad", "2a", "bo"),
            Connector(id="to", kind=ConnectorKind.NEXT, source_id="for-anna", target_id="for-all"),
            Evidence(id="survey", kind=EvidenceKind.SURVEY, title="A survey"),
            Evidence(id="calls", kind=EvidenceKind.SUPPORT_TICKETS, title="The calls"),
            Evidence(id="unread", kind=EvidenceKind.REVIEWS, title="Unread reviews"),
            Metric(id="figure", value=3.0, unit="days"),
            Metric(id="free", value=7.0, unit="days"),
            Action(id="mend", order="G", title="Mend it", answers_ids=("late",)),
            Action(id="begin", order="V", title="Begin it"),
            View(id="prices", order="V", name="Prices", tags=("price",)),
            View(id="glads", order="k", name="Hers", persona_ids=("anna",), lane_ids=("pains",)),
            View(id="place", order="m", name="A place", zoom=2.0),
            View(id="nothing", order="o", name="Nothing", tags=("?",), mode=LensMode.ONLY),
        ]
    )


def with_records(*records: Record) -> JourneyMap:
    """The trip with records put in or replaced."""
    return JourneyMap.of([*trip().records(), *records])


def pain(card_id: str, **fields: object) -> Card:
    return evolve(trip().cards[card_id], **fields)


def long_list() -> list[Card]:
    """Pain points that take several pages."""
    text = "So it is. " * 20
    return [pain("late", id=f"late-{n}", details=text, owner="Eva") for n in range(60)]

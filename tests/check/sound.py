"""A small map that leaves nothing open, and the hands that break it."""

from __future__ import annotations

from datetime import date
from typing import Any

from model.document import JourneyMap
from model.ids import Id
from model.kinds import (
    CardKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    Level,
    MetricKind,
    Priority,
    Status,
    Validation,
)
from model.records import (
    MAP_ID,
    Action,
    Card,
    Channel,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    evolve,
)

TODAY = date(2026, 11, 22)
_RESTS = ("evidence-1",)


def sound() -> JourneyMap:
    """Buying a bicycle, in three steps of three stages: no rule has anything to say."""
    return JourneyMap.of([*_frame(), *_standing(), *_behind()])


def _frame() -> list[Record]:
    reached: dict[str, Any] = {"goal_reached": GoalReached.YES, "evidence_ids": _RESTS}
    return [
        MapInfo(id=MAP_ID, title="Bicycle", objective="Sell more", scenario="A first bicycle"),
        Stage(id="awareness", order="G", name="Awareness", goal="Know what there is", **reached),
        Stage(id="purchase", order="M", name="Purchase", goal="Get it", **reached),
        Stage(id="advocacy", order="S", name="Advocacy", goal="Tell of it", **reached),
        Step(id="looks", stage_id="awareness", order="G", name="Looks"),
        Step(id="buys", stage_id="purchase", order="G", name="Buys"),
        Step(id="tells", stage_id="advocacy", order="G", name="Tells"),
        Lane(id="touchpoints", kind=LaneKind.TOUCHPOINTS, order="C"),
        Lane(id="emotions", kind=LaneKind.EMOTIONS, order="G"),
        Lane(id="pains", kind=LaneKind.PAIN_POINTS, order="M"),
        Lane(id="chances", kind=LaneKind.OPPORTUNITIES, order="S"),
        Lane(id="figures", kind=LaneKind.METRICS, order="Y"),
    ]


def _standing() -> list[Record]:
    return [
        touchpoint("shop-page", "looks", channel="website"),
        touchpoint("basket", "buys", channel="website"),
        touchpoint("review", "tells", channel="review site"),
        feels("curious", "looks", 1, trigger="A friend's bicycle"),
        feels("annoyed", "buys", -1, trigger="The sizes"),
        feels("proud", "tells", 1.5, trigger="The first ride"),
        Card(
            id="pain",
            kind=CardKind.PAIN_POINT,
            order="V",
            lane_id="pains",
            step_id="buys",
            text="Sizes confuse",
            evidence_ids=_RESTS,
            severity=4,
        ),
        Card(
            id="chance",
            kind=CardKind.OPPORTUNITY,
            order="V",
            lane_id="chances",
            step_id="buys",
            text="A size adviser",
            owner="Bo",
            answers_ids=("pain",),
            evidence_ids=_RESTS,
        ),
        Card(
            id="figure",
            kind=CardKind.METRIC,
            order="V",
            lane_id="figures",
            step_id="buys",
            text="Visitors who buy",
            metric_id="metric",
        ),
    ]


def _behind() -> list[Record]:
    return [
        Persona(
            id="mira",
            order="V",
            name="Mira",
            goals=("Ride to work",),
            preferred_channels=("Website",),
            validation=Validation.VALIDATED,
            validated_on=date(2026, 5, 1),
        ),
        Evidence(id="evidence-1", kind=EvidenceKind.INTERVIEW, title="Talks", on=date(2026, 4, 1)),
        Metric(
            id="metric",
            kind=MetricKind.CONVERSION_RATE,
            value=2.5,
            unit="%",
            target=3.0,
            on=date(2026, 10, 1),
            target_on=date(2027, 1, 1),
        ),
        Channel(id="website", order="G", name="website", engagement=Level.HIGH),
        Channel(id="reviews", order="V", name="Review site", response_time=Level.LOW),
        Action(
            id="adviser",
            order="G",
            title="Build the adviser",
            owner="Bo",
            due=date(2026, 12, 1),
            importance=Priority.HIGH,
            answers_ids=("chance",),
        ),
        Action(
            id="table",
            order="V",
            title="A table of sizes",
            status=Status.DONE,
            effect="Fewer questions",
            told_on=date(2026, 9, 1),
            answers_ids=("pain",),
        ),
    ]


def touchpoint(card_id: Id, step_id: Id, **fields: Any) -> Card:
    """A touchpoint that rests on evidence."""
    values = {"text": card_id.capitalize(), "evidence_ids": _RESTS, **fields}
    kind = CardKind.TOUCHPOINT
    return Card(id=card_id, kind=kind, order="V", lane_id="touchpoints", step_id=step_id, **values)


def feels(marker_id: Id, step_id: Id, valence: float, **fields: Any) -> Marker:
    """How Mira feels at a step, to be said by its trigger."""
    values = {"persona_id": "mira", "valence": float(valence), **fields}
    return Marker(id=marker_id, lane_id="emotions", step_id=step_id, **values)


def card(card_id: Id, kind: CardKind, lane_id: Id, **fields: Any) -> Card:
    """Another card where Mira buys."""
    values = {"text": card_id.capitalize(), "step_id": "buys", "order": "X", **fields}
    return Card(id=card_id, kind=kind, lane_id=lane_id, **values)


def picture(width: int, height: int) -> Image:
    """A picture of so many pixels, as far as its record says."""
    return Image(id="a" * 64, media_type="image/png", width=width, height=height, data="AAAA")


def put(document: JourneyMap, *records: Record) -> JourneyMap:
    """The map with these records more, or instead."""
    return JourneyMap.of([*document.records(), *records])


def without(document: JourneyMap, *ids: Id) -> JourneyMap:
    """The map without these records, whatever points at them."""
    return JourneyMap.of(record for record in document.records() if record.id not in ids)


def set_on(document: JourneyMap, record_id: Id, **fields: Any) -> JourneyMap:
    """The map with other fields of one record."""
    record = document.find(record_id)
    assert record is not None
    return put(document, evolve(record, **fields))

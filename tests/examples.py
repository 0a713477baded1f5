"""A small map that has everything: every kind of record, every field set, every pointer used."""

from __future__ import annotations

from datetime import date

from model.bounds import Reading
from model.document import JourneyMap
from model.kinds import (
    ActionType,
    Better,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    LensMode,
    Level,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)
from model.records import (
    MAP_ID,
    Action,
    Card,
    Channel,
    Connector,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Silence,
    Stage,
    Step,
    View,
)
from tests.strategies import PIXEL


def example() -> JourneyMap:
    """The map. It never changes: frozen files hold what it is."""
    return JourneyMap.of([*_frame(), *_rests_on(), *_cards(), *_hangs_on_cards(), *_views()])


def _frame() -> list[MapInfo | Stage | Step | Lane]:
    return [
        MapInfo(
            id=MAP_ID,
            title="Buying a bicycle",
            objective="Find out why people leave at the checkout",
            scenario="A commuter buys the first bicycle in ten years",
            expectations="Advice, no pressure",
            scope="From the idea to the first ride",
            state=MapState.TO_BE,
            authors=("Ana", "Bo"),
            language="en",
            created_on=date(2026, 1, 2),
            revised_on=date(2026, 2, 3),
            severity_weight=40.0,
            frequency_weight=35.0,
            votes_weight=25.0,
        ),
        Stage(
            id="stage-1",
            order="G",
            name="Consideration",
            hue=2,
            goal="Know what fits",
            key_action="Compare",
            goal_reached=GoalReached.PARTLY,
            evidence_ids=("evidence-1",),
            collapsed=True,
            guide="consideration",
            skipped_by_ids=("persona-1",),
        ),
        Stage(id="stage-2", order="V", name="Purchase"),
        Step(id="step-1", stage_id="stage-1", order="G", name="Search", width=180.5),
        Step(
            id="step-2",
            stage_id="stage-1",
            order="V",
            name="Compare",
            moment_of_truth=True,
            engagement=4,
        ),
        Step(id="step-3", stage_id="stage-2", order="V", name="Pay"),
        Lane(id="lane-1", kind=LaneKind.TOUCHPOINTS, order="G", name="Where", height=120.0),
        Lane(id="lane-2", kind=LaneKind.EMOTIONS, order="V"),
        Lane(id="lane-3", kind=LaneKind.PAIN_POINTS, order="k", collapsed=True),
    ]


def _rests_on() -> list[Evidence | Metric | Channel | Persona | Image]:
    return [
        Evidence(
            id="evidence-1",
            kind=EvidenceKind.INTERVIEW,
            title="Twelve interviews",
            on=date(2025, 11, 30),
            who="First-time buyers",
            sample_size=12,
            source="interviews.pdf",
            excerpt="“I never knew which size.”",
        ),
        Metric(
            id="metric-1",
            kind=MetricKind.CONVERSION_RATE,
            value=2.4,
            unit="%",
            target=3.0,
            on=date(2026, 1, 31),
            history=(Reading(on=date(2025, 12, 31), value=2.1),),
            evidence_ids=("evidence-1",),
            better=Better.HIGHER,
            target_on=date(2026, 12, 31),
        ),
        Channel(
            id="channel-1",
            order="V",
            name="website",
            engagement=Level.HIGH,
            response_time=Level.VERY_LOW,
            details="Mostly on phones",
            evidence_ids=("evidence-1",),
        ),
        PIXEL,
        Persona(
            id="persona-1",
            order="V",
            name="Mira",
            role="Commuter",
            hue=1,
            photo_id=PIXEL.id,
            segment="City",
            demographics="34, two children",
            behaviours=("Reads reviews",),
            psychographics="Careful",
            motivations=("Health",),
            goals=("Ride to work",),
            challenges=("Little time",),
            preferred_channels=("website", "store"),
            quote="Just tell me the size.",
            validation=Validation.VALIDATED,
            validated_on=date(2026, 1, 15),
            evidence_ids=("evidence-1",),
        ),
    ]


def _cards() -> list[Card]:
    return [
        Card(
            id="card-1",
            kind=CardKind.TOUCHPOINT,
            order="V",
            lane_id="lane-1",
            step_id="step-1",
            span=2,
            text="Shop page\nwith filters",
            details="Six filters, none for size",
            channel="website",
            persona_ids=("persona-1",),
            evidence_ids=("evidence-1",),
            support=Support.PARTLY,
            moment_of_truth=True,
            owner="Web team",
            priority=Priority.HIGH,
            status=Status.IN_PROGRESS,
            votes=7,
            tags=("size", "filter"),
            source="Workshop 1",
        ),
        Card(
            id="card-2",
            kind=CardKind.PAIN_POINT,
            order="V",
            lane_id="lane-3",
            step_id="step-2",
            text="Sizes confuse: “M” is not “M” — Größe, サイズ, المقاس",
            severity=4,
            frequency=5,
        ),
        Card(
            id="card-3",
            kind=CardKind.OPPORTUNITY,
            order="W",
            lane_id="lane-3",
            step_id="step-2",
            text="A size adviser",
            answers_ids=("card-2",),
            value=5,
            effort=2,
        ),
        Card(
            id="card-4",
            kind=CardKind.METRIC,
            order="V",
            lane_id="lane-1",
            step_id="step-3",
            metric_id="metric-1",
        ),
        Card(id="card-5", kind=CardKind.IMAGE, order="V", image_id=PIXEL.id, text="A dot"),
    ]


def _hangs_on_cards() -> list[Connector | Marker | Action]:
    return [
        Marker(
            id="marker-1",
            lane_id="lane-2",
            step_id="step-2",
            persona_id="persona-1",
            position=0.25,
            valence=-1.5,
            word="confusion",
            trigger="The size table",
            quote="What now?",
            state=MapState.TO_BE,
            evidence_ids=("evidence-1",),
        ),
        Connector(
            id="connector-1",
            kind=ConnectorKind.LOOPS_BACK,
            source_id="card-2",
            target_id="card-1",
            label="starts over",
        ),
        Action(
            id="action-1",
            order="V",
            title="Build the size adviser",
            details="With the measures of the body",
            type=ActionType.PRODUCT,
            importance=Priority.CRITICAL,
            owner="Bo",
            due=date(2026, 6, 1),
            status=Status.PLANNED,
            answers_ids=("card-2",),
            expected_effect="Fewer returns",
            effect="Not known yet",
            metric_id="metric-1",
            value=4,
            effort=3,
            before=2.4,
            after=2.9,
            tested_on=date(2026, 6, 10),
            measured_on=date(2026, 7, 1),
            told_on=date(2026, 7, 15),
            evidence_ids=("evidence-1",),
        ),
    ]


def _views() -> list[View | Silence]:
    return [
        Silence(id="silence-1", rule="marker-trigger", place="marker-1", reason="Asked in May"),
        View(
            id="view-1",
            order="V",
            name="What hurts Mira",
            persona_ids=("persona-1",),
            nobody=True,
            lane_ids=("lane-1", "lane-2"),
            kinds=(CardKind.TOUCHPOINT, CardKind.PAIN_POINT),
            emotions=True,
            channels=("website",),
            supports=(Support.PARTLY, Support.ASSUMED),
            tags=("size",),
            mode=LensMode.ONLY,
            zoom=0.75,
            centre_step_id="step-2",
            centre_lane_id="lane-1",
            across=0.25,
            down=0.75,
        ),
    ]

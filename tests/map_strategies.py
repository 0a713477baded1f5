"""Hypothesis strategies for maps: sound ones of all shapes, with every kind of record."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from model.bounds import Reading, cleaned
from model.document import JourneyMap
from model.ids import Id, IdSource, seeded_ids
from model.kinds import (
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
)
from model.order import keys_between
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
    Record,
    Silence,
    Stage,
    Step,
    View,
    evolve,
)

PIXEL = Image(
    id="cdb30873bdf16770bfea1fe86e44db7476e504c2dca1542b0660b20f47f523a7",
    media_type="image/png",
    width=1,
    height=1,
    alt="A white dot",
    data="iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==",
)

_RARELY = st.sampled_from([False, False, False, True])


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """What a person may type, in any script, with what breaks files, sheets and markup."""
    awkward = st.sampled_from(
        [
            "",
            "=1+1",
            "<b>&amp;</b>",
            "a\nb",
            "שלום עולם",
            "こんにちは",
            "👩‍👧 ok",
            "\u2028",
            "é",
            '"\\"',
            "  ",
        ]
    )
    return st.one_of(awkward, st.text(max_size=max_size).map(cleaned))


def ratings() -> st.SearchStrategy[int | None]:
    """1 to 5, or none."""
    return st.none() | st.integers(1, 5)


def figures() -> st.SearchStrategy[float | None]:
    """A value of a metric, or none."""
    return st.none() | st.floats(-1e12, 1e12)


def dates() -> st.SearchStrategy[date | None]:
    """A day, or none."""
    return st.none() | st.dates(min_value=date(1, 1, 1))


@st.composite
def maps(draw: st.DrawFn, *, max_cards: int = 8) -> JourneyMap:
    """A sound map: any number of stages, lanes, personas and cards, all kinds of records."""
    ids = seeded_ids(draw(st.integers(0, 1000)))
    frame = _frame(draw, ids)
    stages = [r for r in frame if isinstance(r, Stage)]
    evidence = [
        Evidence(id=ids("evidence"), kind=kind, title=draw(texts()), on=draw(dates()))
        for kind in draw(st.lists(st.sampled_from(EvidenceKind), max_size=2))
    ]
    images = [PIXEL] if draw(st.booleans()) else []
    personas = _personas(draw, ids, evidence, images)
    steps = [r for r in frame if isinstance(r, Step)]
    lanes = [r for r in frame if isinstance(r, Lane)]
    frame = _skipped(draw, frame, personas)
    metrics = _metrics(draw, ids, evidence)
    cards = _cards(
        draw,
        ids,
        max_cards=max_cards,
        lanes=lanes,
        steps=steps,
        personas=personas,
        evidence=evidence,
        images=images,
        metrics=metrics,
    )
    info = MapInfo(
        id=MAP_ID,
        title=draw(texts()),
        state=draw(st.sampled_from(MapState)),
        authors=tuple(draw(st.lists(texts(), max_size=2))),
        created_on=draw(dates()),
        severity_weight=draw(st.sampled_from([50.0, 0.0, 100.0, 33.3])),
    )
    rest = _relations(draw, ids, cards, lanes, steps, personas)
    rest += _actions(draw, ids, cards, metrics, evidence)
    rest += _views(draw, ids, lanes, steps, personas)
    rest += _channels(draw, ids, evidence)
    rest += _silences(draw, ids, cards)
    everything: list[Record] = [
        info,
        *frame,
        *evidence,
        *images,
        *personas,
        *metrics,
        *cards,
        *rest,
    ]
    assert len(stages) <= len(steps)
    return JourneyMap.of(everything)


def _personas(
    draw: st.DrawFn, ids: IdSource, evidence: list[Evidence], images: list[Image]
) -> list[Persona]:
    return [
        Persona(
            id=ids("persona"),
            order=key,
            name=draw(texts()),
            goals=tuple(draw(st.lists(texts(), max_size=2))),
            photo_id=draw(_one_or_none(images)),
            evidence_ids=_some(draw, evidence),
        )
        for key in keys_between(None, None, draw(st.integers(0, 3)))
    ]


def _skipped(draw: st.DrawFn, frame: list[Record], personas: list[Persona]) -> list[Record]:
    return [
        evolve(one, skipped_by_ids=_some(draw, personas))
        if isinstance(one, Stage) and draw(_RARELY)
        else one
        for one in frame
    ]


def _metrics(draw: st.DrawFn, ids: IdSource, evidence: list[Evidence]) -> list[Metric]:
    return [
        Metric(
            id=ids("metric"),
            kind=draw(st.sampled_from(MetricKind)),
            value=draw(figures()),
            evidence_ids=_some(draw, evidence),
            better=draw(st.none() | st.sampled_from(Better)),
            target_on=draw(dates()),
            history=tuple(
                Reading(on=date(2024, 1, 1 + i), value=float(i))
                for i in range(draw(st.integers(0, 2)))
            ),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]


def _frame(draw: st.DrawFn, ids: IdSource) -> list[Record]:
    frame: list[Record] = []
    for key in keys_between(None, None, draw(st.integers(0, 3))):
        reached = draw(st.sampled_from(GoalReached))
        stage = Stage(
            id=ids("stage"),
            order=key,
            name=draw(texts()),
            goal_reached=reached,
            collapsed=draw(_RARELY),
            guide=draw(st.sampled_from(["", "purchase", "no-such-guide"])),
        )
        frame.append(stage)
        for step_key in keys_between(None, None, draw(st.integers(1, 3))):
            width = draw(st.none() | st.floats(20, 5000))
            frame.append(
                Step(
                    id=ids("step"),
                    stage_id=stage.id,
                    order=step_key,
                    name=draw(texts()),
                    width=width,
                    engagement=draw(ratings()),
                )
            )
    kinds = draw(st.lists(st.sampled_from(LaneKind), max_size=4))
    for kind, key in zip(kinds, keys_between(None, None, len(kinds)), strict=True):
        lane = Lane(
            id=ids("lane"), kind=kind, order=key, name=draw(texts()), collapsed=draw(_RARELY)
        )
        frame.append(lane)
    return frame


def _cards(
    draw: st.DrawFn,
    ids: IdSource,
    *,
    max_cards: int,
    lanes: list[Lane],
    steps: list[Step],
    personas: list[Persona],
    evidence: list[Evidence],
    images: list[Image],
    metrics: list[Metric],
) -> list[Card]:
    cards: list[Card] = []
    for _ in range(draw(st.integers(0, max_cards))):
        in_cell = bool(lanes and steps) and draw(st.booleans())
        card = Card(
            id=ids("card"),
            kind=draw(st.sampled_from(CardKind)),
            # Few keys on purpose: equal ones are what a merge of two laptops' maps brings.
            order=draw(st.sampled_from(["G", "V", "V01", "k"])),
            lane_id=draw(st.sampled_from(lanes)).id if in_cell else None,
            step_id=draw(st.sampled_from(steps)).id if in_cell else None,
            span=draw(st.integers(1, 4)),
            text=draw(texts()),
            channel=draw(st.sampled_from(["", "website", "carrier pigeon"])),
            persona_ids=_some(draw, personas),
            evidence_ids=_some(draw, evidence),
            priority=draw(st.none() | st.sampled_from(Priority)),
            status=draw(st.none() | st.sampled_from(Status)),
            votes=draw(st.integers(0, 99)),
            moment_of_truth=draw(st.booleans()),
            tags=tuple(draw(st.lists(texts(), max_size=2))),
            image_id=draw(_one_or_none(images)),
            metric_id=draw(_one_or_none(metrics)),
            answers_ids=_some(draw, cards),
            **_ratings(draw, "severity", "frequency", "value", "effort"),
        )
        cards.append(card)
    return cards


def _relations(
    draw: st.DrawFn,
    ids: IdSource,
    cards: list[Card],
    lanes: list[Lane],
    steps: list[Step],
    personas: list[Persona],
) -> list[Record]:
    records: list[Record] = []
    for _ in range(draw(st.integers(0, 3)) if len(cards) > 1 else 0):
        source, target = draw(st.permutations(cards))[:2]
        kind = draw(st.sampled_from(ConnectorKind))
        arrow = Connector(
            id=ids("connector"),
            kind=kind,
            source_id=source.id,
            target_id=target.id,
            label=draw(texts()),
        )
        records.append(arrow)
    emotions = [lane for lane in lanes if lane.kind is LaneKind.EMOTIONS]
    for _ in range(draw(st.integers(0, 4)) if emotions and steps and personas else 0):
        marker = Marker(
            id=ids("marker"),
            lane_id=draw(st.sampled_from(emotions)).id,
            step_id=draw(st.sampled_from(steps)).id,
            persona_id=draw(st.sampled_from(personas)).id,
            valence=draw(st.floats(-2, 2)),
            position=draw(st.floats(0, 1)),
            word=draw(texts()),
        )
        records.append(marker)
    return records


def _actions(
    draw: st.DrawFn,
    ids: IdSource,
    cards: list[Card],
    metrics: list[Metric],
    evidence: list[Evidence],
) -> list[Action]:
    return [
        Action(
            id=ids("action"),
            order=key,
            title=draw(texts()),
            due=draw(dates()),
            answers_ids=_some(draw, cards),
            metric_id=draw(_one_or_none(metrics)),
            before=draw(figures()),
            after=draw(figures()),
            tested_on=draw(dates()),
            measured_on=draw(dates()),
            told_on=draw(dates()),
            evidence_ids=_some(draw, evidence),
            **_ratings(draw, "value", "effort"),
        )
        for key in keys_between(None, None, draw(st.integers(0, 2)))
    ]


def _channels(draw: st.DrawFn, ids: IdSource, evidence: list[Evidence]) -> list[Channel]:
    # Named like channels of cards, like each other, and not at all: all that merges can bring.
    names = st.sampled_from(["website", "Website ", "carrier pigeon", ""]) | texts()
    levels = st.none() | st.sampled_from(Level)
    return [
        Channel(
            id=ids("channel"),
            order=key,
            name=draw(names),
            engagement=draw(levels),
            response_time=draw(levels),
            details=draw(texts()),
            evidence_ids=_some(draw, evidence),
        )
        for key in keys_between(None, None, draw(st.integers(0, 2)))
    ]


def _silences(draw: st.DrawFn, ids: IdSource, cards: list[Card]) -> list[Silence]:
    places = ["", "gone", *(card.id for card in cards)]
    return [
        Silence(
            id=ids("silence"),
            rule=draw(st.sampled_from(["no-persona", "no-such-rule"])),
            place=draw(st.sampled_from(places)),
            reason=draw(texts()),
        )
        for _ in range(draw(st.integers(0, 1)))
    ]


def _ratings(draw: st.DrawFn, *names: str) -> dict[str, Any]:
    """These ratings; seldom any, so that a map stays quick to make."""
    return {name: draw(ratings()) for name in names} if draw(_RARELY) else {}


def _views(
    draw: st.DrawFn,
    ids: IdSource,
    lanes: list[Lane],
    steps: list[Step],
    personas: list[Persona],
) -> list[Record]:
    return [
        View(
            id=ids("view"),
            order=key,
            name=draw(texts()),
            persona_ids=_some(draw, personas),
            lane_ids=_some(draw, lanes),
            kinds=tuple(draw(st.lists(st.sampled_from(CardKind), max_size=2, unique=True))),
            supports=tuple(draw(st.lists(st.sampled_from(Support), max_size=2, unique=True))),
            mode=draw(st.sampled_from(LensMode)),
            centre_step_id=draw(_one_or_none(steps)),
            centre_lane_id=draw(_one_or_none(lanes)),
        )
        for key in keys_between(None, None, draw(st.integers(0, 2)))
    ]


def _one_or_none(records: list[Any]) -> st.SearchStrategy[Id | None]:
    return st.none() | st.sampled_from([r.id for r in records]) if records else st.none()


def _some(draw: st.DrawFn, records: list[Any]) -> tuple[Id, ...]:
    if not records:
        return ()
    return tuple(draw(st.lists(st.sampled_from([r.id for r in records]), max_size=2, unique=True)))

"""Synthetic maps with everything that insight is worked out from: ratings, evidence, actions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from model.document import JourneyMap
from model.ids import IdSource, seeded_ids
from model.kinds import ActionType, CardKind, EvidenceKind, LaneKind, MetricKind, Status
from model.order import first_keys
from model.queries import steps_in_order
from model.records import Action, Card, Channel, Evidence, Lane, Metric, Record, evolve
from tests.bench.maps import synthetic

_CHANNELS = ("Website", "App", "Store", "Phone", "E-mail", "Chat", "Letter", "Social media")
_DAY = date(2026, 11, 22)


def meaningful(cards: int) -> JourneyMap:
    """The synthetic map, with what a team adds in months; the same each time.

    A third of the cards has evidence, each pain point and opportunity is rated, each second
    opportunity answers a pain point; an action for each twenty cards, a source for each ten.
    """
    plain = synthetic(cards)
    chance = random.Random(cards)  # noqa: S311 - cards, not secrets
    ids = seeded_ids(cards + 1)
    sources = list(_sources(ids, chance, cards // 10))
    pains = [card.id for card in plain.cards.values() if card.kind is CardKind.PAIN_POINT]
    people = list(_people(ids, plain))
    told = [_told(card, chance, sources, pains) for card in plain.cards.values()]
    actions = _actions(ids, chance, pains, people, cards // 20)
    channels = [
        Channel(id=ids("channel"), order=order, name=name)
        for order, name in zip(first_keys(len(_CHANNELS)), _CHANNELS, strict=True)
    ]
    kept = [record for record in plain.records() if not isinstance(record, Card)]
    return JourneyMap.of([*kept, *told, *sources, *people, *actions, *channels])


def _sources(ids: IdSource, chance: random.Random, number: int) -> Iterator[Evidence]:
    for count in range(number):
        yield Evidence(
            id=ids("evidence"),
            kind=chance.choice(tuple(EvidenceKind)),
            title=f"Interview {count + 1}",
            on=_DAY - timedelta(days=chance.randrange(900)),
            who="Customers of the store",
            sample_size=chance.randrange(1, 400),
            excerpt="They said that nobody ever told them when the parcel arrives.",
        )


def _people(ids: IdSource, document: JourneyMap) -> Iterator[Record]:
    """How many are at each step: a lane of figures with a metric for each."""
    steps = steps_in_order(document)
    lane = Lane(id=ids("lane"), kind=LaneKind.METRICS, order="zz")
    yield lane
    for count, step in enumerate(steps):
        metric = Metric(id=ids("metric"), kind=MetricKind.PEOPLE, value=10_000 - 400.0 * count)
        yield metric
        yield Card(
            id=ids("card"),
            kind=CardKind.METRIC,
            order="V",
            lane_id=lane.id,
            step_id=step.id,
            metric_id=metric.id,
        )


def _told(card: Card, chance: random.Random, sources: list[Evidence], pains: list[str]) -> Card:
    fields: dict[str, object] = {}
    if sources and chance.random() < 1 / 3:
        fields["evidence_ids"] = (chance.choice(sources).id,)
    match card.kind:
        case CardKind.TOUCHPOINT:
            fields["channel"] = chance.choice(_CHANNELS)
        case CardKind.PAIN_POINT:
            fields |= {"severity": chance.randint(1, 5), "frequency": chance.randint(1, 5)}
            fields["votes"] = chance.randrange(9)
        case CardKind.OPPORTUNITY:
            fields |= {"value": chance.randint(1, 5), "effort": chance.randint(1, 5)}
            if chance.random() < 1 / 2:
                fields["answers_ids"] = (chance.choice(pains),)
        case _:
            pass
    return evolve(card, **fields)


def _actions(
    ids: IdSource, chance: random.Random, pains: list[str], people: list[Record], number: int
) -> Iterator[Action]:
    metrics = [record.id for record in people if isinstance(record, Metric)]
    for count, order in enumerate(first_keys(number)):
        yield Action(
            id=ids("action"),
            order=order,
            title=f"Tell people earlier what happens, part {count + 1}",
            type=chance.choice(tuple(ActionType)),
            owner=f"Team {count % 12 + 1}",
            due=_DAY + timedelta(days=chance.randrange(-90, 200)),
            status=chance.choice(tuple(Status)),
            answers_ids=(chance.choice(pains),),
            metric_id=chance.choice(metrics),
            value=chance.randint(1, 5),
            effort=chance.randint(1, 5),
        )

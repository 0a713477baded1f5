"""What cards show that does not stand in their own record: scores, scales, answers, people lost.

It is kept from layout to layout and gathered again only where a change touches what it is made
from; cards whose picture depends on what came out otherwise are looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.insight.figures import drop_offs
from model.insight.priority import parts_of
from model.kinds import CardKind, MetricKind, Status
from model.layout.marks import Answer
from model.records import Action, Card, MapInfo, Metric, Record

ScaleKey: TypeAlias = tuple[MetricKind, str]
"""Figures of one kind and unit are drawn to one scale."""
Range: TypeAlias = tuple[float, float]

_ANSWERED = frozenset((CardKind.PAIN_POINT, CardKind.OPPORTUNITY))


@dataclass(frozen=True, slots=True)
class Loss:
    """The share of people who are lost from one step to another; below 0 where they get more."""

    start_id: Id
    end_id: Id
    share: float


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known across a map.

    ``most_votes`` is the highest number a pain point has, ``scales`` the range of all figures of a
    kind and unit, ``answers`` what became of cards, ``losses`` the people lost, by lane.
    """

    most_votes: int = 0
    weights: tuple[float, float, float] = (0.0, 0.0, 0.0)
    scales: Mapping[ScaleKey, Range] = field(default_factory=dict)
    answers: Mapping[Id, Answer] = field(default_factory=dict)
    losses: Mapping[Id, tuple[Loss, ...]] = field(default_factory=dict)


def knowledge_of(document: JourneyMap) -> Knowledge:
    """Gather all of it."""
    return Knowledge(
        _most_votes(document),
        _weights(document.info),
        _scales(document),
        _answers(document),
        _losses(document),
    )


def mended_knowledge(old: Knowledge, document: JourneyMap, change: ChangeSet) -> Knowledge:
    """The knowledge after a change; where nothing of it is touched, the very object."""
    tables = change.tables()
    if not tables & _TABLES:
        return old
    people = bool(tables & _FRAME) or _touches(change, _PLACE)
    votes = _touches(change, _VOTES)
    answers = "actions" in tables or _touches(change, _REPLIES)
    if not (people or votes or answers or "info" in tables):
        return old
    fresh = Knowledge(
        _most_votes(document) if votes else old.most_votes,
        _weights(document.info),
        _scales(document) if people else old.scales,
        _answers(document) if answers else old.answers,
        _losses(document) if people else old.losses,
    )
    return old if fresh == old else fresh


def looked_at_anew(old: Knowledge, new: Knowledge, document: JourneyMap) -> Iterable[Id]:
    """The cards that may look different although their record is the same."""
    if new is old:
        return
    if (old.most_votes, old.weights) != (new.most_votes, new.weights):
        yield from (card.id for card in document.cards.values() if _is_rated(card))
    if old.answers != new.answers:
        touched = {*old.answers.items()} ^ {*new.answers.items()}
        yield from (card_id for card_id in {key for key, _ in touched} if card_id in document.cards)
    if old.scales != new.scales:
        keys = {key for key, _ in {*old.scales.items()} ^ {*new.scales.items()}}
        metrics = {m.id for m in document.metrics.values() if scale_key(m) in keys}
        yield from (c.id for c in document.cards.values() if c.metric_id in metrics)


def score_of(card: Card, info: MapInfo, most_votes: int) -> int | None:
    """How urgent a rated pain point is, from 0 to 100."""
    if not _is_rated(card):
        return None
    return round(min(100.0, sum(part.points for part in parts_of(card, info, most_votes))))


def scale_key(metric: Metric) -> ScaleKey:
    """What a figure is drawn to scale with."""
    return metric.kind, metric.unit.strip().casefold()


_FRAME = frozenset(("metrics", "steps", "stages", "lanes"))
_TABLES = _FRAME | {"info", "cards", "actions"}
_VOTES = ("kind", "votes")
_PLACE = ("kind", "metric_id", "lane_id", "step_id", "order", "span")
_REPLIES = ("kind", "answers_ids", "status")


def _touches(change: ChangeSet, names: tuple[str, ...]) -> bool:
    """Whether cards come, go, or differ in one of these fields that says something."""
    if any(_says(record, names) for record in (*change.added, *change.removed)):
        return True
    return any(
        isinstance(after, Card)
        and any(getattr(before, name) != getattr(after, name) for name in names)
        and (_says(before, names) or _says(after, names))
        for before, after in change.updated
    )


def _says(record: Record, names: tuple[str, ...]) -> bool:
    if not isinstance(record, Card):
        return False
    telling = {_VOTES: "votes", _PLACE: "metric_id", _REPLIES: "answers_ids"}[names]
    return bool(getattr(record, telling))


def _is_rated(card: Card) -> bool:
    rated = card.severity is not None or card.frequency is not None
    return card.kind is CardKind.PAIN_POINT and rated


def _most_votes(document: JourneyMap) -> int:
    pains = (c.votes for c in document.cards.values() if c.kind is CardKind.PAIN_POINT)
    return max(pains, default=0)


def _weights(info: MapInfo) -> tuple[float, float, float]:
    return info.severity_weight, info.frequency_weight, info.votes_weight


def _scales(document: JourneyMap) -> dict[ScaleKey, Range]:
    """From zero, or the lowest below it, to the highest value or target."""
    found: dict[ScaleKey, Range] = {}
    for metric in document.metrics.values():
        values = [v for v in (metric.value, metric.target) if v is not None]
        if metric.value is not None and values:
            low, high = found.get(scale_key(metric), (0.0, 0.0))
            found[scale_key(metric)] = min(low, *values), max(high, *values)
    return found


def _answers(document: JourneyMap) -> dict[Id, Answer]:
    found: dict[Id, Answer] = {}
    for card in document.cards.values():
        if card.answers_ids and card.status is not Status.DROPPED:
            found.update(dict.fromkeys(card.answers_ids, Answer.IDEA))
    for action in document.actions.values():
        for card_id in action.answers_ids:
            if action.status is not Status.DROPPED and found.get(card_id) is not Answer.DONE:
                found[card_id] = _answer(action)
    cards = document.cards
    return {key: how for key, how in found.items() if key in cards and cards[key].kind in _ANSWERED}


def _answer(action: Action) -> Answer:
    return Answer.DONE if action.status is Status.DONE else Answer.ACTION


def _losses(document: JourneyMap) -> dict[Id, tuple[Loss, ...]]:
    """The people lost between steps, in the lane in which their figures stand."""
    if not any(metric.kind is MetricKind.PEOPLE for metric in document.metrics.values()):
        return {}
    found: dict[Id, list[Loss]] = {}
    for series in drop_offs(document):
        if series.kind is MetricKind.PEOPLE:
            losses = found.setdefault(series.lane_id, [])
            losses += [
                Loss(drop.start.step_id, drop.end.step_id, drop.share)
                for drop in series.drops
                if drop.share is not None and drop.start.step_id != drop.end.step_id
            ]
    return {lane_id: tuple(losses) for lane_id, losses in found.items()}

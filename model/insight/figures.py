"""What the metrics say: is the target reached, where does it go, and where are people lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from model.bounds import Reading
from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.kinds import Better, CardKind, MetricKind
from model.metric_kinds import METRIC_KINDS
from model.records import Action, Card, Metric


class Reached(StrEnum):
    """Whether a target is reached."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Course(StrEnum):
    """Where a figure goes; ``changed`` where nobody knows which way is right."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Trend:
    """From the reading before to the last one, and from the first."""

    first: float
    before: float
    last: float
    course: Course

    @property
    def change(self) -> float:
        """Last minus the one before."""
        return self.last - self.before

    @property
    def whole(self) -> float:
        """Last minus the first."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A metric, the cards that show it in reading order, and what it says.

    ``gap`` is how much is missing to the target (0 when it is reached), None where unknown.
    ``late``: the day for the target has gone by and it is not reached.
    """

    metric: Metric
    card_ids: tuple[Id, ...]
    name: str
    direction: Better | None
    reached: Reached
    gap: float | None
    trend: Trend | None
    late: bool


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure of a series, with the card that shows it."""

    card_id: Id
    metric_id: Id
    step_id: Id
    value: float


@dataclass(frozen=True, slots=True)
class Drop:
    """From one figure to the next. ``lost`` is below 0 where it grows."""

    start: SeriesPoint
    end: SeriesPoint

    @property
    def lost(self) -> float:
        """How many are lost on the way."""
        return self.start.value - self.end.value

    @property
    def share(self) -> float | None:
        """What part of those before is lost; None where there were none before."""
        return self.lost / self.start.value if self.start.value > 0 else None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, name and unit over the steps of a lane, two at least."""

    kind: MetricKind
    name: str
    unit: str
    lane_id: Id
    points: tuple[SeriesPoint, ...]

    @property
    def drops(self) -> tuple[Drop, ...]:
        """From each figure to the next."""
        return tuple(Drop(before, after) for before, after in pairwise(self.points))

    @property
    def steepest(self) -> Drop | None:
        """Where the largest share is lost, the first of equals; None where nothing is."""
        lossy = [one for one in self.drops if (one.share or 0.0) > 0]
        return max(lossy, key=lambda one: one.share or 0.0, default=None)

    @property
    def kept(self) -> float | None:
        """What is left at the end of what was there at the beginning; None for a beginning of 0."""
        first, last = self.points[0].value, self.points[-1].value
        return last / first if first > 0 else None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an action did to its metric."""

    before: float
    after: float
    course: Course

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before

    @property
    def share(self) -> float | None:
        """The change as a part of what was before; None for a beginning of 0."""
        return self.change / abs(self.before) if self.before else None


def direction(metric: Metric) -> Better | None:
    """Which way a metric should go: as noted on it, else as usual for its kind."""
    return metric.better if metric.better is not None else METRIC_KINDS[metric.kind].better


def reached(metric: Metric) -> Reached:
    """Whether the target is reached. Without a direction only the very target tells."""
    if metric.value is None or metric.target is None:
        return Reached.UNKNOWN
    if metric.value == metric.target:
        return Reached.YES
    wanted = direction(metric)
    if wanted is None:
        return Reached.UNKNOWN
    good = metric.value > metric.target if wanted is Better.HIGHER else metric.value < metric.target
    return Reached.YES if good else Reached.NO


def course(before: float, after: float, wanted: Better | None) -> Course:
    """What a change means, by the direction that is wanted."""
    if before == after:
        return Course.SAME
    if wanted is None:
        return Course.CHANGED
    return Course.BETTER if (after > before) is (wanted is Better.HIGHER) else Course.WORSE


def readings(metric: Metric) -> tuple[Reading, ...]:
    """All dated values, oldest first; the current one stands for its day."""
    by_day = {one.on: one for one in metric.history}
    if metric.value is not None and metric.on is not None:
        by_day[metric.on] = Reading(on=metric.on, value=metric.value)
    return tuple(by_day[day] for day in sorted(by_day))


def trend(metric: Metric) -> Trend | None:
    """How the values went; a current value without a date is the last. None for fewer than two."""
    values = [one.value for one in readings(metric)]
    if metric.value is not None and metric.on is None:
        values.append(metric.value)
    if len(values) < 2:
        return None
    return Trend(
        values[0], values[-2], values[-1], course(values[-2], values[-1], direction(metric))
    )


def figures(document: JourneyMap, today: date) -> tuple[FigureFacts, ...]:
    """The metrics in the reading order of the cards that show them; those without a card last."""
    cards: dict[Id, list[Card]] = {}
    for card in Places.of(document).sorted(document.cards.values()):
        if card.metric_id is not None:
            cards.setdefault(card.metric_id, []).append(card)
    order = {key: place for place, key in enumerate(cards)}
    metrics = sorted(
        document.metrics.values(), key=lambda one: (order.get(one.id, len(order)), one.id)
    )
    return tuple(_figure(metric, cards.get(metric.id, ()), today) for metric in metrics)


def drop_offs(document: JourneyMap) -> tuple[Series, ...]:
    """The series of a map: those of people first, then as they begin on the map."""
    places = Places.of(document)
    points: dict[tuple[MetricKind, str, str, Id], list[SeriesPoint]] = {}
    told: dict[tuple[MetricKind, str, str, Id], tuple[str, str]] = {}
    for card in places.sorted(document.cards.values()):
        metric = document.metrics.get(card.metric_id or "")
        if card.kind is not CardKind.METRIC or metric is None or metric.value is None:
            continue
        if card.step_id not in places.columns or card.lane_id is None:
            continue
        # What a figure of another kind measures is said by its card alone.
        name = card.text.strip() if metric.kind is MetricKind.OTHER else ""
        key = (metric.kind, name.casefold(), metric.unit.strip().casefold(), card.lane_id)
        told.setdefault(key, (name, metric.unit.strip()))
        point = SeriesPoint(card.id, metric.id, card.step_id or "", metric.value)
        points.setdefault(key, []).append(point)
    found = [
        Series(key[0], *told[key], key[3], tuple(line))
        for key, line in points.items()
        if len(line) > 1
    ]
    found.sort(key=lambda one: one.kind is not MetricKind.PEOPLE)
    return tuple(found)


def effect_of(document: JourneyMap, action: Action) -> Effect | None:
    """What an action did: its figures before and after; None where one of them is missing."""
    if action.before is None or action.after is None:
        return None
    metric = document.metrics.get(action.metric_id or "")
    wanted = direction(metric) if metric else None
    return Effect(action.before, action.after, course(action.before, action.after, wanted))


def _figure(metric: Metric, cards: Iterable[Card], today: date) -> FigureFacts:
    state = reached(metric)
    gap = None
    if state is not Reached.UNKNOWN and metric.value is not None and metric.target is not None:
        gap = 0.0 if state is Reached.YES else abs(metric.target - metric.value)
    shown = tuple(cards)
    return FigureFacts(
        metric,
        tuple(card.id for card in shown),
        next((card.text.strip() for card in shown if card.text.strip()), ""),
        direction(metric),
        state,
        gap,
        trend(metric),
        late=metric.target_on is not None
        and metric.target_on < today
        and metric.target is not None
        and state is not Reached.YES,
    )

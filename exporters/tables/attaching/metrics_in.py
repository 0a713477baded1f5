"""Figures become metrics of a map, each with a card at its step in a lane of metrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from exporters.attached import Attached, counts_of
from exporters.progress import Progress, no_progress, watched
from exporters.tables.attaching.gauges import Gauge
from exporters.tables.attaching.matching import Place, Places
from exporters.tables.attaching.placing_notes import PlacingNotes
from model.bounds import MAX_LIST, MAX_SPAN, Reading
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved
from model.fitting import as_line
from model.ids import Id, IdSource
from model.kinds import CardKind, LaneKind, MetricKind
from model.order import key_between, last_key
from model.queries import in_order, lanes_in_order, steps_of
from model.records import Card, Lane, Metric, Record
from model.similar import text_key
from resources.words import tr

MOST = 5_000
_LONGEST_UNIT = 40


def with_gauges(
    document: JourneyMap,
    gauges: list[Gauge],
    *,
    ids: IdSource,
    progress: Progress = no_progress,
) -> Attached:
    """The figures as one change. One of the same name at the same step is brought up to date."""
    taken = gauges[:MOST]
    told = watched(taken, progress, len(taken))
    return _Adder(document, ids).attached(told, beyond=len(gauges) - len(taken))


class _Adder:
    def __init__(self, document: JourneyMap, ids: IdSource) -> None:
        self._document, self._ids = document, ids
        self._places = Places(document)
        self._notes = PlacingNotes()
        self._added: dict[Id, Record] = {}
        self._updated: dict[Id, tuple[Record, Record]] = {}
        self._cards: dict[tuple[str, Id | None], Card] = {}
        self._ends: dict[tuple[Id | None, Id | None], str] = {}
        for card in in_order(document.cards.values()):
            self._ends[(card.lane_id, card.step_id)] = card.order
            if card.kind is CardKind.METRIC:
                self._cards.setdefault((text_key(card.text), card.step_id), card)
        lanes = lanes_in_order(document)
        self._lane = next((lane for lane in lanes if lane.kind is LaneKind.METRICS), None)
        self._counts = {"new": 0, "updated": 0, "unchanged": 0}
        self._parked = 0

    def attached(self, gauges: Iterable[Gauge], *, beyond: int) -> Attached:
        for gauge in gauges:
            place = self._places.find(*gauge.place) if any(gauge.place) else None
            if any(gauge.place):
                self._notes.add(gauge.place, place)
            self._take(gauge, place)
        change = ChangeSet(
            tuple(self._added.values()), tuple(self._updated.values()), label=tr("Import metrics")
        )
        notes = [tr("Metrics: {counts}.", counts=counts_of(**self._counts))]
        return Attached(change, (*notes, *self._remarks(beyond)))

    def _take(self, gauge: Gauge, place: Place | None) -> None:
        step_id, span = self._column(place)
        if place is None:  # in the parking lot only its text says where it belongs
            where = [part for part in gauge.place if part]
            gauge = replace(gauge, name=as_line(", ".join([gauge.name, *where])))
        key = (text_key(gauge.name), step_id)
        card = self._cards.get(key)
        known = self._known(card)
        if known is None:
            metric = _metric(gauge, created(Metric, ids=self._ids, kind=gauge.kind))
            self._added[metric.id] = metric
            self._counts["new"] += 1
            if card is None:
                card = self._card(gauge, metric.id, step_id, span)
                self._added[card.id] = card
            else:
                after = evolved(card, {"metric_id": metric.id})
                self._updated[card.id] = (card, after)
                card = after
            self._cards[key] = card
            return
        metric = _metric(gauge, known)
        self._counts["unchanged" if metric == known else "updated"] += 1
        if metric != known:
            self._change(known, metric)

    def _known(self, card: Card | None) -> Metric | None:
        """The metric of a card as this change leaves it."""
        if card is None or card.metric_id is None:
            return None
        again = self._updated.get(card.metric_id)
        found = again[1] if again else self._added.get(card.metric_id)
        found = found or self._document.metrics.get(card.metric_id)
        return found if isinstance(found, Metric) else None

    def _change(self, known: Metric, metric: Metric) -> None:
        if known.id in self._added:
            self._added[known.id] = metric
        else:
            before = self._updated.get(known.id, (known, known))[0]
            self._updated[known.id] = (before, metric)

    def _column(self, place: Place | None) -> tuple[Id | None, int]:
        """Where the card stands: a figure of a stage goes over all its steps."""
        if place is None:
            return None, 1
        if place.step is not None:
            return place.step.id, 1
        steps = steps_of(self._document, place.stage.id)
        return steps[0].id, min(len(steps), MAX_SPAN)

    def _card(self, gauge: Gauge, metric_id: Id, step_id: Id | None, span: int) -> Card:
        lane_id = None if step_id is None else self._metrics_lane().id
        self._parked += step_id is None
        end = key_between(self._ends.get((lane_id, step_id)), None)
        self._ends[(lane_id, step_id)] = end
        return created(
            Card,
            ids=self._ids,
            kind=CardKind.METRIC,
            order=end,
            lane_id=lane_id,
            step_id=step_id,
            span=span,
            text=gauge.name,
            metric_id=metric_id,
        )

    def _metrics_lane(self) -> Lane:
        if self._lane is None:
            last = last_key(lane.order for lane in self._document.lanes.values())
            self._lane = created(
                Lane, ids=self._ids, kind=LaneKind.METRICS, order=key_between(last, None)
            )
            self._added[self._lane.id] = self._lane
        return self._lane

    def _remarks(self, beyond: int) -> Iterator[str]:
        yield from self._notes.sentences()
        if self._parked:
            yield tr("In the parking lot, since no place of the map is named: {n}.", n=self._parked)
        if beyond:
            yield tr(
                "Only the first {most} metrics were taken; left out: {n}.", most=MOST, n=beyond
            )


def _metric(gauge: Gauge, known: Metric) -> Metric:
    """The metric with what is known now: the latest reading is its value, earlier ones history."""
    readings: dict[date, float] = {one.on: one.value for one in known.history}
    if known.on is not None and known.value is not None:
        readings.setdefault(known.on, known.value)
    readings.update(gauge.readings)
    days = sorted(readings)[-MAX_LIST:]
    undated = not gauge.readings and gauge.value not in {None, known.value}
    told = days if days[1:] or undated else []
    fields: dict[str, Any] = {
        "history": tuple(Reading(on=day, value=readings[day]) for day in told)
    }
    if gauge.readings:
        fields.update(value=readings[days[-1]], on=days[-1])
    elif undated:
        fields.update(value=gauge.value, on=None)
    if gauge.unit:
        fields["unit"] = gauge.unit[:_LONGEST_UNIT]
    if gauge.target is not None:
        fields["target"] = gauge.target
    if known.kind is MetricKind.OTHER:
        fields["kind"] = gauge.kind
    return evolved(known, fields)

"""Edits of what a metric said over time: its readings, the latest of which is its value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from model.bounds import MAX_LIST, Reading
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import evolved, found
from model.errors import RuleError
from model.ids import Id
from model.records import Metric
from resources.words import tr


def readings_of(metric: Metric) -> dict[date, float]:
    """All readings by day, oldest first; a value with a date is one, wherever it is kept."""
    days = {reading.on: reading.value for reading in metric.history}
    if metric.on is not None and metric.value is not None:
        days[metric.on] = metric.value
    return dict(sorted(days.items()))


def add_reading(document: JourneyMap, metric_id: Id, *, on: date, value: float) -> ChangeSet:
    """A reading of a day, instead of the one of that day if there is one.

    The latest reading is the value of the metric; an earlier one only joins the history.

    Raises:
        RuleError: the metric is gone, has too many readings, or the value is out of bounds.
    """
    metric = found(document, Metric, metric_id)
    days = {**readings_of(metric), on: value}
    return _with(metric, days, tr("Add reading"))


def edit_reading(
    document: JourneyMap,
    metric_id: Id,
    day: date,
    *,
    on: date | None = None,
    value: float | None = None,
) -> ChangeSet:
    """The reading of a day with another value, or of another day; what is None stays.

    Raises:
        RuleError: there is no reading of that day, or already one of the other.
    """
    metric = found(document, Metric, metric_id)
    days = readings_of(metric)
    old = _taken(days, day)
    wanted = day if on is None else on
    if wanted in days:
        raise RuleError(tr("There is a reading of {day} already.", day=wanted.isoformat()))
    days[wanted] = old if value is None else value
    return _with(metric, days, tr("Edit reading"))


def remove_reading(document: JourneyMap, metric_id: Id, day: date) -> ChangeSet:
    """The metric without the reading of a day; the latest that is left is its value.

    Raises:
        RuleError: there is no reading of that day.
    """
    metric = found(document, Metric, metric_id)
    days = readings_of(metric)
    _taken(days, day)
    return _with(metric, days, tr("Delete reading"))


def correct_value(document: JourneyMap, metric_id: Id, value: float | None) -> ChangeSet:
    """The value as it should have been read, in the history too; None takes the reading away.

    Raises:
        RuleError: the metric is gone, or the value is out of bounds.
    """
    metric = found(document, Metric, metric_id)
    label = tr("Edit value")
    days = readings_of(metric)
    if metric.on is None or metric.on not in days:
        return _changed(metric, {"value": value}, label)
    if value is None:
        del days[metric.on]
    else:
        days[metric.on] = value
    return _with(metric, days, label)


def _taken(days: dict[date, float], day: date) -> float:
    if day not in days:
        raise RuleError(tr("That reading is no longer there."))
    return days.pop(day)


def _with(metric: Metric, days: Mapping[date, float], label: str) -> ChangeSet:
    """The metric with these readings, its value the latest; one alone needs no history."""
    if len(days) > MAX_LIST:
        raise RuleError(tr("A metric keeps at most {n} readings.", n=MAX_LIST))
    history = tuple(Reading(on=day, value=_number(metric, days[day])) for day in sorted(days))
    latest = history[-1] if history else None
    return _changed(
        metric,
        {
            "history": history if len(history) > 1 else (),
            "value": None if latest is None else latest.value,
            "on": None if latest is None else latest.on,
        },
        label,
    )


def _number(metric: Metric, value: float) -> float:
    """The value, if a metric may have it; a refusal in a sentence otherwise."""
    evolved(metric, {"value": float(value)})
    return float(value)


def _changed(metric: Metric, fields: Mapping[str, Any], label: str) -> ChangeSet:
    after = evolved(metric, fields)
    return ChangeSet(updated=() if after is metric else ((metric, after),), label=label)

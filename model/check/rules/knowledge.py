"""Rules about figures and sources: what is measured, and what was found out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.check.facts import Facts
from model.check.finding import Hit
from model.check.groups import RESTING, SHOWING
from model.check.rules.people import is_old
from model.check.saying import quoted
from model.ids import Id
from model.insight.figures import Reached, direction, reached
from model.kinds import MetricKind, words
from model.records import Card, Evidence, Metric
from resources.words import tr


def metric_without_value(facts: Facts, metric: Metric) -> Iterator[Hit]:
    """A figure without a figure."""
    shown = _shown(facts, metric)
    if shown and metric.value is None:
        yield _hit(tr("The metric {metric} has no value."), metric, shown)


def metric_without_target(facts: Facts, metric: Metric) -> Iterator[Hit]:
    """A figure of which nobody says where it should go. How many people come has no target."""
    shown = _shown(facts, metric)
    if shown and metric.target is None and metric.kind is not MetricKind.PEOPLE:
        yield _hit(tr("The metric {metric} has no target."), metric, shown)


def metric_past_target(facts: Facts, metric: Metric) -> Iterator[Hit]:
    """A target whose day has gone by without its being reached."""
    shown, day = _shown(facts, metric), metric.target_on
    if shown and metric.target is not None and day is not None and day < facts.today:
        state = reached(metric)
        unclear = state is Reached.UNKNOWN and direction(metric) is not None
        if state is Reached.NO or (unclear and metric.value is None):
            message = tr("The metric {metric} was to reach its target by {day}, and has not.")
            yield _hit(message, metric, shown, day=day.isoformat())


def metric_stale(facts: Facts, metric: Metric) -> Iterator[Hit]:
    """A figure measured long ago."""
    shown, day = _shown(facts, metric), metric.on
    if shown and metric.value is not None and day is not None and is_old(day, facts.today):
        message = tr("The metric {metric} was last measured on {day}, over a year ago.")
        yield _hit(message, metric, shown, day=day.isoformat())


def evidence_unused(facts: Facts, evidence: Evidence) -> Iterator[Hit]:
    """A source nothing rests on."""
    if not facts.count(RESTING, evidence.id):
        message = tr("Nothing on the map rests on the evidence {evidence}.")
        yield Hit(message.format(evidence=quoted(evidence.title)))


def evidence_without_date(_facts: Facts, evidence: Evidence) -> Iterator[Hit]:
    """A source of which nobody says how old it is."""
    if evidence.on is None:
        message = tr("Nobody noted when the evidence {evidence} was found.")
        yield Hit(message.format(evidence=quoted(evidence.title)))


def _shown(facts: Facts, metric: Metric) -> list[Card]:
    """The cards that show a metric. One that only an action names is that action's matter."""
    found: Sequence[Card] = facts.group(SHOWING, metric.id)
    return [card for card in found if card.lane_id is not None]


def _hit(message: str, metric: Metric, shown: list[Card], **values: str) -> Hit:
    """Told at the card that shows it: there a person finds it."""
    text = next((card.text for card in shown if card.text.strip()), words(metric.kind))
    more: tuple[Id, ...] = (metric.id, *(card.id for card in shown[1:]))
    return Hit(message.format(metric=quoted(text), **values), more=more, place=shown[0].id)

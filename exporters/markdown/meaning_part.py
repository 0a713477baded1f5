"""What is known besides the words of a card: ratings, effects of actions, channels, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.markdown.escaping import cell, table
from exporters.markdown.sources import Sources
from exporters.workbook.facts import Facts
from model.kinds import words
from model.layout.phrases import date_text
from model.queries import in_order
from model.records import Action, Card, Metric, Silence
from resources.words import tr

_OF_CARDS = (
    ("severity", "severity {n} of 5"),
    ("frequency", "frequency {n} of 5"),
    ("value", "value {n} of 5"),
    ("effort", "effort {n} of 5"),
)
_DATES = (
    ("tested_on", "tried on {day}"),
    ("measured_on", "measured on {day}"),
    ("told_on", "customers told on {day}"),
)


def rated(record: Card | Action) -> str:
    """The ratings of a card or an action in a cell: ``severity 4 of 5, effort 2 of 5``."""
    found = ((said, getattr(record, name, None)) for name, said in _OF_CARDS)
    return ", ".join(tr(said, n=rating) for said, rating in found if rating is not None)


def measured(sources: Sources, action: Action) -> Iterator[str]:
    """What came of an action in figures, and how far the loop of feedback came."""
    facts: Facts = sources.facts
    if action.metric_id:
        names = ", ".join(facts.figures.said((action.metric_id,)))
        yield tr("measured by: {metric}", metric=cell(names))
    if action.before is not None or action.after is not None:
        before, after = (
            "?" if value is None else f"{value:g}" for value in (action.before, action.after)
        )
        yield tr("from {before} to {after}", before=before, after=after)
    for name, said in _DATES:
        day = getattr(action, name)
        if day is not None:
            yield tr(said, day=date_text(day))
    rests = sources.rests(action.evidence_ids)
    if rests:
        yield tr("rests on: {sources}", sources=rests)


def aim(metric: Metric) -> str:
    """Until when the target is to be met, and which way is better."""
    parts = []
    if metric.target_on is not None:
        parts.append(tr("by {day}", day=date_text(metric.target_on)))
    if metric.better is not None:
        parts.append(tr("{way} is better", way=words(metric.better).lower()))
    return ", ".join(parts)


def channels(sources: Sources) -> list[str]:
    """How well each channel does."""
    heads = ("Channel", "Engagement", "Response time", "Details", "Rests on")
    rows = [
        [
            cell(channel.name),
            words(channel.engagement) if channel.engagement else "",
            words(channel.response_time) if channel.response_time else "",
            cell(channel.details),
            sources.rests(channel.evidence_ids),
        ]
        for channel in in_order(sources.facts.document.channels.values())
    ]
    return table([tr(head) for head in heads], rows)


def decisions(sources: Sources) -> list[str]:
    """Findings of the journey check that somebody decided about."""
    silences = sources.facts.document.silences.values()
    heads = ("Rule", "Where", "Reason")
    rows = [
        [cell(one.rule), _place(sources, one), cell(one.reason)]
        for one in sorted(silences, key=lambda one: (one.rule, one.place, one.id))
    ]
    return table([tr(head) for head in heads], rows)


def _place(sources: Sources, silence: Silence) -> str:
    record = sources.facts.document.find(silence.place)
    if record is None:
        return cell(silence.place) or tr("The whole map")
    return cell(next((getattr(record, name) for name in ("text", "name", "title", "word")
                      if getattr(record, name, "")), record.id))  # fmt: skip

"""What is measured: targets, trends, and where people are lost."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.setting import grid, items, part, under
from model.insight.figures import Course, Drop, FigureFacts, Reached, Series
from model.insight.insight import Insight
from model.insight.telling import card_called, lane_called, number_told, percent, plain, step_called
from model.kinds import MetricKind, words
from model.layout.phrases import date_text, figure_text
from model.metric_kinds import METRIC_KINDS
from resources.words import tr

REACHED = {Reached.YES: "reached", Reached.NO: "missed", Reached.UNKNOWN: ""}
COURSES = {
    Course.BETTER: "better",
    Course.WORSE: "worse",
    Course.SAME: "unchanged",
    Course.CHANGED: "changed",
}


def figures_part(found: Insight) -> Iterator[str]:
    """Each metric, what is lost between steps, and what a missed target suggests."""
    heads = ("Metric", "Where", "Value", "Target", "Target is", "Trend", "Date")
    missed = [one for one in found.figures if one.reached is Reached.NO]
    yield from part(
        tr("Figures"),
        grid([tr(head) for head in heads], found.figures, lambda one: _figure(found, one)),
        *(
            under(_title(found, series), [*_drops(found, series), "", *items(_kept(series))])
            for series in found.series
        ),
        under(tr("What missed targets suggest"), items(_advice(one) for one in missed)),
        empty=tr("Nothing is measured on this map yet."),
    )


def metric_called(one: FigureFacts) -> str:
    """What a metric's card says, else its kind."""
    return " ".join(one.name.split()) or words(one.metric.kind)


def _figure(found: Insight, one: FigureFacts) -> list[str]:
    metric = one.metric
    card = found.document.cards.get(one.card_ids[0]) if one.card_ids else None
    state = tr(REACHED[one.reached]) if REACHED[one.reached] else ""
    if one.late:
        state = (
            tr("missed, due {day}", day=date_text(metric.target_on)) if metric.target_on else state
        )
    trend = one.trend
    return [
        metric_called(one),
        step_called(found.document, card.step_id) if card else "",
        figure_text(metric) if metric.value is not None else "",
        figure_text(metric, metric.target) if metric.target is not None else "",
        state,
        f"{_signed(trend.change)}, {tr(COURSES[trend.course])}" if trend else "",
        date_text(metric.on) if metric.on else "",
    ]


def _signed(value: float) -> str:
    return f"+{number_told(value)}" if value > 0 else number_told(value)


def _title(found: Insight, series: Series) -> str:
    name = " ".join(series.name.split()) or words(series.kind)
    if series.kind is MetricKind.PEOPLE:
        name = tr("Drop-off from step to step")
    return tr("{name} ({lane})", name=name, lane=lane_called(found.document, series.lane_id))


def _drops(found: Insight, series: Series) -> list[str]:
    lost = tr("Lost") if series.kind is MetricKind.PEOPLE else tr("Change")
    heads = [tr("From"), tr("To"), tr("Before"), tr("After"), lost, tr("Share")]
    alone = len({point.step_id for point in series.points}) == len(series.points)
    people = series.kind is MetricKind.PEOPLE
    return grid(heads, series.drops, lambda one: _drop(found, one, alone=alone, people=people))


def _drop(found: Insight, drop: Drop, *, alone: bool, people: bool) -> list[str]:
    change = drop.lost if people else -drop.lost
    share = drop.share if people or drop.share is None else -drop.share
    return [
        _point(found, drop.start.card_id, alone=alone),
        _point(found, drop.end.card_id, alone=alone),
        plain(drop.start.value),
        plain(drop.end.value),
        number_told(change) if people else _signed(change),
        percent(share),
    ]


def _point(found: Insight, card_id: str, *, alone: bool) -> str:
    card = found.document.cards[card_id]
    step = step_called(found.document, card.step_id)
    # Two figures of one step are told apart by what their cards say.
    return step if alone else f"{card_called(found.document, card_id)}, {step}"


def _kept(series: Series) -> Iterator[str]:
    if series.kind is MetricKind.PEOPLE and series.kept is not None:
        yield tr(
            "Of those at the beginning, {share} are there at the end.", share=percent(series.kept)
        )


def _advice(one: FigureFacts) -> str:
    return tr(
        "{metric}: {advice}",
        metric=metric_called(one),
        advice=tr(METRIC_KINDS[one.metric.kind].suggests),
    )

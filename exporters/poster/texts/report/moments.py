"""Moments of truth and figures: where a journey is decided, and what is measured on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.poster.texts.findings import Findings
from exporters.poster.texts.report.cells import note_cell, small_cell, told
from exporters.poster.texts.typesetting.flow import Block, Line
from exporters.poster.texts.typesetting.headings import heading_1
from exporters.poster.texts.typesetting.lines import gap, set_in, text_lines
from exporters.poster.texts.typesetting.style import BODY, SMALL, STRONG
from exporters.poster.texts.typesetting.tables import Head, table
from model.ids import Id
from model.kinds import CardKind, MetricKind, words
from model.layout.faces import face_nodes
from model.layout.phrases import date_text, figure_text
from model.records import Card, Metric, Step
from resources.words import tr

_FACE = 5.25
_ROOM = 15.0
_LOWER = gap(1.0)


def decisive(found: Findings) -> list[tuple[Step, list[Card]]]:
    """The steps that are moments of truth, or hold cards that are, each with these cards."""
    document, shown = found.document, {stage.id for stage in found.order.stages}
    cards: dict[Id, list[Card]] = {}
    for card in found.order.sorted(document.cards.values()):
        if card.moment_of_truth and card.step_id is not None:
            cards.setdefault(card.step_id, []).append(card)
    steps = [
        step
        for step in document.steps.values()
        if step.stage_id in shown and (step.moment_of_truth or step.id in cards)
    ]
    steps.sort(key=lambda step: found.order.steps[step.id])
    return [(step, cards.get(step.id, [])) for step in steps]


def moments_of_truth(found: Findings) -> Iterator[Block]:
    """Each with how it feels for whom, and what hurts there."""
    moments = decisive(found)
    if not moments:
        return
    title = tr("Moments of truth")
    heads = (
        Head(tr("Moment"), share=1.1),
        Head(tr("How it feels"), share=0.9),
        Head(tr("What hurts there"), share=1.1),
    )
    grid = table(heads, found.width, found.theme, title=title)
    yield heading_1(title, found.width, found.theme)
    for step, cards in moments:
        first, second, third = grid.widths
        cells = (
            tuple(_moment(found, step, cards, first)),
            (_LOWER, *_feelings(found, step.id, second)),
            (_LOWER, *_pains(found, step.id, third)),
        )
        yield grid.row(cells, record_id=step.id)


def _moment(found: Findings, step: Step, cards: list[Card], width: float) -> Iterator[Line]:
    """A step with its stage, and the cards in it that decide."""
    stage = found.document.stages[step.stage_id]
    yield from text_lines(step.name.strip() or tr("Step"), STRONG, found.theme.ink, width)
    yield from small_cell(found, stage.name, width)
    for card in cards:
        yield from told(found, "star-filled", card.text.strip(), width, found.theme.star)


def _feelings(found: Findings, step_id: Id, width: float) -> Iterator[Line]:
    """The feelings of each persona in a step, with their faces."""
    theme = found.theme
    markers = [m for m in found.document.markers.values() if m.step_id == step_id]
    for mark in found.marks.values():
        for marker in found.order.sorted(m for m in markers if m.persona_id == mark.persona_id):
            face = face_nodes(
                marker.valence, _FACE, SMALL.leading / 2, _FACE, mark.line, theme.paper
            )
            name = mark.name or mark.initials
            word = marker.word.strip()
            text = tr("{persona}: {word}", persona=name, word=word) if word else name
            lines = set_in(text_lines(text, SMALL, theme.ink, width - _ROOM), _ROOM)
            if lines:
                yield replace(lines[0], nodes=(*face, *lines[0].nodes), height=SMALL.leading + 1)
                yield from lines[1:]


def _pains(found: Findings, step_id: Id, width: float) -> Iterator[Line]:
    colour = found.theme.cards[CardKind.PAIN_POINT].bar
    for card in found.pains:
        if card.step_id == step_id and card.text.strip():
            yield from told(found, "pain-point", card.text.strip(), width, colour)


def measured(found: Findings) -> Iterator[Block]:
    """All metrics: value, target, date, what they were before."""
    rows = _figures(found)
    if not rows:
        return
    title = tr("Metrics")
    heads = (
        Head(tr("Metric"), share=1.0),
        Head(tr("Value"), width=0.16 * found.width),
        Head(tr("Target"), width=0.12 * found.width),
        Head(tr("As of"), width=0.12 * found.width),
        Head(tr("Before"), width=0.2 * found.width),
    )
    grid = table(heads, found.width, found.theme, title=title)
    yield heading_1(title, found.width, found.theme)
    for metric, card in rows:
        yield grid.row(_figure(found, metric, card, grid.widths), record_id=metric.id)


def _figures(found: Findings) -> list[tuple[Metric, Card | None]]:
    """The metrics, each with the card it stands on: as on the map, loose ones last."""
    document = found.document
    cards = found.order.sorted(card for card in document.cards.values() if card.metric_id)
    rows: list[tuple[Metric, Card | None]] = []
    told_ids: set[Id] = set()
    for card in cards:
        metric = document.metrics.get(card.metric_id or "")
        if metric is not None and metric.id not in told_ids:
            told_ids.add(metric.id)
            rows.append((metric, card))
    loose = [metric for metric in document.metrics.values() if metric.id not in told_ids]
    return rows + [(m, None) for m in sorted(loose, key=lambda m: (m.kind.value, m.id))]


def _figure(
    found: Findings, metric: Metric, card: Card | None, widths: Sequence[float]
) -> tuple[tuple[Line, ...], ...]:
    theme = found.theme
    name, value, target, day, before = widths
    kind = tr("Metric") if metric.kind is MetricKind.OTHER else tr(words(metric.kind))
    said = card.text.strip() if card else ""
    where = found.order.column(card) if card else ""
    unsaid = kind if said and metric.kind is not MetricKind.OTHER else ""
    goal = figure_text(metric, metric.target) if metric.target is not None else ""
    past = [r for r in metric.history if (r.on, r.value) != (metric.on, metric.value)]
    history = "\n".join(
        tr("{figure} on {day}", figure=figure_text(metric, r.value), day=date_text(r.on))
        for r in past
    )
    return (
        (*text_lines(said or kind, STRONG, theme.ink, name), *small_cell(found, where, name)),
        (
            *text_lines(figure_text(metric), STRONG, theme.ink, value),
            *small_cell(found, unsaid, value),
        ),
        text_lines(goal, BODY, theme.secondary, target),
        note_cell(found, date_text(metric.on) if metric.on else "", day, theme.ink),
        note_cell(found, history, before),
    )

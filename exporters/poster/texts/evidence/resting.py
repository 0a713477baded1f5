"""What rests on a piece of evidence: cards, feelings, goals, personas, metrics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporters.poster.texts.findings import Findings
from model.ids import Id
from model.kinds import CARD_KINDS, MetricKind, words
from model.layout.phrases import figure_text, joined
from model.queries import personas_in_order
from model.records import Card, Marker, Metric
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Resting:
    """One statement: what it says, below which name it is listed, where it stands."""

    record_id: Id
    group: str
    text: str
    where: str


def resting_on(found: Findings, evidence_id: Id) -> list[Resting]:
    """All that rests on a piece of evidence, as on the map from left to right, the rest last."""
    return [*_in_stages(found, evidence_id), *_beside(found, evidence_id)]


def _in_stages(found: Findings, evidence_id: Id) -> Iterator[Resting]:
    document, order = found.document, found.order
    cards = order.sorted(c for c in document.cards.values() if evidence_id in c.evidence_ids)
    markers = order.sorted(m for m in document.markers.values() if evidence_id in m.evidence_ids)
    for stage in order.stages:
        name = stage.name or tr("Stage")
        if evidence_id in stage.evidence_ids:
            yield Resting(stage.id, name, stage.goal.strip() or name, tr("Goal of the stage"))
        for card in cards:
            if order.stage_of(card) == stage.id:
                yield Resting(card.id, name, _said(card), order.where(card))
        for marker in markers:
            if order.stage_of(marker) == stage.id:
                yield Resting(marker.id, name, _felt(found, marker), order.where(marker))
    for card in cards:
        if order.stage_of(card) is None:
            kind = tr(CARD_KINDS[card.kind].name)
            yield Resting(card.id, tr("Parking lot"), _said(card), kind)


def _beside(found: Findings, evidence_id: Id) -> Iterator[Resting]:
    document = found.document
    for persona in personas_in_order(document):
        if evidence_id in persona.evidence_ids and persona.id in found.marks:
            name = persona.name or tr("Persona")
            yield Resting(persona.id, tr("Personas"), name, persona.role)
    cards = {card.metric_id: card for card in document.cards.values() if card.metric_id}
    for metric in sorted(document.metrics.values(), key=lambda metric: metric.id):
        if evidence_id in metric.evidence_ids:
            yield _metric(found, metric, cards.get(metric.id))


def _metric(found: Findings, metric: Metric, card: Card | None) -> Resting:
    kind = tr("Metric") if metric.kind is MetricKind.OTHER else tr(words(metric.kind))
    name = card.text.strip() if card else ""
    text = tr("{name}: {figure}", name=name or kind, figure=figure_text(metric))
    where = found.order.column(card) if card else ""
    return Resting(metric.id, tr("Metrics"), text, joined(kind if name else "", where))


def _said(card: Card) -> str:
    return card.text.strip() or tr(CARD_KINDS[card.kind].name)


def _felt(found: Findings, marker: Marker) -> str:
    mark = found.marks.get(marker.persona_id)
    name = (mark.name or mark.initials) if mark else ""
    word = marker.word.strip() or tr("Emotion")
    return tr("{persona}: {word}", persona=name, word=word)

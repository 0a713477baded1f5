"""What hurts, what could be better, what will be done and what is measured: tables."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.markdown.escaping import cell, item, line, table
from exporters.markdown.meaning_part import aim, channels, decisions, measured, rated
from exporters.markdown.sources import Sources
from model.kinds import CONNECTOR_NAMES, CardKind, words
from model.layout.phrases import date_text
from model.naming import shortened
from model.queries import in_order, parked_cards
from model.records import Action, Card, Metric
from resources.words import tr


def work_part(sources: Sources) -> Iterator[str]:
    """The tables that have rows, each under its heading."""
    for heading, lines in (
        (tr("Pain points"), _pains(sources)),
        (tr("Opportunities"), _chances(sources)),
        (tr("Actions"), _actions(sources)),
        (tr("Metrics"), _metrics(sources)),
        (tr("Channels"), channels(sources)),
        (tr("Connections"), list(_arrows(sources))),
        (tr("Parking lot"), list(_parked(sources))),
        (tr("Decided findings"), decisions(sources)),
    ):
        if lines:
            yield from (f"## {heading}", "", *lines, "")


def _cards(sources: Sources, kind: CardKind) -> list[Card]:
    cards = sources.facts.document.cards.values()
    placed = (card for card in cards if card.kind is kind and card.lane_id is not None)
    return sources.facts.reading_order(placed)


def _pains(sources: Sources) -> list[str]:
    heads = ["Pain point", "Where", "Who", "Priority", "Votes", "Owner", "Status", "Rated"]
    rows = [
        [
            *_work(sources, card),
            rated(card),
            sources.said(sources.facts.answers.get(card.id, ())),
        ]
        for card in _cards(sources, CardKind.PAIN_POINT)
    ]
    return table(
        [tr(head) for head in (*heads, "Answered by", "Rests on")],
        _rested(sources, rows, CardKind.PAIN_POINT),
    )


def _rested(sources: Sources, rows: list[list[str]], kind: CardKind) -> list[list[str]]:
    rests = [sources.rests(card.evidence_ids) for card in _cards(sources, kind)]
    return [[*row, rest] for row, rest in zip(rows, rests, strict=True)]


def _chances(sources: Sources) -> list[str]:
    heads = ["Opportunity", "Where", "Who", "Priority", "Votes", "Owner", "Status", "Rated"]
    rows = [
        [*_work(sources, card), rated(card), sources.said(_texts(sources, card.answers_ids))]
        for card in _cards(sources, CardKind.OPPORTUNITY)
    ]
    return table([tr(head) for head in (*heads, "Answers")], rows)


def _work(sources: Sources, card: Card) -> list[str]:
    return [
        cell(card.text),
        sources.place(card).replace("\\|", "&#124;"),
        cell(sources.facts.persona_names(card.persona_ids)),
        words(card.priority) if card.priority else "",
        str(card.votes or ""),
        cell(card.owner),
        words(card.status) if card.status else "",
    ]


def _texts(sources: Sources, ids: tuple[str, ...]) -> list[str]:
    cards = sources.facts.document.cards
    return [cards[key].text for key in ids if key in cards]


def _actions(sources: Sources) -> list[str]:
    heads = ("Action", "Type", "Importance", "Owner", "Due", "Status", "Answers")
    actions: list[Action] = in_order(sources.facts.document.actions.values())
    rows = [
        [
            "<br>".join(part for part in (cell(action.title), cell(action.details)) if part),
            words(action.type),
            words(action.importance) if action.importance else "",
            cell(action.owner),
            date_text(action.due) if action.due else "",
            words(action.status),
            sources.said(_texts(sources, action.answers_ids)).replace("\\|", "&#124;"),
            rated(action),
            "<br>".join((*_effects(action), *measured(sources, action))),
        ]
        for action in actions
    ]
    return table([tr(head) for head in (*heads, "Rated", "Effect")], rows)


def _effects(action: Action) -> Iterator[str]:
    if action.expected_effect.strip():
        yield tr("expected: {effect}", effect=cell(action.expected_effect))
    if action.effect.strip():
        yield tr("seen: {effect}", effect=cell(action.effect))


def _metrics(sources: Sources) -> list[str]:
    document = sources.facts.document
    cards: dict[str, Card] = {}
    for card in sources.facts.reading_order(document.cards.values()):
        if card.metric_id is not None:
            cards.setdefault(card.metric_id, card)
    columns = {key: number for number, key in enumerate(cards)}
    metrics = sorted(
        document.metrics.values(), key=lambda one: (columns.get(one.id, len(columns)), one.id)
    )
    heads = ("Metric", "Where", "Value", "Target", "Date", "Before", "Rests on")
    return table([tr(head) for head in heads], [_metric(sources, m, cards) for m in metrics])


def _metric(sources: Sources, metric: Metric, cards: dict[str, Card]) -> list[str]:
    card = cards.get(metric.id)
    past = [one for one in metric.history if (one.on, one.value) != (metric.on, metric.value)]
    return [
        cell(card.text if card else "") or words(metric.kind),
        sources.place(card).replace("\\|", "&#124;") if card else "",
        _figure(metric.value, metric.unit),
        "<br>".join(filter(None, (_figure(metric.target, metric.unit), aim(metric)))),
        date_text(metric.on) if metric.on else "",
        "<br>".join(f"{date_text(one.on)}: {one.value:g}" for one in past),
        sources.rests(metric.evidence_ids),
    ]


def _figure(value: float | None, unit: str) -> str:
    return "" if value is None else cell(f"{value:g} {unit}")


def _arrows(sources: Sources) -> Iterator[str]:
    cards = sources.facts.document.cards
    for arrow in sources.facts.document.connectors.values():
        ends = [cards.get(arrow.source_id), cards.get(arrow.target_id)]
        names = [line(shortened(end.text)) or "…" for end in ends if end is not None]
        kind = tr(CONNECTOR_NAMES[arrow.kind]).lower()
        label = f": {line(arrow.label)}" if line(arrow.label) else ""
        yield from item(f"{' → '.join(names)} *({kind}{label})*")


def _parked(sources: Sources) -> Iterator[str]:
    for card in parked_cards(sources.facts.document):
        kind = words(card.kind).lower()
        yield from item(f"{line(card.text) or '…'} *({kind})*")

"""What records and choices are called in forms, rows and headings."""

from __future__ import annotations

from enum import StrEnum

from model.document import JourneyMap
from model.kinds import (
    CARD_KINDS,
    CONNECTOR_NAMES,
    LANE_KINDS,
    CardKind,
    ConnectorKind,
    LaneKind,
    MapState,
    words,
)
from model.naming import shortened
from model.queries import lane_name, persona_hues
from model.records import (
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from resources.words import tr
from widgets.form.links import LinkFace

_STATES = {MapState.AS_IS: "As-is", MapState.TO_BE: "To-be"}
_TITLES: dict[type[Record], str] = {
    MapInfo: "Map",
    Stage: "Stage",
    Step: "Step",
    Lane: "Lane",
    Persona: "Persona",
    Marker: "Emotion",
    Connector: "Connector",
    Evidence: "Evidence",
    Metric: "Metric",
    Action: "Action",
}
_PLURALS: dict[type[Record], str] = {
    Stage: "{n} stages",
    Step: "{n} steps",
    Lane: "{n} lanes",
    Persona: "{n} personas",
    Marker: "{n} emotions",
    Connector: "{n} connectors",
    Evidence: "{n} pieces of evidence",
    Action: "{n} actions",
    Card: "{n} cards",
}


def choice_name(value: StrEnum) -> str:
    """A choice as a person reads it."""
    match value:
        case LaneKind():
            name = LANE_KINDS[value].name
        case CardKind():
            name = CARD_KINDS[value].name
        case ConnectorKind():
            name = CONNECTOR_NAMES[value]
        case MapState():
            name = _STATES[value]
        case _:
            name = words(value)
    return tr(name)


def heading(records: list[Record]) -> str:
    """What the inspector is about: ``Pain point``, ``3 cards``, ``5 things``."""
    first = records[0]
    if len(records) == 1:
        if isinstance(first, Card):
            return tr(CARD_KINDS[first.kind].name)
        return tr(_TITLES.get(type(first), "Record"))
    if len({type(record) for record in records}) > 1:
        return tr("{n} things", n=len(records))
    kinds = {record.kind for record in records if isinstance(record, Card)}
    if len(kinds) == 1:
        return f"{len(records)} {tr(CARD_KINDS[kinds.pop()].plural).lower()}"
    return tr(_PLURALS.get(type(first), "{n} records"), n=len(records))


def place_name(document: JourneyMap, record: Record) -> str:
    """Where a record stands: ``Decision › Pays``."""
    match record:
        case Card() if record.lane_id is None:
            return tr("Parking lot")
        case Card() | Marker() if record.step_id is not None:
            return _step_place(document, record.step_id)
        case Step():
            stage = document.stages.get(record.stage_id)
            return stage.name if stage is not None else ""
        case _:
            return ""


def _step_place(document: JourneyMap, step_id: str) -> str:
    step = document.steps.get(step_id)
    if step is None:
        return ""
    stage = document.stages.get(step.stage_id)
    names = (stage.name if stage is not None else "", step.name)
    return " › ".join(name for name in names if name)


def link_face(document: JourneyMap, record: Record, persona_hues_: tuple[str, ...]) -> LinkFace:
    """How a record looks as a row of a list."""
    match record:
        case Persona():
            hue = persona_hues(document)[record.id] % len(persona_hues_)
            name = record.name or tr("Persona without a name")
            return LinkFace(record.id, name, details=record.role, portrait=persona_hues_[hue])
        case Evidence():
            details = " · ".join(filter(None, [_day(record), _sample(record)]))
            kind = choice_name(record.kind)
            return LinkFace(record.id, record.title or kind, "evidence", details)
        case Action():
            details = " · ".join(filter(None, [record.owner, choice_name(record.status)]))
            title = record.title or tr("Action without a title")
            return LinkFace(record.id, shortened(title, 80), "checklist", details)
        case Card():
            text = shortened(record.text, 80) or tr("Card without text")
            return LinkFace(record.id, text, CARD_KINDS[record.kind].icon)
        case Lane():
            return LinkFace(record.id, lane_name(record), LANE_KINDS[record.kind].icon)
        case _:
            return LinkFace(record.id, record.id)


def metric_text(document: JourneyMap, metric: Metric) -> str:
    """A metric in one line, by the card that shows it: ``Conversion rate: 2.4 %``."""
    card = next((c for c in document.cards.values() if c.metric_id == metric.id), None)
    name = shortened(card.text) if card is not None and card.text else choice_name(metric.kind)
    figure = "" if metric.value is None else f": {metric.value:g} {metric.unit}".rstrip()
    return name + figure


def _day(evidence: Evidence) -> str:
    return f"{evidence.on:%b %Y}" if evidence.on is not None else ""


def _sample(evidence: Evidence) -> str:
    if evidence.sample_size:
        return tr("n = {n}", n=evidence.sample_size)
    return evidence.who

"""What records and choices are called in forms, rows and headings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from model.channels import channel_icon
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
from model.naming import TABLE_WORDS, shortened
from model.queries import lane_name, persona_hues
from model.records import (
    Action,
    Card,
    Channel,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Silence,
    Stage,
    Step,
    View,
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
    Channel: "Channel",
    Action: "Action",
    Silence: "Decided finding",
    View: "View",
}
_ICONS: dict[type[Record], str] = {
    MapInfo: "journey",
    Stage: "stage",
    Step: "step",
    Marker: "face-0",
    Connector: "connector",
}
_PLURALS: dict[type[Record], str] = {
    Stage: "{n} stages",
    Step: "{n} steps",
    Lane: "{n} lanes",
    Persona: "{n} personas",
    Marker: "{n} emotions",
    Connector: "{n} connectors",
    Evidence: "{n} pieces of evidence",
    Metric: "{n} metrics",
    Channel: "{n} channels",
    Action: "{n} actions",
    Silence: "{n} decided findings",
    View: "{n} views",
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


def link_face(
    document: JourneyMap,
    record: Record,
    persona_hues_: tuple[str, ...],
    cards: Mapping[str, Card] | None = None,
) -> LinkFace:
    """How a record looks as a row of a list; ``cards`` are those of metrics, where known."""
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
        case Metric():
            details = f"{record.on:%b %Y}" if record.on is not None else tr("Not measured yet")
            shown = metric_cards(document) if cards is None else cards
            return LinkFace(record.id, metric_text(record, shown), "metric", details)
        case Channel():
            name = record.name or tr("Channel without a name")
            return LinkFace(record.id, name, channel_icon(record.name), _levels(record))
        case Silence():
            return LinkFace(record.id, rule_name(record.rule), "eye", _decided(document, record))
        case _:
            return _other_face(record)


def _other_face(record: Record) -> LinkFace:
    """What has a name of its own, or is called by what it is."""
    field = TABLE_WORDS[record.table].name_field
    name = shortened(getattr(record, field), 80) if field is not None else ""
    icon = _ICONS.get(type(record), "")
    return LinkFace(record.id, name or tr(_TITLES.get(type(record), "Record")), icon)


def _levels(channel: Channel) -> str:
    """What is known of a channel: ``Engagement high · Response very low``."""
    said = []
    if channel.engagement is not None:
        said.append(tr("Engagement {level}", level=choice_name(channel.engagement).lower()))
    if channel.response_time is not None:
        said.append(tr("Response {level}", level=choice_name(channel.response_time).lower()))
    return " · ".join(said)


def _decided(document: JourneyMap, silence: Silence) -> str:
    """Where it was found, and why it stays: ``Pays · Asked in May``."""
    record = document.find(silence.place)
    if record is not None:
        where = link_face(document, record, ("",)).text
    else:
        where = tr("No longer on the map") if silence.place else tr("The whole map")
    return " · ".join(filter(None, [where, shortened(silence.reason)]))


def rule_name(rule_id: str) -> str:
    """A rule of the journey check as a person reads it; its id where this program has no such."""
    from model.check import RULES_BY_ID  # noqa: PLC0415 - not before there is a decision

    rule = RULES_BY_ID.get(rule_id)
    return tr(rule.name) if rule is not None else rule_id


def metric_text(metric: Metric, cards: Mapping[str, Card]) -> str:
    """A metric in one line, by the card that shows it: ``Conversion rate: 2.4 %``."""
    card = cards.get(metric.id)
    name = shortened(card.text) if card is not None and card.text else choice_name(metric.kind)
    figure = "" if metric.value is None else f": {metric.value:g} {metric.unit}".rstrip()
    return name + figure


def metric_cards(document: JourneyMap) -> Mapping[str, Card]:
    """The first card of each metric: asked once for a list, since it goes through all cards."""
    found: dict[str, Card] = {}
    for card in document.cards.values():
        if card.metric_id is not None:
            found.setdefault(card.metric_id, card)
    return found


def _day(evidence: Evidence) -> str:
    return f"{evidence.on:%b %Y}" if evidence.on is not None else ""


def _sample(evidence: Evidence) -> str:
    if evidence.sample_size:
        return tr("n = {n}", n=evidence.sample_size)
    return evidence.who

"""The table sheets as data: which records, which columns, what each cell says.

A new column is one line here. ``answer`` marks what stakeholders are asked to fill in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from exporters.workbook.facts import Facts
from model.channels import CHANNEL_ICONS
from model.emotions import EMOTION_VALENCES
from model.kinds import (
    ActionType,
    CardKind,
    EvidenceKind,
    GoalReached,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
    words,
)
from model.queries import in_order, support_of
from model.records import Card, Record

Value: TypeAlias = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, width in characters, and how a record fills it."""

    header: str
    width: float
    value: Callable[[Facts, Any], Value]
    choices: tuple[str, ...] = ()
    strict_choice: bool = True
    answer: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that is one table, a row for each record, with the record's id in a hidden column."""

    name: str
    table_name: str
    records: Callable[[Facts], Iterable[Record]]
    columns: tuple[Column, ...]
    empty: str


def _word(value: StrEnum | None) -> str:
    return words(value) if value is not None else ""


def _choices(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(words(member) for member in kind)


def _yes(value: bool) -> str:  # noqa: FBT001 - it is the value
    return "Yes" if value else ""


def _bulleted(lines: Iterable[str]) -> str:
    return "\n".join(lines)


_YES = ("Yes",)
_STAGE = Column("Stage", 16, lambda facts, card: facts.stage_name(card.step_id))
_STEP = Column("Step", 18, lambda facts, card: facts.step_name(card.step_id))
_LANE = Column("Lane", 15, lambda facts, card: facts.lane_name(card.lane_id))
_PERSONAS = Column("Personas", 18, lambda facts, card: facts.persona_names(card.persona_ids))
_EVIDENCE = Column("Evidence", 26, lambda facts, it: facts.evidence_titles(it.evidence_ids))
_SUPPORT = Column(
    "Rests on", 12, lambda _, card: _word(support_of(card)), choices=_choices(Support)
)
_OWNER = Column("Owner", 16, lambda _, it: it.owner, answer=True)
_PRIORITY = Column(
    "Priority", 11, lambda _, card: _word(card.priority), choices=_choices(Priority), answer=True
)
_STATUS = Column(
    "Status", 12, lambda _, it: _word(it.status), choices=_choices(Status), answer=True
)
_VOTES = Column("Votes", 8, lambda _, card: card.votes or None)
_TAGS = Column("Tags", 14, lambda _, card: ", ".join(card.tags))
_DETAILS = Column("Details", 34, lambda _, it: it.details, answer=True)
_MOMENT = Column("Moment of truth", 11, lambda _, card: _yes(card.moment_of_truth), choices=_YES)
_SOURCE = Column("Source", 20, lambda _, it: it.source)


def _text(header: str) -> Column:
    return Column(header, 36, lambda _, card: card.text, answer=True)


def _of_kind(*kinds: CardKind) -> Callable[[Facts], list[Card]]:
    def records(facts: Facts) -> list[Card]:
        return facts.reading_order(
            card for card in facts.document.cards.values() if card.kind in kinds
        )

    return records


def _metric(read: Callable[[Any], Value]) -> Callable[[Facts, Any], Value]:
    def value(facts: Facts, card: Any) -> Value:  # noqa: ANN401 - a metric card
        metric = facts.document.metrics.get(card.metric_id or "")
        return read(metric) if metric is not None else None

    return value


TOUCHPOINTS = TableSheet(
    "Touchpoints",
    "TouchpointTable",
    _of_kind(CardKind.TOUCHPOINT),
    (
        _STAGE,
        _STEP,
        _LANE,
        _text("Touchpoint"),
        Column(
            "Channel",
            18,
            lambda _, card: card.channel,
            choices=tuple(name[:1].upper() + name[1:] for name in CHANNEL_ICONS),
            strict_choice=False,
            answer=True,
        ),
        _PERSONAS,
        _MOMENT,
        _SUPPORT,
        _EVIDENCE,
        _OWNER,
        _STATUS,
        _VOTES,
        _TAGS,
        _DETAILS,
        _SOURCE,
    ),
    "No touchpoint yet.",
)

PAIN_POINTS = TableSheet(
    "Pain points",
    "PainPointTable",
    _of_kind(CardKind.PAIN_POINT),
    (
        _STAGE,
        _STEP,
        _text("Pain point"),
        _PRIORITY,
        _VOTES,
        _PERSONAS,
        _SUPPORT,
        _EVIDENCE,
        Column("Answered by", 34, lambda facts, card: "\n".join(facts.answers.get(card.id, ()))),
        _OWNER,
        _STATUS,
        _TAGS,
        _DETAILS,
        _SOURCE,
    ),
    "No pain point yet.",
)

OPPORTUNITIES = TableSheet(
    "Opportunities",
    "OpportunityTable",
    _of_kind(CardKind.OPPORTUNITY),
    (
        _STAGE,
        _STEP,
        _text("Opportunity"),
        Column("Answers", 34, lambda facts, card: facts.card_texts(card.answers_ids)),
        _PRIORITY,
        _VOTES,
        _OWNER,
        _STATUS,
        _PERSONAS,
        _SUPPORT,
        _EVIDENCE,
        _TAGS,
        _DETAILS,
        _SOURCE,
    ),
    "No opportunity yet.",
)

ACTIONS = TableSheet(
    "Actions",
    "ActionTable",
    lambda facts: in_order(facts.document.actions.values()),
    (
        Column("Action", 38, lambda _, action: action.title, answer=True),
        Column("Type", 12, lambda _, action: _word(action.type), choices=_choices(ActionType)),
        Column(
            "Importance",
            12,
            lambda _, action: _word(action.importance),
            choices=_choices(Priority),
            answer=True,
        ),
        _OWNER,
        Column("Due", 12, lambda _, action: action.due, answer=True),
        _STATUS,
        Column("Answers", 34, lambda facts, action: facts.card_texts(action.answers_ids)),
        Column("Expected effect", 28, lambda _, action: action.expected_effect, answer=True),
        Column("Effect seen", 28, lambda _, action: action.effect, answer=True),
        _DETAILS,
    ),
    "No action yet.",
)

METRICS = TableSheet(
    "Metrics",
    "MetricTable",
    _of_kind(CardKind.METRIC),
    (
        _STAGE,
        _STEP,
        _text("Metric"),
        Column(
            "Measures",
            20,
            _metric(lambda metric: _word(metric.kind)),
            choices=_choices(MetricKind),
        ),
        Column("Value", 10, _metric(lambda metric: metric.value), answer=True),
        Column("Unit", 9, _metric(lambda metric: metric.unit)),
        Column("Target", 10, _metric(lambda metric: metric.target), answer=True),
        Column("Date", 12, _metric(lambda metric: metric.on), answer=True),
        _OWNER,
        _DETAILS,
    ),
    "No metric yet.",
)

MARKERS = TableSheet(
    "Emotion markers",
    "MarkerTable",
    lambda facts: sorted(
        facts.document.markers.values(),
        key=lambda marker: (
            facts.columns.get(marker.step_id, 0),
            marker.persona_id,
            marker.position,
            marker.id,
        ),
    ),
    (
        _STAGE,
        _STEP,
        Column("Persona", 18, lambda facts, marker: facts.persona_names((marker.persona_id,))),
        Column("Valence", 9, lambda _, marker: marker.valence, answer=True),
        Column(
            "Emotion",
            18,
            lambda _, marker: marker.word,
            choices=tuple(EMOTION_VALENCES),
            strict_choice=False,
            answer=True,
        ),
        Column("Trigger", 34, lambda _, marker: marker.trigger, answer=True),
        Column("Quote", 34, lambda _, marker: marker.quote, answer=True),
        Column("State", 9, lambda _, marker: _word(marker.state)),
        _EVIDENCE,
    ),
    "No emotion marker yet.",
)

PERSONAS = TableSheet(
    "Personas",
    "PersonaTable",
    lambda facts: facts.personas,
    (
        Column("Name", 20, lambda _, persona: persona.name, answer=True),
        Column("Role", 20, lambda _, persona: persona.role, answer=True),
        Column("Segment", 18, lambda _, persona: persona.segment, answer=True),
        Column("Demographics", 26, lambda _, persona: persona.demographics, answer=True),
        Column("Behaviours", 30, lambda _, persona: _bulleted(persona.behaviours)),
        Column("Psychographics", 26, lambda _, persona: persona.psychographics),
        Column("Motivations", 28, lambda _, persona: _bulleted(persona.motivations)),
        Column("Goals", 28, lambda _, persona: _bulleted(persona.goals), answer=True),
        Column("Challenges", 28, lambda _, persona: _bulleted(persona.challenges), answer=True),
        Column("Preferred channels", 20, lambda _, p: ", ".join(p.preferred_channels)),
        Column("Quote", 30, lambda _, persona: persona.quote),
        Column("Validated", 12, lambda _, p: _word(p.validation), choices=_choices(Validation)),
        Column("Validated on", 12, lambda _, persona: persona.validated_on),
        _EVIDENCE,
    ),
    "No persona yet.",
)

STAGES = TableSheet(
    "Stages",
    "StageTable",
    lambda facts: facts.stages,
    (
        Column("Stage", 20, lambda _, stage: stage.name, answer=True),
        Column("Customer goal", 36, lambda _, stage: stage.goal, answer=True),
        Column("Key action", 34, lambda _, stage: stage.key_action, answer=True),
        Column(
            "Goal reached",
            13,
            lambda _, stage: _word(stage.goal_reached),
            choices=_choices(GoalReached),
            answer=True,
        ),
        _EVIDENCE,
    ),
    "No stage yet.",
)

EVIDENCE = TableSheet(
    "Evidence",
    "EvidenceTable",
    lambda facts: sorted(
        facts.document.evidence.values(), key=lambda source: (source.title, source.id)
    ),
    (
        Column("Title", 36, lambda _, source: source.title, answer=True),
        Column("Kind", 18, lambda _, it: _word(it.kind), choices=_choices(EvidenceKind)),
        Column("Date", 12, lambda _, source: source.on),
        Column("Who", 20, lambda _, source: source.who),
        Column("Sample size", 12, lambda _, source: source.sample_size),
        _SOURCE,
        Column("Excerpt", 44, lambda _, source: source.excerpt),
    ),
    "No evidence yet.",
)

_OWN_SHEET = frozenset(
    {CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY, CardKind.METRIC}
)

OTHER_CARDS = TableSheet(
    "Other cards",
    "CardTable",
    lambda facts: facts.reading_order(
        card for card in facts.document.cards.values() if card.kind not in _OWN_SHEET
    ),
    (
        _STAGE,
        _STEP,
        _LANE,
        Column("Kind", 12, lambda _, card: _word(card.kind), choices=_choices(CardKind)),
        _text("Text"),
        Column("Channel", 18, lambda _, card: card.channel),
        _PERSONAS,
        _MOMENT,
        _SUPPORT,
        _EVIDENCE,
        _OWNER,
        _PRIORITY,
        _STATUS,
        _VOTES,
        _TAGS,
        _DETAILS,
        _SOURCE,
    ),
    "No other card yet.",
)

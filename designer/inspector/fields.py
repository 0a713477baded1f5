"""The fields of every form, as data: one table per kind of record.

A field names the record's field it edits, what it is called, and with which editor. Adding a
field to a form is a line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from model.channels import CHANNEL_ICONS
from model.emotions import EMOTION_VALENCES
from model.kinds import (
    ActionType,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)
from model.records import (
    MAX_VOTES,
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Stage,
    Step,
)


class EditorKind(Enum):
    """With what a field is edited. Those after DATE are about other records or pictures."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    SUGGEST = "suggest"
    FLAG = "flag"
    NUMBER = "number"
    WHOLE = "whole"
    COUNT = "count"
    DATE = "date"
    HUE = "hue"
    VALENCE = "valence"
    PERSONA = "persona"
    PERSONAS = "personas"
    EVIDENCE = "evidence"
    ANSWERS = "answers"
    ANSWERED_BY = "answered-by"
    PICTURE = "picture"
    CARD_LINK = "card-link"
    METRIC_LINK = "metric-link"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``section`` is the heading it stands under (empty: at the top). ``words`` are the choices;
    ``unset`` is what the choice of none is called (empty: it cannot be none). ``kinds`` are the
    kinds of card that have it (empty: all). ``through`` names the field that leads to the record
    that is edited. ``single`` fields are only shown for one record. Two ``half`` fields in a row
    stand side by side.
    """

    name: str
    label: str
    editor: EditorKind
    section: str = ""
    hint: str = ""
    words: type[StrEnum] | None = None
    unset: str = ""
    suggestions: tuple[str, ...] = ()
    most: int = 0
    kinds: frozenset[CardKind] = frozenset()
    through: str = ""
    single: bool = False
    half: bool = False


_E = EditorKind
_TOUCHPOINTS = frozenset({CardKind.TOUCHPOINT, CardKind.ACTION})
_ISSUES = frozenset({CardKind.PAIN_POINT, CardKind.OPPORTUNITY})
_METRIC = frozenset({CardKind.METRIC})
_CHANNELS = tuple(CHANNEL_ICONS)
EVIDENCE_SECTION = "Evidence"
FOLLOW_UP = "Follow-up"
MORE = "More"
FOLDED_SECTIONS = frozenset({MORE})

_CARD = (
    Field("image_id", "Picture", _E.PICTURE, kinds=frozenset({CardKind.IMAGE}), single=True),
    Field("text", "Text", _E.TEXT, hint="What the card says"),
    Field("channel", "Channel", _E.SUGGEST, suggestions=_CHANNELS, kinds=_TOUCHPOINTS,
          hint="Where it happens"),
    Field("kind", "Measures", _E.CHOICE, words=MetricKind, kinds=_METRIC, through="metric_id"),
    Field("value", "Value", _E.NUMBER, kinds=_METRIC, through="metric_id", half=True),
    Field("target", "Target", _E.NUMBER, kinds=_METRIC, through="metric_id", half=True),
    Field("unit", "Unit", _E.LINE, kinds=_METRIC, through="metric_id", hint="%, minutes, €"),
    Field("on", "Measured on", _E.DATE, kinds=_METRIC, through="metric_id"),
    Field("priority", "Priority", _E.CHOICE, words=Priority, unset="Not set", kinds=_ISSUES),
    Field("persona_ids", "Personas", _E.PERSONAS),
    Field("moment_of_truth", "Moment of truth", _E.FLAG),
    Field("answers_ids", "Answers", _E.ANSWERS, kinds=frozenset({CardKind.OPPORTUNITY}),
          single=True),
    Field("answers_ids", "Answered by", _E.ANSWERED_BY, kinds=frozenset({CardKind.PAIN_POINT}),
          single=True),
    Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
    Field("support", "Rests on evidence", _E.CHOICE, section=EVIDENCE_SECTION, words=Support,
          unset="By its evidence"),
    Field("owner", "Owner", _E.LINE, section=FOLLOW_UP, hint="Nobody yet"),
    Field("status", "Status", _E.CHOICE, section=FOLLOW_UP, words=Status, unset="Not set",
          half=True),
    Field("votes", "Votes", _E.COUNT, section=FOLLOW_UP, most=MAX_VOTES, half=True),
    Field("kind", "Kind of card", _E.CHOICE, section=MORE, words=CardKind),
    Field("details", "Details", _E.TEXT, section=MORE, hint="Not shown on the card"),
    Field("tags", "Tags", _E.LINES, section=MORE, hint="One per line"),
    Field("source", "Source", _E.LINE, section=MORE, hint="Who said it, where it stands"),
)  # fmt: skip

_PERSONA = (
    Field("photo_id", "", _E.PICTURE, single=True),
    Field("name", "Name", _E.LINE, hint="A name to talk about"),
    Field("role", "Role", _E.LINE, hint="First-time buyer"),
    Field("quote", "Quote", _E.TEXT, hint="A sentence that is typical"),
    Field("segment", "Segment", _E.LINE),
    Field("hue", "Colour", _E.HUE),
    Field("goals", "Goals", _E.LINES, section="Wants and worries", hint="One per line"),
    Field("challenges", "Challenges", _E.LINES, section="Wants and worries", hint="One per line"),
    Field("motivations", "Motivations", _E.LINES, section="Wants and worries",
          hint="One per line"),
    Field("demographics", "Demographics", _E.TEXT, section="Background",
          hint="Age range, place, household"),
    Field("behaviours", "Behaviours", _E.LINES, section="Background", hint="One per line"),
    Field("psychographics", "Lifestyle and values", _E.TEXT, section="Background"),
    Field("preferred_channels", "Preferred channels", _E.LINES, section="Background",
          hint="One per line"),
    Field("validation", "Rests on", _E.CHOICE, section=EVIDENCE_SECTION, words=Validation),
    Field("validated_on", "Checked on", _E.DATE, section=EVIDENCE_SECTION),
    Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
)  # fmt: skip

_MAP = (
    Field("title", "Title", _E.LINE, hint="Name of the map"),
    Field("state", "Shows", _E.CHOICE, words=MapState),
    Field("objective", "Objective", _E.TEXT, hint="Why this map is made"),
    Field("scenario", "Scenario", _E.TEXT, hint="The situation it describes"),
    Field("personas", "", _E.RECORDS, section="Personas"),
    Field("actions", "", _E.RECORDS, section="Actions"),
    Field("evidence", "", _E.RECORDS, section=EVIDENCE_SECTION),
    Field("expectations", "Expectations", _E.TEXT, section=MORE),
    Field("scope", "Scope", _E.TEXT, section=MORE, hint="Where it begins and ends"),
    Field("authors", "Authors", _E.LINES, section=MORE, hint="One per line"),
    Field("language", "Language", _E.LINE, section=MORE),
    Field("created_on", "Created on", _E.DATE, section=MORE),
    Field("revised_on", "Revised on", _E.DATE, section=MORE),
)

FIELDS: dict[str, tuple[Field, ...]] = {
    MapInfo.table: _MAP,
    Card.table: _CARD,
    Persona.table: _PERSONA,
    Stage.table: (
        Field("name", "Name", _E.LINE, hint="Name of the stage"),
        Field("goal", "Customer's goal", _E.TEXT, hint="What they want to reach here"),
        Field("goal_reached", "Goal reached", _E.CHOICE, words=GoalReached),
        Field("key_action", "Key action", _E.TEXT, hint="What they do above all"),
        Field("hue", "Colour", _E.HUE),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
    ),
    Step.table: (
        Field("name", "Name", _E.LINE, hint="Name of the step"),
        Field("moment_of_truth", "Moment of truth", _E.FLAG),
    ),
    Lane.table: (
        Field("name", "Name", _E.LINE),
        Field("kind", "Kind", _E.CHOICE, words=LaneKind),
    ),
    Marker.table: (
        Field("word", "Emotion", _E.SUGGEST, suggestions=tuple(EMOTION_VALENCES),
              hint="Choose or type a word"),
        Field("valence", "How it feels", _E.VALENCE),
        Field("trigger", "Trigger", _E.TEXT, hint="What brings it about"),
        Field("persona_id", "Persona", _E.PERSONA),
        Field("quote", "Quote", _E.TEXT),
        Field("state", "Shows", _E.CHOICE, words=MapState),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
    ),
    Connector.table: (
        Field("kind", "Kind", _E.CHOICE, words=ConnectorKind),
        Field("label", "Label", _E.LINE, hint="Why, in a few words"),
        Field("source_id", "From", _E.CARD_LINK, single=True),
        Field("target_id", "To", _E.CARD_LINK, single=True),
    ),
    Evidence.table: (
        Field("kind", "Kind", _E.CHOICE, words=EvidenceKind),
        Field("title", "Title", _E.LINE, hint="Checkout interviews"),
        Field("on", "Date", _E.DATE),
        Field("who", "Who", _E.LINE, hint="Who was asked or watched"),
        Field("sample_size", "Sample size", _E.WHOLE, hint="How many"),
        Field("source", "Source", _E.LINE, hint="Address or file name"),
        Field("excerpt", "Excerpt", _E.TEXT, hint="The sentence or figure that matters"),
    ),
    Action.table: (
        Field("title", "What will be changed", _E.TEXT),
        Field("owner", "Owner", _E.LINE, hint="Nobody yet"),
        Field("due", "Due", _E.DATE),
        Field("status", "Status", _E.CHOICE, words=Status, half=True),
        Field("importance", "Importance", _E.CHOICE, words=Priority, unset="Not set",
              half=True),
        Field("type", "Type", _E.CHOICE, words=ActionType),
        Field("answers_ids", "Answers", _E.ANSWERS, single=True),
        Field("metric_id", "Measured by", _E.METRIC_LINK, section="Effect"),
        Field("expected_effect", "Expected effect", _E.TEXT, section="Effect"),
        Field("effect", "Effect seen", _E.TEXT, section="Effect"),
        Field("details", "Details", _E.TEXT, section=MORE),
    ),
    Metric.table: (
        Field("kind", "Measures", _E.CHOICE, words=MetricKind),
        Field("value", "Value", _E.NUMBER, half=True),
        Field("target", "Target", _E.NUMBER, half=True),
        Field("unit", "Unit", _E.LINE),
        Field("on", "Measured on", _E.DATE),
    ),
}  # fmt: skip


def fields_for(table: str, *, kinds: frozenset[CardKind], count: int) -> tuple[Field, ...]:
    """The fields to show for ``count`` records of a table (cards: of these kinds)."""
    return tuple(
        field
        for field in FIELDS.get(table, ())
        if (not field.kinds or (bool(kinds) and kinds <= field.kinds))
        and (count == 1 or not field.single)
    )

"""The fields of every form, as data: one table per kind of record.

A field names the record's field it edits, what it is called, and with which editor. Adding a
field to a form is a line here.
"""

from __future__ import annotations

from designer.inspector.field import (
    CHANNELS,
    EVIDENCE_SECTION,
    FIGURES,
    FOLDED_SECTIONS,
    FOLLOW_UP,
    GAIN,
    LOOP,
    MORE,
    RATING,
    WEIGHTS,
    EditorKind,
    Field,
)
from model.bounds import MAX_VOTES
from model.channels import CHANNEL_ICONS
from model.emotions import EMOTION_VALENCES
from model.kinds import (
    ActionType,
    Better,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    Level,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)
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
    Silence,
    Stage,
    Step,
)

__all__ = ["FIELDS", "FOLDED_SECTIONS", "EditorKind", "Field", "fields_for"]

_E = EditorKind
_TOUCHPOINTS = frozenset({CardKind.TOUCHPOINT, CardKind.ACTION})
_ISSUES = frozenset({CardKind.PAIN_POINT, CardKind.OPPORTUNITY})
_METRIC = frozenset({CardKind.METRIC})
_PAINS = frozenset({CardKind.PAIN_POINT})
_CHANNELS = tuple(CHANNEL_ICONS)
_SEVERITY = ("A nuisance", "They give up")
_FREQUENCY = ("Seldom", "Nearly always")
_VALUE = ("Hardly any", "Changes the journey")
_EFFORT = ("A day", "A year")
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
    Field("better", "Better is", _E.CHOICE, words=Better, unset="As usual for it", kinds=_METRIC,
          through="metric_id"),
    Field("target_on", "Target to be met on", _E.DATE, kinds=_METRIC, through="metric_id"),
    Field("history", "Readings", _E.READINGS, kinds=_METRIC, through="metric_id", single=True),
    Field("priority", "Priority", _E.CHOICE, words=Priority, unset="Not set", kinds=_ISSUES),
    Field("persona_ids", "Personas", _E.PERSONAS),
    Field("moment_of_truth", "Moment of truth", _E.FLAG),
    Field("answers_ids", "Answers", _E.ANSWERS, kinds=frozenset({CardKind.OPPORTUNITY}),
          single=True),
    Field("answers_ids", "Answered by", _E.ANSWERED_BY, kinds=frozenset({CardKind.PAIN_POINT}),
          single=True),
    Field("severity", "Severity", _E.RATING, section=RATING, kinds=_PAINS, ends=_SEVERITY),
    Field("frequency", "Frequency", _E.RATING, section=RATING, kinds=_PAINS, ends=_FREQUENCY),
    Field("value", "Value", _E.RATING, section=GAIN, kinds=_ISSUES, ends=_VALUE),
    Field("effort", "Effort", _E.RATING, section=GAIN, kinds=_ISSUES, ends=_EFFORT),
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
    Field("metrics", "", _E.RECORDS, section=FIGURES),
    Field("channels", "", _E.RECORDS, section=CHANNELS),
    Field("silences", "", _E.RECORDS, section="Decided findings"),
    Field("severity_weight", "Weight of severity", _E.WEIGHT, section=WEIGHTS),
    Field("frequency_weight", "Weight of frequency", _E.WEIGHT, section=WEIGHTS),
    Field("votes_weight", "Weight of votes", _E.WEIGHT, section=WEIGHTS),
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
        Field("skipped_by_ids", "Skipped by", _E.PERSONAS),
        Field("hue", "Colour", _E.HUE),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
        Field("guide", "Guidance while it is empty", _E.GUIDE, section=MORE),
    ),
    Step.table: (
        Field("name", "Name", _E.LINE, hint="Name of the step"),
        Field("moment_of_truth", "Moment of truth", _E.FLAG),
        Field("engagement", "Engagement", _E.RATING, ends=("Drags along", "Gripping")),
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
        Field("value", "Value", _E.RATING, section=GAIN, ends=_VALUE),
        Field("effort", "Effort", _E.RATING, section=GAIN, ends=_EFFORT),
        Field("metric_id", "Measured by", _E.METRIC_LINK, section="Effect"),
        Field("before", "Before", _E.NUMBER, section="Effect", half=True),
        Field("after", "After", _E.NUMBER, section="Effect", half=True),
        Field("expected_effect", "Expected effect", _E.TEXT, section="Effect"),
        Field("effect", "Effect seen", _E.TEXT, section="Effect"),
        Field("tested_on", "Tried in small on", _E.DATE, section=LOOP),
        Field("measured_on", "Effect measured on", _E.DATE, section=LOOP),
        Field("told_on", "Customers told on", _E.DATE, section=LOOP),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
        Field("details", "Details", _E.TEXT, section=MORE),
    ),
    Metric.table: (
        Field("kind", "Measures", _E.CHOICE, words=MetricKind),
        Field("value", "Value", _E.NUMBER, half=True),
        Field("target", "Target", _E.NUMBER, half=True),
        Field("unit", "Unit", _E.LINE, hint="%, minutes, €"),
        Field("on", "Measured on", _E.DATE),
        Field("better", "Better is", _E.CHOICE, words=Better, unset="As usual for it"),
        Field("target_on", "Target to be met on", _E.DATE),
        Field("history", "", _E.READINGS, section="Readings", single=True),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
    ),
    Channel.table: (
        Field("name", "Name", _E.LINE, hint="As on the cards", single=True),
        Field("engagement", "Engagement", _E.CHOICE, words=Level, unset="Not known"),
        Field("response_time", "Response time", _E.CHOICE, words=Level, unset="Not known"),
        Field("details", "Details", _E.TEXT, hint="What it is good for, and what not"),
        Field("evidence_ids", "", _E.EVIDENCE, section=EVIDENCE_SECTION),
    ),
    Silence.table: (
        Field("rule", "Rule", _E.RULE),
        Field("reason", "Reason", _E.TEXT, hint="Why this is as it should be"),
        Field("place", "At", _E.PLACE, single=True),
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

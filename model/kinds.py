"""The closed vocabularies of a journey map, and the facts that hang on each word.

Stored values are the lower-case words; the tables below give name, icon and behaviour. Palette,
inspector, legend, workbook and help read these tables: a new kind is added here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resources.words import capital


class CardKind(StrEnum):
    """What a card says."""

    TOUCHPOINT = "touchpoint"
    ACTION = "action"
    THOUGHT = "thought"
    QUOTE = "quote"
    PAIN_POINT = "pain-point"
    OPPORTUNITY = "opportunity"
    NOTE = "note"
    IMAGE = "image"
    METRIC = "metric"


class LaneKind(StrEnum):
    """What a lane is for; it decides which card a typed word becomes."""

    TOUCHPOINTS = "touchpoints"
    ACTIONS = "actions"
    THOUGHTS = "thoughts"
    EMOTIONS = "emotions"
    PAIN_POINTS = "pain-points"
    OPPORTUNITIES = "opportunities"
    CHANNELS = "channels"
    METRICS = "metrics"
    PERSONAS = "personas"
    QUOTES = "quotes"
    IMAGES = "images"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"
    STAGE_DETAILS = "stage-details"
    DRAMATIC_ARC = "dramatic-arc"
    FREE_TEXT = "free-text"


class MapState(StrEnum):
    """Whether a map (or a curve) shows what is or what shall be."""

    AS_IS = "as-is"
    TO_BE = "to-be"


class GoalReached(StrEnum):
    """Whether customers reach their goal in a stage."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class ConnectorKind(StrEnum):
    """What an arrow between two cards means."""

    NEXT = "next"
    LOOPS_BACK = "loops-back"
    CAUSES = "causes"
    PARALLEL = "parallel"


class Validation(StrEnum):
    """Whether a persona rests on data."""

    VALIDATED = "validated"
    ASSUMED = "assumed"


class EvidenceKind(StrEnum):
    """What a statement rests on."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    USABILITY_TEST = "usability-test"
    ANALYTICS = "analytics"
    SALES_DATA = "sales-data"
    SUPPORT_TICKETS = "support-tickets"
    SOCIAL_LISTENING = "social-listening"
    REVIEWS = "reviews"
    COMPETITOR_ANALYSIS = "competitor-analysis"


class Support(StrEnum):
    """How well a card is supported by evidence (derived, or set by hand to partly)."""

    RESEARCHED = "researched"
    PARTLY = "partly"
    ASSUMED = "assumed"


class LensMode(StrEnum):
    """What a lens does with what it does not show."""

    DIM = "dim"
    ONLY = "only"


class Priority(StrEnum):
    """How much a card matters."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


PRIORITY_LEVELS: dict[Priority, int] = {one: level for level, one in enumerate(Priority, start=1)}
"""From 1, low, to 4, critical."""


class Status(StrEnum):
    """Where the work on a card or an action stands."""

    OPEN = "open"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"


class ActionType(StrEnum):
    """What an action changes."""

    PROCESS = "process"
    CONTENT = "content"
    PRODUCT = "product"
    CHANNEL = "channel"
    TRAINING = "training"
    RESEARCH = "research"
    OTHER = "other"


class MetricKind(StrEnum):
    """What a metric measures."""

    INTERACTION_RATE = "interaction-rate"
    CONVERSION_RATE = "conversion-rate"
    TIME_SPENT = "time-spent"
    RETENTION_RATE = "retention-rate"
    CLICK_THROUGH_RATE = "click-through-rate"
    ENGAGEMENT_RATE = "engagement-rate"
    SOCIAL_SHARES = "social-shares"
    RESPONSE_TIME = "response-time"
    BOUNCE_RATE = "bounce-rate"
    DROP_OFF = "drop-off"
    AVERAGE_ORDER_VALUE = "average-order-value"
    SATISFACTION_SCORE = "satisfaction-score"
    PEOPLE = "people"
    OTHER = "other"


class Better(StrEnum):
    """Which way a figure should go."""

    HIGHER = "higher"
    LOWER = "lower"


class Level(StrEnum):
    """How well a channel does in one respect."""

    VERY_LOW = "very-low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


@dataclass(frozen=True, slots=True)
class CardKindFacts:
    """Name in the interface, plural, icon name, and what an empty cell says to type."""

    name: str
    plural: str
    icon: str
    hint: str


CARD_KINDS: dict[CardKind, CardKindFacts] = {
    CardKind.TOUCHPOINT: CardKindFacts(
        "Touchpoint", "Touchpoints", "touchpoint", "Where do they meet us?"
    ),
    CardKind.ACTION: CardKindFacts("Action", "Actions", "action", "What do they do?"),
    CardKind.THOUGHT: CardKindFacts("Thought", "Thoughts", "thought", "What do they think?"),
    CardKind.QUOTE: CardKindFacts("Quote", "Quotes", "quote", "What did they say?"),
    CardKind.PAIN_POINT: CardKindFacts("Pain point", "Pain points", "pain-point", "What hurts?"),
    CardKind.OPPORTUNITY: CardKindFacts(
        "Opportunity", "Opportunities", "opportunity", "What could be better?"
    ),
    CardKind.NOTE: CardKindFacts("Note", "Notes", "note", "Type a note"),
    CardKind.IMAGE: CardKindFacts("Image", "Images", "image", "Drop an image"),
    CardKind.METRIC: CardKindFacts("Metric", "Metrics", "metric", "What is measured?"),
}


@dataclass(frozen=True, slots=True)
class LaneKindFacts:
    """Name in the interface, icon name, and the kind of card a typed word becomes there."""

    name: str
    icon: str
    card_kind: CardKind


LANE_KINDS: dict[LaneKind, LaneKindFacts] = {
    LaneKind.TOUCHPOINTS: LaneKindFacts("Touchpoints", "touchpoint", CardKind.TOUCHPOINT),
    LaneKind.ACTIONS: LaneKindFacts("Actions", "action", CardKind.ACTION),
    LaneKind.THOUGHTS: LaneKindFacts("Thinking", "thought", CardKind.THOUGHT),
    LaneKind.EMOTIONS: LaneKindFacts("Emotions", "face-1", CardKind.NOTE),
    LaneKind.PAIN_POINTS: LaneKindFacts("Pain points", "pain-point", CardKind.PAIN_POINT),
    LaneKind.OPPORTUNITIES: LaneKindFacts("Opportunities", "opportunity", CardKind.OPPORTUNITY),
    LaneKind.CHANNELS: LaneKindFacts("Channels", "channels", CardKind.TOUCHPOINT),
    LaneKind.METRICS: LaneKindFacts("Metrics", "metric", CardKind.METRIC),
    LaneKind.PERSONAS: LaneKindFacts("Personas", "persona", CardKind.NOTE),
    LaneKind.QUOTES: LaneKindFacts("Quotes", "quote", CardKind.QUOTE),
    LaneKind.IMAGES: LaneKindFacts("Storyboard", "image", CardKind.IMAGE),
    LaneKind.FRONTSTAGE: LaneKindFacts("Frontstage", "frontstage", CardKind.ACTION),
    LaneKind.BACKSTAGE: LaneKindFacts("Backstage", "backstage", CardKind.ACTION),
    LaneKind.SUPPORT: LaneKindFacts("Support processes", "support", CardKind.ACTION),
    LaneKind.STAGE_DETAILS: LaneKindFacts("Stage details", "stage", CardKind.NOTE),
    LaneKind.DRAMATIC_ARC: LaneKindFacts("Engagement", "metric", CardKind.NOTE),
    LaneKind.FREE_TEXT: LaneKindFacts("Notes", "note", CardKind.NOTE),
}

DRAWN_LANES = frozenset((LaneKind.EMOTIONS, LaneKind.STAGE_DETAILS, LaneKind.DRAMATIC_ARC))
"""Lanes that show something of their own: no card goes there of itself."""

CONNECTOR_NAMES: dict[ConnectorKind, str] = {
    ConnectorKind.NEXT: "Next",
    ConnectorKind.LOOPS_BACK: "Loops back",
    ConnectorKind.CAUSES: "Causes",
    ConnectorKind.PARALLEL: "In parallel",
}


def words(value: StrEnum) -> str:
    """The stored word as a person writes it: ``usability-test`` becomes ``Usability test``."""
    return capital(value.value.replace("-", " "))

"""All that a column may be for: words for files and commands, names for people."""

from __future__ import annotations

from exporters.tables.mapping import Target
from model.kinds import LANE_KINDS, LaneKind
from resources.words import tr

LANE_PREFIX = "lane:"
PERSONA_PREFIX = "persona:"

TARGET_NAMES: dict[Target, str] = {
    Target.IGNORE: "Leave out",
    Target.STAGE: "Stage",
    Target.STEP: "Step",
    Target.TEXT: "Text of the card",
    Target.DETAILS: "Details",
    Target.CHANNEL: "Channel",
    Target.PERSONA: "Persona",
    Target.EMOTION: "Emotion",
    Target.TRIGGER: "Trigger of the emotion",
    Target.OWNER: "Owner",
    Target.STATUS: "Status",
    Target.PRIORITY: "Priority",
    Target.VOTES: "Votes",
    Target.TAGS: "Tags",
    Target.DUE: "Due date",
    Target.DATE: "Date",
    Target.SOURCE: "Source",
    Target.EVIDENCE: "Evidence",
    Target.METRIC: "Name of a metric",
    Target.VALUE: "Value of a metric",
    Target.UNIT: "Unit",
    Target.TARGET: "Target of a metric",
    Target.GOAL: "Customer goal of the stage",
    Target.KIND: "Kind of card",
    Target.LANE: "Name of the lane",
    Target.MOMENT: "Moment of truth",
    Target.NEXT: "Next step",
}

PERSONA_FIELDS: dict[str, str] = {
    "role": "Role",
    "segment": "Segment",
    "demographics": "Demographics",
    "behaviours": "Behaviours",
    "psychographics": "Psychographics",
    "motivations": "Motivations",
    "goals": "Goals",
    "challenges": "Challenges",
    "preferred_channels": "Preferred channels",
    "quote": "Quote",
}
"""The fields of a persona that a column may fill, in the order of the persona's form."""

# An emotion lane takes no cards, and pictures are not in tables.
_NO_LANES = frozenset({LaneKind.EMOTIONS, LaneKind.IMAGES})
_LANES = {kind.value: kind for kind in LaneKind if kind not in _NO_LANES}
_WORDS = frozenset(target.value for target in Target)
_BY_TARGET = {LANE_PREFIX + word: kind for word, kind in _LANES.items()}


def all_targets() -> tuple[tuple[str, str], ...]:
    """Every target: the word that stands in a mapping, and its name for people."""
    return (
        *((target.value, tr(name)) for target, name in TARGET_NAMES.items()),
        *(
            (lane_target(k), tr("Lane: {name}", name=tr(LANE_KINDS[k].name)))
            for k in _LANES.values()
        ),
        *(
            (PERSONA_PREFIX + word, tr("Persona: {name}", name=tr(name)))
            for word, name in PERSONA_FIELDS.items()
        ),
    )


def lane_target(kind: LaneKind) -> str:
    """The target of a lane of this kind."""
    return LANE_PREFIX + kind.value


def lane_kind(target: str) -> LaneKind | None:
    """The kind of lane that a target names; None for other targets."""
    return _BY_TARGET.get(target)


def persona_field(target: str) -> str | None:
    """The field of a persona that a target names; None for other targets."""
    word = target.removeprefix(PERSONA_PREFIX)
    return word if target.startswith(PERSONA_PREFIX) and word in PERSONA_FIELDS else None


def is_target(word: str) -> bool:
    """Whether a word is the target of a column."""
    return word in _WORDS or lane_kind(word) is not None or persona_field(word) is not None

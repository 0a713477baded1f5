"""What a field of a form is: which field of a record, what it is called, and its editor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from model.kinds import CardKind


class EditorKind(Enum):
    """With what a field is edited. Those after GUIDE are about other records or pictures."""

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
    RATING = "rating"
    WEIGHT = "weight"
    GUIDE = "guide"
    PERSONA = "persona"
    PERSONAS = "personas"
    EVIDENCE = "evidence"
    ANSWERS = "answers"
    ANSWERED_BY = "answered-by"
    PICTURE = "picture"
    CARD_LINK = "card-link"
    METRIC_LINK = "metric-link"
    RECORDS = "records"
    READINGS = "readings"
    RULE = "rule"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``section`` is the heading it stands under (empty: at the top). ``words`` are the choices;
    ``unset`` is what the choice of none is called (empty: it cannot be none). ``kinds`` are the
    kinds of card that have it (empty: all). ``through`` names the field that leads to the record
    that is edited. ``ends`` says what the least and the most of a rating mean. ``single`` fields
    are only shown for one record. Two ``half`` fields in a row stand side by side.
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
    ends: tuple[str, str] = ("", "")
    single: bool = False
    half: bool = False


EVIDENCE_SECTION = "Evidence"
FOLLOW_UP = "Follow-up"
RATING = "How much it matters"
GAIN = "What it is worth"
LOOP = "Loop of feedback"
WEIGHTS = "What makes a pain point urgent"
MORE = "More"
FIGURES, CHANNELS = "Metrics", "Channels"
FOLDED_SECTIONS = frozenset({FIGURES, CHANNELS, MORE, WEIGHTS})

"""What the columns of a table mean: guessed, shown, corrected, remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Orientation(StrEnum):
    """How a table lies.

    ``ROWS``: one row for each touchpoint (or persona, finding, figure), fields as columns.
    ``COLUMNS``: stages or steps as columns, lanes as rows. ``PAIRS``: one table of two columns
    (field, content) for each stage.
    """

    ROWS = "rows"
    COLUMNS = "columns"
    PAIRS = "pairs"


class Purpose(StrEnum):
    """What the rows are: parts of a journey, findings, figures, or people."""

    JOURNEY = "journey"
    EVIDENCE = "evidence"
    METRICS = "metrics"
    PERSONAS = "personas"


class Scale(StrEnum):
    """How emotions are written."""

    WORDS = "words"
    FACES = "faces"
    ONE_TO_FIVE = "1..5"
    TWO_BOTH_WAYS = "-2..+2"
    FIVE_BOTH_WAYS = "-5..+5"


class Target(StrEnum):
    """What a column (or a row, where stages are the columns) is for.

    A lane of a kind takes what has no field of its own: ``LANE_TOUCHPOINTS`` and so on are made for
    every lane kind as ``lane:<kind>``; see :func:`exporters.tables.targets.all_targets`.
    """

    IGNORE = "ignore"
    STAGE = "stage"
    STEP = "step"
    TEXT = "text"
    DETAILS = "details"
    CHANNEL = "channel"
    PERSONA = "persona"
    EMOTION = "emotion"
    TRIGGER = "trigger"
    OWNER = "owner"
    STATUS = "status"
    PRIORITY = "priority"
    VOTES = "votes"
    TAGS = "tags"
    DUE = "due"
    DATE = "date"
    SOURCE = "source"
    EVIDENCE = "evidence"
    METRIC = "metric"
    VALUE = "value"
    UNIT = "unit"
    TARGET = "target"
    GOAL = "goal"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How tables become a map.

    ``tables`` are the places of the tables that are used, in order. ``header`` is the row of
    headings (from 0), None where there is none. ``targets`` are, column by column (row by row for
    ``COLUMNS``, field by field for ``PAIRS``), the heading and its target: a :class:`Target` word
    or ``lane:<kind>``. ``separators`` part the items of a list within one cell. ``guesses`` say in
    plain sentences what was guessed and why.
    """

    purpose: Purpose = Purpose.JOURNEY
    orientation: Orientation = Orientation.ROWS
    tables: tuple[int, ...] = (0,)
    header: int | None = 0
    targets: tuple[tuple[str, str], ...] = ()
    scale: Scale = Scale.WORDS
    separators: str = "\n;"
    guesses: tuple[str, ...] = ()

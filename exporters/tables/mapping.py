"""What the columns of a table mean: guessed, shown, corrected, remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Orientation(StrEnum):
    """How a table lies.

    ``ROWS``: one row for each touchpoint (or persona, finding, figure), fields as columns.
    ``COLUMNS``: stages or steps as columns, lanes as rows. ``PAIRS``: one table of two columns
    (field, content) for each stage (or persona).
    """

    ROWS = "rows"
    COLUMNS = "columns"
    PAIRS = "pairs"


class Purpose(StrEnum):
    """What the rows are: parts of a journey, findings, figures, people, or what is to be done."""

    JOURNEY = "journey"
    EVIDENCE = "evidence"
    METRICS = "metrics"
    PERSONAS = "personas"
    ACTIONS = "actions"


class Scale(StrEnum):
    """How emotions are written. Words, faces and stars are known under every scale of figures."""

    WORDS = "words"
    FACES = "faces"
    ONE_TO_FIVE = "1..5"
    ONE_TO_TEN = "1..10"
    TWO_BOTH_WAYS = "-2..+2"
    FIVE_BOTH_WAYS = "-5..+5"


class Target(StrEnum):
    """What a column (or a row, where stages are the columns) is for.

    ``TEXT`` is what the card of a row says, of the kind that ``KIND`` names, in the lane that
    ``LANE`` names; ``NEXT`` the step that comes after it. A lane of its own is ``lane:<kind>``,
    a field of a persona ``persona:<field>``; :func:`exporters.tables.targets.all_targets` has all.
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
    LANE = "lane"
    MOMENT = "moment"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How tables become a map.

    ``tables`` are the places of the tables that are used, in order; they lie alike. ``header`` is
    the row of headings (from 0), None where there is none. ``targets`` are, column by column (row
    by row for ``COLUMNS``, field by field for ``PAIRS``), the heading and its target: a
    :class:`Target` word, ``lane:<kind>`` or ``persona:<field>``. ``separators`` part the items of a
    list within one cell; ``comma_lists`` are the headings whose commas do so, too.
    ``stage_of_heading``: the stage is not in the table but in the heading over it. ``title``: what
    the map is called. ``also`` says how further tables of other shapes are read into the same map.
    ``guesses`` say in plain sentences what was guessed and why.
    """

    purpose: Purpose = Purpose.JOURNEY
    orientation: Orientation = Orientation.ROWS
    tables: tuple[int, ...] = (0,)
    header: int | None = 0
    targets: tuple[tuple[str, str], ...] = ()
    scale: Scale = Scale.WORDS
    separators: str = "\n;"
    comma_lists: tuple[str, ...] = ()
    stage_of_heading: bool = False
    title: str = ""
    also: tuple[Mapping, ...] = ()
    guesses: tuple[str, ...] = ()

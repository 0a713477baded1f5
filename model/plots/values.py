"""What plots are made of: small frozen values that know no map.

An ``id`` is that of the record a part stands for, empty where it stands for none.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.ids import Id
from model.kinds import CardKind, GoalReached


@dataclass(frozen=True, slots=True)
class Dot:
    """One item of the matrix; ``value`` and ``effort`` from 1 to 5.

    ``kind`` None stands for an action. ``number`` is what it is called by in the plot and its list.
    """

    id: Id
    number: int
    text: str
    value: int
    effort: int
    kind: CardKind | None = CardKind.OPPORTUNITY


@dataclass(frozen=True, slots=True)
class Part:
    """A named share of a bar, in the bar's unit."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of ranked bars. ``value`` None: nothing is known that could be drawn.

    ``note`` stands below the text; ``parts`` in their order make up the value.
    """

    id: Id
    text: str
    value: float | None
    parts: tuple[Part, ...] = ()
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stage on the axis of a curve or strip: from ``start`` to ``end`` in steps.

    ``hue`` counts into the theme's stage colours.
    """

    id: Id
    name: str
    start: float
    end: float
    hue: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of an emotion curve: ``at`` in steps from the left, ``valence`` from -2 to +2.

    ``where`` is the name of its step, ``told`` the feeling in words. ``named``: they stand beside
    its face, else it is a dot.
    """

    id: Id
    at: float
    valence: float
    where: str = ""
    named: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An emotion curve with what was found on it.

    ``hue`` counts into the theme's persona colours. ``spots`` are the points in reading order.
    ``fall`` is the place of the spot that the steepest fall leads to from the one before.
    ``said`` tells of it in words.
    """

    id: Id
    name: str
    hue: int
    spots: tuple[Spot, ...]
    mean: float | None = None
    fall: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of something rests on research: counts of statements."""

    id: Id
    name: str
    researched: int
    partly: int
    assumed: int
    strong: bool = False

    @property
    def total(self) -> int:
        """All statements."""
        return self.researched + self.partly + self.assumed


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """What is known of a channel. Words are ready to be shown; empty ones are not known."""

    id: Id
    name: str
    touchpoints: int
    mood: float | None
    pain_points: int
    preferred: str = ""
    engagement: str = ""
    response_time: str = ""


@dataclass(frozen=True, slots=True)
class Fall:
    """A step of a funnel: how many are there; ``lost`` is the share that went on no further."""

    id: Id
    name: str
    people: float
    said: str
    lost: float | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A stage with its goal, and whether it is reached there."""

    id: Id
    name: str
    goal: str
    reached: GoalReached
    hue: int

"""What is worth doing: opportunities and actions by value and effort, in four fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.kinds import CardKind
from model.queries import in_order
from model.records import Action, Card

MIDDLE = 3
"""The middle of both scales. A 3 is not high: more than middling value is needed for a quick win
or a big bet, more than middling effort for a big bet or a money pit."""


class Quadrant(StrEnum):
    """A field of the matrix."""

    QUICK_WIN = "quick-win"
    BIG_BET = "big-bet"
    FILL_IN = "fill-in"
    MONEY_PIT = "money-pit"


@dataclass(frozen=True, slots=True)
class QuadrantFacts:
    """What a field is called, one and many, and what to do with what lies in it."""

    name: str
    plural: str
    advice: str


QUADRANTS: dict[Quadrant, QuadrantFacts] = {
    Quadrant.QUICK_WIN: QuadrantFacts("Quick win", "Quick wins", "Do these first."),
    Quadrant.BIG_BET: QuadrantFacts("Big bet", "Big bets", "Plan these with care."),
    Quadrant.FILL_IN: QuadrantFacts("Fill-in", "Fill-ins", "Do these when there is time."),
    Quadrant.MONEY_PIT: QuadrantFacts("Money pit", "Money pits", "Leave these alone."),
}


@dataclass(frozen=True, slots=True)
class Plotted:
    """An opportunity or an action with both ratings, 1 to 5, and the field it lies in."""

    record: Card | Action
    value: int
    effort: int
    quadrant: Quadrant

    @property
    def id(self) -> Id:
        """The id of the record."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Unplotted:
    """One that cannot be placed yet; ``missing`` names the fields: value, effort or both."""

    record: Card | Action
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All opportunities in reading order, then all actions in theirs."""

    items: tuple[Plotted, ...] = ()
    unrated: tuple[Unplotted, ...] = ()

    def within(self, quadrant: Quadrant) -> tuple[Plotted, ...]:
        """What lies in a field: more value first, then less effort."""
        found = (item for item in self.items if item.quadrant is quadrant)
        return tuple(sorted(found, key=lambda item: (-item.value, item.effort)))


def quadrant_of(value: int, effort: int) -> Quadrant:
    """The field of a value and an effort, each 1 to 5."""
    if value > MIDDLE:
        return Quadrant.BIG_BET if effort > MIDDLE else Quadrant.QUICK_WIN
    return Quadrant.MONEY_PIT if effort > MIDDLE else Quadrant.FILL_IN


def plotted(document: JourneyMap) -> Matrix:
    """The matrix of a map."""
    cards = (c for c in document.cards.values() if c.kind is CardKind.OPPORTUNITY)
    records: list[Card | Action] = [*Places.of(document).sorted(cards)]
    records += in_order(document.actions.values())
    items, unrated = [], []
    for record in records:
        if record.value is not None and record.effort is not None:
            quadrant = quadrant_of(record.value, record.effort)
            items.append(Plotted(record, record.value, record.effort, quadrant))
        else:
            pair = (("value", record.value), ("effort", record.effort))
            unrated.append(Unplotted(record, tuple(name for name, one in pair if one is None)))
    return Matrix(tuple(items), tuple(unrated))

"""Which pain points come first, by a formula that everybody can see and change.

``score = 100 * (ws * severity/5 + wf * frequency/5 + wv * votes/most) / (ws + wf + wv)``: the
weights are the map's, ``most`` is the highest number of votes a pain point of the map has. What is
not rated earns nothing, so a score is what is known for sure; ``at_most`` is what it becomes if all
that is missing turns out as bad as can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.document import JourneyMap
from model.insight.places import Places
from model.kinds import PRIORITY_LEVELS, CardKind
from model.records import Card, MapInfo

HIGHEST = 5
"""The highest rating."""


class Criterion(StrEnum):
    """What makes a pain point urgent."""

    SEVERITY = "severity"
    FREQUENCY = "frequency"
    VOTES = "votes"


CRITERION_NAMES: dict[Criterion, str] = {
    Criterion.SEVERITY: "Severity",
    Criterion.FREQUENCY: "Frequency",
    Criterion.VOTES: "Votes",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One term of the formula: ``points`` of the score are ``100 * weight share * value/of``.

    ``value`` is None where it is not rated. ``most_points`` is what the term can give: 0 for a
    criterion without weight, and for votes where nobody voted on the map.
    """

    criterion: Criterion
    value: int | None
    of: int
    weight: float
    most_points: float

    @property
    def points(self) -> float:
        """What it adds to the score, 0 to ``most_points``."""
        return self.most_points * (self.value or 0) / self.of if self.of else 0.0

    @property
    def counts(self) -> bool:
        """Whether it has any say in the score."""
        return self.most_points > 0

    @property
    def missing(self) -> bool:
        """Whether it has a say, but nobody rated it."""
        return self.counts and self.value is None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A pain point in its place.

    ``score`` is 0 to 100, None where nothing that counts is rated ("not rated"). ``rank`` counts
    from 1, equal scores share it; None without a score.
    """

    card: Card
    parts: tuple[Part, ...]
    score: float | None
    rank: int | None = None

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """What is still to be rated."""
        return tuple(part.criterion for part in self.parts if part.missing)

    @property
    def at_most(self) -> float | None:
        """The score if all that is missing gets the highest rating; None without a score."""
        if self.score is None:
            return None
        return self.score + sum(part.most_points for part in self.parts if part.missing)


def ranked(document: JourneyMap) -> tuple[Ranked, ...]:
    """The pain points, the most urgent first, those that are not rated last.

    Equal scores: the severer first, then the more frequent, then more votes, then reading order.
    Not rated: by the priority set by hand, then votes, then reading order.
    """
    places = Places.of(document)
    pains = places.sorted(c for c in document.cards.values() if c.kind is CardKind.PAIN_POINT)
    most = max((card.votes for card in pains), default=0)
    found = [_scored(card, parts_of(card, document.info, most)) for card in pains]
    found.sort(key=_urgency)  # stable: reading order stays where all else is equal
    return tuple(_with_ranks(found))


def parts_of(card: Card, info: MapInfo, most_votes: int) -> tuple[Part, ...]:
    """The terms of the formula for one card; ``most_votes`` is the highest number on the map."""
    weights = (info.severity_weight, info.frequency_weight, info.votes_weight if most_votes else 0)
    whole = sum(weights)
    shares = [100 * weight / whole if whole else 0.0 for weight in weights]
    return (
        Part(Criterion.SEVERITY, card.severity, HIGHEST, info.severity_weight, shares[0]),
        Part(Criterion.FREQUENCY, card.frequency, HIGHEST, info.frequency_weight, shares[1]),
        Part(Criterion.VOTES, card.votes, most_votes, info.votes_weight, shares[2]),
    )


def _scored(card: Card, parts: tuple[Part, ...]) -> Ranked:
    # No votes are no rating where others got some: they say that nobody chose it.
    known = any(part.counts and part.value for part in parts)
    return Ranked(card, parts, min(100.0, sum(part.points for part in parts)) if known else None)


def _urgency(one: Ranked) -> tuple[bool, float, int, int, int, int]:
    card = one.card
    if one.score is None:
        level = 0 if card.priority is None else PRIORITY_LEVELS[card.priority]
        return True, 0.0, -level, -card.votes, 0, 0
    # Rounded: the order of additions must not tell equal ones apart.
    return (
        False,
        -round(one.score, 9),
        -(card.severity or 0),
        -(card.frequency or 0),
        -card.votes,
        0,
    )


def _with_ranks(found: list[Ranked]) -> list[Ranked]:
    ranks: list[Ranked] = []
    for place, one in enumerate(found, start=1):
        rank: int | None = place
        if one.score is None:
            rank = None
        elif ranks and ranks[-1].score is not None and round(ranks[-1].score - one.score, 9) == 0:
            rank = ranks[-1].rank
        ranks.append(Ranked(one.card, one.parts, one.score, rank))
    return ranks

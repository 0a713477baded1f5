"""What kinds of things a map shows, counted: the legend explains these and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.insight.figures import Reached, reached
from model.kinds import CardKind, Support
from model.layout.cards import CardLook
from model.layout.marks import Answer
from model.layout.ratings import Rating, ratings_of
from model.queries import support_of
from model.records import Card


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of cards; the flags tell whether any card has such a mark."""

    cards: int = 0
    researched: int = 0
    partly: int = 0
    kinds: frozenset[CardKind] = frozenset()
    supports: frozenset[Support] = frozenset()
    decisive: bool = False
    votes: bool = False
    priorities: bool = False
    ratings: frozenset[Rating] = frozenset()
    scored: bool = False
    answers: frozenset[Answer] = frozenset()
    targets: frozenset[Reached] = frozenset()

    def shares(self) -> dict[Support, int]:
        """How many cards of a hundred rest on what: whole numbers that make 100 together."""
        if not self.cards:
            return dict.fromkeys(Support, 0)
        assumed = self.cards - self.researched - self.partly
        counts = {
            Support.RESEARCHED: self.researched,
            Support.PARTLY: self.partly,
            Support.ASSUMED: assumed,
        }
        shares = {support: 100 * count // self.cards for support, count in counts.items()}
        # What rounding down left goes to those that lost most by it.
        lost = sorted(counts, key=lambda support: -(100 * counts[support] % self.cards))
        for support in lost[: 100 - sum(shares.values())]:
            shares[support] += 1
        return shares

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.cards + other.cards,
            self.researched + other.researched,
            self.partly + other.partly,
            self.kinds | other.kinds,
            self.supports | other.supports,
            self.decisive or other.decisive,
            self.votes or other.votes,
            self.priorities or other.priorities,
            self.ratings | other.ratings,
            self.scored or other.scored,
            self.answers | other.answers,
            self.targets | other.targets,
        )


NO_TALLY = Tally()


def tally_of(cards: Iterable[Card], looks: Iterable[CardLook] = ()) -> Tally:
    """The counts of some cards, and of how they look what does not stand in them."""
    shown, seen = tuple(cards), tuple(looks)
    if not shown:
        return NO_TALLY
    supports = [support_of(card) for card in shown]
    return Tally(
        cards=len(shown),
        researched=supports.count(Support.RESEARCHED),
        partly=supports.count(Support.PARTLY),
        kinds=frozenset(card.kind for card in shown),
        supports=frozenset(supports),
        decisive=any(card.moment_of_truth for card in shown),
        votes=any(card.votes for card in shown),
        priorities=any(card.priority for card in shown),
        ratings=frozenset(rated.rating for card in shown for rated in ratings_of(card)),
        scored=any(look.score is not None for look in seen),
        answers=frozenset(look.answer for look in seen if look.answer is not None),
        targets=frozenset(reached(look.metric) for look in seen if look.metric),
    )

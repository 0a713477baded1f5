"""What is decided about each proposal of a comparison, and what follows from it. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from exporters.workbook.returning.comparison import Choice, Choices, Comparison, Kind, Proposal
from model.ids import Id

_Place: TypeAlias = tuple[str, Id, str]
"""The cell that a proposal is about: sheet, record, column."""
_NO_CHOICES = frozenset({Kind.NEW, Kind.EXTRA, Kind.UNREADABLE})
"""Several of these may stand at one place, and none keeps another one out."""


class Share(Enum):
    """How many of some proposals are accepted."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many proposals there are of each kind, in all and accepted ones."""

    every: dict[Kind, int]
    accepted: dict[Kind, int]

    @property
    def total(self) -> int:
        """All proposals."""
        return sum(self.every.values())

    @property
    def taken(self) -> int:
        """Those that are accepted."""
        return sum(self.accepted.values())


class Decisions:
    """The choices of a person over what is usual.

    Of rivals (several copies that say different things about one cell) at most one is accepted.
    """

    def __init__(self, comparison: Comparison, choices: Choices | None = None) -> None:
        self.comparison = comparison
        known = {proposal.key for proposal in comparison.proposals}
        self._chosen: Choices = {k: c for k, c in (choices or {}).items() if k in known}
        self._places: dict[_Place, list[Proposal]] = {}
        for proposal in comparison.proposals:
            place = _place(proposal)
            if place is not None:
                self._places.setdefault(place, []).append(proposal)

    @property
    def choices(self) -> Choices:
        """What was chosen by hand, by key; the usual holds for all others."""
        return dict(self._chosen)

    def complete(self) -> Choices:
        """The choice for every proposal, whoever made it."""
        return {each.key: self.choice(each) for each in self.comparison.proposals}

    def on(self, comparison: Comparison) -> Decisions:
        """The same choices about another comparison; what is no longer proposed is forgotten."""
        return Decisions(comparison, self._chosen)

    def choice(self, proposal: Proposal) -> Choice:
        """What becomes of a proposal as things stand."""
        return self._chosen.get(proposal.key, proposal.usual)

    def accepts(self, proposal: Proposal) -> bool:
        """Whether it is accepted."""
        return self.choice(proposal) is Choice.ACCEPT

    def rivals(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """All that several copies propose for the same cell, this one among them."""
        place = _place(proposal)
        return tuple(self._places[place]) if place is not None else (proposal,)

    def decide(self, proposals: Iterable[Proposal], choice: Choice) -> None:
        """Choose for these.

        Of rivals among them the first one is accepted, unless one is already; one that is accepted
        alone takes the place of the one before.
        """
        wanted = list(proposals)
        alone = len(wanted) == 1
        for proposal in wanted:
            if choice is Choice.REFUSE:
                self._chosen[proposal.key] = choice
                continue
            others = [each for each in self.rivals(proposal) if each.key != proposal.key]
            if not alone and any(self.accepts(other) for other in others):
                continue
            self._chosen[proposal.key] = choice
            for other in others:
                self._chosen[other.key] = Choice.REFUSE

    def forget(self, proposals: Iterable[Proposal]) -> None:
        """The usual holds again for these."""
        for proposal in proposals:
            for rival in self.rivals(proposal):
                self._chosen.pop(rival.key, None)

    def share(self, proposals: Sequence[Proposal]) -> Share:
        """How many of these are accepted; of rivals one is all there can be."""
        taken = sum(self.accepts(each) for each in proposals)
        if not taken:
            return Share.NONE
        places = {_place(each) or ("", "", each.key) for each in proposals}
        return Share.ALL if taken >= len(places) else Share.SOME

    def tally(self) -> Tally:
        """How many of each kind."""
        every: dict[Kind, int] = {}
        accepted: dict[Kind, int] = {}
        for proposal in self.comparison.proposals:
            every[proposal.kind] = every.get(proposal.kind, 0) + 1
            if self.accepts(proposal):
                accepted[proposal.kind] = accepted.get(proposal.kind, 0) + 1
        return Tally(every, accepted)


def _place(proposal: Proposal) -> _Place | None:
    """The cell a proposal is about; None where several may be accepted side by side."""
    if proposal.kind in _NO_CHOICES or not proposal.record_id:
        return None
    return proposal.sheet, proposal.record_id, proposal.column

"""Lanes that a column of a table names: their kinds, and their order from the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from exporters.tables.building.entries import Entry
from exporters.tables.mapping import Target
from exporters.tables.targets import lane_kind
from exporters.tables.words.vocabulary import meaning, plain
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, LaneKind
from resources.words import tr

LANE_OF: dict[CardKind, LaneKind] = {
    facts.card_kind: kind for kind, facts in reversed(LANE_KINDS.items())
} | {CardKind.NOTE: LaneKind.FREE_TEXT}
"""The lane that cards of a kind usually stand in."""


@dataclass(frozen=True, slots=True)
class NamedLanes:
    """The lanes by what they are called, without case and signs; ``order`` is from the top."""

    kinds: dict[str, LaneKind]
    names: dict[str, str]
    order: tuple[str, ...]

    def kind(self, name: str) -> LaneKind | None:
        """The kind of the lane of this name; None where no lane is called so."""
        return self.kinds.get(plain(name))

    def rank(self, name: str) -> float | None:
        """Its place from the top."""
        key = plain(name)
        return float(self.order.index(key)) if key in self.kinds else None


def named_lanes(entries: Iterable[Entry]) -> NamedLanes:
    """The lanes that rows name, in an order in which each step has them."""
    cards: dict[str, Counter[CardKind]] = {}
    names: dict[str, str] = {}
    order: list[str] = []
    place: object = None
    at = 0
    for entry in entries:
        name = plain(entry.first(Target.LANE))
        if not name or is_parking_lot(name):
            continue
        here = entry.stage, entry.first(Target.STEP)
        at = 0 if here != place else at
        place = here
        if name not in cards:
            order.insert(at, name)
            names[name] = entry.first(Target.LANE)
        at = order.index(name) + 1
        kinds = cards.setdefault(name, Counter())
        if entry.first(Target.TEXT):
            kinds[card_kind_named(entry.first(Target.KIND))] += 1
    kinds_of = {name: _kind(name, kinds) for name, kinds in cards.items()}
    return NamedLanes(kinds_of, names, tuple(order))


def is_parking_lot(name: str) -> bool:
    """Whether a column of lanes says that a card has no place."""
    return plain(name) in {"parking lot", plain(tr("Parking lot"))}


def card_kind_named(text: str) -> CardKind:
    """The kind of card that a cell names; a touchpoint, if none."""
    said = plain(text)
    for kind, facts in CARD_KINDS.items():
        if said in {plain(facts.name), plain(facts.plural), plain(kind.value)}:
            return kind
    known = meaning(text) if said else None
    lane = lane_kind(known.target) if known is not None else None
    return LANE_KINDS[lane].card_kind if lane is not None else CardKind.TOUCHPOINT


def _kind(name: str, cards: Counter[CardKind]) -> LaneKind:
    """By its name; else by the cards that stand in it."""
    for kind, facts in LANE_KINDS.items():
        if name == plain(facts.name):
            return kind
    known = meaning(name)
    usual = cards.most_common(1)[0][0] if cards else CardKind.NOTE
    if known is not None:
        kind_meant = lane_kind(known.target)
        if known.target == Target.EMOTION and not cards:
            return LaneKind.EMOTIONS
        if kind_meant is not None and LANE_KINDS[kind_meant].card_kind is usual:
            return kind_meant
    return LANE_OF[usual]

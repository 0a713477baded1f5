"""Which touchpoints follow each other for somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.ids import Id
from model.records import Card


def neighbours(
    touchpoints: Sequence[Card], persona_ids: Sequence[Id]
) -> Iterator[tuple[Card, Card]]:
    """The pairs of touchpoints, given in reading order, that follow each other for somebody.

    A persona goes through those that name her and those that name nobody; without personas
    everybody goes through all. A pair comes once, for however many personas it holds.

    The common way is walked once, and each persona's own touchpoints only turn her off from it:
    walking it for each persona would take as long as there are personas times touchpoints.
    """
    own: dict[Id, list[int]] = {}
    common = []
    people = set(persona_ids)
    for place, card in enumerate(touchpoints):
        named = [key for key in card.persona_ids if key in people]
        for key in named:
            own.setdefault(key, []).append(place)
        if not named:
            common.append(place)
    turned_off: dict[int, int] = {}
    found: dict[tuple[int, int], None] = {}
    for places in own.values():
        by_gap: dict[int, list[int]] = {}
        for place in places:
            by_gap.setdefault(bisect_left(common, place), []).append(place)
        for gap, between in by_gap.items():
            turned_off[gap] = turned_off.get(gap, 0) + 1
            found.update(
                dict.fromkeys(
                    pairwise([*common[max(gap - 1, 0) : gap], *between, *common[gap : gap + 1]])
                )
            )
        # Two of her own with nothing common between are in one gap, so no pair is missed.
    everybody = max(len(people), 1)
    for gap, pair in enumerate(pairwise(common), start=1):
        if turned_off.get(gap, 0) < everybody:
            found[pair] = None
    for before, after in sorted(found):
        yield touchpoints[before], touchpoints[after]

"""The journey check after one edit, against the check of the whole map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle

from model.changes import ChangeSet, apply
from model.check import Checker, check
from model.document import JourneyMap
from model.edits import edit, shift_cards
from model.ids import Id
from model.kinds import Priority
from tests.bench.clock import Pair, paired, say_pair
from tests.bench.maps import synthetic

SIZES = (400, 5_000)
_TODAY = date(2026, 11, 22)
_ROUNDS = 9
_EDITS = 20
"""Edits for each turn: one alone is too short to be timed."""
_AIM = 0.02


def bench_check() -> None:
    """Cards edited one after another, the findings asked for after each; and the map checked whole.

    The edits themselves are made before: only the checks are timed.
    """
    for cards in SIZES:
        document = synthetic(cards)
        versions = _versions(document)
        checker = Checker(_TODAY)
        checker.update(next(versions))
        many = paired(_follow(checker, versions), _whole(document), rounds=_ROUNDS)
        one = Pair(ours=many.ours / _EDITS, bare=many.bare)
        found = len(check(document, _TODAY))
        say_pair("check after an edit", one, aim=_AIM, cards=cards, findings=found)


def _follow(checker: Checker, versions: Iterator[JourneyMap]) -> Callable[[], None]:
    def follow() -> None:
        for _ in range(_EDITS):
            checker.update(next(versions))

    return follow


def _whole(document: JourneyMap) -> Callable[[], object]:
    return lambda: check(document, _TODAY)


def _versions(document: JourneyMap) -> Iterator[JourneyMap]:
    """The map, edit after edit, made before they are asked for, and the same ones again."""
    versions, cards = [document], list(document.cards)
    for number in range(3 * _EDITS):
        versions.append(apply(versions[-1], _edit(versions[-1], cards, number)))
    return cycle([*versions, *versions[-2:0:-1]])


def _edit(document: JourneyMap, cards: list[Id], number: int) -> ChangeSet:
    card_id = cards[number * 37 % len(cards)]
    match number % 3:
        case 0:
            return edit(document, card_id, text=f"Said otherwise the {number}th time")
        case 1:
            return edit(document, card_id, priority=Priority.HIGH)
        case _:
            return shift_cards(document, [card_id], 0, 1)

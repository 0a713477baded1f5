"""Things by name: the one of that name, else the one whose name is most alike, within bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Generic, TypeVar

_T = TypeVar("_T")

_ALIKE = 0.82  # of the letters; below it two names are two things
_SHORTEST_PART, _SHARE = 4, 0.45  # a name may be a part of another, as of “Checkout page”
_LONGEST = 120


@dataclass(slots=True)
class Patience:
    """How much is still compared, so that nobody waits for names without end.

    ``glances``: two names looked at, ``comparisons``: letter by letter.
    """

    glances: int = 1_500_000
    comparisons: int = 60_000


@dataclass(frozen=True, slots=True)
class _Name(Generic[_T]):
    place: int
    key: str
    words: frozenset[str]
    thing: _T


@dataclass(slots=True)
class Names(Generic[_T]):
    """Things by the key of their name; of several with one name it is the first."""

    things: Iterable[tuple[str, _T]]
    _exact: dict[str, _T] = field(default_factory=dict)
    _by_length: dict[int, list[_Name[_T]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put them in order, so that only names of a fitting length are looked at."""
        for place, (key, thing) in enumerate(self.things):
            if self._exact.setdefault(key, thing) is thing and key and len(key) <= _LONGEST:
                name = _Name(place, key, frozenset(key.split()), thing)
                self._by_length.setdefault(len(key), []).append(name)

    def called(self, name: str, patience: Patience) -> tuple[_T | None, bool]:
        """The thing of this name, else that of the name most alike; and whether it is the first."""
        exact = self._exact.get(name)
        if exact is not None or not 0 < len(name) <= _LONGEST:
            return exact, exact is not None
        best: tuple[float, int] = 0.0, 0
        found: _T | None = None
        words = frozenset(name.split())
        for length, others in self._by_length.items():
            short, long = sorted((len(name), length))
            if short < _SHARE * long:
                continue
            patience.glances -= len(others)
            if patience.glances < 0:
                break
            near = 2 * short >= _ALIKE * (short + long)
            for other in others:
                likeness = _part(words, other.words, short, long)
                if not likeness and near:
                    likeness = _letters(name, other.key, patience)
                if likeness >= _ALIKE and (likeness, -other.place) > best:
                    best, found = (likeness, -other.place), other.thing
        return found, False


def _part(words: frozenset[str], others: frozenset[str], short: int, long: int) -> float:
    """A name within the other one is nearly the same; 0 where it is none."""
    if short < _SHORTEST_PART or not (words <= others or others <= words):
        return 0.0
    return 0.9 + 0.1 * short / long


def _letters(one: str, other: str, patience: Patience) -> float:
    if patience.comparisons <= 0:
        return 0.0
    patience.comparisons -= 1
    return SequenceMatcher(None, one, other, autojunk=False).ratio()

"""How well a few typed letters fit a name: pure, and the same for commands and for places.

Case, accents and the order of the words do not count. A typed word fits a text, from best to
worst, as a whole word, as the beginning of a word, as initials, anywhere within it, with one slip
of the finger, or as letters in order with others between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WHOLE, BEGINNING, INITIALS, WITHIN, SLIP, SCATTERED = 100.0, 80.0, 62.0, 50.0, 38.0, 20.0
STRONG = WITHIN
"""What fits at least as well is what was meant; below it is a guess."""

_FIRST_WORD = 8.0
_WHOLE_NAME = 40.0
_NAME_BEGINS = 15.0
_LEAST_SLIP, _LEAST_SCATTERED = 4, 3
_LONGEST_NAME = 200
_GAP_COST = 1.5


@dataclass(frozen=True, slots=True)
class Sought:
    """What can be found: by its name, by where it stands, by other words, by what it does."""

    name: str
    path: str = ""
    words: str = ""
    tip: str = ""


# How much less than in the name a hit counts there.
_WEIGHTS = (("words", 0.85), ("path", 0.6), ("tip", 0.45))


@lru_cache(maxsize=8_192)
def folded(text: str) -> str:
    """The text without case and accents, for comparing."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def score(query: str, sought: Sought) -> float:
    """How well a query fits, 0 for not at all. Every typed word must fit somewhere."""
    typed = folded(query).split()
    if not typed:
        return 0.0
    name = folded(sought.name)
    total = 0.0
    for word in typed:
        best = _fit(word, name, loosely=True)
        for field, weight in _WEIGHTS:
            text = getattr(sought, field)
            best = max(best, weight * _fit(word, folded(text))) if text else best
        if best == 0.0:
            return 0.0
        total += best
    return total / len(typed) + _as_a_whole(" ".join(typed), name)


def _as_a_whole(query: str, name: str) -> float:
    """What a query is worth that is the name itself, or begins it."""
    if query == name:
        return _WHOLE_NAME
    return _NAME_BEGINS if name.startswith(query) else 0.0


def _fit(word: str, text: str, *, loosely: bool = False) -> float:
    """How well one typed word fits a folded text; ``loosely`` also by slips and scattered."""
    at = text.find(word)
    if at < 0:
        return _loose_fit(word, text) if loosely else 0.0
    words = split(text)
    if word in words:
        return WHOLE + (_FIRST_WORD if words[0] == word else 0.0)
    if any(other.startswith(word) for other in words):
        return BEGINNING + (_FIRST_WORD if words[0].startswith(word) else 0.0)
    return WITHIN


def _loose_fit(word: str, text: str) -> float:
    words = split(text[:_LONGEST_NAME])
    if len(word) > 1 and "".join(other[:1] for other in words).startswith(word):
        return INITIALS
    if len(word) >= _LEAST_SLIP and any(one_slip(word, other[: len(word) + 1]) for other in words):
        return SLIP
    return _scattered(word, words) if len(word) >= _LEAST_SCATTERED else 0.0


def split(text: str) -> Sequence[str]:
    """The words of a text: letters and digits, and what stands between them left out."""
    return "".join(c if c.isalnum() else " " for c in text).split() or [""]


def one_slip(typed: str, meant: str) -> bool:
    """Whether a word was typed with one slip: a letter left out, doubled, wrong, or two swapped.

    What was meant may go on after what was typed.
    """
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if at is None:
        return len(typed) <= len(meant) + 1
    rest, goal = typed[at:], meant[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return (
        any(
            goal.startswith(one) if one else not goal[1:]
            for one in (swapped, rest[1:])  # two swapped; one too many
        )
        or any(goal[1:].startswith(one) for one in (rest[1:], rest) if one)
    )  # one wrong; left out


def _scattered(word: str, words: Sequence[str]) -> float:
    """The letters in their order, the first one beginning a word, with few others between."""
    text = " ".join(words)
    best = 0.0
    for start, letter in enumerate(text):
        if letter != word[0] or (start and text[start - 1] != " "):
            continue
        at, gaps = start, 0
        for wanted in word[1:]:
            found = text.find(wanted, at + 1)
            if found < 0:
                break
            gaps += found - at - 1
            at = found
        else:
            best = max(best, SCATTERED - gaps * _GAP_COST)
    return max(best, 0.0)


def marks(query: str, name: str) -> frozenset[int]:
    """Which characters of a name to mark, because they were typed. None where folding changes it.

    >>> sorted(marks("du", "Duplicate"))
    [0, 1]
    """
    text = folded(name)
    if len(text) != len(name):
        return frozenset()
    found: set[int] = set()
    for word in folded(query).split():
        starts = [i for i in range(len(text)) if text.startswith(word, i)]
        best = next((i for i in starts if not i or not text[i - 1].isalnum()), None)
        if best is None and starts:
            best = starts[0]
        if best is not None:
            found.update(range(best, best + len(word)))
    return frozenset(found)

"""The Unicode Bidirectional Algorithm (UAX #9): the embedding level of every character.

Isolates and paired brackets included. Shaping mirrors brackets; :func:`visual_order` puts the
runs of one line into the order in which they stand from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from model.layout.text.bidi_rules import resolve_sequence

_MAX_DEPTH = 125
_MAY_BE_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str = ""
    isolate: bool = False


def has_rtl(text: str) -> bool:
    """Whether anything in the text could run from right to left."""
    return _MAY_BE_RTL.search(text) is not None


def base_level(text: str) -> int:
    """1 when the first strong character runs right to left, else 0."""
    types = [_direction(char) for char in text]
    return _first_strong(types, 0, len(types), _matches(types))


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character: odd runs right to left."""
    types = [_direction(char) for char in text]
    matches = _matches(types)
    explicit = _explicit(types, base, matches)
    result = list(explicit)
    for sequence in _sequences(types, explicit, matches):
        first, last = sequence[0], sequence[-1]
        level = explicit[first]
        before = _neighbour(types, explicit, first, -1, base)
        open_ended = last not in matches and bidirectional(text[last]) in _INITIATORS
        after = base if open_ended else _neighbour(types, explicit, last, 1, base)
        resolve_sequence(
            text,
            types,
            result,
            sequence,
            start="R" if max(level, before) % 2 else "L",
            end="R" if max(level, after) % 2 else "L",
        )
    for index, kind in enumerate(types):
        if kind in _REMOVED:
            result[index] = result[index - 1] if index else base
    return result


def _direction(char: str) -> str:
    """The bidirectional class; characters newer than this Python go by the block they are in."""
    return bidirectional(char) or ("R" if has_rtl(char) else "L")


def visual_order(line: Sequence[int]) -> list[int]:
    """The indices of a line's runs from left to right, given their levels in reading order."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _matches(types: Sequence[str]) -> dict[int, int]:
    """The index of the closing mark of each isolate, by the index of its opening mark."""
    found: dict[int, int] = {}
    open_marks: list[int] = []
    for index, kind in enumerate(types):
        if kind in _INITIATORS:
            open_marks.append(index)
        elif kind == "PDI" and open_marks:
            found[open_marks.pop()] = index
    return found


def _first_strong(types: Sequence[str], start: int, end: int, matches: dict[int, int]) -> int:
    index = start
    while index < end:
        kind = types[index]
        if kind in ("R", "AL"):
            return 1
        if kind == "L":
            return 0
        if kind in _INITIATORS:
            index = matches.get(index, end)
        index += 1
    return 0


def _explicit(types: list[str], base: int, matches: dict[int, int]) -> list[int]:
    """Rules X1 to X8: levels from explicit marks; overrides replace entries of ``types``."""
    walker = _Explicit(base)
    return [walker.level_of(types, index, matches) for index in range(len(types))]


class _Explicit:
    """The directional status stack of rules X1 to X8."""

    def __init__(self, base: int) -> None:
        self.stack = [_Status(base)]
        self.lost_isolates = self.lost_embeddings = self.isolates = 0

    def level_of(self, types: list[str], index: int, matches: dict[int, int]) -> int:
        kind = types[index]
        if kind in _EMBEDDINGS:
            return self._embed(*_EMBEDDINGS[kind])
        if kind in _INITIATORS:
            odd = kind == "RLI" or (
                kind == "FSI"
                and _first_strong(types, index + 1, matches.get(index, len(types)), matches) == 1
            )
            return self._isolate(types, index, odd=odd)
        if kind == "PDI":
            self._close_isolate()
        elif kind == "PDF":
            self._close_embedding()
        top = self.stack[-1]
        if top.override and kind not in _REMOVED:
            types[index] = top.override
        return top.level

    def _next(self, *, odd: bool) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if odd else (level + 2) & ~1

    def _embed(self, odd: int, override: str) -> int:
        level, wanted = self.stack[-1].level, self._next(odd=bool(odd))
        if wanted <= _MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.stack.append(_Status(wanted, override=override))
        elif not self.lost_isolates:
            self.lost_embeddings += 1
        return level

    def _isolate(self, types: list[str], index: int, *, odd: bool) -> int:
        top, wanted = self.stack[-1], self._next(odd=odd)
        if top.override:
            types[index] = top.override
        if wanted <= _MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.isolates += 1
            self.stack.append(_Status(wanted, isolate=True))
        else:
            self.lost_isolates += 1
        return top.level

    def _close_isolate(self) -> None:
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.isolates:
            self.lost_embeddings = 0
            while not self.stack.pop().isolate:
                pass
            self.isolates -= 1

    def _close_embedding(self) -> None:
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


def _sequences(
    types: Sequence[str], found: Sequence[int], matches: dict[int, int]
) -> list[list[int]]:
    """Rule X10: the isolating run sequences, as lists of character indices."""
    runs: list[list[int]] = []
    for index, kind in enumerate(types):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    closing = set(matches.values())
    sequences = []
    for run in runs:
        if run[0] in closing:
            continue
        sequence = list(run)
        while (end := matches.get(sequence[-1])) is not None and end in by_start:
            sequence += by_start[end]
        sequences.append(sequence)
    return sequences


def _neighbour(types: Sequence[str], found: Sequence[int], index: int, step: int, base: int) -> int:
    index += step
    while 0 <= index < len(types):
        if types[index] not in _REMOVED:
            return found[index]
        index += step
    return base

"""Two people's edits of one text put together, where they are so far apart that both make sense.

A text is cut into words, signs, the spaces between them and line ends. Edits of two sides are put
together only where :data:`_APART` unchanged words, or a line end, lie between them: what is nearer
would be a sentence that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_APART: Final = 3
"""So many words between two edits, and a reader takes them for two."""
_MOST_TOKENS: Final = 1_500
"""Comparing takes a time that grows with the square; what was changed is rarely longer."""
_BEGIN, _END = "\x02", "\x03"  # no text holds control characters


@dataclass(frozen=True, slots=True)
class _Hunk:
    """The words ``start`` to ``end`` of the base became ``words``, between these two neighbours."""

    start: int
    end: int
    words: tuple[str, ...]
    behind: str
    ahead: str


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """Both edits in one text; None where they are too near to each other.

    A side that left nothing but spaces gives way, and so does one all of whose edits stand in the
    other's text already. Which side is called ours makes no difference.
    """
    if theirs in (ours, base) or not theirs.split():
        return ours
    if ours == base or not ours.split():
        return theirs
    words, here, there = _tokens(base), _tokens(ours), _tokens(theirs)
    mine, others = _hunks(words, here), _hunks(words, there)
    if mine is None or others is None:
        return None
    if _holds(here, others):
        return ours
    if _holds(there, mine):
        return theirs
    if not all(_apart(words, one, other) for one in mine for other in others):
        return None
    return "".join(_applied(words, {*mine, *others})[1:-1])


def _tokens(text: str) -> list[str]:
    return [_BEGIN, *_TOKEN.findall(text), _END]


def _hunks(base: Sequence[str], text: Sequence[str]) -> tuple[_Hunk, ...] | None:
    """What became of the base; None where comparing would take too long."""
    head = _common(base, text)
    tail = _common(base[head:][::-1], text[head:][::-1])
    old, new = base[head : len(base) - tail], text[head : len(text) - tail]
    if max(len(old), len(new)) > _MOST_TOKENS:
        return None
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(
        _Hunk(head + i1, head + i2, tuple(new[j1:j2]), text[head + j1 - 1], text[head + j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def _holds(text: Sequence[str], hunks: Iterable[_Hunk]) -> bool:
    """Whether each edit stands in a text, between the same neighbours."""
    return all(_has_run(text, (hunk.behind, *hunk.words, hunk.ahead)) for hunk in hunks)


def _has_run(text: Sequence[str], run: tuple[str, ...]) -> bool:
    length = len(run)
    return any(
        text[i] == run[0] and tuple(text[i : i + length]) == run
        for i in range(len(text) - length + 1)
    )


def _apart(base: Sequence[str], one: _Hunk, other: _Hunk) -> bool:
    """Whether two edits are the same, or enough of the base lies unchanged between them."""
    if one == other:
        return True
    first, second = (one, other) if one.start <= other.start else (other, one)
    if first.end > second.start or first.start == second.start:
        return False
    gap = base[first.end : second.start]
    return "\n" in gap or sum(word[0].isalnum() for word in gap) >= _APART


def _applied(base: Sequence[str], hunks: Iterable[_Hunk]) -> list[str]:
    done: list[str] = []
    place = 0
    for hunk in sorted(hunks, key=lambda hunk: hunk.start):
        done += [*base[place : hunk.start], *hunk.words]
        place = hunk.end
    return [*done, *base[place:]]

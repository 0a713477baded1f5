"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\w+|\s+|[^\w\s]", re.UNICODE)
_MOST_WORDS = 1_500
"""Longer texts are compared line by line: word by word would take seconds."""
_ALIKE = 0.35
"""Texts that share less than this part are better shown one after the other."""


class Mark(Enum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, and what became of it."""

    text: str
    mark: Mark


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one run of pieces; without those that are new it is ``before``.

    Texts that have hardly anything in common are given whole: the old one, then the new one.
    """
    if before == after:
        return _kept([Piece(before, Mark.SAME)])
    old, new = _split(before), _split(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not before or not after or _alike(matcher, old, new) < _ALIKE:
        return _kept([Piece(before, Mark.GONE), Piece(after, Mark.NEW)])
    pieces: list[Piece] = []
    for tag, i, i_end, j, j_end in _bridged(matcher.get_opcodes(), old):
        if tag == "equal":
            pieces.append(Piece("".join(old[i:i_end]), Mark.SAME))
            continue
        pieces.append(Piece("".join(old[i:i_end]), Mark.GONE))
        pieces.append(Piece("".join(new[j:j_end]), Mark.NEW))
    return _kept(pieces)


def ranges(pieces: Sequence[Piece], mark: Mark) -> tuple[tuple[int, int], ...]:
    """Where the pieces with this mark begin and end, in the text they are part of."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        if piece.mark is mark:
            found.append((at, at + len(piece.text)))
        if piece.mark in (mark, Mark.SAME):
            at += len(piece.text)
    return tuple(found)


def excerpt(pieces: Sequence[Piece], around: int = 24) -> tuple[Piece, ...]:
    """The pieces on one line, with so many characters of what stays the same on each side."""
    last = len(pieces) - 1
    return _kept(
        [
            _shortened(Piece(_on_a_line(piece.text), piece.mark), around, first=at == 0,
                       last=at == last)
            for at, piece in enumerate(pieces)
        ]
    )  # fmt: skip


def _shortened(piece: Piece, around: int, *, first: bool, last: bool) -> Piece:
    text = piece.text
    if piece.mark is not Mark.SAME:
        return piece
    if first and last:
        return piece
    if first:
        return Piece(text if len(text) <= around else f"… {_end(text, around)}", piece.mark)
    if last:
        return Piece(text if len(text) <= around else f"{_beginning(text, around)} …", piece.mark)
    if len(text) <= 2 * around:
        return piece
    return Piece(f"{_beginning(text, around)} … {_end(text, around)}", piece.mark)


def _beginning(text: str, most: int) -> str:
    """The first characters, up to a blank if there is one."""
    cut = text[: most + 1]
    return cut[: cut.rfind(" ")] if " " in cut.strip() else cut


def _end(text: str, most: int) -> str:
    """The last characters, from a blank on if there is one."""
    cut = text[-most - 1 :]
    return cut[cut.find(" ") + 1 :] if " " in cut.strip() else cut


def _on_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _split(text: str) -> list[str]:
    words: list[str] = _WORDS.findall(text)
    return words if len(words) <= _MOST_WORDS else text.splitlines(keepends=True)


def _alike(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> float:
    """Which part of both is the same: counted in characters that are no blanks."""
    same = sum(
        len(word.strip())
        for block in matcher.get_matching_blocks()
        for word in old[block.a : block.a + block.size]
    )
    every = sum(len(word.strip()) for word in (*old, *new))
    return 2 * same / every if every else 1.0


def _bridged(
    steps: Sequence[tuple[str, int, int, int, int]], old: list[str]
) -> list[tuple[str, int, int, int, int]]:
    """The steps, without those that only keep a blank between two changed words."""
    joined: list[tuple[str, int, int, int, int]] = []
    for at, (tag, i, i_end, j, j_end) in enumerate(steps):
        blank = tag == "equal" and not "".join(old[i:i_end]).strip()
        inside = 0 < at < len(steps) - 1
        kind = "replace" if tag != "equal" or (blank and inside) else tag
        if joined and joined[-1][0] == kind == "replace":
            _, first, _, other, _ = joined.pop()
        else:
            first, other = i, j
        joined.append((kind, first, i_end, other, j_end))
    return joined


def _kept(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)

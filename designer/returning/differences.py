"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\w+|\s+|[^\w\s]", re.UNICODE)
_MOST_PAIRS = 700 * 700
"""More words than this against each other would take too long."""
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
    whole = (Piece(before, Mark.GONE), Piece(after, Mark.NEW))
    if not before or not after:
        return _kept(whole)
    old, new = _words(before), _words(after)
    begin = _alike_from(old, new)
    end = _alike_from(old[begin:][::-1], new[begin:][::-1])
    middle = _compared(old[begin : len(old) - end], new[begin : len(new) - end])
    first = Piece("".join(old[:begin]), Mark.SAME)
    last = Piece("".join(old[len(old) - end :]), Mark.SAME)
    pieces = _kept([first, *middle, last])
    return pieces if _share(pieces, before, after) >= _ALIKE else whole


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


def _words(text: str) -> list[str]:
    found: list[str] = _WORDS.findall(text)
    return found


def _alike_from(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same from the beginning on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _compared(old: list[str], new: list[str]) -> list[Piece]:
    """What became of the words: word by word, in long texts line by line, else all of them."""
    if len(old) * len(new) > _MOST_PAIRS:
        old, new = ("".join(words).splitlines(keepends=True) for words in (old, new))
    if len(old) * len(new) > _MOST_PAIRS:
        return [Piece("".join(old), Mark.GONE), Piece("".join(new), Mark.NEW)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[Piece] = []
    for tag, i, i_end, j, j_end in _bridged(matcher.get_opcodes(), old):
        if tag == "equal":
            pieces.append(Piece("".join(old[i:i_end]), Mark.SAME))
            continue
        pieces.append(Piece("".join(old[i:i_end]), Mark.GONE))
        pieces.append(Piece("".join(new[j:j_end]), Mark.NEW))
    return pieces


def _share(pieces: Sequence[Piece], before: str, after: str) -> float:
    """Which part of both texts is the same: counted in characters that are no blanks."""
    same = sum(_letters(piece.text) for piece in pieces if piece.mark is Mark.SAME)
    every = _letters(before) + _letters(after)
    return 2 * same / every if every else 1.0


def _letters(text: str) -> int:
    return len("".join(text.split()))


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

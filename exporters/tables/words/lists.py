"""Several things in one cell: where they part, and whether a comma parts them, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_MARKED = re.compile(r"^[ \t]*(?:[-*•·▪◦‣–—]|\d{1,2}[.)]|[☐☑✓✔✅])[ \t]+")
_NUMBERED_INSIDE = re.compile(r"(?<!\w)\d{1,2}[.)][ \t]+(?=\S)")
_BULLET_INSIDE = re.compile(r"[ \t]*[•▪◦‣·][ \t]*")
_OPEN, _CLOSE = "([{（【", ")]}）】"
_QUOTES = '"“”„«»'
_COMMAS = ",，、"
_LONGEST_ITEM = 12  # words
_USUAL_ITEM = 6
_SHORT_ITEM = 3


def items_of(cell: str, separators: str, *, commas: bool = False) -> list[str]:
    """The things that a cell lists, without their bullets and numbers; empty ones are no things.

    A line break or a sign of ``separators`` parts them, as do bullets and numbers within a line,
    and with ``commas`` the commas outside of brackets and quotation marks.
    """
    if cell[:1].isalpha() and _parting(separators).isdisjoint(cell):
        return [cell.strip()]
    marks = separators.replace("\n", "")
    lines = cell.split("\n") if "\n" in separators else [cell]
    parts: list[str] = []
    for line in lines:
        for piece in _bulleted(line):
            parts += split_outside(piece, marks + (_COMMAS if commas else ""))
    cleaned = (_MARKED.sub("", part).strip() for part in parts)
    return [part for part in cleaned if part.strip(" .-–—")]


@lru_cache(maxsize=100)
def _parting(separators: str) -> frozenset[str]:
    """The signs of which one must be there for a cell to hold several things."""
    return frozenset(f"\n{separators}{_COMMAS}•▪◦‣·")


def lists_with_commas(cells: Iterable[str]) -> bool:
    """Whether commas in these cells part things rather than the clauses of sentences."""
    lists: list[list[str]] = []
    for cell in cells:
        if any(mark in cell for mark in _COMMAS):
            if cell.rstrip().endswith((".", "!", "?", "。")) or cell.lstrip()[:1] in _QUOTES:
                return False
            lists.append([part.strip() for part in split_outside(cell, _COMMAS)])
    lists = [parts for parts in lists if len(parts) > 1]
    if not lists:
        return False
    words = [_words(part) for parts in lists for part in parts]
    if max(words) > _LONGEST_ITEM:
        return False
    several = sum(map(len, lists)) / len(lists) >= 2.5
    return sum(words) / len(words) <= _USUAL_ITEM if several else max(words) <= _SHORT_ITEM


def split_outside(text: str, marks: str) -> list[str]:
    """The text parted at these marks, but not within brackets or quotation marks."""
    if not any(mark in text for mark in marks):
        return [text]
    parts, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(text):
        if sign.isalnum():
            continue
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign in _QUOTES:
            quoted = not quoted
        elif sign in marks and not depth and not quoted and not _is_decimal(text, place):
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def _is_decimal(text: str, place: int) -> bool:
    around: Sequence[str] = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return text[place] == "," and all(sign.isdigit() for sign in around)


def _bulleted(line: str) -> list[str]:
    """The things of a line with bullets or with numbers that begin with 1."""
    if any(sign in line for sign in "•▪◦‣·"):
        return _BULLET_INSIDE.split(line)
    if line.lstrip()[:2] in {"1.", "1)"} and len(_NUMBERED_INSIDE.findall(line)) > 1:
        return _NUMBERED_INSIDE.split(line)
    return [line]


def _words(text: str) -> int:
    """How many words; of scripts without spaces, three signs are about one."""
    east = sum(1 for sign in text if ord(sign) >= 0x2E80)
    return len(text.split()) + east // 3

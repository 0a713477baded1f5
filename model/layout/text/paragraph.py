"""One paragraph: its directions, its shaped stretches, and the lines it breaks into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from model.layout.text.bidi import base_level, has_rtl, levels, visual_order
from model.layout.text.breaking import bare, clusters, segments
from model.layout.text.fonts import Weight
from model.layout.text.runs import PlacedRuns, glyph_runs
from model.layout.text.shaping import Shaped, shaping

Span: TypeAlias = tuple[int, int]
"""Start and end of a stretch of characters in its paragraph."""

_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")


def has_kana(text: str) -> bool:
    """Whether the text is Japanese, as far as the characters themselves tell."""
    return not text.isascii() and _KANA.search(text) is not None


class Paragraph:
    """A paragraph ready to be measured and drawn in stretches. Widths are in ems.

    ``rtl`` is the direction it reads in; None: that of its first strong character.
    """

    __slots__ = ("_levels", "_shape", "_shape_rtl", "rtl", "text")

    def __init__(
        self, text: str, weight: Weight, *, japanese: bool = False, rtl: bool | None = None
    ) -> None:
        self.text = text
        self.rtl = bool(rtl)
        self._shape = shaping(weight, rtl=False, japanese=japanese)
        self._shape_rtl = self._shape
        self._levels: list[int] | None = None
        if rtl or has_rtl(text):
            base = base_level(text) if rtl is None else int(rtl)
            self.rtl = base == 1
            self._shape_rtl = shaping(weight, rtl=True, japanese=japanese)
            self._levels = levels(text, base)

    def width(self, start: int, end: int) -> float:
        """How wide a stretch is."""
        if self._levels is None:
            return self._shape(self.text[start:end]).advance
        return sum(shaped.advance for shaped, _ in self._directed(start, end))

    def runs(self, spans: Sequence[Span], size: float) -> PlacedRuns:
        """The glyph runs of a line made of these stretches, at ``size`` points."""
        if self._levels is None:
            text, shape = self.text, self._shape
            pieces = [piece for start, end in spans for piece in shape(text[start:end]).pieces]
            return glyph_runs(pieces, size)
        directed = [
            (piece, level)
            for start, end in spans
            for shaped, level in self._directed(start, end)
            for piece in shaped.pieces
        ]
        order = visual_order([level for _, level in directed])
        placed = [directed[index] for index in order]
        return glyph_runs(
            [piece for piece, _ in placed], size, levels=[level for _, level in placed]
        )

    def _directed(self, start: int, end: int) -> Iterator[tuple[Shaped, int]]:
        """The shaped text of a stretch, part by part of one embedding level."""
        found = (self._levels or [])[start:end]
        for level, group in groupby(found):
            end = start + sum(1 for _ in group)
            shape = self._shape_rtl if level % 2 else self._shape
            yield shape(self.text[start:end]), level
            start = end


def break_lines(paragraph: Paragraph, limit: float) -> Iterator[list[Span]]:
    """Fill lines greedily up to ``limit`` ems: the spans of each line, hanging spaces left out.

    An empty paragraph is one line without spans. A line is wider than the limit only when it is
    a single grapheme cluster.
    """
    line: list[Span] = []
    pen, start, inked = 0.0, 0, False
    for segment in segments(paragraph.text):
        end, tail = start + len(segment), start + len(bare(segment))
        width = paragraph.width(start, end)
        if pen + width > limit and pen + (needed := paragraph.width(start, tail)) > limit:
            if inked:
                yield _trimmed(paragraph.text, line)
            line, pen, inked = [], 0.0, False
            if needed > limit:
                *full, (start, _) = _split(paragraph, start, tail, limit)
                for part in full:
                    yield [part]
                width = paragraph.width(start, end)
        line.append((start, end))
        pen += width
        inked = inked or tail > start
        start = end
    yield _trimmed(paragraph.text, line)


def _trimmed(text: str, line: list[Span]) -> list[Span]:
    """The line's spans without the spaces at its end."""
    while line:
        start, end = line.pop()
        tail = start + len(bare(text[start:end]))
        if tail > start:
            return [*line, (start, tail)]
    return []


def _split(paragraph: Paragraph, start: int, end: int, limit: float) -> Iterator[Span]:
    """The parts of an over-long word that fit, broken between grapheme clusters."""
    ends = []
    stop = start
    for cluster in clusters(paragraph.text[start:end]):
        stop += len(cluster)
        ends.append(stop)
    first = 0
    while first < len(ends):
        last = _last_that_fits(paragraph, start, ends, first, limit)
        yield start, ends[last]
        start, first = ends[last], last + 1


def _last_that_fits(
    paragraph: Paragraph, start: int, ends: list[int], first: int, limit: float
) -> int:
    """The index in ``ends`` of the longest part from ``start`` that fits; at least one cluster."""
    pen, last, begin = 0.0, first, start
    for index in range(first, len(ends)):
        pen += paragraph.width(begin, ends[index])
        if pen > limit:
            break
        last, begin = index, ends[index]
    while last > first and paragraph.width(start, ends[last]) > limit:
        last -= 1
    while last + 1 < len(ends) and paragraph.width(start, ends[last + 1]) <= limit:
        last += 1
    return last

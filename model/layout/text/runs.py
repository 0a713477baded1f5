"""Shaped pieces of one line to glyph runs, in the order in which they stand on the line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from model.layout.display import GlyphRun
from model.layout.text.shaping import Piece


class PlacedRuns(NamedTuple):
    """The runs of a line from left to right, its width in points, what no font has."""

    runs: tuple[GlyphRun, ...]
    width: float
    missing: str


_font = attrgetter("font")


def glyph_runs(
    pieces: Sequence[Piece], size: float, *, levels: Sequence[int] | None = None
) -> PlacedRuns:
    """Place the pieces of a line, given from left to right, at ``size`` points.

    ``levels`` are their embedding levels (None: all read from left to right). Neighbours of one
    font and level become one run.
    """
    runs = []
    pen = 0.0
    if levels is None:
        for font, group in groupby(pieces, _font):
            run, pen = _run(font, list(group), pen, size)
            runs.append(run)
    else:
        directed = zip(pieces, levels, strict=True)
        for (font, level), pairs in groupby(directed, lambda pair: (pair[0].font, pair[1])):
            run, pen = _run(font, [piece for piece, _ in pairs], pen, size, rtl=level % 2 == 1)
            runs.append(run)
    missing = "".join([piece.missing for piece in pieces])
    return PlacedRuns(tuple(runs), pen * size, missing)


def _run(
    font: str, pieces: Sequence[Piece], pen: float, size: float, *, rtl: bool = False
) -> tuple[GlyphRun, float]:
    """One run of pieces in visual order from ``pen`` (ems), and the pen after it."""
    start = pen
    glyphs: list[int] = []
    xs: list[float] = []
    for piece in pieces:
        glyphs += piece.glyphs
        xs += [(pen + x) * size for x in piece.xs]
        pen += piece.advance
    plain = not rtl and all(piece.plain for piece in pieces)
    run = GlyphRun(
        font=font,
        size=size,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        ys=_zeros(len(xs)) if plain else tuple(y * size for piece in pieces for y in piece.ys),
        advance=(pen - start) * size,
        text="".join([piece.text for piece in (reversed(pieces) if rtl else pieces)]),
        clusters=_counted(len(xs)) if plain else _clusters(pieces, rtl=rtl),
        rtl=rtl,
    )
    return run, pen


def _clusters(pieces: Sequence[Piece], *, rtl: bool) -> tuple[int, ...]:
    """The glyphs' first characters as indices in the text of the whole run."""
    indices: list[int] = []
    before = sum(len(piece.text) for piece in pieces) if rtl else 0
    for piece in pieces:
        if rtl:
            before -= len(piece.text)
        indices += [before + index for index in piece.clusters]
        if not rtl:
            before += len(piece.text)
    return tuple(indices)


# Most runs are plain: they share these tuples, which saves a third of the memory of a map's text.


@cache
def _zeros(count: int) -> tuple[float, ...]:
    return (0.0,) * count


@cache
def _counted(count: int) -> tuple[int, ...]:
    return tuple(range(count))

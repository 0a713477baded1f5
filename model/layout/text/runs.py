"""Shaped pieces of one line to glyph runs, in the order in which they stand on the line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from model.layout.display import GlyphRun
from model.layout.text.bidi import visual_order
from model.layout.text.shaping import Piece


def glyph_runs(
    pieces: Sequence[tuple[Piece, int]], size: float
) -> tuple[tuple[GlyphRun, ...], float]:
    """The runs of a line from left to right, and its width in points.

    ``pieces`` stand in reading order, each with its embedding level.
    """
    ordered = list(pieces)
    if any(level for _, level in ordered):
        ordered = [ordered[index] for index in visual_order([level for _, level in ordered])]
    runs = []
    pen = 0.0
    for (font, level), group in groupby(ordered, lambda placed: (placed[0].font, placed[1])):
        run, pen = _run(font, [piece for piece, _ in group], pen, size, rtl=level % 2 == 1)
        runs.append(run)
    return tuple(runs), pen * size


def _run(
    font: str, pieces: list[Piece], pen: float, size: float, *, rtl: bool
) -> tuple[GlyphRun, float]:
    """One run of pieces in visual order from ``pen`` (ems), and the pen after it."""
    glyphs: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    indices: list[int] = []
    start = pen
    text = "".join(piece.text for piece in (reversed(pieces) if rtl else pieces))
    before = len(text) if rtl else 0
    for piece in pieces:
        if rtl:
            before -= len(piece.text)
        glyphs += piece.glyphs
        xs += [(pen + x) * size for x in piece.xs]
        ys += [y * size for y in piece.ys]
        indices += [before + index for index in piece.clusters]
        if not rtl:
            before += len(piece.text)
        pen += piece.advance
    run = GlyphRun(
        font=font,
        size=size,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        ys=tuple(ys),
        advance=(pen - start) * size,
        text=text,
        clusters=tuple(indices),
        rtl=rtl,
    )
    return run, pen

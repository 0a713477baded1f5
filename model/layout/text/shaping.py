"""Characters to glyphs: font fallback per cluster and HarfBuzz shaping, cached by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from model.layout.text.breaking import clusters
from model.layout.text.fonts import (
    Weight,
    chain,
    covers,
    font_for,
    keeps_spaces,
    missing_from,
    shaper,
)

# The language steers only rare glyph variants; a fixed one keeps machines alike.
_LANGUAGE = "en"
_STYLED = re.compile("[\u200d\ufe0e\ufe0f\u20e3]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text of one font and one direction. Unit: em, y downwards.

    Glyphs stand in visual order, left to right; ``clusters[i]`` is the index in ``text`` of the
    first character of glyph ``i``. ``plain`` tells that glyphs and characters go one to one, all
    on the baseline. ``missing`` lists characters drawn as a box.
    """

    font: str
    text: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advance: float
    clusters: tuple[int, ...]
    plain: bool
    missing: str = ""


class Shaped(NamedTuple):
    """The pieces of a text of one direction in reading order, and how wide it is in ems."""

    pieces: tuple[Piece, ...]
    advance: float


@cache
def shaping(weight: Weight, *, rtl: bool, japanese: bool) -> Callable[[str], Shaped]:
    """The function that shapes text of one direction with these settings.

    It remembers what it shaped: most words of a map come again.
    """

    @lru_cache(maxsize=16384)
    def shape(text: str) -> Shaped:
        parts = _itemise(text, weight, japanese=japanese)
        pieces = tuple(_shape_piece(font, part, rtl=rtl) for font, part in parts)
        return Shaped(pieces, sum(piece.advance for piece in pieces))

    return shape


def _itemise(text: str, weight: Weight, *, japanese: bool) -> Iterator[tuple[str, str]]:
    """The text in stretches of one font. Clusters stay whole; spaces follow what is before."""
    first = chain(weight)[0]
    if not _STYLED.search(text) and covers(first, text):
        if text:
            yield first, text
        return
    font, part = "", ""
    for cluster in clusters(text):
        if cluster.isspace() and font and keeps_spaces(font) and covers(font, cluster):
            part += cluster
            continue
        wanted = font_for(cluster, weight, japanese=japanese) or (
            font_for(cluster[0], weight, japanese=japanese) or first
        )
        if wanted != font and part:
            yield font, part
            part = ""
        font, part = wanted, part + cluster
    if part:
        yield font, part


def _shape_piece(font: str, text: str, *, rtl: bool) -> Piece:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = _LANGUAGE
    hb_font = shaper(font)
    hb.shape(hb_font, buffer)
    em = hb_font.face.upem
    pen, xs, ys = 0, [], []
    for dx, dy, advance, _ in (position.position for position in buffer.glyph_positions):
        xs.append((pen + dx) / em)
        ys.append(-dy / em if dy else 0.0)
        pen += advance
    infos = buffer.glyph_infos
    glyphs = tuple(info.codepoint for info in infos)
    indices = tuple(info.cluster for info in infos)
    return Piece(
        font=font,
        text=text,
        glyphs=glyphs,
        xs=tuple(xs),
        ys=tuple(ys),
        advance=pen / em,
        clusters=indices,
        plain=not any(ys) and indices == tuple(range(len(text))),
        missing=missing_from(font, text) if 0 in glyphs else "",
    )

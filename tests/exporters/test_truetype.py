"""Fonts cut down to some glyphs keep exactly these, as another reader of fonts sees them."""

from __future__ import annotations

import io
import random

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from exporters.painters.pdf.truetype import TrueTypeFont
from model.layout.text.fonts import font_data, font_keys


def _outline(font: TTFont, glyph: int) -> tuple[float, list[object]]:
    glyphs = font.getGlyphSet()
    name = font.getGlyphName(glyph)
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return glyphs[name].width, pen.value


@pytest.mark.parametrize("key", font_keys())
def test_a_subset_has_the_same_outlines_and_widths(key: str):
    font = TrueTypeFont.parse(font_data(key))
    chosen = random.Random(key).sample(range(len(font.advances)), 40)  # noqa: S311
    subset = TTFont(io.BytesIO(font.subset({glyph: glyph for glyph in chosen})), checkChecksums=2)
    whole = TTFont(io.BytesIO(font_data(key)))
    for glyph in [0, *chosen]:
        assert _outline(subset, glyph) == _outline(whole, glyph)
        assert _outline(whole, glyph)[0] == font.advances[glyph]


def test_a_subset_is_small_and_the_others_are_empty():
    font = TrueTypeFont.parse(font_data("sans"))
    subset = font.subset({36: 36, 40: 40})
    assert len(subset) < 3_000
    assert _outline(TTFont(io.BytesIO(subset)), 38)[1] == []


def test_the_parts_of_a_composite_glyph_come_along():
    font = TrueTypeFont.parse(font_data("sans"))
    whole = TTFont(io.BytesIO(font_data("sans")))
    name = whole.getBestCmap()[ord("Â")]
    assert whole["glyf"][name].isComposite()
    glyph = whole.getGlyphID(name)
    assert _outline(TTFont(io.BytesIO(font.subset({glyph: glyph}))), glyph) == _outline(
        whole, glyph
    )


def test_metrics_are_those_of_the_font():
    font = TrueTypeFont.parse(font_data("emoji"))
    whole = TTFont(io.BytesIO(font_data("emoji")))
    assert font.units_per_em == whole["head"].unitsPerEm
    assert (font.ascent, font.descent) == (whole["hhea"].ascent, whole["hhea"].descent)
    head = whole["head"]
    assert font.box == (head.xMin, head.yMin, head.xMax, head.yMax)


def test_what_is_no_truetype_font_is_refused():
    with pytest.raises(KeyError):
        TrueTypeFont.parse(b"OTTO" + bytes(20))

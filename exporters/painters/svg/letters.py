"""Text as text: lines that stay editable, and what they need of the fonts, in the file itself."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from exporters.painters.families import css_weight, family_name
from exporters.painters.svg.words import escaped, number
from model.layout.display import GlyphRun, TextNode
from model.layout.text.fonts import font_data, font_info

_PLAIN = "sans"
"""The font of the root element: a run in it names no family."""
_NAMES = (1, 2, 13, 14)
"""What of a font's names stays: its own, and the licence that asks to stay with it."""


class Letters:
    """The text of one file, and the characters it needs of each font."""

    def __init__(self) -> None:
        self._needed: dict[str, set[str]] = {}

    def element(self, node: TextNode) -> str:
        """A line as an element; empty for one without glyphs.

        Runs stand in reading order, each at its place: what a viewer without the font draws
        instead is squeezed or stretched to the same width.
        """
        runs = _in_reading_order(node)
        if not runs:
            return ""
        start = f'<text y="{number(node.y)}" fill="{node.colour}"'
        if len(runs) == 1:
            return f"{start}{self._place(node, runs[0])}>{escaped(runs[0].text)}</text>"
        spans = "".join(
            f"<tspan{self._place(node, run)}>{escaped(run.text)}</tspan>" for run in runs
        )
        return f"{start}>{spans}</text>"

    def _place(self, node: TextNode, run: GlyphRun) -> str:
        self._needed.setdefault(run.font, set()).update(run.text)
        # A run goes one way only, as the layout found: a viewer shall not judge its signs anew.
        start = node.x + min(run.xs) + (run.advance if run.rtl else 0.0)
        override = ' direction="rtl" unicode-bidi="bidi-override"' if run.rtl else ""
        family = "" if font_info(run.font).family == _PLAIN else family_name(run.font)
        weight = css_weight(run.font)
        return (
            f' x="{number(start)}" font-size="{number(run.size)}"{override}'
            + (f' font-family="{family}, Noto Sans, sans-serif"' if family else "")
            + (f' font-weight="{weight}"' if weight != css_weight(_PLAIN) else "")
            + f' textLength="{number(run.advance)}"'
        )

    def style(self) -> str:
        """The style element with the fonts' needed parts."""
        faces = "\n".join(
            f'@font-face{{font-family:"{family_name(font)}";font-weight:{css_weight(font)};'
            f"src:url(data:font/woff;base64,{_packed(font, ''.join(sorted(characters)))})}}"
            for font, characters in sorted(self._needed.items())
        )
        rules = "text{white-space:pre;text-rendering:geometricPrecision}"
        return f"<style>\n{faces}\n{rules}\n</style>"


@lru_cache(maxsize=32)
def _packed(font: str, characters: str) -> str:
    """The part of a font that draws these characters in every combination, as base64 of WOFF."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, characters))
    wanted.sets(hb.SubsetInputSets.NAME_ID).update(_NAMES)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    cut = hb.subset(hb.Face(font_data(font)), wanted).blob.data
    with TTFont(io.BytesIO(cut), recalcTimestamp=False) as file:
        file.flavor = "woff"
        buffer = io.BytesIO()
        file.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def _in_reading_order(node: TextNode) -> list[GlyphRun]:
    """The runs as they are read; a line of both directions turns what runs against it.

    Where that does not give the line's text, as for directions within directions, they stay as
    they stand from left to right.
    """
    runs = [run for run in node.runs if run.text and run.glyphs]
    for order in (_turned(runs, rtl=True), _turned(runs[::-1], rtl=False), runs):
        if "".join(run.text for run in order).strip() == node.text.strip():
            return order
    return runs


def _turned(runs: list[GlyphRun], *, rtl: bool) -> list[GlyphRun]:
    """The runs, with stretches of the one direction the other way round."""
    order: list[GlyphRun] = []
    stretch: list[GlyphRun] = []
    for run in runs:
        if run.rtl is rtl:
            stretch.insert(0, run)
        else:
            order += [*stretch, run]
            stretch = []
    return order + stretch

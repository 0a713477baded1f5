"""Text to lines of placed glyphs: the one place where text is measured and broken.

What comes out is exactly what is drawn on screen and on paper. Unit: point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from model.layout.display import GlyphRun, TextNode
from model.layout.text.breaking import bare, clusters, paragraphs
from model.layout.text.fonts import Weight, metrics
from model.layout.text.paragraph import Paragraph, Span, break_lines, has_kana

Align = Literal["start", "centre", "end"]

ELLIPSIS = "…"
# Slack in ems, so that text fits the width it was measured to have.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size of the type and distance of the baselines, in points, and the weight."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: runs from left to right, the text in reading order, the width in points.

    ``rtl`` tells that its paragraph reads from right to left.
    """

    runs: tuple[GlyphRun, ...]
    text: str
    width: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines under each other; ``width`` is that of the widest line.

    ``ascent`` is the distance from the top of the block to the first baseline. ``missing`` lists
    the characters that no bundled font has; they are drawn as a box.
    """

    lines: tuple[TextLine, ...]
    width: float
    height: float
    style: TextStyle
    missing: tuple[str, ...]
    ascent: float


@lru_cache(maxsize=16384)
def typeset(
    text: str, style: TextStyle, *, width: float | None = None, max_lines: int | None = None
) -> TextBlock:
    """Break and shape ``text``, at most ``width`` points wide (None: only at hard line ends).

    A word longer than the width is broken between grapheme clusters. Nothing is cut off unless
    ``max_lines`` is given: then the last line allowed ends with an ellipsis.
    """
    # A column narrower than its own margins leaves less than nothing: then clusters stand alone.
    limit = float("inf") if width is None else max(width, 0.0) / style.size + _SLACK
    lines: list[TextLine] = []
    missing: dict[str, None] = {}
    japanese = has_kana(text)
    for source in paragraphs(text):
        paragraph = Paragraph(source, style.weight, japanese=japanese)
        for spans in break_lines(paragraph, limit):
            if len(lines) == max_lines:
                lines[-1] = _shortened(lines[-1], style, limit, japanese=japanese)
                return _block(lines, style, missing)
            line, absent = _line(paragraph, spans, style)
            lines.append(line)
            missing.update(dict.fromkeys(absent))
    return _block(lines, style, missing)


def place(
    block: TextBlock,
    x: float,
    y: float,
    colour: str,
    *,
    align: Align = "start",
    width: float | None = None,
) -> tuple[TextNode, ...]:
    """The block's lines as nodes, its top left corner at (x, y); empty lines leave no node.

    ``width`` is the room that lines are aligned in (None: the block's own width). The start of a
    line that reads from right to left is on the right.
    """
    room = block.width if width is None else width
    baseline = y + block.ascent
    nodes = []
    for line in block.lines:
        if line.runs:
            left = x + _share(align, rtl=line.rtl) * (room - line.width)
            nodes.append(TextNode(left, baseline, line.runs, colour, line.text, line.width))
        baseline += block.style.leading
    return tuple(nodes)


def _share(align: Align, *, rtl: bool) -> float:
    """Which part of the free room stands left of the line."""
    if align == "centre":
        return 0.5
    return 1.0 if (align == "end") != rtl else 0.0


def _block(lines: Iterable[TextLine], style: TextStyle, missing: Iterable[str]) -> TextBlock:
    rows = tuple(lines)
    letters = metrics("sans")
    half_gap = (style.leading - (letters.ascent + letters.descent) * style.size) / 2
    return TextBlock(
        lines=rows,
        width=max((line.width for line in rows), default=0.0),
        height=len(rows) * style.leading,
        style=style,
        missing=tuple(missing),
        ascent=half_gap + letters.ascent * style.size,
    )


def _line(paragraph: Paragraph, spans: Sequence[Span], style: TextStyle) -> tuple[TextLine, str]:
    """The line that shows these spans, and the characters that no font has."""
    if not spans:
        return TextLine((), "", 0.0, rtl=paragraph.rtl), ""
    placed = paragraph.runs(spans, style.size)
    text = paragraph.text[spans[0][0] : spans[-1][1]]
    return TextLine(placed.runs, text, placed.width, rtl=paragraph.rtl), placed.missing


def _shortened(line: TextLine, style: TextStyle, limit: float, *, japanese: bool) -> TextLine:
    """The line with an ellipsis at its end, shorter by as many clusters as that takes."""
    kept = list(clusters(line.text))
    while True:
        text = bare("".join(kept)) + ELLIPSIS
        paragraph = Paragraph(text, style.weight, japanese=japanese, rtl=line.rtl)
        if not kept or paragraph.width(0, len(text)) <= limit:
            return _line(paragraph, [(0, len(text))], style)[0]
        kept.pop()

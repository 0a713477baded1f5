"""Stage names over a plot: an axis for what goes along the journey."""

from __future__ import annotations

from collections.abc import Sequence

from model.layout.display import Node, RectNode
from model.layout.geometry import Rect
from model.layout.sketch import Sketch
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.plots.parts import item
from model.plots.style import RADIUS, SMALL_STRONG
from model.plots.values import Span
from resources.words import tr

_PAD = 4.0
_GAP = 1.5
_MOST_LINES = 2
_LEAST = 22.0
"""A stage narrower than this shows its colour only."""
_EMPTY = 5.0


def stage_heads(
    sketch: Sketch, spans: Sequence[Span], left: float, unit: float, theme: Theme
) -> float:
    """The names of the stages, ``unit`` points for a step; gives the height they take."""
    blocks = [(span, _block(span, unit)) for span in spans]
    height = max((block.height for _, block in blocks if block), default=0.0)
    height = height + 2 * _PAD if height else _EMPTY
    for span, block in blocks:
        rect = Rect(left + span.start * unit, 0, (span.end - span.start) * unit - _GAP, height)
        sketch.add(item(span.id, span.name or tr("Stage"), _head(span, block, rect, theme), rect))
    return height + 2.0 if spans else 0.0


def _block(span: Span, unit: float) -> TextBlock | None:
    room = (span.end - span.start) * unit - _GAP - 2 * _PAD
    if room < _LEAST:
        return None
    name = span.name or tr("Stage")
    longest = max((typeset(word, SMALL_STRONG).width for word in name.split()), default=0.0)
    # A word broken in the middle is harder to read than one that is cut short.
    lines = 1 if longest > room else _MOST_LINES
    return typeset(name, SMALL_STRONG, width=room, max_lines=lines)


def _head(span: Span, block: TextBlock | None, rect: Rect, theme: Theme) -> list[Node]:
    hue, ink = theme.stage_hues[span.hue % len(theme.stage_hues)], theme.stage_text
    if theme.filled:
        ground = RectNode(rect, RADIUS, hue)
    else:
        ground = RectNode(rect.inset(0.45), RADIUS, None, hue, 0.9)
        ink = theme.step_hues[span.hue % len(theme.step_hues)]
    if block is None:
        return [ground]
    top = rect.y + (rect.height - block.height) / 2
    width = rect.width - 2 * _PAD
    return [ground, *place(block, rect.x + _PAD, top, ink, align="centre", width=width)]

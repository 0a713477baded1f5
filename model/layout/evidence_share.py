"""How much of a map is researched, partly researched, assumed: a small bar and its figures.

The three parts differ in shape as their signs do (filled, half filled, outlined), so the bar can be
read without its colours.
"""

from __future__ import annotations

from collections.abc import Iterable

from model.kinds import Support
from model.layout.display import Node
from model.layout.flow import Chip
from model.layout.geometry import Rect
from model.layout.metrics import CHIP, SMALL
from model.layout.sketch import Sketch
from model.layout.tally import Tally
from model.layout.text import typeset
from model.layout.theme import Theme
from resources.words import tr

_WORDS: dict[Support, str] = {
    Support.RESEARCHED: "{share} % researched",
    Support.PARTLY: "{share} % partly",
    Support.ASSUMED: "{share} % assumed",
}
_BAR, _THICK, _GAP = 84.0, 8.0, 7.0
_BESIDE = 60.0
"""With less room than this beside the bar, the figures stand below it."""
_LINE = 0.9
_APART = 1.5


def evidence_share(tally: Tally, theme: Theme, room: float) -> Chip:
    """The bar with its figures beside it, at most ``room`` wide, for a map that has cards."""
    shares = {support: share for support, share in tally.shares().items() if share}
    figures = ", ".join(tr(_WORDS[support], share=share) for support, share in shares.items())
    bar = min(_BAR, room)
    beside = room - bar - _GAP >= _BESIDE
    wide = room - bar - _GAP if beside else room
    block = typeset(tr("Evidence: {figures}", figures=figures), SMALL, width=wide)
    left, top = (bar + _GAP, (CHIP - SMALL.leading) / 2) if beside else (0.0, CHIP)

    def draw(x: float, y: float) -> Iterable[Node]:
        sketch = Sketch()
        draw_share(sketch, tally, Rect(x, y + (CHIP - _THICK) / 2, bar, _THICK), theme)
        sketch.put(block, x + left, y + top, theme.secondary)
        return sketch.nodes

    height = max(CHIP, block.height) if beside else CHIP + block.height
    return Chip(max(bar, left + block.width), height, draw)


def draw_share(sketch: Sketch, tally: Tally, rect: Rect, theme: Theme) -> None:
    """The bar alone, in ``rect``; nothing where there are no cards."""
    shares = {support: share for support, share in tally.shares().items() if share}
    left, whole = rect.x, rect.width - _APART * (len(shares) - 1)
    for support, share in shares.items():
        width = whole * share / 100
        _part(sketch, support, Rect(left, rect.y, width, rect.height), theme)
        left += width + _APART


def _part(sketch: Sketch, support: Support, rect: Rect, theme: Theme) -> None:
    """One part of the bar; a sliver is filled, whatever it stands for."""
    colour = theme.support[support]
    if support is Support.RESEARCHED or rect.width < 4 * _LINE:
        sketch.rect(rect, colour, radius=1.5)
        return
    inner = rect.inset(_LINE / 2)
    sketch.rect(inner, theme.paper, radius=1.5, stroke=colour, stroke_width=_LINE)
    if support is Support.PARTLY:
        half = Rect(inner.x, rect.y + rect.height / 2, inner.width, rect.height / 2 - _LINE / 2)
        sketch.rect(half, colour, radius=1.0)

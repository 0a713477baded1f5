"""How many people are lost from one step to the next: arrows above the cards of a metrics lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.kinds import CardKind
from model.layout.breaks import BELOW, Breaks, below_breaks
from model.layout.colours import readable
from model.layout.columns import Columns
from model.layout.display import Group, Node, PathNode, Role
from model.layout.flow import Chip
from model.layout.geometry import Rect
from model.layout.lane_plot import LanePlot
from model.layout.metrics import CHIP, LANE_PAD, SMALL_STRONG
from model.layout.shapes import arrow_head, polygon
from model.layout.sketch import Sketch
from model.layout.stops import CLEAR, Stops
from model.layout.text import typeset
from model.layout.theme import Theme
from resources.words import tr

_ROW = CHIP + 4.0
_HEAD = 5.0
_PAD = 6.0
_OVER = 40.0
"""An arrow begins no further before the end of its first column, nor ends later in its last."""


@dataclass(frozen=True, slots=True)
class Fall:
    """From one column to another: the share of people who do not get there, 0 to 1.

    A negative share is a gain.
    """

    start: int
    end: int
    lost: float


@dataclass(frozen=True, slots=True)
class Falls:
    """What a lane of metrics shows of the people between its steps."""

    falls: tuple[Fall, ...]


def draw_falls(
    falls: Falls,
    columns: Columns,
    uprights: Sequence[float],
    theme: Theme,
    *,
    stops: Stops = (),
    breaks: Breaks = (),
) -> LanePlot | None:
    """A row of arrows with their figures; None where there is none to draw.

    What lies within one collapsed stage is not shown.
    """
    y = below_breaks(LANE_PAD, _ROW, breaks)
    groups = [
        _arrow(fall, columns, [*stops, *uprights], y, theme)
        for fall in falls.falls
        if columns.folds.get(fall.start, (0,)) != columns.folds.get(fall.end, (1,))
    ]
    if not groups:
        return None
    return LanePlot(tuple(groups), y + _ROW + (0.0 if y == LANE_PAD else BELOW - LANE_PAD))


def fall_text(lost: float) -> str:
    """How many more or fewer there are: ``−23 %``."""
    percent = round(-100 * lost)
    sign = "\N{MINUS SIGN}" if percent < 0 else "+" if percent > 0 else "\N{PLUS-MINUS SIGN}"
    return f"{sign}{abs(percent)}\N{NO-BREAK SPACE}%"


def loss_chip(theme: Theme) -> Chip:
    """A sample of an arrow, for the legend."""
    fall = Fall(0, 1, 0.2)
    text = typeset(fall_text(fall.lost), SMALL_STRONG)
    width = text.width + 2 * _PAD

    def draw(x: float, y: float) -> list[Node]:
        sketch = Sketch()
        _pill(sketch, fall, x + width / 2, y - 2, theme)
        return sketch.nodes

    return Chip(width, CHIP, draw)


def _pill(sketch: Sketch, fall: Fall, middle: float, y: float, theme: Theme) -> Rect:
    """The figure on its ground, around ``middle``."""
    colour = _colour(fall, theme)
    block = typeset(fall_text(fall.lost), SMALL_STRONG)
    half = block.width / 2 + _PAD
    pill = Rect(middle - half, y + (_ROW - CHIP) / 2 - 1, 2 * half, CHIP + 2)
    radius = pill.height / 2
    sketch.rect(pill.inset(0.4), theme.paper, radius=radius, stroke=colour, stroke_width=0.8)
    sketch.put(block, middle - block.width / 2, y + _ROW / 2 - block.height / 2, colour)
    return pill


def _arrow(fall: Fall, columns: Columns, stops: Sequence[float], y: float, theme: Theme) -> Group:
    """From the middle of one column to that of the other, the figure on the border between."""
    colour = _colour(fall, theme)
    block = typeset(fall_text(fall.lost), SMALL_STRONG)
    left = (columns.borders[fall.start] + columns.borders[fall.start + 1]) / 2
    right = (columns.borders[fall.end] + columns.borders[fall.end + 1]) / 2
    border = (columns.borders[fall.start + 1] + columns.borders[fall.end]) / 2
    left = max(left, columns.borders[fall.start + 1] - _OVER)
    right = min(right, columns.borders[fall.end] + _OVER)
    half = block.width / 2 + _PAD
    middle = _clear_of(border, half, stops)
    line = y + _ROW / 2
    sketch = Sketch()
    ends = ((left, line), (max(right, middle + half + 2 * _HEAD), line))
    sketch.add(PathNode(polygon(ends, closed=False), stroke=colour, stroke_width=1.25))
    sketch.add(PathNode(arrow_head(filled=True), ends[1][0] + 1, line, _HEAD, colour))
    pill = _pill(sketch, fall, middle, y, theme)
    reach = min(left, pill.x)
    bounds = Rect(reach, y, max(ends[1][0] + 1, pill.right) - reach, _ROW).inset(-1)
    title = tr("From step to step: {change}", change=fall_text(fall.lost))
    return Group(Role.PLOT, columns.step_ids[fall.start], tuple(sketch.nodes), bounds, title=title)


def _clear_of(at: float, half: float, stops: Sequence[float]) -> float:
    """The middle of the figure, moved to the left of a cut that would go through it."""
    for stop in sorted(stops, reverse=True):
        if abs(stop - at) < half + CLEAR:
            at = stop - half - CLEAR
    return at


def _colour(fall: Fall, theme: Theme) -> str:
    if round(100 * fall.lost) <= 0:
        return theme.secondary
    return readable(theme.cards[CardKind.PAIN_POINT].bar, theme.paper)

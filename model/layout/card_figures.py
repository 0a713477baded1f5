"""The figures inside metric cards: the value against its target, and how it came to be."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from model.insight.figures import Reached, direction, reached, readings
from model.kinds import Better, CardKind, MetricKind, words
from model.layout.colours import blend, readable
from model.layout.display import Node, PathNode
from model.layout.geometry import Rect
from model.layout.marks import sign
from model.layout.metrics import CARD_PAD, FIGURE, ICON_X, SMALL, TEXT_X
from model.layout.phrases import date_text, figure_text, joined, short_number
from model.layout.shapes import polygon
from model.layout.sketch import Sketch, disc
from model.layout.text import typeset
from model.layout.theme import CardColours, Theme
from model.records import Metric
from resources.words import tr

Scale: TypeAlias = tuple[float, float]
"""The lowest and the highest figure on a bar."""

TARGET_NAMES: dict[Reached, str] = {
    Reached.YES: "Target reached",
    Reached.NO: "Target not reached",
}

_SPARK_WIDTH, _SPARK_HEIGHT = 56.0, 18.0
_LEAST_SPARK = 15.0
_BAR = 4.0
_SIGN = 12.0
_UP = polygon(((0.0, -4.0), (3.6, 2.6), (-3.6, 2.6)))
_DOWN = polygon(((0.0, 4.0), (3.6, -2.6), (-3.6, -2.6)))
_GAP = 4.0


def figure(
    sketch: Sketch,
    metric: Metric,
    scale: Scale | None,
    y: float,
    width: float,
    theme: Theme,
    colours: CardColours,
    *,
    named: bool,
) -> float:
    """Value, target, date and history of a metric; gives the height they take.

    ``scale`` is what all bars of this kind of figure are drawn to. ``named`` tells that the card
    has a text of its own, so that the kind of metric is still to be said.
    """
    room = width - TEXT_X - CARD_PAD
    top = y
    met = reached(metric)
    if met is not Reached.UNKNOWN:
        middle = y + (FIGURE.leading - _SIGN) / 2
        sketch.add(*target_sign(met, ICON_X + 1, middle, colours.fill, theme))
    y += sketch.write(figure_text(metric), FIGURE, TEXT_X, y, colours.text, width=room)
    if metric.value is not None and (scale is not None or metric.target is not None):
        y += _bar(sketch, metric, scale, y + 2, room, theme, colours) + 4
    if len(readings(metric)) > 1:
        y += _history(sketch, metric, y + 2, room, theme, colours) + 4
    if metric.target is not None:
        y += _target(sketch, metric, y + 1, room, theme)
    for text in (
        tr(words(metric.kind)) if named and metric.kind is not MetricKind.OTHER else "",
        date_text(metric.on) if metric.on else "",
    ):
        y += sketch.write(text, SMALL, TEXT_X, y + 1, theme.secondary, width=room)
    return y - top


def target_sign(met: Reached, x: float, y: float, ground: str, theme: Theme) -> tuple[Node, ...]:
    """A tick where the target is reached, a cross where not; its top left corner at (x, y)."""
    yes = met is Reached.YES
    kind = CardKind.OPPORTUNITY if yes else CardKind.PAIN_POINT
    colour = readable(theme.cards[kind].bar, ground, ratio=3.0)
    half = _SIGN / 2
    return sign("check" if yes else "cross", x + half, y + half, half, colour, ground)


def _target(sketch: Sketch, metric: Metric, y: float, room: float, theme: Theme) -> float:
    """The target, an arrow that says which way is better, and by when."""
    better = direction(metric)
    day = tr("by {day}", day=date_text(metric.target_on)) if metric.target_on else ""
    text = tr("Target {figure}", figure=figure_text(metric, metric.target))
    lead = 0.0
    if better is not None:
        shape = _UP if better is Better.HIGHER else _DOWN
        middle = y + SMALL.leading / 2
        sketch.add(PathNode(shape, TEXT_X + 4, middle, 1.0, theme.secondary))
        lead = 12.0
    said = joined(text, day)
    return sketch.write(said, SMALL, TEXT_X + lead, y, theme.secondary, width=room - lead)


def _bar(
    sketch: Sketch,
    metric: Metric,
    scale: Scale | None,
    y: float,
    room: float,
    theme: Theme,
    colours: CardColours,
) -> float:
    """The value as a bar, to the scale of its kind, with a tick at the target."""
    value = metric.value or 0.0
    known = [v for v in (value, metric.target, *(scale or ())) if v is not None]
    low, high = min(0.0, *known), max(0.0, *known)
    spread = (high - low) or 1.0
    ground = blend(colours.fill, theme.faint, 0.25)
    sketch.rect(Rect(TEXT_X, y + 2, room, _BAR), ground, radius=_BAR / 2)
    zero, end = sorted((-low / spread * room, (value - low) / spread * room))
    if end - zero >= 1:
        part = Rect(TEXT_X + zero, y + 2, end - zero, _BAR)
        sketch.rect(part, colours.bar, radius=min(_BAR, part.width) / 2)
    if metric.target is not None:
        at = min(max((metric.target - low) / spread * room, 1.0), room - 1.0)
        sketch.rect(Rect(TEXT_X + at - 1, y, 2, _BAR + 4), theme.ink, radius=1)
    return _BAR + 4


def _history(
    sketch: Sketch, metric: Metric, y: float, room: float, theme: Theme, colours: CardColours
) -> float:
    """The readings as a small line, a dot at the last, between the first value and the last."""
    known = readings(metric)
    first, last = known[0], known[-1]
    days = max(1, (last.on - first.on).days)
    values = [reading.value for reading in known]
    low, spread = min(values), (max(values) - min(values)) or 1.0
    ends = [typeset(short_number(value), SMALL) for value in (first.value, last.value)]
    width = room - 4 - sum(end.width for end in ends) - 3 * _GAP
    told = width >= _LEAST_SPARK
    width = min(width if told else room - 4, _SPARK_WIDTH)
    points = [
        (
            width * (reading.on - first.on).days / days,
            _SPARK_HEIGHT * (1 - (reading.value - low) / spread),
        )
        for reading in known
    ]
    x, top = TEXT_X + 2, y + 2
    if told:
        middle = top + _SPARK_HEIGHT / 2 - SMALL.leading / 2
        sketch.put(ends[0], TEXT_X, middle, theme.secondary)
        x = TEXT_X + ends[0].width + 1.5 * _GAP
        sketch.put(ends[1], x + width + 1.5 * _GAP, middle, theme.secondary)
    if any(start != end for start, end in pairwise(points)):
        path = polygon(points, closed=False)
        sketch.add(PathNode(path, x, top, 1.0, None, theme.secondary, 1.25))
    end = points[-1]
    sketch.add(disc(x + end[0], top + end[1], 2.25, colours.bar))
    return _SPARK_HEIGHT + 4

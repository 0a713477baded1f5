"""The pictures and figures inside cards: an image, a metric with its target and history."""

from __future__ import annotations

from itertools import pairwise

from model.kinds import MetricKind, words
from model.layout.colours import blend
from model.layout.display import ImageNode, PathNode
from model.layout.geometry import Rect
from model.layout.metrics import CARD_PAD, FIGURE, ICON, PICTURE_HEIGHT, SMALL, TEXT_X
from model.layout.phrases import date_text, figure_text, joined
from model.layout.shapes import polygon
from model.layout.sketch import Sketch, disc
from model.layout.theme import CardColours, Theme
from model.records import Image, Metric
from resources.words import tr

_LEFT = 10.0
"""Pictures begin right of the bar."""
_SPARK_WIDTH, _SPARK_HEIGHT = 56.0, 18.0
_BAR = 4.0


def picture(
    sketch: Sketch,
    image: Image | None,
    y: float,
    width: float,
    theme: Theme,
    colours: CardColours,
) -> float:
    """The picture across the card, never distorted nor enlarged; gives the height it takes.

    Where there is no picture yet, its place is kept with an icon.
    """
    room = width - _LEFT - CARD_PAD
    if image is None:
        frame = Rect(_LEFT, y, room, 48)
        sketch.rect(frame, blend(colours.fill, colours.bar, 0.1), radius=3)
        centre = frame.centre
        sketch.icon("image", centre.x - ICON, centre.y - ICON, 2 * ICON, theme.faint)
        return frame.height + 6
    scale = min(room / image.width, PICTURE_HEIGHT / image.height, 1.0)
    shown_width, shown_height = image.width * scale, image.height * scale
    left = _LEFT + (room - shown_width) / 2
    frame = Rect(left, y, shown_width, shown_height)
    sketch.add(ImageNode(frame, image.id, image.alt))
    return shown_height + 6


def figure(
    sketch: Sketch, metric: Metric, y: float, width: float, theme: Theme, colours: CardColours
) -> float:
    """Value, target, date and history of a metric; gives the height they take."""
    room = width - TEXT_X - CARD_PAD
    top = y
    y += sketch.write(figure_text(metric), FIGURE, TEXT_X, y, colours.text, width=room)
    if metric.value is not None and metric.target:
        y += _progress(sketch, metric.value / metric.target, y + 2, room, theme, colours) + 4
    if len(metric.history) > 1:
        y += _history(sketch, metric, y + 2, room, theme, colours) + 4
    target = "" if metric.target is None else figure_text(metric, metric.target)
    kind = "" if metric.kind is MetricKind.OTHER else tr(words(metric.kind))
    for text in (
        tr("Target {figure}", figure=target) if target else "",
        joined(kind, date_text(metric.on) if metric.on else ""),
    ):
        y += sketch.write(text, SMALL, TEXT_X, y + 1, theme.secondary, width=room)
    return y - top


def _progress(
    sketch: Sketch, share: float, y: float, room: float, theme: Theme, colours: CardColours
) -> float:
    """A bar that is full where the target is reached."""
    ground = blend(colours.fill, theme.faint, 0.25)
    sketch.rect(Rect(TEXT_X, y, room, _BAR), ground, radius=_BAR / 2)
    part = room * min(1.0, max(0.0, share))
    if part >= 1:
        sketch.rect(Rect(TEXT_X, y, part, _BAR), colours.bar, radius=min(_BAR, part) / 2)
    return _BAR


def _history(
    sketch: Sketch, metric: Metric, y: float, room: float, theme: Theme, colours: CardColours
) -> float:
    """The readings as a small line, oldest at the left, a dot at the last."""
    readings = sorted(metric.history, key=lambda reading: reading.on)
    first, last = readings[0].on, readings[-1].on
    days = max(1, (last - first).days)
    values = [reading.value for reading in readings]
    low, spread = min(values), (max(values) - min(values)) or 1.0
    width = min(room - 4, _SPARK_WIDTH)
    points = [
        (
            width * (reading.on - first).days / days,
            _SPARK_HEIGHT * (1 - (reading.value - low) / spread),
        )
        for reading in readings
    ]
    x, top = TEXT_X + 2, y + 2
    if any(start != end for start, end in pairwise(points)):
        path = polygon(points, closed=False)
        sketch.add(PathNode(path, x, top, 1.0, None, theme.secondary, 1.25))
    end = points[-1]
    sketch.add(disc(x + end[0], top + end[1], 2.25, colours.bar))
    return _SPARK_HEIGHT + 4

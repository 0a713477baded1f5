"""The pictures and figures inside cards: an image, a metric with its target and history."""

from __future__ import annotations

from itertools import pairwise

from model.kinds import MetricKind, words
from model.layout.colours import blend
from model.layout.display import ImageNode, PathNode
from model.layout.geometry import Rect
from model.layout.metrics import CARD_PAD, FIGURE, ICON, PICTURE_HEIGHT, SMALL, TEXT_X
from model.layout.phrases import date_text, figure_text
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
    sketch: Sketch,
    metric: Metric,
    y: float,
    width: float,
    theme: Theme,
    colours: CardColours,
    *,
    named: bool,
) -> float:
    """Value, target, date and history of a metric; gives the height they take.

    ``named`` tells that the card has a text of its own, so that the kind of metric is still to
    be said.
    """
    room = width - TEXT_X - CARD_PAD
    top = y
    y += sketch.write(figure_text(metric), FIGURE, TEXT_X, y, colours.text, width=room)
    if metric.value is not None and metric.target is not None:
        y += _against(sketch, metric.value, metric.target, y + 2, room, theme, colours) + 4
    if len(metric.history) > 1:
        y += _history(sketch, metric, y + 2, room, theme, colours) + 4
    target = "" if metric.target is None else figure_text(metric, metric.target)
    for text in (
        tr(words(metric.kind)) if named and metric.kind is not MetricKind.OTHER else "",
        tr("Target {figure}", figure=target) if target else "",
        date_text(metric.on) if metric.on else "",
    ):
        y += sketch.write(text, SMALL, TEXT_X, y + 1, theme.secondary, width=room)
    return y - top


def _against(
    sketch: Sketch,
    value: float,
    target: float,
    y: float,
    room: float,
    theme: Theme,
    colours: CardColours,
) -> float:
    """The value as a bar with a tick at the target: whether more is better, nobody says here."""
    low, high = min(0.0, value, target), max(0.0, value, target)
    spread = (high - low) or 1.0
    ground = blend(colours.fill, theme.faint, 0.25)
    sketch.rect(Rect(TEXT_X, y + 2, room, _BAR), ground, radius=_BAR / 2)
    zero, end = sorted((-low / spread * room, (value - low) / spread * room))
    if end - zero >= 1:
        part = Rect(TEXT_X + zero, y + 2, end - zero, _BAR)
        sketch.rect(part, colours.bar, radius=min(_BAR, part.width) / 2)
    at = min(max((target - low) / spread * room, 1.0), room - 1.0)
    sketch.rect(Rect(TEXT_X + at - 1, y, 2, _BAR + 4), theme.ink, radius=1)
    return _BAR + 4


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

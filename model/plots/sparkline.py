"""A sparkline: how a figure went, as small as a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.kinds import CardKind, Support
from model.layout.colours import blend
from model.layout.display import PathNode
from model.layout.geometry import Point, Size
from model.layout.shapes import polygon
from model.layout.sketch import Drawing, Sketch, disc
from model.layout.theme import Theme

_DOT = 2.4
_STROKE = 1.4


def sparkline(
    readings: Sequence[tuple[date, float]],
    size: Size,
    theme: Theme,
    *,
    target: float | None = None,
    good: bool | None = None,
) -> Drawing:
    """The values over their days, oldest first; the last one as a dot, the target as a dashed line.

    ``good`` colours the dot: whether the last step went the right way, None where nobody knows.
    """
    sketch = Sketch()
    values = [value for _, value in readings]
    if not values:
        return sketch.finish(size.width, size.height)
    low, high = (f([*values, *([] if target is None else [target])]) for f in (min, max))
    days = [day.toordinal() for day, _ in readings]
    inner = Size(size.width - 2 * _DOT, size.height - 2 * _DOT)

    def y_of(value: float) -> float:
        share = (high - value) / (high - low) if high > low else 0.5
        return _DOT + share * inner.height

    def x_of(day: int) -> float:
        whole = days[-1] - days[0]
        return _DOT + (inner.width * (day - days[0]) / whole if whole else inner.width)

    if target is not None:
        level = polygon(((0.0, 0.0), (size.width, 0.0)), closed=False)
        faded = blend(theme.paper, theme.secondary, 0.6)
        sketch.add(PathNode(level, 0.0, y_of(target), 1.0, None, faded, 0.8, (2.5, 2.0)))
    points = [Point(x_of(day), y_of(value)) for day, value in zip(days, values, strict=True)]
    if len(points) > 1:
        path = polygon([(point.x, point.y) for point in points], closed=False)
        sketch.add(PathNode(path, stroke=theme.secondary, stroke_width=_STROKE))
    colours = {
        True: theme.support[Support.RESEARCHED],
        False: theme.cards[CardKind.PAIN_POINT].bar,
        None: theme.accent,
    }
    sketch.add(disc(points[-1].x, points[-1].y, _DOT, colours[good]))
    return sketch.finish(size.width, size.height)

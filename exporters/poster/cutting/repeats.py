"""Headers repeated on later sheets: the stage band above, the lane names at the left.

Drawn for the sheet, in small print of their own: as large as they must be to be read at the desk,
whatever the scale of the map, and set apart from it by a ground of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.poster.cutting.rooms import BAND, NAMES
from model.layout.colours import blend
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.result import LayoutResult, StepBox
from model.layout.sketch import Sketch
from model.layout.text import TextStyle, Weight, typeset
from model.layout.theme import Theme
from model.queries import lane_name, stage_hues
from resources.words import tr

_GAP = 4.0
_STAGE = TextStyle(8, 10, Weight.SEMIBOLD)
_STEP = TextStyle(7, 8.5)
_NAMES = tuple(TextStyle(size, 9, Weight.SEMIBOLD) for size in (7.5, 7.0, 6.5))
"""Names of lanes: a little smaller rather than with a broken word."""
_STAGE_HEIGHT = 14.0
_PAD = 3.0
_LEAST = 14.0
"""Narrower or lower than this there is no room for a word."""
_HAIR = 0.5


def repeated_band(layout: LayoutResult, left: float, right: float, scale: float) -> Group:
    """Stages and steps between two x of the map, from (0, 0) on, in points on paper."""
    theme, document = layout.options.theme, layout.document
    sketch = Sketch()
    width, height = scale * (right - left), BAND - _GAP
    sketch.rect(Rect(0, 0, width, height), _ground(theme))
    hues = dict(stage_hues(document))
    for stage in layout.stages:
        place = _visible(stage.rect.x, stage.rect.right, left, right, scale)
        if place is None:
            continue
        x, wide = place
        hue = theme.stage_hues[hues[stage.stage_id] % len(theme.stage_hues)]
        sketch.rect(Rect(x + 0.5, 0, max(wide - 1, 0.5), _STAGE_HEIGHT), hue, radius=2)
        name = document.stages[stage.stage_id].name
        if _readable(name, _STAGE, wide, scale * stage.rect.width):
            room = Rect(x, 0, wide, _STAGE_HEIGHT)
            _word(sketch, name, _STAGE, room, theme.stage_text, lines=1)
    for step in layout.steps:
        place = _visible(step.header.x, step.header.right, left, right, scale)
        if place is None:
            continue
        x, wide = place
        if x > 0:
            sketch.line(x - _HAIR / 2, _STAGE_HEIGHT, _HAIR, height - _STAGE_HEIGHT, theme.hairline)
        room = Rect(x, _STAGE_HEIGHT, wide, height - _STAGE_HEIGHT)
        name = _step_name(layout, step)
        if _readable(name, _STEP, wide, scale * step.header.width):
            _word(sketch, name, _STEP, room, theme.ink, lines=2)
    return sketch.finish(width, height).group(Role.BAND, "")


def repeated_names(layout: LayoutResult, top: float, bottom: float, scale: float) -> Group:
    """The names of the lanes between two y of the map, from (0, 0) on, in points on paper."""
    theme, document = layout.options.theme, layout.document
    sketch = Sketch()
    width = NAMES - _GAP
    style = _unbroken([lane_name(lane) for lane in document.lanes.values()], width - 2 * _PAD)
    for lane in layout.lanes:
        place = _visible(lane.y, lane.y + lane.height, top, bottom, scale)
        if place is None:
            continue
        y, high = place
        sketch.rect(Rect(0, y, width, high), _ground(theme))
        if y > 0:
            sketch.line(0, y - _HAIR / 2, width, _HAIR, theme.hairline)
        lines = int((high - 2 * _PAD) // style.leading)
        if lines > 0:
            name = tr(lane_name(document.lanes[lane.lane_id]))
            block = typeset(name, style, width=width - 2 * _PAD, max_lines=min(lines, 4))
            sketch.put(block, _PAD, y + _PAD, theme.ink, width=width - 2 * _PAD)
    return sketch.finish(width, scale * (bottom - top)).group(Role.LABELS, "")


def _unbroken(names: Iterable[str], width: float) -> TextStyle:
    """The largest type in which no word of the names is broken, for all of them alike."""
    words = [word for name in names for word in tr(name).split()]
    for style in _NAMES:
        if all(typeset(word, style).width <= width for word in words):
            return style
    return _NAMES[0]


def _visible(
    first: float, last: float, start: float, end: float, scale: float
) -> tuple[float, float] | None:
    """Where a stretch of the map begins on paper and how long it is, as far as it is seen."""
    low, high = max(first, start), min(last, end)
    return (scale * (low - start), scale * (high - low)) if high > low else None


def _readable(text: str, style: TextStyle, wide: float, whole: float) -> bool:
    """Whether a name says something in what is seen of its column.

    In the strip before a cut a word would be broken, and the whole name stands on the sheet before.
    """
    seen_whole = wide > whole - _PAD
    first = text.split(maxsplit=1)[:1]
    return seen_whole or all(typeset(word, style).width <= wide - 2 * _PAD for word in first)


def _word(
    sketch: Sketch, text: str, style: TextStyle, room: Rect, colour: str, *, lines: int
) -> None:
    wide = room.width - 2 * _PAD
    if not text or wide < _LEAST:
        return
    block = typeset(text, style, width=wide, max_lines=lines)
    y = room.y + max((room.height - block.height) / 2, 0.0)
    sketch.put(block, room.x + _PAD, y, colour, width=wide)


def _step_name(layout: LayoutResult, step: StepBox) -> str:
    if not step.folded:
        return layout.document.steps[step.step_id].name
    count = sum(other.stage_id == step.stage_id for other in layout.document.steps.values())
    return tr("1 step") if count == 1 else tr("{n} steps", n=count)


def _ground(theme: Theme) -> str:
    return blend(theme.paper, theme.canvas, 0.7)

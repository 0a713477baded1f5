"""The names of the lanes, left of the grid: icon, name, and the scale of what is drawn there."""

from __future__ import annotations

from typing import TypeAlias

from model.kinds import LANE_KINDS
from model.layout.breaks import Breaks, open_at
from model.layout.emotion_cuts import beside_breaks
from model.layout.metrics import LABEL_WIDTH, LANE, LANE_PAD, SMALL
from model.layout.sketch import Drawing, Sketch
from model.layout.text import typeset
from model.layout.theme import Theme
from model.queries import lane_name
from model.records import Lane
from resources.words import tr

_ICON = 15.0
_TEXT_X = 20.0
_TOP = LANE_PAD + 1
_SCALE_RIGHT = 8.0
"""The marks of a scale end this far left of the grid."""

_APART = 2.0
Scale: TypeAlias = tuple[tuple[str, float], ...]
"""The marks of a scale: what each says, and the y of its middle."""


def draw_label(lane: Lane, scale: Scale, theme: Theme, breaks: Breaks = ()) -> Drawing:
    """A lane's label; its height is what its lane must have.

    No line of it lies across one of the ``breaks``.
    """
    sketch = Sketch(lane.id)
    sketch.icon(
        LANE_KINDS[lane.kind].icon, 0, _TOP + (LANE.leading - _ICON) / 2, _ICON, theme.secondary
    )
    marks = max((typeset(text, SMALL).width for text, _ in scale), default=0.0)
    room = LABEL_WIDTH - _TEXT_X - _SCALE_RIGHT - (marks + _APART if scale else 0.0)
    name = lane.name or tr(lane_name(lane))
    height = sketch.write(name, LANE, _TEXT_X, _TOP, theme.ink, width=room, of=(lane.id, "name"))
    height = open_at((sketch,), _TOP + max(height, LANE.leading), breaks) - _TOP
    for text, at in scale:
        y = beside_breaks(at, SMALL.leading / 2, breaks) - SMALL.leading / 2
        right = LABEL_WIDTH - _SCALE_RIGHT
        sketch.write(text, SMALL, 0, y, theme.secondary, width=right, align="end")
    return sketch.finish(LABEL_WIDTH, height + 2 * _TOP)

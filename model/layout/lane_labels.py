"""The names of the lanes, left of the grid: icon, name, and the scale of an emotion lane."""

from __future__ import annotations

from model.kinds import LANE_KINDS
from model.layout.breaks import Breaks, open_at
from model.layout.emotion_cuts import beside_breaks
from model.layout.emotions import valence_y
from model.layout.metrics import LABEL_WIDTH, LANE, LANE_PAD, SMALL
from model.layout.sketch import Drawing, Sketch
from model.layout.theme import Theme
from model.queries import lane_name
from model.records import Lane
from resources.words import tr

_ICON = 15.0
_TEXT_X = 20.0
_TOP = LANE_PAD + 1
_SCALE = {2: "+2", 1: "+1", 0: "0", -1: "\N{MINUS SIGN}1", -2: "\N{MINUS SIGN}2"}
_SCALE_RIGHT = 8.0
"""The marks of the emotion scale end this far left of the grid."""


def draw_label(
    lane: Lane, scale: tuple[float, float] | None, theme: Theme, breaks: Breaks = ()
) -> Drawing:
    """A lane's label; its height is what its lane must have. ``scale``: the y of +2 and -2.

    No line of it lies across one of the ``breaks``.
    """
    sketch = Sketch(lane.id)
    sketch.icon(
        LANE_KINDS[lane.kind].icon, 0, _TOP + (LANE.leading - _ICON) / 2, _ICON, theme.secondary
    )
    room = LABEL_WIDTH - _TEXT_X - (24 if scale else 8)
    name = lane.name or tr(lane_name(lane))
    height = sketch.write(name, LANE, _TEXT_X, _TOP, theme.ink, width=room, of=(lane.id, "name"))
    height = open_at((sketch,), _TOP + max(height, LANE.leading), breaks) - _TOP
    if scale is not None:
        for valence, text in _SCALE.items():
            middle = beside_breaks(valence_y(valence, *scale), SMALL.leading / 2, breaks)
            y = middle - SMALL.leading / 2
            right = LABEL_WIDTH - _SCALE_RIGHT
            sketch.write(text, SMALL, 0, y, theme.secondary, width=right, align="end")
    return sketch.finish(LABEL_WIDTH, height + 2 * _TOP)

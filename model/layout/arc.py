"""The dramatic arc: how gripping each step is, from 1 to 5, as one smooth line with its figures.

Where nobody said it there is a gap. Through a collapsed stage the line runs on without figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from model.ids import Id
from model.layout.breaks import Breaks
from model.layout.columns import Columns
from model.layout.curves import Curve, smooth_curve
from model.layout.display import Command, Group, Node, Path, PathNode, Role
from model.layout.emotion_cuts import beside_breaks
from model.layout.geometry import Point, Rect
from model.layout.lane_plot import LanePlot
from model.layout.metrics import CURVE, DISC, SMALL
from model.layout.result import ArcBox
from model.layout.sketch import Sketch, disc
from model.layout.stops import Stops
from model.layout.text import typeset
from model.layout.theme import Theme
from model.records import Lane
from resources.words import tr

ARC_HEIGHT, ARC_LEAST = 116.0, 84.0
ARC_LEVELS = (1, 2, 3, 4, 5)
POINT = 8.5
"""Radius of a point."""
_HEAD = 16.0
"""Room above 5 and below 1."""
_ASIDE = POINT + 1.0
_LEAST_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Arc:
    """What a lane shows of the dramatic arc: a level for each column; ``hints`` tell what to do."""

    levels: tuple[int | None, ...]
    hints: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    column: int
    level: int
    at: Point


_Line: TypeAlias = tuple[_Spot, ...]


def draw_arc(
    arc: Arc,
    lane: Lane,
    columns: Columns,
    theme: Theme,
    *,
    stops: Stops = (),
    breaks: Breaks = (),
) -> LanePlot:
    """The arc of a lane. A point that a cut would go through moves aside, and the line with it."""
    height = ARC_HEIGHT if lane.height is None else max(ARC_LEAST, lane.height)
    top, bottom = _HEAD, height - _HEAD
    spots = []
    for column, level in enumerate(arc.levels):
        if level is not None:
            middle = (columns.borders[column] + columns.borders[column + 1]) / 2
            x = beside_breaks(middle, _ASIDE, stops)
            y = beside_breaks(level_y(level, top, bottom), _ASIDE, breaks)
            spots.append(_Spot(column, level, Point(x, y)))
    groups = [_line_group(line, height, theme) for line in _pieces(spots, columns)]
    shown = [spot for spot in spots if spot.column not in columns.folds]
    groups += [_point_group(columns.step_ids[spot.column], spot, theme) for spot in shown]
    if arc.hints and not spots and columns.step_ids:
        groups.append(_hint(lane.id, columns.width, height, theme))
    box = ArcBox({columns.step_ids[s.column]: s.at for s in shown}, top, bottom, height)
    scale = tuple((str(level), level_y(level, top, bottom)) for level in reversed(ARC_LEVELS))
    return LanePlot(tuple(groups), height, scale=scale, arc=box)


def level_y(level: float, top: float, bottom: float) -> float:
    """The y of a level between the y of 5 and that of 1."""
    return top + (5 - level) / 4 * (bottom - top)


def level_at(box: ArcBox, y: float) -> int:
    """The level nearest to a y of the lane."""
    share = (y - box.top) / (box.bottom - box.top)
    return min(5, max(1, round(5 - 4 * share)))


def _pieces(spots: Sequence[_Spot], columns: Columns) -> list[_Line]:
    """The spots in runs without a gap; of neighbours too near for a line only the first."""
    pieces: list[list[_Spot]] = [[spots[0]]] if spots else []
    for before, after in pairwise(spots):
        if after.column - before.column > 1 or after.column in columns.gaps:
            pieces.append([])
        if pieces[-1] and after.at.x < pieces[-1][-1].at.x + _LEAST_STEP:
            continue
        pieces[-1].append(after)
    return [tuple(piece) for piece in pieces if len(piece) > 1]


def _line_group(line: _Line, height: float, theme: Theme) -> Group:
    """A piece of the arc, softly filled down to its foot."""
    curve = smooth_curve([spot.at for spot in line])
    foot = height - 4.0
    nodes: list[Node] = []
    if theme.filled:
        nodes.append(PathNode(_filling(curve, foot), fill=theme.accent_soft))
    nodes.append(PathNode(curve.path, stroke=theme.accent, stroke_width=CURVE))
    left, right = line[0].at.x, line[-1].at.x
    top = min(spot.at.y for spot in line)
    bounds = Rect(left, top, right - left, foot - top).inset(-CURVE)
    levels = ", ".join(str(spot.level) for spot in line)
    title = tr("Engagement from step to step: {levels}", levels=levels)
    return Group(Role.PLOT, "", tuple(nodes), bounds, title=title)


def _filling(curve: Curve, foot: float) -> Path:
    first, last = curve.samples[0], curve.samples[-1]
    end: tuple[Command, ...] = (("L", last.x, foot), ("L", first.x, foot), ("Z",))
    return Path((*curve.path.commands, *end))


def _point_group(step_id: Id, spot: _Spot, theme: Theme) -> Group:
    """The level in a disc."""
    sketch = Sketch()
    block = typeset(str(spot.level), DISC)
    sketch.add(disc(0, 0, POINT - 0.6, theme.paper, stroke=theme.accent, stroke_width=1.6))
    sketch.put(block, -POINT, -block.height / 2, theme.ink, width=2 * POINT, align="centre")
    bounds = Rect(-POINT - 1, -POINT - 1, 2 * POINT + 2, 2 * POINT + 2)
    title = tr("Engagement {level} of 5", level=spot.level)
    at = spot.at
    return Group(Role.PLOT, step_id, tuple(sketch.nodes), bounds, at.x, at.y, title)


def _hint(lane_id: Id, width: float, height: float, theme: Theme) -> Group:
    sketch = Sketch()
    block = typeset(
        tr("Click where a step grips them: 5 at the top, 1 at the foot"), SMALL, width=width - 20
    )
    y = height / 2 - block.height / 2
    sketch.put(block, 10.0, y, theme.secondary)
    return Group(Role.HINT, lane_id, tuple(sketch.nodes), Rect(10.0, y, block.width, block.height))

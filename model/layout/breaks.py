"""Across cuts: what stands in a lane that is cut level goes below the cut, or opens there.

A break is a y at which the poster will be cut. What is lower than the room between two breaks
begins below one rather than lie across it. What is higher is opened: its lines from the one that
would be cut on stand below the break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from model.layout.display import Node, TextNode
from model.layout.geometry import Rect
from model.layout.inked import node_ink
from model.layout.metrics import LANE_PAD
from model.layout.moving import moved
from model.layout.sketch import Sketch

Breaks: TypeAlias = tuple[float, ...]
"""Heights of level cuts, ascending, in the coordinates of who asks."""

BELOW = LANE_PAD
"""What begins below a break keeps as far from it as from the top of a lane."""
_ABOVE = 3.0
"""What ends above a break keeps this far from it: cards have a shadow."""
_NEAR = 1.0
"""Lines that come as close to a break as this are taken for cut."""
_BEGUN = 60.0
"""What has to lie across a break does so only where this much of it stands above."""


def below_breaks(y: float, height: float, breaks: Breaks) -> float:
    """Where something ``height`` high begins, from ``y`` on, so that no break goes through it.

    What fits between no two breaks stays where it is, if enough of it stands above the next one.
    """
    fits = height + BELOW + _ABOVE <= _room(breaks)
    for edge in breaks:
        if y - BELOW < edge < y + height + _ABOVE and (fits or edge - y < _BEGUN):
            y = edge + BELOW
    return y


def opens(y: float, height: float, breaks: Breaks) -> Breaks:
    """The breaks from ``y`` on for something that is opened there; none where none crosses it."""
    if not any(y < edge < y + height for edge in breaks):
        return ()
    return tuple(edge - y for edge in breaks if edge > y)


def _room(breaks: Breaks) -> float:
    """The largest distance of two breaks, or of the first from the top."""
    return max((below - above for above, below in pairwise((0.0, *breaks))), default=0.0)


def open_at(sketches: Sequence[Sketch], height: float, breaks: Breaks) -> float:
    """Open sketches that lie on each other, ``height`` high; gives the height they have then."""
    for edge in breaks:
        nodes = [node for sketch in sketches for node in sketch.nodes]
        top = _first_cut(nodes, [node_ink(node) for node in nodes], edge)
        if top is None:
            continue
        down = edge + BELOW - top
        for sketch in sketches:
            sketch.nodes = [_moved_below(node, top, down) for node in sketch.nodes]
            sketch.texts = {key: _opened(rect, top, down) for key, rect in sketch.texts.items()}
        height += down
    return height


def _moved_below(node: Node, top: float, down: float) -> Node:
    ink = node_ink(node)
    return moved(node, 0.0, down) if ink is not None and ink.y >= top else node


def _first_cut(nodes: Iterable[Node], inks: Sequence[Rect | None], edge: float) -> float | None:
    """The top of the row that a break goes through; None where it goes through nothing."""
    cut = (ink.y for ink in inks if ink and ink.y - _NEAR < edge < ink.bottom + _NEAR)
    top = min(cut, default=None)
    if top is None:
        return None
    # An icon and the ground of a badge belong to the line beside or on them.
    grounds = [
        ink for node, ink in zip(nodes, inks, strict=True) if ink and not isinstance(node, TextNode)
    ]
    while joined := [ink.y for ink in grounds if ink.y < top < ink.bottom]:
        top = min(joined)
    return top


def _opened(rect: Rect, top: float, down: float) -> Rect:
    """The place of a text: moved when it stands below ``top``, longer when it goes on there."""
    if rect.bottom <= top:
        return rect
    # Letters begin a little below the top of the room for their line.
    if rect.y >= top - LANE_PAD:
        return rect.moved(0.0, down)
    return Rect(rect.x, rect.y, rect.width, rect.height + down)

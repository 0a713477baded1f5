"""A plot as lines that flow: it may be parted wherever nothing reaches across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exporters.poster.texts.typesetting.flow import Line, Part
from exporters.poster.texts.typesetting.lines import drawn
from model.layout.display import Group, Node, Role
from model.layout.extent import extent
from model.layout.geometry import Rect
from model.layout.moving import moved
from model.layout.sketch import Drawing

_SLACK = 3.0
"""The ink of letters is guessed with room to spare: so much of it may overlap."""


@dataclass(slots=True)
class _Stretch:
    """Nodes that reach into each other, from ``top`` to ``bottom``, with their painting places."""

    top: float
    bottom: float
    nodes: list[tuple[int, Node]]


def plot_lines(drawing: Drawing, title: str) -> tuple[Line, ...]:
    """The lines of a plot, each a figure of its own with its items in words."""
    stretches = _stretches(drawing.children)
    bottoms = [one.top for one in stretches[1:]] + [drawing.height]
    lines, top = [], 0.0
    for stretch, bottom in zip(stretches, bottoms, strict=True):
        nodes = [moved(node, 0.0, -top) for _, node in sorted(stretch.nodes, key=lambda n: n[0])]
        part = Part(Role.FIGURE, _alternative(nodes, title))
        lines.append(drawn(nodes, max(bottom - top, 0.0), part=part))
        top = bottom
    return tuple(lines)


def _stretches(nodes: Sequence[Node]) -> list[_Stretch]:
    """The nodes by height, those that overlap together."""
    rooms = [(_room(node), place, node) for place, node in enumerate(nodes)]
    rooms.sort(key=lambda one: (one[0].y, one[1]))
    found: list[_Stretch] = []
    for room, place, node in rooms:
        if found and room.y < found[-1].bottom - _SLACK:
            found[-1].nodes.append((place, node))
            found[-1].bottom = max(found[-1].bottom, room.bottom)
        else:
            found.append(_Stretch(room.y, room.bottom, [(place, node)]))
    if found:
        found[0].top = min(found[0].top, 0.0)
    return found


def _room(node: Node) -> Rect:
    return extent(node)


def _alternative(nodes: Iterable[Node], title: str) -> str:
    """What is to be seen, in words: the items, or else the plot's own title."""
    said = dict.fromkeys(node.title for node in nodes if isinstance(node, Group) and node.title)
    return "; ".join(said) or title

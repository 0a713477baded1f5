"""Icons as paths of the display list: parsed once from the bundled SVG files, shared by all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from defusedxml import ElementTree
from fontTools.svgLib.path import parse_path

from model.layout.display import Command, Path, PathNode
from resources.locator import icon_svg

ICON_BOX = 24.0
"""Side of the square that icon paths are drawn in."""

_LINE_WIDTH = 2.0


@dataclass(frozen=True, slots=True)
class _Icon:
    path: Path
    filled: bool


def icon_path(name: str) -> Path:
    """The icon's outline in a box of 24 by 24, the same object each time.

    Raises KeyError for a name that has no icon.
    """
    return _icon(name).path


def icon_nodes(name: str, x: float, y: float, size: float, colour: str) -> tuple[PathNode, ...]:
    """The icon in a square of ``size`` points with its top left corner at (x, y).

    Its lines keep their proportion: a twelfth of the size. Raises KeyError for an unknown name.
    """
    icon, scale = _icon(name), size / ICON_BOX
    if icon.filled:
        return (PathNode(icon.path, x, y, scale, fill=colour),)
    return (PathNode(icon.path, x, y, scale, stroke=colour, stroke_width=_LINE_WIDTH * scale),)


@cache
def _icon(name: str) -> _Icon:
    root = ElementTree.fromstring(icon_svg(name))
    pen = _PathPen()
    for element in root.iter("{http://www.w3.org/2000/svg}path"):
        # The first path of each icon is an unpainted frame.
        if element.get("stroke") != "none":
            parse_path(element.attrib["d"], pen)
    return _Icon(Path(tuple(pen.commands)), filled=root.get("fill") != "none")


_Point: TypeAlias = tuple[float, float]


class _PathPen:
    """Collects what an SVG path draws; the names are those that fontTools calls."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self._at: _Point = (0.0, 0.0)

    def moveTo(self, point: _Point) -> None:  # noqa: N802
        self._at = point
        self.commands.append(("M", *point))

    def lineTo(self, point: _Point) -> None:  # noqa: N802
        self._at = point
        self.commands.append(("L", *point))

    def curveTo(self, first: _Point, second: _Point, end: _Point) -> None:  # noqa: N802
        self._at = end
        self.commands.append(("C", *first, *second, *end))

    def qCurveTo(self, control: _Point, end: _Point) -> None:  # noqa: N802
        self.curveTo(_towards(self._at, control), _towards(end, control), end)

    def closePath(self) -> None:  # noqa: N802
        self.commands.append(("Z",))

    def endPath(self) -> None:  # noqa: N802
        """An open path needs no mark at its end."""


def _towards(point: _Point, control: _Point) -> _Point:
    """The cubic control point that goes with an end point of a quadratic curve."""
    return (
        point[0] + (control[0] - point[0]) * 2 / 3,
        point[1] + (control[1] - point[1]) * 2 / 3,
    )

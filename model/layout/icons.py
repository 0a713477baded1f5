"""Icons as paths of the display list: parsed once from the bundled SVG files, shared by all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from model.layout.display import Path, PathNode
from model.layout.svg_path import path_commands
from resources.locator import icon_svg

ICON_BOX = 24.0
"""Side of the square that icon paths are drawn in."""

_LINE_WIDTH = 2.0
# The first path of each file is an unpainted frame: its data is not its first attribute.
_PATH_DATA = re.compile('<path d="([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Icon:
    path: Path
    filled: bool


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
    svg = icon_svg(name)
    commands = tuple(command for data in _PATH_DATA.findall(svg) for command in path_commands(data))
    return _Icon(Path(commands), filled='fill="currentColor"' in svg)

"""What stands in a drawing, for those who judge it: texts with the colours below, and pictures.

One walk in painting order. Coordinates are those of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from model.ids import Id
from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    Role,
    TextNode,
)
from model.layout.geometry import Rect
from model.layout.shapes import path_box

PICTURE = ""
"""The ground of a text on a picture: no one colour."""

# What a line's letters cover of its height, in sizes: from the baseline to the height of capitals.
_CAPITALS = 0.7
_WHOLE = 0.98
"""A fill below so much of a line is all that is below it."""
_PART = 0.15
"""A fill below less of a line than this only touches its edge."""


class Owner(NamedTuple):
    """What a text or picture belongs to: the role of the nearest group that tells, its record."""

    role: Role
    record_id: Id


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text with its baseline's left end at (x, y), and its smallest size.

    ``grounds`` are the colours below it, from the top; where there is none it is the bare page.
    """

    node: TextNode
    x: float
    y: float
    size: float
    grounds: tuple[str, ...]
    owner: Owner

    @property
    def says(self) -> str:
        """What it says."""
        return self.node.text

    @property
    def rect(self) -> Rect:
        """The line, from its baseline to the height of its capitals."""
        height = _CAPITALS * self.size
        return Rect(self.x, self.y - height, self.node.width, height)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and where it stands."""

    node: ImageNode
    rect: Rect
    owner: Owner

    @property
    def says(self) -> str:
        """What it shows."""
        return self.node.alt


@dataclass(frozen=True, slots=True)
class Ink:
    """All texts and pictures of a drawing, in painting order."""

    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]


def ink_of(drawing: Group) -> Ink:
    """The texts and pictures of a drawing."""
    reader = _Reader()
    reader.read(drawing, 0.0, 0.0, Owner(drawing.role, drawing.id))
    return Ink(tuple(reader.texts), tuple(reader.pictures))


_Fill: TypeAlias = tuple[float, float, float, float, "str | list[_Fill]", bool]
"""Something filled: left, top, right, bottom, its colour, and whether it fills all of its box.

A group has the fills in it instead of a colour. Plain tuples: there are tens of thousands.
"""


class _Reader:
    """Walks a drawing and remembers what was filled so far, group by group.

    The fills of a finished group are only looked through for texts within its bounds: a map of
    thousands of cards is read about as fast as it is walked.
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self._levels: list[list[_Fill]] = [[]]

    def read(self, group: Group, x: float, y: float, owner: Owner) -> None:
        """Read a group, its parent's corner at (x, y)."""
        x, y = x + group.dx, y + group.dy
        if group.role is not Role.SHEET:
            owner = Owner(group.role, group.id)
        fills: list[_Fill] = []
        self._levels.append(fills)
        for node in group.children:
            if isinstance(node, Group):
                self.read(node, x, y, owner)
            else:
                self._take(node, x, y, owner)
        self._levels.pop()
        if fills:
            box = group.bounds
            edges = (box.x + x, box.y + y, box.right + x, box.bottom + y)
            self._levels[-1].append((*edges, fills, False))

    def _take(self, node: Node, x: float, y: float, owner: Owner) -> None:
        match node:
            case TextNode():
                self._take_text(node, x, y, owner)
            case RectNode() | EllipseNode():
                if node.fill:
                    self._fill(node.rect, x, y, node.fill)
            case PathNode():
                if node.fill:
                    self._fill(path_box(node), x, y, node.fill, whole=False)
            case ImageNode():
                self.pictures.append(Picture(node, node.rect.moved(x, y), owner))
                self._fill(node.rect, x, y, PICTURE)
            case Group():
                self.read(node, x, y, owner)

    def _fill(self, rect: Rect, x: float, y: float, colour: str, *, whole: bool = True) -> None:
        left, top = rect.x + x, rect.y + y
        fill = (left, top, left + rect.width, top + rect.height, colour, whole)
        self._levels[-1].append(fill)

    def _take_text(self, node: TextNode, x: float, y: float, owner: Owner) -> None:
        runs = node.runs
        size = runs[0].size if len(runs) == 1 else min((run.size for run in runs), default=0.0)
        if size <= 0 or node.width <= 0:
            return
        left, base = node.x + x, node.y + y
        right, top = left + node.width, base - _CAPITALS * size
        found: list[str] = []
        for fills in reversed(self._levels):
            if _look(fills, left, top, right, base, found):
                break
        self.texts.append(Text(node, left, base, size, tuple(found), owner))


def _look(
    fills: list[_Fill], left: float, top: float, right: float, bottom: float, found: list[str]
) -> bool:
    """Add the colours below a box, from the top; True when nothing shines through any more."""
    for x, y, right_x, bottom_y, colour, exact in reversed(fills):
        if x >= right or right_x <= left or y >= bottom or bottom_y <= top:
            continue
        if isinstance(colour, list):
            if _look(colour, left, top, right, bottom, found):
                return True
            continue
        if x <= left and right_x >= right and y <= top and bottom_y >= bottom:
            found.append(colour)
            return True
        width = min(right_x, right) - max(x, left)
        height = min(bottom_y, bottom) - max(y, top)
        share = width * height / ((right - left) * (bottom - top))
        if share >= _WHOLE:
            found.append(colour)
            return True
        # Of a path only its edges are known: where it covers a part, it may as well not.
        if share >= _PART and exact:
            found.append(colour)
    return False

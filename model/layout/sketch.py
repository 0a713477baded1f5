"""Drawing a part of the map: nodes collected from top to bottom, and what became of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from model.ids import Id
from model.layout.display import EllipseNode, Group, Node, RectNode, Role
from model.layout.geometry import Rect
from model.layout.icons import icon_nodes
from model.layout.moving import moved
from model.layout.result import MissingGlyph
from model.layout.text import Align, TextBlock, TextStyle, place, typeset

TextKey: TypeAlias = tuple[Id, str]
"""A text that can be edited in place: record id and field."""


_ANY = TextStyle(10, 13)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished part in its own coordinates, its size, where its texts stand, what was missing."""

    children: tuple[Node, ...]
    width: float
    height: float
    texts: Mapping[TextKey, Rect]
    missing: tuple[MissingGlyph, ...]

    def group(
        self, role: Role, record_id: Id, *, x: float = 0.0, y: float = 0.0, title: str = ""
    ) -> Group:
        """The part as a group at (x, y)."""
        bounds = Rect(0, 0, self.width, self.height)
        return Group(role, record_id, self.children, bounds, x, y, title)


class Sketch:
    """Collects nodes while one part is drawn; lives only inside the function that draws it."""

    def __init__(self, record_id: Id = "") -> None:
        self._record_id = record_id
        self.nodes: list[Node] = []
        self.texts: dict[TextKey, Rect] = {}
        self.missing: dict[MissingGlyph, None] = {}

    def add(self, *nodes: Node) -> None:
        """Put nodes on top of what is there."""
        self.nodes.extend(nodes)

    def write(
        self,
        text: str,
        style: TextStyle,
        x: float,
        y: float,
        colour: str,
        *,
        width: float | None = None,
        align: Align = "start",
        of: TextKey | None = None,
    ) -> float:
        """Write text with its top left corner at (x, y), broken at ``width``; gives its height.

        Empty text takes no room. ``of`` remembers the place as that of a field, for editing in
        place; the field of an empty text is one line high.
        """
        block = typeset(text, style, width=width) if text else None
        height = self.put(block, x, y, colour, width=width, align=align, of=of) if block else 0.0
        if of is not None:
            room = width if width is not None else block.width if block else 0.0
            self.texts[of] = Rect(x, y, room, max(height, style.leading))
        return height

    def put(
        self,
        block: TextBlock,
        x: float,
        y: float,
        colour: str,
        *,
        width: float | None = None,
        align: Align = "start",
        of: TextKey | None = None,
    ) -> float:
        """Put typeset text at (x, y); gives its height."""
        self.nodes.extend(place(block, x, y, colour, align=align, width=width))
        record_id = of[0] if of else self._record_id
        for character in block.missing:
            self.missing[MissingGlyph(record_id, character)] = None
        return block.height

    def icon(self, name: str, x: float, y: float, size: float, colour: str) -> None:
        """An icon of the set, ``size`` wide and high, its top left corner at (x, y)."""
        self.nodes.extend(icon_nodes(name, x, y, size, colour))

    def rect(
        self,
        rect: Rect,
        fill: str | None,
        *,
        radius: float = 0.0,
        stroke: str | None = None,
        stroke_width: float = 1.0,
    ) -> None:
        """A rectangle."""
        self.nodes.append(RectNode(rect, radius, fill, stroke, stroke_width))

    def line(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """An upright or level line as a thin rectangle: crisp at every zoom, in every painter."""
        self.nodes.append(RectNode(Rect(x, y, width, height), 0.0, colour))

    def move(self, dx: float) -> None:
        """Move all that was drawn so far ``dx`` to the right."""
        self.nodes = [moved(node, dx, 0.0) for node in self.nodes]
        self.texts = {key: rect.moved(dx, 0.0) for key, rect in self.texts.items()}

    def take(self, drawing: Drawing, group: Group) -> None:
        """Add a finished part as the group made of it, with its texts and what it missed."""
        self.nodes.append(group)
        for key, rect in drawing.texts.items():
            self.texts[key] = rect.moved(group.dx, group.dy)
        self.missing.update(dict.fromkeys(drawing.missing))

    def finish(self, width: float, height: float) -> Drawing:
        """What was collected, frozen."""
        return Drawing(tuple(self.nodes), width, height, self.texts, tuple(self.missing))


def reads_from_right(text: str) -> bool:
    """Whether a text begins with a script that reads from right to left."""
    return bool(text) and typeset(text, _ANY).lines[0].rtl


def disc(
    cx: float,
    cy: float,
    radius: float,
    fill: str | None = None,
    *,
    stroke: str | None = None,
    stroke_width: float = 1.0,
) -> EllipseNode:
    """A disc or ring around (cx, cy)."""
    rect = Rect(cx - radius, cy - radius, 2 * radius, 2 * radius)
    return EllipseNode(rect, fill, stroke, stroke_width)


def merged_missing(parts: Iterable[tuple[MissingGlyph, ...]]) -> tuple[MissingGlyph, ...]:
    """All missing glyphs, each once, in order."""
    return tuple(dict.fromkeys(glyph for part in parts for glyph in part))

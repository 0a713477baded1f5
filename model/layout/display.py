"""The display list: what a map looks like, as values that any painter can draw.

The union :data:`Node` is closed. Painters (Qt, PDF, SVG) only *place* what stands here: they
measure nothing, break no line and look no font up by name. Unit: PostScript point, origin top
left, y down. Colours are opaque ``#RRGGBB``: paper has no alpha to disagree about.

Nodes are frozen and shared: a relayout keeps the very objects that did not change, so a view may
compare by identity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from model.layout.geometry import Rect

Command: TypeAlias = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A vector outline in its own coordinates: move, line, cubic curve, close.

    Compared by identity, so painters may keep a native path per object (icons and faces are
    shared by all places that show them).
    """

    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font, shaped and placed: nothing left to decide.

    ``glyphs[i]`` stands with its origin at ``(xs[i], ys[i])`` relative to the line's origin (left
    end of the baseline). ``text`` is what the run says, in reading order. ``clusters[i]`` is the
    index in ``text`` of the first character that glyph ``i`` stands for.
    """

    font: str
    size: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advance: float
    text: str
    clusters: tuple[int, ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class TextNode:
    """One line of text: runs in visual order from the left end of the baseline at (x, y).

    ``text`` is the whole line in reading order, for search, copying and screen readers.
    """

    x: float
    y: float
    runs: tuple[GlyphRun, ...]
    colour: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class RectNode:
    """A rectangle, with rounded corners when ``radius`` is not 0."""

    rect: Rect
    radius: float = 0.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class EllipseNode:
    """An ellipse that fills ``rect``."""

    rect: Rect
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class PathNode:
    """A path, scaled by ``scale`` and then moved by (x, y). ``stroke_width`` is after scaling.

    Strokes have round caps and joins. ``dash`` is a list of on and off lengths, or empty.
    """

    path: Path
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageNode:
    """An embedded picture, by its record id (sha256), drawn to fill ``rect``.

    ``round`` clips it to the ellipse in ``rect`` (persona photos). ``alt`` says what it shows.
    ``ratio`` is the picture's own width by its height, where it is not drawn to fill ``rect`` but
    to cover it: a round one shows its middle.
    """

    rect: Rect
    image_id: str
    alt: str = ""
    round: bool = False
    ratio: float | None = None

    @property
    def whole(self) -> Rect:
        """Where all of the picture would stand; beyond ``rect`` nothing of it is seen."""
        rect = self.rect
        if not self.round or self.ratio is None:
            return rect
        width = max(rect.width, rect.height * self.ratio)
        height = width / self.ratio
        left, top = (rect.width - width) / 2, (rect.height - height) / 2
        return Rect(rect.x + left, rect.y + top, width, height)


class Role(StrEnum):
    """What a group stands for, so that views and exports can find their way.

    From TEXT on: pages of text. A TEXT holds all of a page: headings of three levels, paragraphs
    (each of which may hold several when it has columns), figures (``title`` says what they show),
    lists of items, and tables. A table holds a head and rows, these hold cells, one for each of the
    table's columns, empty ones too.
    """

    SHEET = "sheet"
    HEADING = "heading"
    PERSONA = "persona"
    BAND = "band"
    STAGE = "stage"
    STEP = "step"
    LABELS = "labels"
    LANE_LABEL = "lane-label"
    LANE = "lane"
    LANE_BACKGROUND = "lane-background"
    CARD = "card"
    SIGNS = "signs"
    CURVE = "curve"
    MARKER = "marker"
    CONNECTORS = "connectors"
    CONNECTOR = "connector"
    PARKING = "parking"
    LEGEND = "legend"
    HINT = "hint"
    FOLD = "fold"
    DETAILS = "details"
    PLOT = "plot"
    TEXT = "text"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    PARAGRAPH = "paragraph"
    FIGURE = "figure"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    TABLE_ROW = "table-row"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that belong together, moved by (dx, dy). ``id`` is the record's id, if it is one's.

    ``bounds`` is what its ink may touch, in the group's own coordinates (before the move).
    ``title`` is the accessible name.
    """

    role: Role
    id: str
    children: tuple[Node, ...]
    bounds: Rect
    dx: float = 0.0
    dy: float = 0.0
    title: str = ""


Node: TypeAlias = TextNode | RectNode | EllipseNode | PathNode | ImageNode | Group


def walk(node: Node, *, dx: float = 0.0, dy: float = 0.0) -> Iterator[tuple[Node, float, float]]:
    """Every node in painting order (a group before its children) with its absolute offset."""
    stack: list[tuple[Node, float, float]] = [(node, dx, dy)]
    while stack:
        current, x, y = stack.pop()
        yield current, x, y
        if isinstance(current, Group):
            inner_x, inner_y = x + current.dx, y + current.dy
            stack.extend((child, inner_x, inner_y) for child in reversed(current.children))

"""The plan on the guide page: the map in small, each sheet's piece with its name and its turn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from exporters.poster.cutting.marks import ACCENT, INK, SOFT
from exporters.poster.cutting.nearby import nearby
from exporters.poster.cutting.pieces import ANYTHING, piece_of
from exporters.poster.cutting.tiles import Cutting, Tile
from exporters.poster.pages import Placed, Voice
from model.layout.colours import blend
from model.layout.display import Group, Node, PathNode, RectNode, Role, TextNode
from model.layout.extent import extent
from model.layout.geometry import Point, Rect, Size
from model.layout.shapes import polygon
from model.layout.sketch import Sketch
from model.layout.text import TextStyle, Weight, typeset

_GAP = 3.0
"""Between the pieces of the plan, in points on paper."""
_GAP_SHARE = 0.2
"""Of the room of a piece no more than this is gap: hundreds of small sheets have next to none."""
_SMALLEST = 1.0
"""What is smaller than this on the plan is left out."""
_LARGEST_LABEL, _LEAST_LABEL = 9.0, 3.5
_LINE = 0.5
_FAINT = 0.45


@dataclass(frozen=True, slots=True)
class Plan:
    """How a map stands on the guide: ``scale`` times its size from (x, y) on, ``gap`` apart."""

    cutting: Cutting
    scale: float
    x: float
    y: float
    gap: float

    def cell(self, tile: Tile) -> Rect:
        """Where a tile's piece stands on the page."""
        origin = self.origin(tile)
        core, scale = tile.core, self.scale
        return Rect(
            origin.x + scale * core.x,
            origin.y + scale * core.y,
            scale * core.width,
            scale * core.height,
        )

    def origin(self, tile: Tile) -> Point:
        """Where the map's origin is for a tile's piece."""
        return Point(self.x + self.gap * tile.column, self.y + self.gap * tile.row)


def plan_in(cutting: Cutting, room: Rect) -> tuple[Plan, float]:
    """The plan as large as a room on the page allows, in its middle; and how high it is."""
    xs, ys = cutting.xs, cutting.ys
    size = Size(xs[-1] - xs[0], ys[-1] - ys[0])
    cell = min(room.width / cutting.columns, room.height / cutting.rows)
    gap = min(_GAP, _GAP_SHARE * cell)
    gaps_x, gaps_y = gap * (cutting.columns - 1), gap * (cutting.rows - 1)
    scale = min((room.width - gaps_x) / size.width, (room.height - gaps_y) / size.height)
    width, height = scale * size.width + gaps_x, scale * size.height + gaps_y
    left = room.x + (room.width - width) / 2
    return Plan(cutting, scale, left - scale * xs[0], room.y - scale * ys[0], gap), height


def plan_parts(plan: Plan, blank: Collection[tuple[int, int]]) -> Iterator[Placed]:
    """The pieces, and over them what each is called and when its turn is."""
    layout = plan.cutting.layout
    whole = layout.display()
    drawing = _in_bars(whole, plan.scale, layout.options.theme.paper) or whole
    labels = Sketch()
    turn = 0
    for tile, near in nearby(drawing, plan.cutting.tiles()):
        cell = plan.cell(tile)
        if (tile.column, tile.row) in blank:
            _mark_blank(labels, cell.inset(_LINE / 2))
            continue
        turn += 1
        piece = piece_of(near, tile.core, ANYTHING)
        if piece is not None:
            origin = plan.origin(tile)
            yield Placed(piece, plan.scale, origin.x, origin.y, cell, Voice.SILENT)
        labels.rect(cell.inset(_LINE / 2), None, stroke=SOFT, stroke_width=_LINE)
        _name(labels, cell, tile.name, turn)
    yield Placed(Group(Role.SHEET, "", tuple(labels.nodes), _all(labels.nodes)))


def _all(nodes: list[Node]) -> Rect:
    box = extent(nodes[0])
    for node in nodes[1:]:
        box = box.united(extent(node))
    return box


def _name(sketch: Sketch, cell: Rect, name: str, turn: int) -> None:
    """A pill in the middle of a piece: the turn on a disc, then the name."""
    size = min(_LARGEST_LABEL, cell.height / 2.4, cell.width / (0.75 * len(name) + 2.6))
    if size < _LEAST_LABEL:
        return
    block = typeset(name, TextStyle(size, 1.2 * size, Weight.BOLD))
    number = typeset(str(turn), TextStyle(0.72 * size, 0.9 * size, Weight.SEMIBOLD))
    high = 1.6 * size
    disc = max(high, number.width + 0.7 * size)
    width = disc + block.width + 0.9 * size
    x, y = cell.centre.x - width / 2, cell.centre.y - high / 2
    sketch.rect(Rect(x, y, width, high), "#FFFFFF", radius=high / 2, stroke=SOFT, stroke_width=0.5)
    sketch.rect(Rect(x, y, disc, high), ACCENT, radius=high / 2)
    sketch.put(number, x, y + (high - number.height) / 2, "#FFFFFF", width=disc, align="centre")
    sketch.put(block, x + disc + 0.4 * size, y + (high - block.height) / 2, INK)


def _mark_blank(sketch: Sketch, cell: Rect) -> None:
    """A place without a sheet: an outline in dashes."""
    corners = (
        (cell.x, cell.y),
        (cell.right, cell.y),
        (cell.right, cell.bottom),
        (cell.x, cell.bottom),
    )
    sketch.add(PathNode(polygon(corners), stroke="#C5CDD6", stroke_width=0.5, dash=(2.0, 2.0)))


def _in_bars(group: Group, scale: float, paper: str) -> Group | None:
    """The drawing with bars for its lines of text, and without what is too small to be seen."""
    kept: list[Node] = []
    for node in group.children:
        if isinstance(node, Group):
            part = _in_bars(node, scale, paper)
            if part is not None:
                kept.append(part)
        elif isinstance(node, TextNode):
            kept.append(_bar(node, paper))
        else:
            box = extent(node)
            if max(box.width, box.height) * scale >= _SMALLEST:
                kept.append(node)
    return replace(group, children=tuple(kept)) if kept else None


def _bar(node: TextNode, paper: str) -> RectNode:
    size = max((run.size for run in node.runs), default=0.0)
    rect = Rect(node.x, node.y - 0.6 * size, node.width, 0.55 * size)
    return RectNode(rect, 0.0, blend(node.colour, paper, _FAINT))

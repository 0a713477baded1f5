"""Draws display nodes as shapes of a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from exporters.painters.families import family_name
from exporters.painters.pictures import placeholder
from exporters.pptx.blocks import Block, Right, blocks, is_bold
from exporters.pptx.markup import Paint, Words, freeform, group, picture, preset, shape
from model.document import JourneyMap
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
from model.layout.text.fonts import font_info
from resources.words import tr

# What is one thing to whoever moves it, and what it is called where it has no name of its own.
_THINGS = {
    Role.PERSONA: "Persona",
    Role.STAGE: "Stage",
    Role.STEP: "Step",
    Role.LANE_LABEL: "Lane",
    Role.LANE_BACKGROUND: "Ground of the lane",
    Role.CARD: "Card",
    Role.CURVE: "Emotion curve",
    Role.MARKER: "Emotion",
    Role.CONNECTOR: "Connector",
    Role.FOLD: "Collapsed cards",
    Role.DETAILS: "Stage details",
    Role.PLOT: "Drawing in a lane",
}
_ASIAN = {"chinese", "japanese", "korean"}
_COMPLEX = {"arabic", "hebrew", "thai"}
_SLACK = 1.08
"""Room that a text gets beyond its width: other programs set it wider, and bolder."""
_BASELINE = 0.78
"""How far the baseline lies below the top of a line whose height is given, in such heights."""
_LEADING = 1.3
"""The height of a lone line, in sizes of its type."""
_PADDING = 8.0
_DISC = 24.0
"""Shapes up to this height carry the text in their middle as their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing stands on a slide: ``scale`` times its size, its origin at (x, y)."""

    scale: float
    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Place:
        """The same for what is moved within the drawing."""
        return replace(self, x=self.x + self.scale * dx, y=self.y + self.scale * dy)

    def rect(self, rect: Rect) -> Rect:
        """A rectangle of the drawing on the slide."""
        scale = self.scale
        at = (self.x + scale * rect.x, self.y + scale * rect.y)
        return Rect(*at, scale * rect.width, scale * rect.height)


class SlideInk:
    """Collects the shapes of one slide.

    ``relation`` puts a picture of the map into the file and gives its relation to the slide; None
    for one that cannot be decoded.
    """

    def __init__(
        self, document: JourneyMap, relation: Callable[[Id], str | None], *, first: int
    ) -> None:
        self._document = document
        self._relation = relation
        self._next = first
        self.shapes: list[str] = []

    @property
    def count(self) -> int:
        """How many shapes there are, those in groups among them."""
        return self._next

    def add(self, node: Node, place: Place) -> None:
        """Draw a node; a group with its move."""
        self.shapes += self._drawn(node, place, tr("Shape"))

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _drawn(self, node: Node, place: Place, name: str) -> list[str]:
        match node:
            case Group():
                return self._group(node, place.moved(node.dx, node.dy), name)
            case TextNode():
                return [self._text(block, place) for block in blocks([node])]
            case RectNode() | EllipseNode():
                return [self._body(node, place, name)]
            case PathNode():
                return [self._paths([node], place, name)]
            case ImageNode():
                return self._picture(node, place, name)
            case _:
                assert_never(node)

    def _group(self, node: Group, place: Place, outer: str) -> list[str]:
        thing = _THINGS.get(node.role)
        name = node.title or (tr(thing) if thing else outer)
        number = self._number() if thing else 0
        shapes = self._children(node, place, name)
        if not thing or len(shapes) < 2:
            return shapes
        return [group(number, name, place.rect(node.bounds), shapes)]

    def _children(self, node: Group, place: Place, name: str) -> list[str]:
        """The shapes of a group: lines of a text become one box, parts of an icon one shape."""
        shapes: list[str] = []
        known, right = list(_texts_of(self._document, node.id)), _right_edge(node)
        host: RectNode | EllipseNode | None = None
        for kind, nodes in groupby(node.children, key=_kind):
            if kind == "text":
                lines = [one for one in nodes if isinstance(one, TextNode)]
                for block in blocks(lines, known, right=right):
                    if host is not None and _is_disc(host, block):
                        shapes[-1] = self._body(host, place, name, block)
                    else:
                        shapes.append(self._text(block, place))
                    host = None
                continue
            host = None
            if kind:
                paths = [one for one in nodes if isinstance(one, PathNode)]
                shapes.append(self._paths(paths, place, name))
                continue
            for one in nodes:
                shapes += self._drawn(one, place, name)
                host = one if isinstance(one, RectNode | EllipseNode) else None
        return shapes

    def _body(
        self, node: RectNode | EllipseNode, place: Place, name: str, block: Block | None = None
    ) -> str:
        if isinstance(node, EllipseNode):
            geometry = preset("ellipse")
        elif node.radius > 0:
            shorter = max(min(node.rect.width, node.rect.height), 0.01)
            geometry = preset("roundRect", adj=min(node.radius / shorter, 0.5))
        else:
            geometry = preset("rect")
        words = None
        if block is not None:
            words = replace(self._words(block, place), align="ctr", middle=True, wraps=False)
        return shape(
            self._number(), name, place.rect(node.rect), geometry, _paint(node, place), words
        )

    def _paths(self, nodes: Sequence[PathNode], place: Place, name: str) -> str:
        inside = [
            (
                node.path,
                place.scale * node.scale,
                place.x + place.scale * node.x,
                place.y + place.scale * node.y,
            )
            for node in nodes
        ]
        points = [
            (scale * x + dx, scale * y + dy)
            for path, scale, dx, dy in inside
            for command in path.commands
            for x, y in zip(command[1::2], command[2::2], strict=True)
        ]
        xs, ys = [float(x) for x, _ in points] or [0.0], [float(y) for _, y in points] or [0.0]
        rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        return shape(self._number(), name, rect, freeform(inside, rect), _paint(nodes[0], place))

    def _picture(self, node: ImageNode, place: Place, name: str) -> list[str]:
        relation = self._relation(node.image_id)
        if relation is None:
            return [one for part in placeholder(node) for one in self._drawn(part, place, name)]
        said = node.alt or name
        rect, whole = place.rect(node.rect), place.rect(node.whole)
        return [
            picture(self._number(), said, node.alt, rect, relation, round_=node.round, whole=whole)
        ]

    def _text(self, block: Block, place: Place) -> str:
        """A text box over a text; one of several lines may break anew in its column."""
        first = block.lines[0]
        leading = _leading(block)
        width = block.width * _SLACK
        left = block.left - {"l": 0.0, "ctr": 0.5, "r": 1.0}[block.align] * (width - block.width)
        if len(block.lines) > 1 and block.align == "l" and block.right:
            width = max(block.width, block.right - left)
        height = block.lines[-1].y - first.y + leading
        rect = Rect(left, first.y - _BASELINE * leading, width, height)
        words = self._words(block, place)
        name = " ".join(block.paragraphs) or tr("Text")
        return shape(self._number(), name, place.rect(rect), preset("rect"), Paint(), words)

    def _words(self, block: Block, place: Place) -> Words:
        lines = block.lines
        families = {font_info(run.font).family: run.font for line in lines for run in line.runs}
        asian = next((font for name, font in families.items() if name in _ASIAN), "chinese")
        complex_ = next((font for name, font in families.items() if name in _COMPLEX), "arabic")
        return Words(
            block.paragraphs,
            _size(block) * place.scale,
            lines[0].colour,
            _leading(block) * place.scale,
            bold=is_bold(block),
            align=block.align,
            rtl=block.rtl,
            wraps=len(lines) > 1,
            asian=family_name(asian),
            complex=family_name(complex_),
            language=self._document.info.language,
        )


def _kind(node: Node) -> object:
    """What is drawn together with its neighbours: texts, and paths of one paint."""
    match node:
        case TextNode():
            return "text"
        case PathNode():
            return (node.fill, node.stroke, node.stroke_width, node.dash, node.scale)
        case _:
            return None


def _paint(node: RectNode | EllipseNode | PathNode, place: Place) -> Paint:
    scale = place.scale
    dash = tuple(scale * length for length in node.dash) if isinstance(node, PathNode) else ()
    return Paint(node.fill, node.stroke, scale * node.stroke_width, dash)


def _size(block: Block) -> float:
    runs = block.lines[0].runs
    return runs[0].size if runs else 1.0


def _leading(block: Block) -> float:
    """The distance of a text's lines. It is always given: fonts that stand in have others."""
    return block.leading or _LEADING * _size(block)


def _is_disc(host: RectNode | EllipseNode, block: Block) -> bool:
    """Whether a text is a word in the middle of the shape before it."""
    if len(block.lines) > 1 or host.rect.height > _DISC or not host.fill:
        return False
    middle = block.left + block.width / 2
    baseline = block.lines[0].y
    inside = host.rect.y < baseline <= host.rect.bottom
    return inside and abs(middle - host.rect.centre.x) < 1.0


def _right_edge(node: Group) -> Right:
    """How far texts in a thing may reach: to its edge, or to a text beside them."""
    bodies = [child.rect for child in node.children if isinstance(child, RectNode)]
    body = max(bodies, key=lambda rect: rect.width * rect.height, default=None)
    others = [child for child in node.children if isinstance(child, TextNode)]

    def right(lines: Sequence[TextNode]) -> float:
        if body is None:
            return 0.0
        reach = max(line.x + line.width for line in lines)
        top, bottom = lines[0].y - _PADDING, lines[-1].y + _PADDING
        beside = [one.x for one in others if one.x >= reach and top < one.y < bottom]
        return min([body.right, *beside]) - _PADDING

    return right


def _texts_of(document: JourneyMap, record_id: Id) -> Iterator[str]:
    """All that a record says, as it was written."""
    record = document.find(record_id) if record_id else None
    if record is None:
        return
    for value in dict(record).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))

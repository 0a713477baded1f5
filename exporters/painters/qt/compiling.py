"""From display nodes to a :class:`Drawing`: everything that can be decided before a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import methodcaller
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from exporters.painters.pictures import placeholder
from exporters.painters.qt.large_text import TextOutline
from exporters.painters.qt.picture import PictureOp
from exporters.painters.qt.resources import Drawing, Op, QtResources
from exporters.painters.qt.shapes import body, placed, qrect
from model.ids import Id
from model.layout.display import (
    EllipseNode,
    GlyphRun,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    TextNode,
)
from model.records import Image

_ORIGIN = QPointF(0, 0)


def compile_nodes(
    nodes: Iterable[Node], resources: QtResources, images: Mapping[Id, Image]
) -> Drawing:
    """The nodes, painted in their order, as a drawing."""
    compiler = _Compiler(resources, images)
    for node in nodes:
        compiler.add(node, 0.0, 0.0)
    return compiler.finish()


class _Compiler:
    """Collects the operations of one drawing."""

    def __init__(self, resources: QtResources, images: Mapping[Id, Image]) -> None:
        self._resources = resources
        self._images = images
        self._ops: list[Op] = []
        self._outlines: dict[int, TextOutline] = {}
        self._text: list[tuple[GlyphRun, float, float]] = []
        self._text_colour = ""
        self._pen = ""

    def finish(self) -> Drawing:
        self._flush_text()
        largest = max((outline.size for outline in self._outlines.values()), default=0.0)
        return Drawing(tuple(self._ops), self._outlines, largest)

    def add(self, node: Node, dx: float, dy: float) -> None:
        if isinstance(node, TextNode):
            self._add_text(node, dx, dy)
            return
        if isinstance(node, Group):
            for child in node.children:
                self.add(child, dx + node.dx, dy + node.dy)
            return
        self._flush_text()
        match node:
            case RectNode() | EllipseNode():
                self._add_body(node, dx, dy)
            case PathNode():
                self._add_path(node, dx, dy)
            case ImageNode():
                self._add_image(node, dx, dy)
            case _:
                assert_never(node)

    def _fill(self, outline: QPainterPath | QRectF, colour: str) -> None:
        name = "fillRect" if isinstance(outline, QRectF) else "fillPath"
        self._ops.append(methodcaller(name, outline, self._resources.brush(colour)))

    def _add_text(self, node: TextNode, dx: float, dy: float) -> None:
        """Lines of one colour that follow each other are drawn together, a call for each font."""
        if node.colour != self._text_colour:
            self._flush_text()
            self._text_colour = node.colour
        x, y = node.x + dx, node.y + dy
        self._text += [(run, x, y) for run in node.runs if run.glyphs]

    def _flush_text(self) -> None:
        if not self._text:
            return
        if self._pen != self._text_colour:
            self._pen = self._text_colour
            self._ops.append(methodcaller("setPen", self._resources.colour(self._pen)))
        by_font: dict[tuple[str, float], list[tuple[GlyphRun, float, float]]] = {}
        for entry in self._text:
            by_font.setdefault((entry[0].font, entry[0].size), []).append(entry)
        for runs in by_font.values():
            outline = TextOutline(
                runs, self._resources.brush(self._text_colour), self._resources.font
            )
            self._outlines[len(self._ops)] = outline
            native = self._resources.glyphs(runs)
            self._ops.append(methodcaller("drawGlyphRun", _ORIGIN, native))
        self._text = []

    def _add_body(self, node: RectNode | EllipseNode, dx: float, dy: float) -> None:
        """Fill and stroke as two fills, one upon the other; a stroke alone as a ring."""
        grow = node.stroke_width / 2 if node.stroke else 0.0
        inner = body(node, dx, dy, grow=-grow)
        outer = body(node, dx, dy, grow=grow) if node.stroke else None
        if node.stroke and outer:
            if not node.fill and inner:
                outer.addPath(inner)  # Qt's default rule leaves the inside empty
            self._fill(outer, node.stroke)
        if not (node.fill and inner):
            return
        if isinstance(node, RectNode) and node.radius <= grow:
            self._fill(qrect(node.rect.inset(grow), dx, dy), node.fill)
        else:
            self._fill(inner, node.fill)

    def _add_path(self, node: PathNode, dx: float, dy: float) -> None:
        if node.fill:
            self._fill(placed(self._resources.path(node.path), node, dx, dy), node.fill)
        if node.stroke:
            self._fill(placed(self._resources.outline(node), node, dx, dy), node.stroke)

    def _add_image(self, node: ImageNode, dx: float, dy: float) -> None:
        levels = self._resources.picture(node.image_id, self._images)
        if not levels:
            for part in placeholder(node):
                self.add(part, dx, dy)
            return
        clip = qrect(node.rect, dx, dy) if node.round else None
        self._ops.append(PictureOp(levels, qrect(node.whole, dx, dy), clip))

"""From display nodes to a :class:`Drawing`: everything that can be decided before a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import methodcaller
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QTransform

from exporters.painters.pictures import placeholder
from exporters.painters.qt.resources import Drawing, Op, QtResources
from exporters.painters.qt.shapes import body, placed, qrect, stroke_outline
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
# Below this side, in points, a shape is lost at the zooms where the coarse drawing is used.
_COARSE_SIDE = 8.0
_BAR_ALPHA = 110


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
        self._coarse: list[Op] = []
        self._text: list[tuple[GlyphRun, float, float]] = []
        self._text_colour = ""
        self._pen = ""

    def finish(self) -> Drawing:
        self._flush_text()
        return Drawing(tuple(self._ops), tuple(self._coarse))

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

    def _fill(self, outline: QPainterPath | QRectF, brush: QBrush, *, coarse: bool) -> None:
        name = "fillRect" if isinstance(outline, QRectF) else "fillPath"
        op = methodcaller(name, outline, brush)
        self._ops.append(op)
        if coarse:
            self._coarse.append(op)

    def _add_text(self, node: TextNode, dx: float, dy: float) -> None:
        """Lines of one colour that follow each other are drawn together, a call for each font."""
        if node.colour != self._text_colour:
            self._flush_text()
            self._text_colour = node.colour
        x, y = node.x + dx, node.y + dy
        self._text += [(run, x, y) for run in node.runs if run.glyphs]
        if node.runs:
            size = max(run.size for run in node.runs)
            bar = QColor(node.colour)
            bar.setAlpha(_BAR_ALPHA)
            field = QRectF(x, y - size / 2, node.width, size / 2)
            self._coarse.append(methodcaller("fillRect", field, QBrush(bar)))

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
            native = self._resources.glyphs(runs)
            self._ops.append(methodcaller("drawGlyphRun", _ORIGIN, native))
        self._text = []

    def _add_body(self, node: RectNode | EllipseNode, dx: float, dy: float) -> None:
        """Fill and stroke as two fills, one upon the other; a stroke alone as a ring."""
        coarse = min(node.rect.width, node.rect.height) >= _COARSE_SIDE
        grow = node.stroke_width / 2 if node.stroke else 0.0
        outer, inner = body(node, dx, dy, grow=grow), body(node, dx, dy, grow=-grow)
        if node.stroke and outer:
            if not node.fill and inner:
                outer.addPath(inner)  # Qt's default rule leaves the inside empty
            self._fill(outer, self._resources.brush(node.stroke), coarse=coarse and not node.fill)
        if not (node.fill and inner):
            return
        brush = self._resources.brush(node.fill)
        if isinstance(node, RectNode) and node.radius <= grow:
            inside = qrect(node.rect.inset(grow), dx, dy)
            self._fill(inside, brush, coarse=False)
        else:
            self._fill(inner, brush, coarse=False)
        if coarse or node.rect.height >= _COARSE_SIDE:
            self._coarse.append(methodcaller("fillRect", qrect(node.rect, dx, dy), brush))

    def _add_path(self, node: PathNode, dx: float, dy: float) -> None:
        native = placed(self._resources.path(node.path), node, dx, dy)
        bounds = native.boundingRect()
        coarse = max(bounds.width(), bounds.height()) >= 4 * _COARSE_SIDE
        if node.fill:
            self._fill(native, self._resources.brush(node.fill), coarse=coarse)
        if node.stroke:
            outline = stroke_outline(native, node.stroke_width, node.dash)
            self._fill(outline, self._resources.brush(node.stroke), coarse=coarse)

    def _add_image(self, node: ImageNode, dx: float, dy: float) -> None:
        levels = self._resources.picture(node.image_id, self._images)
        if not levels:
            for part in placeholder(node):
                self.add(part, dx, dy)
            return
        op = _PictureOp(levels, qrect(node.rect, dx, dy), round_=node.round)
        self._ops.append(op)
        self._coarse.append(op)


class _PictureOp:
    """Draws the halved size of a picture that is just large enough for the painter's zoom."""

    __slots__ = ("_clip", "_levels", "_rect")

    def __init__(self, levels: Sequence[QImage], rect: QRectF, *, round_: bool) -> None:
        self._levels = levels
        self._rect = rect
        self._clip: QPainterPath | None = None
        if round_:
            self._clip = QPainterPath()
            self._clip.addEllipse(rect)

    def __call__(self, painter: QPainter) -> None:
        rect = self._rect
        transform = painter.deviceTransform()
        needed = rect.width() * abs(transform.m11())
        level = self._levels[0]
        for smaller in self._levels[1:]:
            if smaller.width() < needed:
                break
            level = smaller
        if self._clip is None:
            painter.drawImage(rect, level)
            return
        # A clip would leave a ragged edge: fill the ellipse with the picture instead.
        brush = QBrush(level)
        scale = rect.width() / level.width(), rect.height() / level.height()
        brush.setTransform(QTransform(scale[0], 0, 0, scale[1], rect.x(), rect.y()))
        painter.fillPath(self._clip, brush)

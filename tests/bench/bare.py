"""The bare baselines on screen: a scene as any Qt program would build it, a painter loop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRawFont,
    QTransform,
)
from PySide6.QtWidgets import (
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsTextItem,
    QGraphicsView,
    QWidget,
)

from model.layout.display import EllipseNode, Group, Node, PathNode, RectNode, TextNode, walk
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.text.fonts import font_data

Draw = Callable[[QPainter], object]
_fonts: dict[tuple[str, float], QRawFont] = {}
_NO_PEN = QPen(QColor(0, 0, 0, 0))


def drawn_scene(result: LayoutResult) -> tuple[QGraphicsView, QGraphicsScene]:
    """Each primitive of the map as an item of Qt's own: the same picture, built the usual way."""
    scene = QGraphicsScene()
    font = QFont()
    for node, dx, dy in walk(result.display()):
        match node:
            case TextNode():
                size = max((run.size for run in node.runs), default=10.0)
                font.setPixelSize(round(size))
                text = scene.addSimpleText(node.text, font)
                text.setPos(node.x + dx, node.y + dy - size)
            case RectNode():
                rect = node.rect.moved(dx, dy)
                shape = QPainterPath()
                place = QRectF(rect.x, rect.y, rect.width, rect.height)
                shape.addRoundedRect(place, node.radius, node.radius)
                scene.addPath(shape, _pen(node), _brush(node))
            case EllipseNode():
                rect = node.rect.moved(dx, dy)
                place = QRectF(rect.x, rect.y, rect.width, rect.height)
                scene.addEllipse(place, _pen(node), _brush(node))
            case PathNode():
                scene.addPath(_path(node, dx, dy), _pen(node), _brush(node))
            case _:
                pass  # groups are walked; the synthetic maps hold no images
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    return view, scene


def card_scene(result: LayoutResult) -> tuple[QGraphicsView, QGraphicsScene]:
    """Each card as a rectangle with its wrapped words, and nothing else of the map."""
    scene = QGraphicsScene()
    font = QFont()
    font.setPixelSize(11)
    for card_id, card in result.document.cards.items():
        rect = result.card_rect(card_id)
        if rect is None:
            continue
        box = QGraphicsRectItem(0, 0, rect.width, rect.height)
        box.setPos(rect.x, rect.y)
        box.setBrush(QColor("#FFFFFF"))
        text = QGraphicsTextItem(box)
        text.setFont(font)
        text.setTextWidth(rect.width - 34)
        text.setPlainText(card.text)
        text.setPos(27, 4)
        scene.addItem(box)
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    return view, scene


class BareWidget(QWidget):
    """Paints the primitives of a part of the sheet with one QPainter call each."""

    def __init__(self, result: LayoutResult, seen: Rect, scale: float) -> None:
        super().__init__()
        self._calls = [
            call for node, x, y in walk(result.display()) for call in _calls(node, x, y, seen)
        ]
        self._scale = scale
        self._seen = seen

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it so
        """Fill the ground and make every call."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#F0F2F5"))
        painter.scale(self._scale, self._scale)
        painter.translate(-self._seen.x, -self._seen.y)
        for call in self._calls:
            call(painter)
        painter.end()

    @property
    def primitives(self) -> int:
        """How many primitives it paints."""
        return len(self._calls)


def _calls(node: Node, dx: float, dy: float, seen: Rect) -> list[Draw]:
    match node:
        case TextNode():
            box = Rect(node.x + dx, node.y + dy - 12, node.width, 16)
            if not box.intersects(seen):
                return []
            colour = QPen(QColor(node.colour))
            return [partial(_text, run, node.x + dx, node.y + dy, colour) for run in _runs(node)]
        case RectNode():
            rect = node.rect.moved(dx, dy)
            if not rect.intersects(seen):
                return []
            shape = QRectF(rect.x, rect.y, rect.width, rect.height)
            return [partial(_rect, shape, node.radius, _pen(node), _brush(node))]
        case EllipseNode():
            rect = node.rect.moved(dx, dy)
            if not rect.intersects(seen):
                return []
            shape = QRectF(rect.x, rect.y, rect.width, rect.height)
            return [partial(_ellipse, shape, _pen(node), _brush(node))]
        case PathNode():
            path = _path(node, dx, dy)
            bounds = path.boundingRect()
            size = (bounds.width() + 1, bounds.height() + 1)
            if not Rect(bounds.x(), bounds.y(), *size).intersects(seen):
                return []
            return [partial(_draw_path, path, _pen(node), _brush(node))]
        case Group():
            return []
        case _:
            return []  # the synthetic maps hold no images


def _runs(node: TextNode) -> list[QGlyphRun]:
    made = []
    for run in node.runs:
        key = (run.font, run.size)
        if key not in _fonts:
            hinting = QFont.HintingPreference.PreferNoHinting
            _fonts[key] = QRawFont(QByteArray(font_data(run.font)), run.size, hinting)
        glyphs = QGlyphRun()
        glyphs.setRawFont(_fonts[key])
        glyphs.setGlyphIndexes(list(run.glyphs))
        glyphs.setPositions([QPointF(x, y) for x, y in zip(run.xs, run.ys, strict=True)])
        made.append(glyphs)
    return made


def _pen(node: RectNode | EllipseNode | PathNode) -> QPen:
    return QPen(QColor(node.stroke), node.stroke_width) if node.stroke else _NO_PEN


def _brush(node: RectNode | EllipseNode | PathNode) -> QBrush:
    return QBrush(QColor(node.fill)) if node.fill else QBrush()


def _path(node: PathNode, dx: float, dy: float) -> QPainterPath:
    path = QPainterPath()
    for command in node.path.commands:
        numbers = command[1:]
        if command[0] == "M":
            path.moveTo(*numbers)
        elif command[0] == "L":
            path.lineTo(*numbers)
        elif command[0] == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    place = QTransform(node.scale, 0, 0, node.scale, node.x + dx, node.y + dy)
    return place.map(path)


def _text(run: QGlyphRun, x: float, y: float, pen: QPen, painter: QPainter) -> None:
    painter.setPen(pen)
    painter.drawGlyphRun(QPointF(x, y), run)


def _rect(shape: QRectF, radius: float, pen: QPen, brush: QBrush, painter: QPainter) -> None:
    painter.setPen(pen)
    painter.setBrush(brush)
    if radius:
        painter.drawRoundedRect(shape, radius, radius)
    else:
        painter.drawRect(shape)


def _ellipse(shape: QRectF, pen: QPen, brush: QBrush, painter: QPainter) -> None:
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawEllipse(shape)


def _draw_path(path: QPainterPath, pen: QPen, brush: QBrush, painter: QPainter) -> None:
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(path)

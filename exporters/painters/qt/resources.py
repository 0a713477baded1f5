"""What the Qt painter keeps between frames: fonts, glyph runs, outlines, pictures, drawings.

One :class:`QtResources` belongs to one thread: Qt fonts may not be shared between threads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
)

from exporters.painters.pictures import image_bytes
from exporters.painters.qt.decoding import MAX_SIDE, decoded
from exporters.painters.qt.large_text import MOST_PIXELS, TextOutline, leaves_out_large_glyphs
from exporters.painters.qt.shapes import native_path, stroke_outline
from model.ids import Id
from model.layout.display import GlyphRun, Path, PathNode
from model.layout.text.fonts import font_data
from model.records import Image

Op: TypeAlias = Callable[[QPainter], object]

# Native outlines take some ten kilobytes a card. At the smallest zoom that shows detail a large
# screen holds about 1,600 cards.
_MAX_DRAWINGS = 4_096
_SMALLEST_LEVEL = 64
# A hundred pictures as a map's own come to some 400 MB at most; many large ones of another program
# are kept small from there on.
_MOST_PICTURE_BYTES, _SMALL_SIDE = 400_000_000, 320


@dataclass(frozen=True, slots=True)
class Drawing:
    """A compiled list of nodes: replayed, it paints them.

    ``outlines`` are texts by the place of their operation, as outlines; ``largest`` is the size of
    the largest of them.
    """

    ops: tuple[Op, ...]
    outlines: Mapping[int, TextOutline] = field(default_factory=dict)
    largest: float = 0.0

    def paint(self, painter: QPainter) -> None:
        """Draw at the painter's origin. The pen is left changed, nothing else."""
        if self.largest:
            scale = abs(painter.deviceTransform().m11())
            if self.largest * scale > MOST_PIXELS and leaves_out_large_glyphs(painter):
                self._paint_large(painter, scale)
                return
        for op in self.ops:
            op(painter)

    def _paint_large(self, painter: QPainter, scale: float) -> None:
        for index, op in enumerate(self.ops):
            outline = self.outlines.get(index)
            if outline is not None and outline.size * scale > MOST_PIXELS:
                outline(painter)
            else:
                op(painter)


class QtResources:
    """Native counterparts of values in display lists, made once and looked up ever after."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], QRawFont] = {}
        self._colours: dict[str, QColor] = {}
        self._brushes: dict[str, QBrush] = {}
        self._paths: dict[int, tuple[Path, QPainterPath]] = {}
        self._outlines: dict[tuple[int, float, tuple[float, ...]], tuple[Path, QPainterPath]] = {}
        self._pictures: dict[Id, Sequence[QImage]] = {}
        self._picture_bytes = 0
        self._drawings: OrderedDict[int, tuple[object, Drawing]] = OrderedDict()

    def font(self, key: str, size: float) -> QRawFont:
        """The bundled font at a size in points, unhinted: widths as the layout measured them."""
        font = self._fonts.get((key, size))
        if font is None:
            base = self._fonts.get((key, 0.0))
            if base is None:
                base = QRawFont(font_data(key), 16.0, QFont.HintingPreference.PreferNoHinting)
                self._fonts[key, 0.0] = base
            # A copy shares the file's bytes; made from the bytes, each size would hold its own.
            font = QRawFont(base)
            font.setPixelSize(size)
            self._fonts[key, size] = font
        return font

    def glyphs(self, runs: Sequence[tuple[GlyphRun, float, float]]) -> QGlyphRun:
        """Runs of one font and size, each with the place of its line, as one native run."""
        native = QGlyphRun()
        native.setRawFont(self.font(runs[0][0].font, runs[0][0].size))
        native.setGlyphIndexes([glyph for run, _, _ in runs for glyph in run.glyphs])
        native.setPositions(
            [
                QPointF(x + left, y + top)
                for run, left, top in runs
                for x, y in zip(run.xs, run.ys, strict=True)
            ]
        )
        return native

    def colour(self, name: str) -> QColor:
        """The colour ``#RRGGBB``."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(name)
        return colour

    def brush(self, name: str) -> QBrush:
        """A brush of the colour ``#RRGGBB``."""
        brush = self._brushes.get(name)
        if brush is None:
            brush = self._brushes[name] = QBrush(self.colour(name))
        return brush

    def path(self, path: Path) -> QPainterPath:
        """The path as Qt has it, in its own coordinates."""
        entry = self._paths.get(id(path))
        if entry is None:
            if len(self._paths) > _MAX_DRAWINGS:
                self._paths.clear()
            # The path is kept beside its outline, or its identity could be given to another.
            entry = self._paths[id(path)] = (path, native_path(path))
        return entry[1]

    def outline(self, node: PathNode) -> QPainterPath:
        """The ink of a node's stroke, in the path's own coordinates.

        Icons and faces share their paths: their ink is worked out once for all places.
        """
        key = (id(node.path), node.stroke_width / node.scale, node.dash)
        entry = self._outlines.get(key)
        if entry is None:
            if len(self._outlines) > _MAX_DRAWINGS:
                self._outlines.clear()
            ink = stroke_outline(self.path(node.path), key[1], node.dash, scale=node.scale)
            entry = self._outlines[key] = (node.path, ink)
        return entry[1]

    def picture(self, image_id: Id, images: Mapping[Id, Image]) -> Sequence[QImage]:
        """A picture and its halved sizes, largest first; empty when it cannot be decoded."""
        levels = self._pictures.get(image_id)
        if levels is None:
            data = image_bytes(images, image_id)
            side = MAX_SIDE if self._picture_bytes < _MOST_PICTURE_BYTES else _SMALL_SIDE
            levels = self._pictures[image_id] = _levels(data, side) if data else ()
            self._picture_bytes += sum(level.sizeInBytes() for level in levels)
        return levels

    def drawing(self, key: object, compile_drawing: Callable[[], Drawing]) -> Drawing:
        """The drawing kept for a value (by identity), compiled now if there is none."""
        entry = self._drawings.get(id(key))
        if entry is not None:
            self._drawings.move_to_end(id(key))
            return entry[1]
        drawing = compile_drawing()
        # What it shows is kept beside it, or its identity could be given to another.
        self._drawings[id(key)] = (key, drawing)
        if len(self._drawings) > _MAX_DRAWINGS:
            self._drawings.popitem(last=False)
        return drawing


def _levels(data: bytes, most_side: int) -> Sequence[QImage]:
    image = decoded(data, most_side=most_side)
    if image is None:
        return ()
    image = image.convertToFormat(
        QImage.Format.Format_ARGB32_Premultiplied
        if image.hasAlphaChannel()
        else QImage.Format.Format_RGB32
    )
    levels = [image]
    while min(image.width(), image.height()) >= 2 * _SMALLEST_LEVEL:
        image = image.scaled(
            QSize(image.width() // 2, image.height() // 2),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        levels.append(image)
    return tuple(levels)

"""Large text as outlines: Qt's own drawing of glyphs leaves out those of more than 64 pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPaintEngine, QPainter, QPainterPath, QRawFont, QTransform

from model.layout.display import GlyphRun

MOST_PIXELS = 60.0
"""The size of type, in pixels, up to which glyphs are drawn as glyphs."""
_EM = 1000.0


def leaves_out_large_glyphs(painter: QPainter) -> bool:
    """Whether it paints pixels: printers get text, which PDFs of theirs keep to be found."""
    return painter.paintEngine().type() is QPaintEngine.Type.Raster


class TextOutline:
    """Runs of one font, size and colour, each with the place of its line; made when first needed.

    ``font`` gives a font at a size in pixels.
    """

    __slots__ = ("_brush", "_font", "_path", "_runs", "size")

    def __init__(
        self,
        runs: Sequence[tuple[GlyphRun, float, float]],
        brush: QBrush,
        font: Callable[[str, float], QRawFont],
    ) -> None:
        self.size = runs[0][0].size
        self._runs = tuple(runs)
        self._brush = brush
        self._font = font
        self._path: QPainterPath | None = None

    def __call__(self, painter: QPainter) -> None:
        """Paint the text."""
        if self._path is None:
            self._path = self._outline()
        painter.fillPath(self._path, self._brush)

    def _outline(self) -> QPainterPath:
        outline = QPainterPath()
        outline.setFillRule(Qt.FillRule.WindingFill)
        # Taken large and made small: at the size of type itself they are rounded to its pixels.
        font, scale = self._font(self._runs[0][0].font, _EM), self.size / _EM
        for run, left, top in self._runs:
            for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
                place = QTransform(scale, 0, 0, scale, left + x, top + y)
                outline.addPath(place.map(font.pathForGlyph(glyph)))
        return outline

"""A part of a map as a picture for the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QImage

from exporters.pictures import Subject, whole_map
from exporters.png.measures import MAX_SIDE, Piece
from exporters.png.painting import StripPainter
from model.layout.geometry import Rect
from model.layout.result import LayoutResult

_MAX_PART_PIXELS = 40_000_000


def picture_of_part(
    layout: LayoutResult, part: Rect | None = None, *, scale: float = 2.0
) -> QImage:
    """A finished layout, or a part of it, as a picture of ``scale`` pixels a point.

    What would be larger than a clipboard carries well is made with fewer pixels.

    Raises:
        ExportError: there is no memory for it.
    """
    page = whole_map(layout, part=part)
    size = page.size
    most = (_MAX_PART_PIXELS / max(size.width * size.height, 1.0)) ** 0.5
    scale = min(scale, most, MAX_SIDE / max(size.width, size.height, 1.0))
    width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    subject = Subject(page, layout.document.images, layout.document.info)
    return StripPainter(subject, scale).image(Piece(0, 0, width, height))

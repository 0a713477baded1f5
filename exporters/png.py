"""A map as a PNG picture, drawn by the painter that draws the canvas."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from exporters.painters.qt import QtPainter, QtResources
from exporters.poster.options import PosterOptions
from exporters.poster.paper import POINTS_PER_INCH
from exporters.progress import Progress, no_progress
from exporters.source import deliver, laid_out, missing_warning
from model.document import JourneyMap
from model.errors import ExportError
from model.layout.display import Group
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from resources.words import tr

MAX_PIXELS = 100_000_000
_MAX_PART_PIXELS = 40_000_000
_MAX_SIDE = 32_767  # Qt counts the columns of a picture in 16 bits
_INCHES_PER_METRE = 1 / 0.0254


def write_png(
    source: JourneyMap | LayoutResult,
    target: Path | BinaryIO,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write a map, or a finished layout, as PNG. Answers with warnings, a sentence each.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        ExportError: the picture would be too large.
        FileError: the file could not be written.
    """
    layout = laid_out(source, options)
    scale = _scale(layout.size, options)
    _application()
    deliver(_encoded(_painted(layout, scale, progress)), target)
    warning = missing_warning(layout)
    return (warning,) if warning else ()


def _scale(size: Size, options: PosterOptions) -> float:
    """Pixels per point."""
    longest = max(size.width, size.height)
    wanted = options.picture
    scale = wanted.longest / longest if wanted.longest else wanted.dpi / POINTS_PER_INCH
    width, height = _pixels(size, scale)
    if width * height > MAX_PIXELS or max(width, height) > _MAX_SIDE:
        fitting = min((MAX_PIXELS / (size.width * size.height)) ** 0.5, _MAX_SIDE / longest)
        raise ExportError(
            tr(
                "A picture of {width} × {height} pixels is too large to make; its longer side may"
                " have {most} pixels at most.",
                width=width,
                height=height,
                most=int(longest * fitting),
            )
        )
    return scale


def _pixels(size: Size, scale: float) -> tuple[int, int]:
    return math.ceil(size.width * scale), math.ceil(size.height * scale)


def _painted(layout: LayoutResult, scale: float, progress: Progress) -> QImage:
    width, height = _pixels(layout.size, scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError(tr("There is not enough memory for a picture of this size."))
    dots = round(scale * POINTS_PER_INCH * _INCHES_PER_METRE)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", layout.document.info.title)
    # The map covers the last column and row of pixels only in part.
    image.fill(QColor(layout.options.theme.paper))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        qt = QtPainter(painter, layout.document.images, QtResources())
        parts = layout.display().children
        for index, part in enumerate(parts):
            progress(index, len(parts))
            qt.paint(part)
        progress(len(parts), len(parts))
    finally:
        painter.end()
    return image


def _encoded(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise ExportError(tr("The picture could not be written as PNG."))
    return bytes(data.data())


def _application() -> None:
    """Qt draws no glyph without an application object: make one where there is none."""
    if QGuiApplication.instance() is None:
        _own_application()


@lru_cache(maxsize=1)
def _own_application() -> QGuiApplication:
    """One without a screen; kept, because Qt bears no second one."""
    return QGuiApplication(["journeyboard", "-platform", "offscreen"])


def picture_of_part(layout: LayoutResult, part: Rect, *, scale: float = 2.0) -> QImage:
    """A part of a finished layout as a picture, ``scale`` pixels a point.

    What would be larger than a clipboard carries well is made with fewer pixels.
    """
    most = (_MAX_PART_PIXELS / max(part.width * part.height, 1.0)) ** 0.5
    scale = min(scale, most, _MAX_SIDE / max(part.width, part.height, 1.0))
    width, height = _pixels(Size(part.width, part.height), scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError(tr("There is not enough memory for a picture of this size."))
    image.fill(QColor(layout.options.theme.paper))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        painter.translate(-part.x, -part.y)
        qt = QtPainter(painter, layout.document.images, QtResources())
        for group in layout.display().children:
            if not isinstance(group, Group) or _touches(group, part):
                qt.paint(group)
    finally:
        painter.end()
    return image


def _touches(group: Group, part: Rect) -> bool:
    ink = group.bounds.moved(group.dx, group.dy)
    across = ink.x < part.right and part.x < ink.right
    return across and ink.y < part.bottom and part.y < ink.bottom

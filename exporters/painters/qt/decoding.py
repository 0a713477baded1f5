"""Embedded pictures decoded by Qt, small enough to keep.

Only the three kinds of files that a map may hold are looked at, by the reader for that kind: Qt's
own guess would also draw an SVG, which may name other files.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from exporters.painters.pictures import MAX_PIXELS, picture_kind

MAX_SIDE = 2_048
"""Pixels kept on the longer side: twice what a map's own pictures have."""


def decoded(data: bytes, *, most_side: int = MAX_SIDE) -> QImage | None:
    """The picture in the bytes of a PNG, JPEG or WebP file, upright; None when it is broken.

    It is never larger than ``most_side`` pixels, and not decoded at all where it would unfold to
    more than :data:`MAX_PIXELS`.
    """
    kind = picture_kind(data)
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MAX_PIXELS:
        return None
    if max(size.width(), size.height()) > most_side:
        fitting = size.scaled(most_side, most_side, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image

"""Embedded pictures decoded without Qt, for the painters of PDF and SVG."""

from __future__ import annotations

import base64
import io
import struct
import warnings

from PIL import Image as Pillow
from PIL import ImageOps

from exporters.painters.pictures import MAX_PIXELS

_EXIF_TURN = 0x0112
_MAX_SIDE = 3_000  # pixels that are worked on: three times what a map's own pictures have
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    Pillow.DecompressionBombError,
)
"""What Pillow raises on a broken file, by format."""


def opened_picture(data: bytes) -> Pillow.Image | None:
    """The picture in the bytes of a PNG, JPEG or WebP file, decoded; None when it is broken.

    Nothing is decoded that would unfold to more than :data:`MAX_PIXELS`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            image = Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
            if image.width * image.height > MAX_PIXELS:
                return None
            image.load()
            if image.format != "JPEG":  # those go into files as they are
                image.thumbnail((_MAX_SIDE, _MAX_SIDE), Pillow.Resampling.BICUBIC)
    except BROKEN:
        return None
    return image


def is_turned(image: Pillow.Image) -> bool:
    """Whether the file asks viewers to turn the picture: not all of them do."""
    return bool(image.getexif().get(_EXIF_TURN, 1) != 1)


def portable_bytes(data: bytes) -> tuple[bytes, str] | None:
    """A picture as every viewer can show it, and ``png`` or ``jpeg``; None when it is broken."""
    image = opened_picture(data)
    if image is None:
        return None
    kind = image.format
    if kind not in ("PNG", "JPEG") or is_turned(image):
        buffer = io.BytesIO()
        ImageOps.exif_transpose(image).save(buffer, "PNG")
        data, kind = buffer.getvalue(), "PNG"
    return data, kind.lower()


def portable_picture(data: bytes) -> str | None:
    """A picture as a ``data:`` address that every viewer can show; None when it is broken."""
    portable = portable_bytes(data)
    if portable is None:
        return None
    shown, kind = portable
    return f"data:image/{kind};base64,{base64.b64encode(shown).decode('ascii')}"

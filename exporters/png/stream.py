"""Writes a PNG file strip by strip: what is not painted yet takes no memory.

Rows are stored as their difference to the row above (filter "up" of the PNG specification), which
is nothing over most of a drawing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from PIL import Image as Pillow
from PIL import ImageChops

from exporters.poster.paper import POINTS_PER_INCH

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = b"\x02"
_LEVEL = 6
_INCHES_PER_METRE = 1 / 0.0254
_COLOURS = 3


def png_file(
    width: int,
    height: int,
    strips: Iterable[Pillow.Image],
    *,
    scale: float,
    texts: Iterable[tuple[str, str]] = (),
) -> bytes:
    """A PNG of RGB pixels from strips that stand one below the other.

    ``scale`` is pixels per point. ``texts`` are keywords of the specification (as ``Title``) with
    what they say.
    """
    dots = round(scale * POINTS_PER_INCH * _INCHES_PER_METRE)
    parts = [
        _SIGNATURE,
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"sRGB", b"\x00"),
        _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
    ]
    parts += [_chunk(b"iTXt", _international(keyword, text)) for keyword, text in texts if text]
    packer = zlib.compressobj(_LEVEL)
    for rows in _filtered(strips):
        packed = packer.compress(rows)
        if packed:
            parts.append(_chunk(b"IDAT", packed))
    parts += [_chunk(b"IDAT", packer.flush()), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _filtered(strips: Iterable[Pillow.Image]) -> Iterator[bytes]:
    """The rows of each strip, each less the row above it, as they stand in the file."""
    above: Pillow.Image | None = None
    for strip in strips:
        width, height = strip.size
        shifted = Pillow.new("RGB", strip.size)
        if above is not None:
            shifted.paste(above, (0, 0))
        shifted.paste(strip.crop((0, 0, width, height - 1)), (0, 1))
        above = strip.crop((0, height - 1, width, height))
        left = ImageChops.subtract_modulo(strip, shifted).tobytes()
        stride = _COLOURS * width
        yield b"".join(
            _UP + left[start : start + stride] for start in range(0, height * stride, stride)
        )


def _international(keyword: str, text: str) -> bytes:
    """A text in UTF-8, not packed, of no stated language."""
    return keyword.encode("latin-1") + b"\x00\x00\x00\x00\x00" + text.encode("utf-8")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

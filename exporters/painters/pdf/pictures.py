"""Pictures as a PDF carries them: JPEG files as they are, others as plain samples."""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageOps

from exporters.painters.pictures import MAX_PIXELS

_EXIF_TURN = 0x0112
_COLOUR_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """One picture: its name in the document, its size in pixels and its packed samples.

    ``alpha`` are packed samples of how far each pixel covers what is below, or None.
    """

    name: str
    width: int
    height: int
    colour_space: str
    filter: str
    data: bytes
    alpha: bytes | None = None


def read_picture(data: bytes, name: str) -> PdfPicture | None:
    """The picture in the bytes of a PNG, JPEG or WebP file; None when it cannot be decoded."""
    try:
        with warnings.catch_warnings():
            # The number of pixels is checked here before anything is decoded.
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as file:
                return None if _is_too_large(file) else _packed(file, data, name)
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError):
        # What Pillow raises on a broken file, by format.
        return None


def _is_too_large(file: Pillow.Image) -> bool:
    return file.width * file.height > MAX_PIXELS


def _packed(file: Pillow.Image, data: bytes, name: str) -> PdfPicture:
    turned = file.getexif().get(_EXIF_TURN, 1) != 1
    if file.format == "JPEG" and file.mode in _COLOUR_SPACES and not turned:
        file.load()
        space = _COLOUR_SPACES[file.mode]
        return PdfPicture(name, file.width, file.height, space, "DCTDecode", data)
    image = ImageOps.exif_transpose(file) if turned else file
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        channel = image.getchannel("A")
        if channel.getextrema() != (255, 255):
            alpha = zlib.compress(channel.tobytes())
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    samples = zlib.compress(image.tobytes())
    space = _COLOUR_SPACES[image.mode]
    return PdfPicture(name, image.width, image.height, space, "FlateDecode", samples, alpha)

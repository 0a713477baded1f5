"""Pictures as a PDF carries them: JPEG files as they are, others as plain samples."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageOps

from exporters.painters.decoding import is_turned, opened_picture

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


def read_picture(data: bytes, name: str, ground: str | None = None) -> PdfPicture | None:
    """The picture in the bytes of a PNG, JPEG or WebP file; None when it cannot be decoded.

    ``ground`` is the colour put below a picture that is not opaque; without it, it stays so.
    """
    image = opened_picture(data)
    if image is None:
        return None
    turned = is_turned(image)
    if image.format == "JPEG" and image.mode in _COLOUR_SPACES and not turned:
        space = _COLOUR_SPACES[image.mode]
        return PdfPicture(name, image.width, image.height, space, "DCTDecode", data)
    return _packed(ImageOps.exif_transpose(image) if turned else image, name, ground)


def _packed(image: Pillow.Image, name: str, ground: str | None) -> PdfPicture:
    alpha = None
    if image.has_transparency_data and ground:
        image = image.convert("RGBA")
        image = Pillow.alpha_composite(Pillow.new("RGBA", image.size, ground), image).convert("RGB")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
        channel = image.getchannel("A")
        if channel.getextrema() != (255, 255):
            alpha = zlib.compress(channel.tobytes())
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    samples = zlib.compress(image.tobytes())
    space = _COLOUR_SPACES[image.mode]
    return PdfPicture(name, image.width, image.height, space, "FlateDecode", samples, alpha)

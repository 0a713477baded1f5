"""Pictures made ready to live inside a map file.

A map goes by mail to people its pictures were not meant for, so only what is seen is kept: no
place, camera or comment. Size is bounded before anything is decoded. WebP becomes PNG or JPEG,
which every workbook and viewer can show.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import struct
import warnings
from collections.abc import Callable
from typing import TypeAlias

from PIL import Image as Pictures
from PIL import ImageCms, ImageOps

from model.clean_pictures import is_clean
from model.clips.bounds import MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS
from model.errors import ImportFormatError
from model.fitting import as_line
from model.framing import Cut
from model.records import Image
from resources.words import tr

MAX_BYTES = MAX_PICTURE_BYTES
MAX_PIXELS = MAX_PICTURE_PIXELS
MAX_SIDE = 1024
PORTRAIT_SIDE = 512
"""Pixels of a portrait's longer side: enough for the largest card on a poster."""
_JPEG_QUALITY = 88
_ORIENTATION, _LYING = 0x0112, range(5, 9)  # of those a camera held on its side says so
_FORMATS = ("PNG", "JPEG", "WEBP")
_Encoded: TypeAlias = tuple[bytes, str, tuple[int, int]]
# What the decoder raises for broken files, beside its own errors (which are OSErrors).
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    Pictures.DecompressionBombError,
)


def image_record(data: bytes, *, alt: str = "") -> Image:
    """The picture in the bytes of a PNG, JPEG or WebP file, told by content, never by name.

    It is turned upright, scaled to 1,024 pixels at most on its longer side, and freed of all that
    is not seen. The same bytes give the same record, and the bytes of a record give it back.

    Raises:
        ImportFormatError: it is no such picture, is broken, or is too large.
    """
    return _record(data, lambda picture: _as_it_is(picture, data) or _encoded(picture), alt)


def portrait_record(data: bytes, cut: Cut, *, alt: str = "") -> Image:
    """A part of a picture as a person's photo: at most 512 pixels, as few bytes as it takes.

    The part is taken from the picture as it is, before anything is made smaller.

    Raises:
        ImportFormatError: as for :func:`image_record`.
    """
    return _record(data, lambda picture: _encoded_portrait(picture, cut), alt)


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of the picture in the bytes of a file, as it stands upright.

    Raises:
        ImportFormatError: it is no picture, or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = _opened(data)
        try:
            lying = picture.getexif().get(_ORIENTATION) in _LYING
        except _BROKEN:
            lying = False
    return picture.size[::-1] if lying else picture.size


def _record(data: bytes, encode: Callable[[Pictures.Image], _Encoded], alt: str) -> Image:
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise ImportFormatError(tr("The picture is larger than {n} MB.", n=limit))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the decoder's remarks; what is refused is refused below
        picture = _opened(data)
        try:
            encoded, media_type, (width, height) = encode(picture)
        except _BROKEN as error:
            raise ImportFormatError(tr("The picture is broken.")) from error
    return Image(
        id=hashlib.sha256(encoded).hexdigest(),
        media_type=media_type,
        width=width,
        height=height,
        alt=as_line(alt),
        data=base64.b64encode(encoded).decode("ascii"),
    )


def image_bytes(image: Image) -> bytes:
    """The bytes of an embedded picture's file; empty where a foreign file holds none."""
    try:
        return base64.b64decode(image.data, validate=True)
    except binascii.Error:
        return b""


def _opened(data: bytes) -> Pictures.Image:
    """The picture with its size known and nothing decoded yet."""
    try:
        picture = Pictures.open(io.BytesIO(data), formats=_FORMATS)
    except Pictures.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        sentence = tr("Only PNG, JPEG and WebP pictures can be put on a map.")
        raise ImportFormatError(sentence) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many_pixels()
    return picture


def _too_many_pixels() -> ImportFormatError:
    limit = MAX_PIXELS // 1_000_000
    return ImportFormatError(tr("The picture has more than {n} megapixels.", n=limit))


def _as_it_is(picture: Pictures.Image, data: bytes) -> _Encoded | None:
    """The very bytes, if nothing would have to be done to them."""
    if max(picture.size) > MAX_SIDE or picture.mode not in ("L", "RGB", "RGBA"):
        return None
    if not is_clean(data):
        return None
    picture.load()  # which raises for a broken one
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        return None
    return data, f"image/{(picture.format or '').lower()}", picture.size


def _encoded(picture: Pictures.Image) -> _Encoded:
    lossless = picture.format == "PNG"
    usual = _scaled(picture)
    usual.info.clear()  # a JPEG's comment would be written again
    return _as_png(usual) if lossless or usual.mode == "RGBA" else _as_jpeg(usual)


def _encoded_portrait(picture: Pictures.Image, cut: Cut) -> _Encoded:
    """The part as PNG where something shows through, else as what takes fewer bytes."""
    usual = _cut_out(ImageOps.exif_transpose(picture), cut)
    usual = _in_usual_colours(usual)
    usual.thumbnail((PORTRAIT_SIDE, PORTRAIT_SIDE), Pictures.Resampling.LANCZOS)
    usual.info.clear()
    exact = _as_png(usual)
    if usual.mode == "RGBA":
        return exact
    return min(_as_jpeg(usual), exact, key=lambda made: len(made[0]))


def _cut_out(picture: Pictures.Image, cut: Cut) -> Pictures.Image:
    for _ in range(cut.turns % 4):
        picture = picture.transpose(Pictures.Transpose.ROTATE_270)  # which is to the right
    width, height = picture.size
    left, top = round(cut.left * width), round(cut.top * height)
    right = max(left + 1, round(cut.right * width))
    bottom = max(top + 1, round(cut.bottom * height))
    right, bottom = min(right, width), min(bottom, height)
    return picture.crop((min(left, right - 1), min(top, bottom - 1), right, bottom))


def _as_png(picture: Pictures.Image) -> _Encoded:
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue(), "image/png", picture.size


def _as_jpeg(picture: Pictures.Image) -> _Encoded:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return stream.getvalue(), "image/jpeg", picture.size


def _scaled(picture: Pictures.Image) -> Pictures.Image:
    """Upright, at most 1,024 pixels a side, in usual colours."""
    if picture.mode in ("L", "RGB", "RGBA", "CMYK", "YCbCr"):
        # First where it can be smooth: a JPEG is then decoded small.
        picture.thumbnail((MAX_SIDE, MAX_SIDE), Pictures.Resampling.LANCZOS)
    # Before the colours: converting them loses which way is up.
    usual = _in_usual_colours(ImageOps.exif_transpose(picture))
    usual.thumbnail((MAX_SIDE, MAX_SIDE), Pictures.Resampling.LANCZOS)
    return usual


def _in_usual_colours(picture: Pictures.Image) -> Pictures.Image:
    """Grey, RGB, or RGBA where something shows through; colours as sRGB, all else left behind."""
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        if picture.getchannel("A").getextrema() == (255, 255):
            picture = picture.convert("RGB")
    elif picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    if profile and picture.mode in ("RGB", "RGBA"):
        picture = _as_srgb(picture, profile)
    return picture


def _as_srgb(picture: Pictures.Image, profile: bytes) -> Pictures.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, *_BROKEN):
        return picture  # a broken profile, or one for other colours: shown as it is
    return changed or picture

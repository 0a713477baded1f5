"""What all painters share about embedded pictures: the bytes, and what marks a broken one."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from collections.abc import Mapping

from PIL import Image as Pillow
from PIL import ImageOps

from model.ids import Id
from model.layout.display import EllipseNode, ImageNode, Node, Path, PathNode, RectNode
from model.layout.geometry import Rect
from model.records import Image

MAX_PIXELS = 24_000_000
"""More is not decoded: a file of 17 kB can unfold to a gigabyte."""

_EXIF_TURN = 0x0112
_PAPER, _LINE = "#F0F2F5", "#7B8794"
_FRAME = Path((("M", 0, 0), ("L", 24, 0), ("L", 24, 18), ("L", 0, 18), ("Z",)))
_HILLS = Path((("M", 0, 15), ("L", 8, 7), ("L", 14, 13), ("L", 18, 10), ("L", 24, 15)))


def image_bytes(images: Mapping[Id, Image], image_id: Id) -> bytes | None:
    """The bytes of an embedded picture; None when it is not there or not readable as base64."""
    image = images.get(image_id)
    if image is None or image.width * image.height > MAX_PIXELS:
        return None
    try:
        return base64.b64decode(image.data, validate=True)
    except binascii.Error:
        return None


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
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError):
        # What Pillow raises on a broken file, by format.
        return None
    return image


def is_turned(image: Pillow.Image) -> bool:
    """Whether the file asks viewers to turn the picture: not all of them do."""
    return bool(image.getexif().get(_EXIF_TURN, 1) != 1)


def portable_picture(data: bytes) -> str | None:
    """A picture as a ``data:`` address that every viewer can show; None when it is broken."""
    image = opened_picture(data)
    if image is None:
        return None
    kind = image.format
    if kind not in ("PNG", "JPEG") or is_turned(image):
        buffer = io.BytesIO()
        ImageOps.exif_transpose(image).save(buffer, "PNG")
        data, kind = buffer.getvalue(), "PNG"
    return f"data:image/{kind.lower()};base64,{base64.b64encode(data).decode('ascii')}"


def placeholder(node: ImageNode) -> tuple[Node, ...]:
    """What is drawn where a picture cannot be decoded: a grey field with the sign for a picture."""
    rect = node.rect
    scale = min(rect.width / 24, rect.height / 18) * 0.4
    sign = Rect(rect.centre.x - 12 * scale, rect.centre.y - 9 * scale, 24 * scale, 18 * scale)
    field: Node = RectNode(rect, fill=_PAPER)
    if node.round:
        field = EllipseNode(rect, fill=_PAPER)
    return (
        field,
        *(
            PathNode(path, sign.x, sign.y, scale, stroke=_LINE, stroke_width=1.5 * scale)
            for path in (_FRAME, _HILLS)
        ),
    )

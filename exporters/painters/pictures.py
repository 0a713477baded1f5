"""What all painters share about embedded pictures: the bytes, and what marks a broken one."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

from model.ids import Id
from model.layout.display import EllipseNode, ImageNode, Node, Path, PathNode, RectNode
from model.layout.geometry import Rect
from model.records import Image

MAX_PIXELS = 16_000_000
"""More is not decoded: a file of 17 kB can unfold to a gigabyte."""

_PAPER, _LINE = "#F0F2F5", "#7B8794"
_FRAME = Path((("M", 0, 0), ("L", 24, 0), ("L", 24, 18), ("L", 0, 18), ("Z",)))
_HILLS = Path((("M", 0, 15), ("L", 8, 7), ("L", 14, 13), ("L", 18, 10), ("L", 24, 15)))


_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def picture_kind(data: bytes) -> str | None:
    """``png``, ``jpeg`` or ``webp`` by the first bytes; None for anything else a file may hold."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for sign, kind in _BEGINNINGS.items() if data.startswith(sign)), None)


def image_bytes(images: Mapping[Id, Image], image_id: Id) -> bytes | None:
    """The bytes of an embedded picture; None when it is not there or no picture by its content."""
    image = images.get(image_id)
    if image is None or image.width * image.height > MAX_PIXELS:
        return None
    try:
        data = base64.b64decode(image.data, validate=True)
    except binascii.Error:
        return None
    return data if picture_kind(data) else None


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

"""Pictures of people, made up, as the tests of photos need them."""

from __future__ import annotations

import io

from PIL import Image as Pictures
from PIL import ImageDraw, ImageFilter

from model.images import image_record
from model.records import Image


def photo_bytes(width: int = 900, height: int = 700, kind: str = "JPEG", **options) -> bytes:
    """Somebody in front of a wall: smooth, with a little noise, as a camera would give it."""
    picture = Pictures.new("RGB", (width, height), "#9fb6c4")
    draw = ImageDraw.Draw(picture)
    x, y, r = width * 0.5, height * 0.42, min(width, height) * 0.2
    draw.rectangle((0, height * 0.8, width, height), fill="#6c7f86")
    draw.ellipse((x - 1.9 * r, y + 1.1 * r, x + 1.9 * r, y + 4.2 * r), fill="#3c5a78")
    draw.ellipse((x - 1.15 * r, y - 1.35 * r, x + 1.15 * r, y + 1.1 * r), fill="#4a3326")
    draw.ellipse((x - 0.9 * r, y - r, x + 0.9 * r, y + 1.15 * r), fill="#e2b493")
    for side in (-0.35, 0.35):
        draw.ellipse((x + side * r - 8, y - 8, x + side * r + 8, y + 8), fill="#2b2b2b")
    draw.arc((x - 0.4 * r, y + 0.2 * r, x + 0.4 * r, y + 0.7 * r), 20, 160, fill="#8c3b35", width=6)
    for x in range(0, width, 9):
        draw.point((x, x * x % height), fill="#8899a4")
    stream = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1)).save(stream, kind, **options)
    return stream.getvalue()


def photo_record(**options) -> Image:
    """The same as a record."""
    return image_record(photo_bytes(**options), alt="Portrait")

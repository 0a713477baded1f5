"""Pictures in a damaged file: whether one can still be shown, and how large it is."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import warnings

from PIL import Image as Pictures

from model.bounds import MAX_IMAGE_CHARACTERS
from model.images import MAX_PIXELS
from model.records import Image
from model.salvage.found import Fields

_KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def seen(data: object) -> Fields | None:
    """Kind, width and height of a picture whose every pixel can be read; None for any other."""
    if not isinstance(data, str) or len(data) > MAX_IMAGE_CHARACTERS:
        return None
    try:
        raw = base64.b64decode(data, validate=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pictures.open(io.BytesIO(raw), formats=tuple(_KINDS))
            if picture.width * picture.height > MAX_PIXELS:
                return None
            picture.load()
    except (binascii.Error, Pictures.DecompressionBombError, *_BROKEN):
        return None
    kind = _KINDS[picture.format or "PNG"]
    return {"media_type": kind, "width": picture.width, "height": picture.height}


def is_itself(image: Image) -> bool:
    """Whether the bytes of a picture are those its id was made of, or it can be shown at least."""
    try:
        raw = base64.b64decode(image.data, validate=True)
    except binascii.Error:
        return False
    return hashlib.sha256(raw).hexdigest() == image.id or seen(image.data) is not None


_BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError)

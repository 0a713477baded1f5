"""Whether the bytes of a picture are as we write them: nothing but what is seen.

Such a picture is embedded byte by byte: made anew it would lose a little each time, and would no
longer be the same picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset((b"IHDR", b"IDAT", b"IEND"))
_PNG_COLOURS = frozenset((0, 2, 6))  # grey, RGB, RGBA
_START, _END, _SCAN, _JFIF = 0xD8, 0xD9, 0xDA, 0xE0
# Tables, one frame of a baseline picture, restarts: what it takes to decode it, and no more.
_JPEG_SEGMENTS = frozenset((_JFIF, 0xDB, 0xC0, 0xC4, 0xDD, _SCAN))
_JFIF_LENGTH = 16  # without a preview, in which something else might be seen
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")


def is_clean(data: bytes) -> bool:
    """Whether a PNG or JPEG is pixels alone: no place, camera, comment, nor anything behind."""
    return _clean_png(data) if data.startswith(_PNG) else _clean_jpeg(data)


def _clean_png(data: bytes) -> bool:
    names = list(_chunks(data))
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or len(data) < 33:
        return False
    depth, colours = data[24], data[25]
    return _PNG_CHUNKS.issuperset(names) and depth == 8 and colours in _PNG_COLOURS


def _chunks(data: bytes) -> Iterator[bytes]:
    """The names of the chunks; an empty one where they do not end with the data."""
    at = len(_PNG)
    while at + 12 <= len(data):
        yield data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])
    if at != len(data):
        yield b""


def _clean_jpeg(data: bytes) -> bool:
    if not data.startswith(bytes((0xFF, _START))) or not data.endswith(bytes((0xFF, _END))):
        return False
    at, kind = 2, 0
    while kind != _SCAN:
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF or head[1] not in _JPEG_SEGMENTS:
            return False
        kind, length = head[1], int.from_bytes(head[2:])
        if kind == _JFIF and length != _JFIF_LENGTH:
            return False
        at += 2 + length
    found = _MARKER.search(data, at)
    return found is not None and found.start() == len(data) - 2

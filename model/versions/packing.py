"""A map file as a version keeps it: compressed, and each picture once for all versions of a map.

A version is a line of JSON, the head, and the compressed bytes of the map file, in which pictures
are left out. What comes back is the very file, byte by byte, or nothing: its hash is in the head.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from model.errors import FileError
from model.records import Image
from model.storage import MAX_BYTES
from resources.words import tr

MAX_HEAD: Final = 2_000_000
_FORMAT = "journeyboard-version"
_SHARED_FROM = 4_096
"""Pictures of fewer letters are not worth a file of their own."""
_LEVEL = 6
_MARK = b"picture:"


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a version, and the pictures it needs beside it, each by its name."""

    data: bytes
    pictures: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Head:
    """What a version says first: the hash of the map file, its length, the pictures it needs."""

    sha256: str
    length: int
    pictures: tuple[str, ...]


def packed(data: bytes, images: Iterable[Image]) -> Packed:
    """The bytes of a map file as a version. ``images`` are those that may stand in it."""
    pictures: dict[str, bytes] = {}
    slim = data
    if b'"' + _MARK not in data:  # else what a person wrote could be taken for a picture
        for image in images:
            if len(image.data) < _SHARED_FROM:
                continue
            letters = image.data.encode("ascii")
            if b'"' + letters + b'"' in slim:
                name = hashlib.sha256(letters).hexdigest()
                pictures[name] = letters
                slim = slim.replace(b'"' + letters + b'"', _stand_in(name))
    head = {
        "format": _FORMAT,
        "version": 1,
        "sha256": hashlib.sha256(data).hexdigest(),
        "length": len(data),
        "pictures": list(pictures),
    }
    line = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    return Packed(line + zlib.compress(slim, _LEVEL), pictures)


def head_of(line: bytes) -> Head:
    """What the first line of a version says.

    Raises:
        FileError: it is no such line.
    """
    try:
        found: Any = json.loads(line)
        pictures: Any = found["pictures"]
        head = Head(found["sha256"], found["length"], tuple(pictures))
        sound = found["format"] == _FORMAT and type(head.length) is int
        named = isinstance(pictures, list) and all(map(is_picture_name, pictures))
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise damaged() from error
    if not (sound and named and 0 <= head.length <= MAX_BYTES):
        raise damaged()
    return head


def unpacked(data: bytes, picture: Callable[[str], bytes]) -> bytes:
    """The map file that was packed. ``picture`` gives the letters of a picture by its name.

    Raises:
        FileError: the version is damaged, or ``picture`` raised it.
    """
    line, found, body = data.partition(b"\n")
    if not found:
        raise damaged()
    head = head_of(line)
    inflating = zlib.decompressobj()
    try:
        slim = inflating.decompress(body, head.length + 1)
    except zlib.error as error:
        raise damaged() from error
    for name in head.pictures:
        slim = slim.replace(_stand_in(name), b'"' + picture(name) + b'"')
    if len(slim) != head.length or hashlib.sha256(slim).hexdigest() != head.sha256:
        raise damaged()
    return slim


def is_picture_name(name: object) -> bool:
    """Whether a file may be called so: never a way out of its folder."""
    return isinstance(name, str) and len(name) == 64 and set(name) <= set("0123456789abcdef")


def damaged() -> FileError:
    """What is said of a version that does not come back as it was kept."""
    return FileError(tr("This version is damaged and cannot be shown; the others are not touched."))


def _stand_in(name: str) -> bytes:
    return b'"' + _MARK + name.encode("ascii") + b'"'

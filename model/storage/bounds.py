"""How much a file may hold, told from its bytes before anything is made of them.

A few kilobytes can ask for gigabytes: each ``{}`` of a file becomes an object many times its size,
a text with one emoji takes four bytes a letter. So signs are counted first, which takes no memory,
and pictures are lifted out before the rest is read as text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Final

from model.bounds import MAX_CELLS, MAX_RECORDS
from model.storage.faults import ContentError, FaultCode
from resources.words import tr

MAX_BYTES: Final = 64_000_000
"""Of a file, pictures included."""
MAX_TEXT_BYTES: Final = 16_000_000
"""Of a file without its pictures."""
MAX_OBJECTS: Final = MAX_RECORDS + 40_000
"""Records, and the readings of metrics, which are objects too."""
MAX_VALUES: Final = 1_200_000
"""Fields and entries of lists."""
MANY_VALUES: Final = 200_000
"""Of more, each fault that a validation would note could cost too much: duplicates go first."""

_PICTURE = re.compile(rb'"([A-Za-z0-9+/]{4096,}={0,2})"')
_PART = re.compile(rb'"(?:[^"\\]|\\.)*+"|([{\[,])', re.DOTALL)


def check_bounds(data: bytes, name: str) -> None:
    """Refuse what holds more than a map can.

    ``name`` is what the sentence calls the file, or the map that would become one.

    Raises:
        ContentError: the file is too large, or has too many parts.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if len(data) > MAX_TEXT_BYTES and len(without_pictures(data)) > MAX_TEXT_BYTES:
        raise _too_long(name)
    if not _too_many_parts(data):
        return
    objects = values = 0
    for match in _PART.finditer(without_pictures(data)):  # signs in texts are no parts
        sign = match[1]
        if sign is None:
            continue
        objects, values = objects + (sign == b"{"), values + 1
        if objects > MAX_OBJECTS or values > MAX_VALUES:
            raise too_full(name)


def too_large(name: str) -> ContentError:
    """The error about a file that is larger than any map."""
    limit = MAX_BYTES // 1_000_000
    sentence = tr("{name} is larger than {n} MB; that is no map.", name=name, n=limit)
    return ContentError(sentence, FaultCode.TOO_LARGE)


def check_counts(records: int, cells: int, name: str) -> None:
    """Refuse a map of more records, or of more cells (steps times lanes), than can be opened.

    Raises:
        ContentError: it has more.
    """
    if records > MAX_RECORDS:
        raise too_full(name)
    if cells > MAX_CELLS:
        raise _too_many_cells(name)


def has_many_values(data: bytes) -> bool:
    """Whether a file has more fields than maps usually have."""
    return data.count(b",") > MANY_VALUES


def without_pictures(data: bytes) -> bytes:
    """The file with empty texts in place of its pictures; each line keeps its number."""
    return _PICTURE.sub(b'""', data)


def lifted(data: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
    """The file with short names in place of its pictures, and what puts the pictures back.

    The names carry a hash of the file, which no text in it can hold.
    """
    mark = hashlib.sha256(data).hexdigest().encode()
    kept: list[bytes] = []

    def named(match: re.Match[bytes]) -> bytes:
        kept.append(match[1])
        return b'"%b %d"' % (mark, len(kept) - 1)

    rest = _PICTURE.sub(named, data)
    names = re.compile(mark + rb" (\d+)")
    return rest, lambda written: names.sub(lambda match: kept[int(match[1])], written)


def _too_many_parts(data: bytes) -> bool:
    objects = data.count(b"{")
    return objects > MAX_OBJECTS or data.count(b",") + data.count(b"[") + objects > MAX_VALUES


def _too_long(name: str) -> ContentError:
    limit = MAX_TEXT_BYTES // 1_000_000
    sentence = tr(
        "{name} holds more than {n} MB beside its pictures; that is no map.", name=name, n=limit
    )
    return ContentError(sentence, FaultCode.TOO_LARGE)


def too_full(name: str) -> ContentError:
    """The error about a file of more records than any map."""
    sentence = tr(
        "{name} has more parts than a map can have ({n} records).", name=name, n=f"{MAX_RECORDS:,}"
    )
    return ContentError(sentence, FaultCode.TOO_LARGE)


def _too_many_cells(name: str) -> ContentError:
    sentence = tr(
        "{name} has more cells than a map can have (steps times lanes, {n} at most).",
        name=name,
        n=f"{MAX_CELLS:,}",
    )
    return ContentError(sentence, FaultCode.TOO_LARGE)

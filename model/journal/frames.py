"""The lines of a journal's files: each with its number, length and checksum, so damage is found.

A file begins with a line that says what it is. Then comes one line for each entry::

    17 142 9af3bc12 {"kind":"edit", ...}

its number (one more than the one before), the length of what follows in bytes, and the CRC-32 of
that, begun with the number. A line that was cut off, filled with zeros, written twice or changed
does not fit, and reading ends before it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from model.errors import FileError, NewerFileError
from model.storage import VERSION as MAP_VERSION
from resources.words import tr

JOURNAL_VERSION: Final = 1
Kind: TypeAlias = Literal["base", "log"]

_OPENING = re.compile(rb"journeyboard-journal (\d{1,9}) (base|log) (\d{1,9})\n")
_LINE = re.compile(rb"(\d{1,15}) (\d{1,10}) ([0-9a-f]{8}) ")
_LONGEST_START = 15 + 10 + 8 + 3  # characters before what a line holds


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry as it stands in a file. ``end`` is where the next one begins."""

    number: int
    payload: bytes
    end: int


def opening(kind: Kind) -> bytes:
    """The first line of a file: format, version, kind, and the version of the records in it."""
    return f"journeyboard-journal {JOURNAL_VERSION} {kind} {MAP_VERSION}\n".encode()


def opened(data: bytes, kind: Kind, name: str) -> tuple[int, int]:
    """The version of the records in a file, and where its first entry begins.

    Raises:
        NewerFileError: a newer program wrote it.
        FileError: it is no such file.
    """
    found = _OPENING.match(data)
    if found is None or found[2].decode() != kind:
        raise FileError(tr("{name} is not a journal, or its beginning is damaged.", name=name))
    version, records = int(found[1]), int(found[3])
    if version > JOURNAL_VERSION or records > MAP_VERSION:
        raise NewerFileError(
            tr("{name} was written by a newer Journeyboard; open it with that one.", name=name)
        )
    if version < 1 or records < 1:
        raise FileError(tr("{name} does not say which version it is.", name=name))
    return records, found.end()


def framed(number: int, payload: bytes) -> bytes:
    """One entry as a line; ``payload`` holds no line break."""
    return b"%d %d %08x %b\n" % (number, len(payload), _checksum(number, payload), payload)


def frames(data: bytes, start: int, first: int | None = None) -> Iterator[Frame]:
    """The entries from a place on, as far as they are whole and follow one another.

    ``first``: the number the first one must have; any if None.
    """
    expected = first
    while (frame := _frame_at(data, start)) is not None:
        if expected is not None and frame.number != expected:
            return
        yield frame
        expected = frame.number + 1
        start = frame.end


def _frame_at(data: bytes, start: int) -> Frame | None:
    found = _LINE.match(data, start, start + _LONGEST_START)
    if found is None:
        return None
    number, length = int(found[1]), int(found[2])
    end = found.end() + length
    payload = data[found.end() : end]
    if data[end : end + 1] != b"\n" or _checksum(number, payload) != int(found[3], 16):
        return None
    return Frame(number, payload, end + 1)


def _checksum(number: int, payload: bytes) -> int:
    return zlib.crc32(payload, number & 0xFFFFFFFF)

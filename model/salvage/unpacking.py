"""Bytes that are a map in other clothes: packed, or in another encoding. They become UTF-8."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator

from model.storage.bounds import MAX_BYTES
from resources.words import tr

MAX_UNPACKED = MAX_BYTES  # a small packed file may hold any amount of nothing

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's word for a gzip header
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CHUNK = 1 << 18
_PART = 1 << 22
_SAMPLE = 4096
_MANY_SIGNS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")


def unpacked(data: bytes) -> tuple[bytes, list[str]]:
    """The bytes as UTF-8 as far as they can be, and what was done in sentences."""
    notes: list[str] = []
    inside = _from_gzip(data) if data.startswith(_GZIP) else b""
    if inside:
        data = inside
        notes.append(tr("The file was packed by another program (gzip)."))
    encoding = _encoding(data)
    if encoding == "cp1252":
        notes.append(tr("The file was not UTF-8; its letters were read as Windows-1252."))
    elif encoding:
        notes.append(tr("The file was UTF-16 text."))
    if encoding:
        data = b"".join(_recoded(data, encoding))
    return data.removeprefix(_BOM), notes


def _from_gzip(data: bytes) -> bytes:
    """What is inside, as far as it can be unpacked."""
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    inside = bytearray()  # grows in place: parts that are put together lie in memory twice
    try:
        for start in range(0, len(data), _CHUNK):
            rest = MAX_UNPACKED - len(inside)
            inside += unpacking.decompress(data[start : start + _CHUNK], min(rest, _PART))
            while unpacking.unconsumed_tail and len(inside) < MAX_UNPACKED:
                rest = MAX_UNPACKED - len(inside)
                inside += unpacking.decompress(unpacking.unconsumed_tail, min(rest, _PART))
            if len(inside) >= MAX_UNPACKED or unpacking.eof:
                break
    except zlib.error:
        pass  # damaged from here on; what came before is good
    return bytes(inside)


def _encoding(data: bytes) -> str:
    """The encoding it is in, where that is not UTF-8."""
    sample = data[:_SAMPLE]
    most = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A map has so many spaces and quotes that half of its bytes are zeros there.
    few = most // 20 if data[:2] in _UTF_16 else most // 2
    if odd > few and even <= odd // 10:
        return "utf-16-le"
    if even > few and odd <= even // 10:
        return "utf-16-be"
    if _HIGH.search(data) and not _MANY_SIGNS.search(data):
        return "cp1252"
    return ""


def _recoded(data: bytes, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for start in range(0, len(data), _CHUNK):
        yield decoder.decode(data[start : start + _CHUNK]).removeprefix("\ufeff").encode()
    yield decoder.decode(b"", final=True).encode()

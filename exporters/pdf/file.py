"""The file around the objects of a PDF: numbers, strings, streams, the table of where all stands.

Objects are text in the file's own syntax (ISO 32000-1 7.3), made with the functions below. Since
version 1.5 small objects are packed together (7.5.7), which makes a tagged poster a third of what
it would be; a version 1.4 file, which archives ask for, lists them one by one. The same objects
give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Value: TypeAlias = str | int | float
"""A piece of an object in the file's own syntax, or a number."""

_PACKED = 200  # objects in one object stream: fewer pack worse, more are slow to find
_PLAIN = frozenset(map(chr, range(32, 127)))
_ESCAPED = str.maketrans({character: f"\\{character}" for character in "()\\"})


class PdfFile:
    """Objects by number, from 1; :meth:`finished` gives the bytes."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._version = version
        self._objects: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}
        self._count = 0

    def reserve(self) -> int:
        """A number for an object that is put later, so that others can refer to it."""
        self._count += 1
        return self._count

    def put(self, number: int, text: str) -> int:
        """An object under a number that was reserved; gives the number."""
        self._objects[number] = text
        return number

    def add(self, text: str) -> int:
        """An object; gives its number."""
        return self.put(self.reserve(), text)

    def stream(self, data: bytes, entries: Mapping[str, Value] | None = None) -> int:
        """Bytes as they are, with what the entries say of them; gives the object's number."""
        number = self.reserve()
        self._streams[number] = (dictionary({**(entries or {}), "Length": len(data)}), data)
        return number

    def packed(self, data: bytes, entries: Mapping[str, Value] | None = None) -> int:
        """Bytes, compressed; gives the object's number."""
        return self.stream(zlib.compress(data), {**(entries or {}), "Filter": "/FlateDecode"})

    def finished(self, *, root: int, info: int) -> bytes:
        """The whole file. ``root`` and ``info`` are the numbers of catalog and description."""
        body = bytearray(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self._version)
        trailer = {"Root": reference(root), "Info": reference(info)}
        if self._version < (1, 5):
            places = self._write_streams(body)
            for number, text in sorted(self._objects.items()):
                places[number] = len(body)
                body += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
            return bytes(body + _listed(places, self._count, len(body), _named(trailer, body)))
        inside = self._pack_objects(root, info)
        places = self._write_streams(body)
        for number in (root, info):
            places[number] = len(body)
            body += f"{number} 0 obj\n{self._objects[number]}\nendobj\n".encode("ascii")
        table = self.reserve()
        places[table] = len(body)
        return bytes(body + _indexed(places, inside, table, _named(trailer, body)))

    def _write_streams(self, body: bytearray) -> dict[int, int]:
        places = {}
        for number, (entries, data) in sorted(self._streams.items()):
            places[number] = len(body)
            body += f"{number} 0 obj\n{entries}\nstream\n".encode("ascii")
            body += data
            body += b"\nendstream\nendobj\n"
        return places

    def _pack_objects(self, *apart: int) -> dict[int, tuple[int, int]]:
        """Put all objects but those apart into streams: for each its stream and place in it."""
        numbers = sorted(set(self._objects) - set(apart))
        inside: dict[int, tuple[int, int]] = {}
        for start in range(0, len(numbers), _PACKED):
            chosen = numbers[start : start + _PACKED]
            texts = [self._objects[number] for number in chosen]
            heads, offset = [], 0
            for number, text in zip(chosen, texts, strict=True):
                heads.append(f"{number} {offset}")
                offset += len(text) + 1
            head = " ".join(heads) + "\n"
            data = (head + "\n".join(texts)).encode("ascii")
            entries: dict[str, Value] = {"Type": "/ObjStm", "N": len(chosen), "First": len(head)}
            home = self.packed(data, entries)
            inside.update((number, (home, place)) for place, number in enumerate(chosen))
        return inside


def dictionary(entries: Mapping[str, Value]) -> str:
    """A dictionary; the keys are names without their slash."""
    return f"<<{' '.join(f'/{key} {_value(value)}' for key, value in entries.items())}>>"


def array(values: Iterable[Value]) -> str:
    """An array."""
    return f"[{' '.join(map(_value, values))}]"


def reference(number: int) -> str:
    """What refers to an object."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """A text: as it is where it is plain, else as UTF-16 in hexadecimal digits."""
    if _PLAIN.issuperset(text):
        return f"({text.translate(_ESCAPED)})"
    return f"<{hexadecimal(text)}>"


def hexadecimal(text: str) -> str:
    """The digits of a text in UTF-16, with the mark that says so."""
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()


def number_tree(file: PdfFile, values: Mapping[int, str]) -> int:
    """A tree from whole numbers to objects; gives its object's number."""
    keys = sorted(values)
    if not keys:
        return file.add("<</Nums[]>>")
    leaves = []
    for start in range(0, len(keys), _PACKED):
        chosen = keys[start : start + _PACKED]
        pairs = " ".join(f"{key} {values[key]}" for key in chosen)
        limits = f"/Limits[{chosen[0]} {chosen[-1]}]"
        leaves.append(file.add(f"<<{limits if len(keys) > _PACKED else ''}/Nums[{pairs}]>>"))
    return leaves[0] if len(leaves) == 1 else file.add(f"<</Kids{array(map(reference, leaves))}>>")


def _value(value: Value) -> str:
    if isinstance(value, float):
        return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _named(trailer: dict[str, str], body: bytearray) -> dict[str, str]:
    """The trailer with a name made from all that stands in the file."""
    digest = hashlib.sha256(body).hexdigest()[:32]
    return {**trailer, "ID": f"[<{digest}><{digest}>]"}


def _listed(places: Mapping[int, int], count: int, start: int, trailer: dict[str, str]) -> bytes:
    """The table of a file in which each object stands alone."""
    lines = [f"xref\n0 {count + 1}\n0000000000 65535 f \n"]
    lines += [f"{places[number]:010} 00000 n \n" for number in range(1, count + 1)]
    ending = dictionary({**trailer, "Size": count + 1})
    return f"{''.join(lines)}trailer\n{ending}\nstartxref\n{start}\n%%EOF\n".encode("ascii")


def _indexed(
    places: Mapping[int, int],
    inside: Mapping[int, tuple[int, int]],
    table: int,
    trailer: dict[str, str],
) -> bytes:
    """The table of a file with packed objects, itself a stream."""
    rows = bytearray(struct.pack(">BIH", 0, 0, 0xFFFF))
    for number in range(1, table + 1):
        home = inside.get(number)
        rows += struct.pack(">BIH", 2, *home) if home else struct.pack(">BIH", 1, places[number], 0)
    data = zlib.compress(bytes(rows))
    entries: dict[str, Value] = {
        "Type": "/XRef",
        "Size": table + 1,
        "W": "[1 4 2]",
        **trailer,
        "Filter": "/FlateDecode",
        "Length": len(data),
    }
    head = f"{table} 0 obj\n{dictionary(entries)}\nstream\n".encode("ascii")
    return head + data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % places[table]

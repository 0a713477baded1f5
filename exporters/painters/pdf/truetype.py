"""Reads a TrueType font's tables and cuts it down to the glyphs that a document uses.

Glyph ids stay what they are, so the ids in glyph runs are the ids in the document: glyphs that are
not used become empty. Only what a PDF viewer needs is kept (OpenType 1.9, ISO 32000-1 9.9).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_CHECKSUM_MAGIC = 0xB1B0AFBA
# Flags of a component of a composite glyph.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


@dataclass(frozen=True)
class TrueTypeFont:
    """The tables of one font file. Raises KeyError where one that is needed is missing."""

    tables: dict[str, memoryview]

    @classmethod
    def parse(cls, data: bytes) -> TrueTypeFont:
        """The font in these bytes; nothing is decoded until it is asked for."""
        view = memoryview(data)
        (count,) = struct.unpack_from(">H", view, 4)
        tables = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", view, 12 + 16 * index)
            tables[tag.decode("latin-1")] = view[offset : offset + length]
        return cls({name: tables[name] for name in _TABLES})

    @property
    def units_per_em(self) -> int:
        """Font units in an em."""
        (units,) = struct.unpack_from(">H", self.tables["head"], 18)
        return int(units)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The box around all glyphs: left, bottom, right, top in font units."""
        left, bottom, right, top = struct.unpack_from(">4h", self.tables["head"], 36)
        return left, bottom, right, top

    @property
    def ascent(self) -> int:
        """The height above the baseline, in font units."""
        return int(struct.unpack_from(">h", self.tables["hhea"], 4)[0])

    @property
    def descent(self) -> int:
        """The depth below the baseline, in font units; negative."""
        return int(struct.unpack_from(">h", self.tables["hhea"], 6)[0])

    @cached_property
    def advances(self) -> array[int]:
        """The advance width of each glyph, in font units."""
        (metrics,) = struct.unpack_from(">H", self.tables["hhea"], 34)
        (glyphs,) = struct.unpack_from(">H", self.tables["maxp"], 4)
        widths = _words("H", self.tables["hmtx"][: 4 * metrics])[::2]
        # The last width holds for all glyphs that have none of their own.
        widths.extend(array("H", [widths[-1]]) * (glyphs - metrics))
        return widths

    @cached_property
    def _offsets(self) -> array[int]:
        (long_format,) = struct.unpack_from(">h", self.tables["head"], 50)
        if long_format:
            return _words("I", self.tables["loca"])
        return array("I", [2 * offset for offset in _words("H", self.tables["loca"])])

    def outline(self, glyph: int) -> memoryview:
        """The bytes that describe a glyph; empty for one without ink."""
        return self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]

    def subset(self, places: Mapping[int, int]) -> bytes:
        """A font file with glyphs in these places, their parts, and the box for missing ones.

        Parts and the box stand where they stood; so must all glyphs that stand in the place of one.
        """
        wanted = {part: part for part in self._with_parts({0, *places.values()})}
        wanted |= places
        count = max(wanted) + 1
        outlines = bytearray()
        offsets = array("I", [0])
        metrics = bytearray(4 * count)
        side_bearings = self._side_bearings
        for glyph in range(count):
            if glyph in wanted:
                drawn = wanted[glyph]
                outlines += self.outline(drawn)
                outlines += bytes(-len(outlines) % 4)
                struct.pack_into(
                    ">Hh", metrics, 4 * glyph, self.advances[drawn], side_bearings[drawn]
                )
            offsets.append(len(outlines))
        head = bytearray(self.tables["head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        hhea = bytearray(self.tables["hhea"])
        struct.pack_into(">H", hhea, 34, count)
        maxp = bytearray(self.tables["maxp"])
        struct.pack_into(">H", maxp, 4, count)
        offsets.byteswap()
        return _font_file(
            {
                "glyf": bytes(outlines),
                "head": bytes(head),
                "hhea": bytes(hhea),
                "hmtx": bytes(metrics),
                "loca": offsets.tobytes(),
                "maxp": bytes(maxp),
            }
        )

    @cached_property
    def _side_bearings(self) -> array[int]:
        (metrics,) = struct.unpack_from(">H", self.tables["hhea"], 34)
        table = self.tables["hmtx"]
        bearings = _words("h", table[: 4 * metrics])[1::2]
        bearings.extend(_words("h", table[4 * metrics :]))
        return bearings

    def _with_parts(self, glyphs: set[int]) -> set[int]:
        found: set[int] = set()
        waiting = list(glyphs)
        while waiting:
            glyph = waiting.pop()
            if glyph not in found:
                found.add(glyph)
                waiting += _components(self.outline(glyph))
        return found


def _words(code: str, table: memoryview) -> array[int]:
    """Big-endian integers of a table."""
    words = array(code)
    words.frombytes(table[: len(table) // words.itemsize * words.itemsize])
    words.byteswap()
    return words


def _components(outline: memoryview) -> list[int]:
    """The glyphs that a composite glyph is made of; none for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts = []
    position, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, position)
        parts.append(glyph)
        position += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            position += 2
        elif flags & _TWO_SCALES:
            position += 4
        elif flags & _MATRIX:
            position += 8
    return parts


def _checksum(data: bytes) -> int:
    return sum(_words("I", memoryview(data + bytes(-len(data) % 4)))) & 0xFFFFFFFF


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    position = len(header) + 16 * count
    directory, body = b"", b""
    head_position = 0
    for tag, data in sorted(tables.items()):
        if tag == "head":
            head_position = position + len(body)
        directory += struct.pack(
            ">4sIII", tag.encode(), _checksum(data), position + len(body), len(data)
        )
        body += data + bytes(-len(data) % 4)
    font = bytearray(header + directory + body)
    adjustment = (_CHECKSUM_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF
    struct.pack_into(">I", font, head_position + 8, adjustment)
    return bytes(font)

"""Fonts in a PDF: composite fonts (Type0) of exactly the glyphs that are used.

Codes in the text are glyph ids (Identity-H), so any glyph that shaping chose can be shown; a
ToUnicode table tells viewers what each stands for (ISO 32000-1 9.7 and 9.10).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import TypeAlias

from exporters.painters.pdf.resources import FontUse
from exporters.pdf.file import PdfFile, Value, array, dictionary, reference
from model.layout.text.fonts import font_info

_SYMBOLIC = 4
_STEM = 80  # how thick stems are, for viewers that must replace a font: never, ours are embedded
_BLOCK = 100  # entries that a CMap may hold in one block

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


Uses: TypeAlias = list[tuple[int, int, str]]
"""Numbers in the document, each with its glyph and what that stands for there."""


def write_font(file: PdfFile, use: FontUse, *, sets: bool) -> int:
    """Put the font into the file with the glyphs noted as used; gives its object's number.

    ``sets`` adds the list of these glyphs, as archives ask for.
    """
    uses = use.uses()
    name = f"/{_tag(use.key, uses)}+{PurePath(font_info(use.key).file).stem}"
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "CIDToGIDMap": "/Identity",
        "DW": 0,
        "W": _widths(use, uses),
        "FontDescriptor": reference(_descriptor(file, use, uses, name, sets=sets)),
    }
    font = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": array([reference(file.add(dictionary(descendant)))]),
        "ToUnicode": reference(file.packed("\n".join(_cmap(uses)).encode("ascii"))),
    }
    return file.add(dictionary(font))


def _tag(key: str, uses: Uses) -> str:
    """The six letters that tell subsets of one font apart."""
    digest = hashlib.sha256(f"{key} {uses}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(use: FontUse, uses: Uses) -> str:
    """The widths of glyphs, those of neighbours in one list."""
    parts: list[str] = []
    last = -1
    for number, glyph, _ in uses:
        if not parts or number != last + 1:
            parts.append(f"{']' if parts else ''}{number}[")
        last = number
        parts.append(f"{use.widths[glyph]:.3f}".rstrip("0").rstrip("."))
    return f"[{' '.join(parts)}{']' if parts else ''}]"


def _descriptor(file: PdfFile, use: FontUse, uses: Uses, name: str, *, sets: bool) -> int:
    font = use.font
    data = font.subset({number: glyph for number, glyph, _ in uses})
    em = 1000 / font.units_per_em
    entries: dict[str, Value] = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _SYMBOLIC,
        "FontBBox": array(round(edge * em) for edge in font.box),
        "ItalicAngle": 0,
        "Ascent": round(font.ascent * em),
        "Descent": round(font.descent * em),
        "CapHeight": round(font.ascent * em),
        "StemV": _STEM,
        "FontFile2": reference(file.packed(data, {"Length1": len(data)})),
    }
    if sets:
        entries["CIDSet"] = reference(file.packed(_bits({0, *(number for number, _, _ in uses)})))
    return file.add(dictionary(entries))


def _bits(numbers: set[int]) -> bytes:
    """One bit for each number up to the largest, set for those that are in."""
    bits = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        bits[number // 8] |= 0x80 >> number % 8
    return bytes(bits)


def _cmap(uses: Uses) -> Iterator[str]:
    known = [(number, text) for number, _, text in uses if text]
    yield _CMAP_HEAD
    for start in range(0, len(known), _BLOCK):
        block = known[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar"
        for number, text in block:
            yield f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield _CMAP_TAIL

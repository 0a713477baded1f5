"""Fonts in a PDF: composite fonts (Type0) of exactly the glyphs that are used.

Codes in the text are glyph ids (Identity-H), so any glyph that shaping chose can be shown; a
ToUnicode table tells viewers what each stands for (ISO 32000-1 9.7 and 9.10).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from exporters.painters.pdf.resources import FontUse
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


def font_reference(document: PDFDocument, use: FontUse) -> PDFObjectReference:
    """Put the font into the document with the glyphs noted as used; what pages refer to."""
    glyphs = sorted(use.codes)
    name = PDFName(f"{_tag(use, glyphs)}+{PurePath(font_info(use.key).file).stem}")
    descendant = document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 0,
                "W": _widths(use, glyphs),
                "FontDescriptor": document.Reference(_descriptor(document, use, glyphs, name)),
            }
        )
    )
    to_unicode = packed_stream("\n".join(_cmap(use, glyphs)).encode("ascii"))
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArrayCompact([descendant]),
                "ToUnicode": document.Reference(to_unicode),
            }
        )
    )


def packed_stream(data: bytes, **entries: object) -> PDFStream:
    """A compressed stream with further entries in its dictionary."""
    entries = {**entries, "Filter": PDFName("FlateDecode")}
    return PDFStream(PDFDictionary(entries), zlib.compress(data))


def _tag(use: FontUse, glyphs: list[int]) -> str:
    """The six letters that tell subsets of one font apart."""
    digest = hashlib.sha256(f"{use.key} {glyphs}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(use: FontUse, glyphs: list[int]) -> PDFArrayCompact:
    widths: list[object] = []
    for glyph in glyphs:
        widths += [glyph, PDFArrayCompact([round(use.widths[glyph], 3)])]
    return PDFArrayCompact(widths)


def _descriptor(document: PDFDocument, use: FontUse, glyphs: list[int], name: str) -> PDFDictionary:
    font = use.font
    data = font.subset(glyphs)
    em = 1000 / font.units_per_em
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArrayCompact([round(edge * em) for edge in font.box]),
            "ItalicAngle": 0,
            "Ascent": round(font.ascent * em),
            "Descent": round(font.descent * em),
            "CapHeight": round(font.ascent * em),
            "StemV": _STEM,
            "FontFile2": document.Reference(packed_stream(data, Length1=len(data))),
        }
    )


def _cmap(use: FontUse, glyphs: list[int]) -> Iterator[str]:
    known = [(glyph, use.texts[glyph]) for glyph in glyphs if use.texts.get(glyph)]
    yield _CMAP_HEAD
    for start in range(0, len(known), _BLOCK):
        block = known[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar"
        for glyph, text in block:
            yield f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield _CMAP_TAIL

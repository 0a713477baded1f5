"""The document around a content stream: one page, its resources, outline and description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)

from exporters.painters.pdf import PdfResources
from exporters.painters.pdf.pictures import PdfPicture
from exporters.pdf.fonts import font_reference, packed_stream
from model.layout.geometry import Rect, Size

_VERSION = (1, 7)
_PRODUCER = "Journeyboard"


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says about itself. ``language`` is a BCP 47 tag or empty."""

    title: str
    author: str
    subject: str
    language: str
    date: date


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: leads to a rectangle of the page (points, origin at the foot)."""

    title: str
    target: Rect
    children: tuple[Entry, ...] = ()


def one_page(
    content: bytes,
    resources: PdfResources,
    size: Size,
    description: Description,
    outline: Sequence[Entry],
) -> bytes:
    """The bytes of a document with one page. The same arguments give the same bytes."""
    document = PDFDocument(invariant=1, pdfVersion=_VERSION, lang=description.language or None)
    _describe(document, description)
    page = PDFPage()
    page.MediaBox = PDFArray([0, 0, round(size.width, 4), round(size.height, 4)])
    page.Contents = packed_stream(content)
    page.Resources = _resources(document, resources)
    document.addPage(page)
    if outline:
        reference = document.Reference(page)
        document.Catalog.Outlines = _outline(document, outline, reference)
        document.Catalog.showOutline()
    else:
        document.Catalog.Outlines = None
    return bytes(document.format())


def _describe(document: PDFDocument, description: Description) -> None:
    info = document.info
    info.title, info.author = description.title, description.author
    info.subject, info.creator = description.subject, _PRODUCER
    info.producer = _PRODUCER
    stamp = f"D:{description.date:%Y%m%d}000000Z"
    document.setDateFormatter(lambda *_parts: stamp)
    info.digest(document.signature)
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _resources(document: PDFDocument, resources: PdfResources) -> PDFDictionary:
    fonts = {use.name: font_reference(document, use) for use in resources.fonts.values()}
    pictures = {
        picture.name: document.Reference(_picture(document, picture))
        for picture in resources.pictures.values()
        if picture is not None
    }
    entries = {"Font": PDFDictionary(fonts), "XObject": PDFDictionary(pictures)}
    return PDFDictionary({name: table for name, table in entries.items() if table.dict})


def _picture(document: PDFDocument, picture: PdfPicture) -> PDFStream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName(picture.colour_space),
        "Filter": PDFName(picture.filter),
        "Interpolate": "true",
    }
    if picture.alpha is not None:
        mask = {**entries, "ColorSpace": PDFName("DeviceGray"), "Filter": PDFName("FlateDecode")}
        entries["SMask"] = document.Reference(PDFStream(PDFDictionary(mask), picture.alpha))
    return PDFStream(PDFDictionary(entries), picture.data)


def _outline(
    document: PDFDocument, entries: Sequence[Entry], page: PDFObjectReference
) -> PDFDictionary:
    root = PDFDictionary({"Type": PDFName("Outlines"), "Count": len(entries)})
    _add_entries(document, root, entries, page)
    return root


def _add_entries(
    document: PDFDocument,
    parent: PDFDictionary,
    entries: Sequence[Entry],
    page: PDFObjectReference,
) -> None:
    """Hang entries under their parent; their own children stay folded."""
    parent_reference = document.Reference(parent)
    items = []
    for entry in entries:
        target = entry.target
        edges = (target.x, target.y, target.right, target.bottom)
        destination = [page, PDFName("FitR"), *(round(edge, 2) for edge in edges)]
        items.append(
            PDFDictionary(
                {
                    "Title": PDFString(entry.title),
                    "Parent": parent_reference,
                    "Dest": PDFArray(destination),
                }
            )
        )
    references = [document.Reference(item) for item in items]
    for before, after in pairwise(range(len(items))):
        items[before]["Next"] = references[after]
        items[after]["Prev"] = references[before]
    parent["First"], parent["Last"] = references[0], references[-1]
    for item, entry in zip(items, entries, strict=True):
        if entry.children:
            item["Count"] = -len(entry.children)
            _add_entries(document, item, entry.children, page)

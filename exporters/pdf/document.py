"""The document around content streams: pages, their resources, outline and description."""

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
from exporters.poster.pages import Bookmark, Page
from model.layout.geometry import Point

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
class PdfPage:
    """A page as it is written: its operators, and what the plan says of it."""

    content: bytes
    plan: Page


def written(pages: Sequence[PdfPage], resources: PdfResources, description: Description) -> bytes:
    """The bytes of a document. The same arguments give the same bytes."""
    document = PDFDocument(invariant=1, pdfVersion=_VERSION, lang=description.language or None)
    _describe(document, description)
    shared = _resources(document, resources)
    entries: list[PDFDictionary] = []
    for page in pages:
        native = PDFPage()
        native.MediaBox = PDFArray(_media_box(page.plan))
        if page.plan.slug:
            native.TrimBox = PDFArray(_box(page.plan, 0.0))
            native.BleedBox = PDFArray(_box(page.plan, page.plan.bleed))
        native.Contents = packed_stream(page.content)
        native.Resources = shared
        document.addPage(native)
        entries += _outline_items(document, page.plan, document.Reference(native))
    if entries:
        document.Catalog.Outlines = _outline(document, entries)
        document.Catalog.showOutline()
    else:
        document.Catalog.Outlines = None
    return bytes(document.format())


def origin(page: Page) -> Point:
    """Where the top left corner of the trimmed page stands, in the page's own coordinates."""
    return Point(page.slug, page.slug + page.size.height)


def _media_box(page: Page) -> list[float]:
    return [0, 0, *_rounded(page.size.width + 2 * page.slug, page.size.height + 2 * page.slug)]


def _box(page: Page, beyond: float) -> list[float]:
    """The trimmed page with so much around it."""
    near, corner = page.slug - beyond, origin(page)
    return _rounded(near, near, corner.x + page.size.width + beyond, corner.y + beyond)


def _rounded(*numbers: float) -> list[float]:
    return [round(number, 4) for number in numbers]


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


def _outline_items(
    document: PDFDocument, page: Page, reference: PDFObjectReference
) -> list[PDFDictionary]:
    return [_outline_item(document, page, mark, reference) for mark in page.bookmarks]


def _outline_item(
    document: PDFDocument, page: Page, mark: Bookmark, reference: PDFObjectReference
) -> PDFDictionary:
    """A line of the outline with its own children below it, which stay folded."""
    corner, target = origin(page), mark.target
    edges = (
        corner.x + target.x,
        corner.y - target.bottom,
        corner.x + target.right,
        corner.y - target.y,
    )
    destination = [reference, PDFName("FitR"), *(round(edge, 2) for edge in edges)]
    item = PDFDictionary({"Title": PDFString(mark.title), "Dest": PDFArray(destination)})
    if mark.children:
        children = [_outline_item(document, page, child, reference) for child in mark.children]
        item["Count"] = -len(children)
        _hang(document, item, children)
    return item


def _outline(document: PDFDocument, entries: list[PDFDictionary]) -> PDFDictionary:
    root = PDFDictionary({"Type": PDFName("Outlines"), "Count": len(entries)})
    _hang(document, root, entries)
    return root


def _hang(document: PDFDocument, parent: PDFDictionary, items: list[PDFDictionary]) -> None:
    """Hang entries under their parent, each knowing its neighbours."""
    parent_reference = document.Reference(parent)
    references = [document.Reference(item) for item in items]
    for item in items:
        item["Parent"] = parent_reference
    for before, after in pairwise(range(len(items))):
        items[before]["Next"] = references[after]
        items[after]["Prev"] = references[before]
    parent["First"], parent["Last"] = references[0], references[-1]

"""Opening a draw.io file: its pages, packed or plain, as cells. Nothing outside is opened."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from model.errors import ImportFormatError
from resources.words import tr

MAX_BYTES = 16_000_000
MAX_UNPACKED = 32_000_000
MAX_CELLS = 50_000
MAX_TAGS = 500_000  # beginnings and ends; each costs memory before any is looked at
_ROOTS = ("mxfile", "mxGraphModel")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its name and its model."""

    name: str
    model: Element


def is_drawio(data: bytes) -> bool:
    """Whether the first bytes are those of a draw.io file."""
    head = data[:4_096]
    return any(f"<{root}".encode() in head for root in _ROOTS)


def sheets_of(data: bytes, *, name: str) -> list[Sheet]:
    """The pages of a file that have anything on them.

    Raises:
        ImportFormatError: it is no draw.io file, damaged or too large.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    root = _parsed(data, name)
    if root.tag == "mxGraphModel":
        return [Sheet("", root)]
    if root.tag != "mxfile":
        raise ImportFormatError(tr("“{name}” is not a draw.io file.", name=name))
    found = []
    left = MAX_UNPACKED
    for index, diagram in enumerate(root.iter("diagram"), start=1):
        model = diagram.find("mxGraphModel")
        if model is None and (diagram.text or "").strip():
            text = _unpacked(diagram.text or "", left, name)
            left -= len(text)
            model = _parsed(text.encode(), name)
        if model is not None:
            found.append(Sheet(diagram.get("name") or tr("Page {n}", n=index), model))
    if sum(1 for sheet in found for _ in sheet.model.iter("mxCell")) > MAX_CELLS:
        raise _too_large(name)
    return found


def cells_of(sheet: Sheet) -> Iterator[tuple[Element, dict[str, str]]]:
    """Each cell of a page with its attributes; what wraps a cell gives its label, id and data."""
    for parent in sheet.model.iter():
        if parent.tag in {"object", "UserObject"}:
            cell = parent.find("mxCell")
            if cell is not None:
                said = {key: value for key, value in parent.attrib.items() if key != "label"}
                yield cell, {**cell.attrib, **said, "value": parent.get("label", "")}
        elif parent.tag == "root":
            for cell in parent.findall("mxCell"):
                yield cell, dict(cell.attrib)


def _parsed(data: bytes, name: str) -> Element:
    if data.count(b"<") > MAX_TAGS:
        raise _too_large(name)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise ImportFormatError(
            tr("“{name}” is damaged: its XML cannot be read.", name=name)
        ) from error
    return root


def _unpacked(text: str, most: int, name: str) -> str:
    """The model of a page as draw.io packs it: deflated, base64, and percent signs for the rest."""
    try:
        packed = base64.b64decode(text.strip(), validate=False)
        unpacker = zlib.decompressobj(-15)
        raw = unpacker.decompress(packed, max(1, most))
    except (binascii.Error, ValueError, zlib.error) as error:
        raise ImportFormatError(
            tr("“{name}” is damaged: a page is packed badly.", name=name)
        ) from error
    if unpacker.unconsumed_tail:
        raise _too_large(name)
    return unquote(raw.decode("utf-8", "replace"))


def _too_large(name: str) -> ImportFormatError:
    return ImportFormatError(tr("“{name}” is too large a diagram to be read.", name=name))

"""Pages of text read back: what they say, in order, and what stands where it must not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, Voice
from exporters.poster.texts.typesetting.sheet import text_sheet
from model.document import JourneyMap
from model.ids import Id
from model.layout.display import Group, Node, Role, TextNode, walk
from model.layout.extent import extent
from tests.exporters.pdf_text import folded

_HAIR = 1.0
"""Rings and strokes may reach this far beyond what they stand around."""


def said(pages: Iterable[Page], *, voice: Voice = Voice.CONTENT) -> str:
    """All that the pages say in this voice, without spaces, in the order it is told."""
    nodes = (
        node
        for page in pages
        for part in page.parts
        if part.voice is voice
        for node, _, _ in walk(part.drawing)
    )
    return folded("".join(node.text for node in nodes if isinstance(node, TextNode)))


def seen(text: str) -> str:
    """The text as it is looked for: without control characters, which leave no mark."""
    return "".join(c for c in folded(text) if unicodedata.category(c) != "Cc")


def groups(pages: Iterable[Page], role: Role, record_id: Id | None = None) -> list[Group]:
    """The groups of a role, or those of one record."""
    return [
        node
        for page in pages
        for part in page.parts
        for node, _, _ in walk(part.drawing)
        if isinstance(node, Group)
        and node.role is role
        and (record_id is None or node.id == record_id)
    ]


def row_alone(pages: tuple[Page, ...], record_id: str) -> list[Page]:
    """The row of a record, as a page of its own."""
    row = groups(pages, Role.TABLE_ROW, record_id)[0]
    first = pages[0]
    return [replace(first, parts=(replace(first.parts[0], drawing=row),))]


def texts_of(document: JourneyMap, *ids: Id, fields: Iterable[str]) -> Iterator[str]:
    """What records say in these fields, each line of a list by itself."""
    for record_id in ids:
        record = document.find(record_id)
        for field in fields:
            value = getattr(record, field)
            yield from (value if isinstance(value, tuple) else (value,))


def outside(page: Page, options: PosterOptions) -> list[str]:
    """The marks on a page that leave the box for its text; a sentence each."""
    box = text_sheet(options).box.inset(-_HAIR)
    faults = []
    for part in page.parts[:1]:
        for node, dx, dy in walk(part.drawing, dx=part.x, dy=part.y):
            fault = _beyond(node, dx, dy, box.x, box.right, box.y, box.bottom)
            if fault:
                faults.append(fault)
    return faults


def _beyond(
    node: Node, dx: float, dy: float, left: float, right: float, top: float, bottom: float
) -> str:
    if isinstance(node, Group):
        return ""
    ink = extent(node).moved(dx, dy)
    across = ink.x >= left and ink.right <= right
    if isinstance(node, TextNode):
        # What letters may cover is more than they do; the baseline tells.
        down = top <= node.y + dy <= bottom
        return "" if across and down else f"{node.text!r} at {ink}"
    return "" if across and ink.y >= top and ink.bottom <= bottom else f"{node!r} at {ink}"

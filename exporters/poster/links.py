"""Addresses on a page that can be opened: where those that a record names are drawn.

Text is broken into lines in the middle of an address, and where is not told by the lines alone. So
the addresses are taken from the records, and looked up in what is drawn of each record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from exporters.poster.pages import Link, Page, Placed, Voice
from model.document import JourneyMap
from model.ids import Id
from model.layout.display import GlyphRun, Group, Role, TextNode
from model.layout.geometry import Rect

_SCHEMES = frozenset({"http", "https", "mailto"})
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"“”„«»]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}’'"
_ASCENT, _DESCENT = 0.95, 0.3
_LONGEST = 2_000


def safe_address(address: str) -> str:
    """The address as a document may hold it, in ASCII; empty for all but http, https, mailto."""
    text = address.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or len(text) > _LONGEST:
        return ""
    if any(character.isspace() or not character.isprintable() for character in text):
        return ""
    if parts.scheme.lower() == "mailto":
        return "" if "@" not in parts.path else _ascii(text)
    return _ascii(text) if parts.netloc else ""


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses in a text, without the full stop of the sentence they end."""
    found = (match.group().rstrip(_TRAILING) for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(address for address in found if safe_address(address)))


def _links_on(parts: tuple[Placed, ...], known: Mapping[Id, tuple[str, ...]]) -> list[Link]:
    """The addresses of records whose text is on a page to be read."""
    if not known:
        return []
    content = (part for part in parts if part.voice is Voice.CONTENT)
    return [link for part in content for link in _links_in(part, known)]


def linked(document: JourneyMap, pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, each with the links of what is to be read on it besides those it has."""
    known = _addresses(document)
    return tuple(
        replace(page, links=(*page.links, *links)) if links else page
        for page in pages
        for links in [_links_on(page.parts, known)]
    )


def _addresses(document: JourneyMap) -> Mapping[Id, tuple[str, ...]]:
    """The addresses that records name, longest first, by record."""
    texts: dict[Id, tuple[str, ...]] = {}
    for card in document.cards.values():
        texts[card.id] = (card.text, card.details, card.source)
    for item in document.evidence.values():
        texts[item.id] = (item.title, item.source, item.excerpt)
    for action in document.actions.values():
        texts[action.id] = (action.title, action.details, action.effect)
    info = document.info
    texts[info.id] = (info.objective, info.scenario, info.expectations, info.scope)
    found = {
        record_id: tuple(sorted({a for text in given for a in addresses_in(text)}, key=_by_length))
        for record_id, given in texts.items()
        if any("://" in text or "mailto:" in text.lower() for text in given)
    }
    return {record_id: addresses for record_id, addresses in found.items() if addresses}


def _by_length(address: str) -> tuple[int, str]:
    return -len(address), address


def _links_in(part: Placed, known: Mapping[Id, tuple[str, ...]]) -> Iterator[Link]:
    for group, x, y in _groups(part.drawing, 0.0, 0.0):
        lines = list(_lines(group, x, y))
        for address, rect in _found(lines, known.get(group.id, ())):
            place = Rect(
                part.x + part.scale * rect.x,
                part.y + part.scale * rect.y,
                part.scale * rect.width,
                part.scale * rect.height,
            )
            yield Link(place, address, group.id)


def _lines(group: Group, x: float, y: float) -> Iterator[tuple[TextNode, float, float]]:
    """The lines of a record, also those in cells and items, which have no id of their own."""
    for node in group.children:
        if isinstance(node, TextNode):
            yield node, x, y
        elif isinstance(node, Group) and not node.id:
            yield from _lines(node, x + node.dx, y + node.dy)


def _groups(group: Group, x: float, y: float) -> Iterator[tuple[Group, float, float]]:
    """The groups in a drawing that may tell of records, with their place."""
    x, y = x + group.dx, y + group.dy
    if group.id and group.role is not Role.LANE:
        yield group, x, y
    for child in group.children:
        if isinstance(child, Group):
            yield from _groups(child, x, y)


def _found(
    lines: list[tuple[TextNode, float, float]], addresses: tuple[str, ...]
) -> Iterator[tuple[str, Rect]]:
    """Each address with the pieces of lines that show it; no piece is two addresses'."""
    if not addresses:
        return
    text = "".join("".join(node.text.split()) for node, _, _ in lines)
    taken = [False] * len(text)
    for address in addresses:
        start = text.find(address)
        while start >= 0:
            end = start + len(address)
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                for rect in _pieces(lines, start, end):
                    yield address, rect
            start = text.find(address, end)


def _pieces(lines: list[tuple[TextNode, float, float]], start: int, end: int) -> Iterator[Rect]:
    """The rectangles of the letters from ``start`` to ``end``, spaces not counted, line by line."""
    first = 0
    for node, x, y in lines:
        length = len("".join(node.text.split()))
        if first < end and start < first + length:
            left, right = _reach(node, max(start - first, 0), min(end - first, length))
            size = max(run.size for run in node.runs)
            top = y + node.y - _ASCENT * size
            yield Rect(x + node.x + left, top, right - left, (_ASCENT + _DESCENT) * size)
        first += length


def _reach(node: TextNode, start: int, end: int) -> tuple[float, float]:
    """From where to where in a line its letters from ``start`` to ``end`` stand."""
    edges: list[float] = []
    for run in node.runs:
        if run.rtl:
            return 0.0, node.width
        places = zip(run.text, _lefts(run), strict=True)
        edges += [left for character, left in places if not character.isspace()]
    edges.append(node.width)
    if end >= len(edges):
        return 0.0, node.width
    return edges[start], edges[end]


def _lefts(run: GlyphRun) -> list[float]:
    """Where each character of a run begins."""
    places = dict(zip(reversed(run.clusters), reversed(run.xs), strict=True))
    lefts, left = [], run.xs[0] if run.xs else 0.0
    for index in range(len(run.text)):
        left = places.get(index, left)
        lefts.append(left)
    return lefts


def _ascii(address: str) -> str:
    """The address with everything that is no ASCII escaped."""
    return "".join(
        character
        if character.isascii()
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))
        for character in address
    )

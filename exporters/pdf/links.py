"""Links as annotations: rectangles of a page that open an address, each tied to its text."""

from __future__ import annotations

from exporters.pdf.file import PdfFile, Value, array, dictionary, text_string
from exporters.pdf.structure import Annotation, Element, Tagged
from exporters.poster.links import safe_address
from exporters.poster.pages import Link, Page
from model.layout.geometry import Point

_PRINTED = 4
"""The flag of an annotation that stays on paper: archives ask for it."""


class Links:
    """Writes the links of pages. ``keys``: whose each is in the structure, by its own key.

    The keys follow on those of the ``pages`` themselves.
    """

    def __init__(self, tagged: Tagged | None, pages: int) -> None:
        self._tagged = tagged
        self._pages = pages
        self.keys: dict[int, Element] = {}

    def write(self, file: PdfFile, place: int, plan: Page) -> list[int]:
        """The links of a page, the ``place``-th: the numbers of their objects."""
        elements = self._tagged.links.get(place, ()) if self._tagged else ()
        numbers = []
        for index, link in enumerate(plan.links):
            address = safe_address(link.address)
            if not address:
                continue
            entries = _annotation(plan, link, address)
            if elements:
                key = self._pages + len(self.keys)
                entries["StructParent"] = key
                self.keys[key] = elements[index]
            numbers.append(file.add(dictionary(entries)))
            if elements:
                elements[index].kids.append(Annotation(place, numbers[-1]))
        return numbers


def origin(page: Page) -> Point:
    """Where the top left corner of the trimmed page stands, in the page's own coordinates."""
    return Point(page.slug, page.slug + page.size.height)


def _annotation(plan: Page, link: Link, address: str) -> dict[str, Value]:
    """A rectangle that opens an address; nothing is drawn around it."""
    corner, rect = origin(plan), link.rect
    top, bottom = corner.y - rect.y, corner.y - rect.bottom
    return {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": array((corner.x + rect.x, bottom, corner.x + rect.right, top)),
        "Border": "[0 0 0]",
        "F": _PRINTED,
        "Contents": text_string(link.address),
        "A": dictionary({"S": "/URI", "URI": text_string(address)}),
    }

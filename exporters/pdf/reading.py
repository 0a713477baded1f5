"""The structure of a whole poster: that of its maps, and of its pages of text."""

from __future__ import annotations

from exporters.pdf.map_reading import MapReading
from exporters.pdf.page_reading import PageReading
from exporters.pdf.structure import Element, Numbers, Tagged
from exporters.poster.pages import Page, PageKind, Poster

_MAPS = frozenset((PageKind.MAP, PageKind.TILE))


class PosterReading:
    """Whose each group of each page is.

    Maps on several sheets, and texts on several pages, are read as one.
    """

    def __init__(self, poster: Poster, language: str) -> None:
        self.numbers = Numbers()
        self._root = Element("Document", title=poster.document.info.title)
        self._poster = poster
        self._language = language
        self._maps: dict[int, MapReading] = {}
        self._pages: list[MapReading | PageReading] = []
        before: Page | None = None
        for page in poster.pages:
            if page.kind in _MAPS:
                self._pages.append(self._map(page))
            elif before is not None and (before.kind, before.title) == (page.kind, page.title):
                self._pages.append(self._pages[-1])
            else:
                self._pages.append(PageReading(page, self._root, language))
            before = page

    def of(self, place: int) -> MapReading | PageReading:
        """The reading of a page."""
        return self._pages[place]

    def tagged(self) -> Tagged:
        """The structure of what was painted, links after the text they lie on."""
        links = {
            place: tuple(reading.home(link.of).add(Element("Link")) for link in page.links)
            for place, (reading, page) in enumerate(
                zip(self._pages, self._poster.pages, strict=True)
            )
        }
        return Tagged(self._root, self.numbers, links)

    def _map(self, page: Page) -> MapReading:
        known = self._maps.get(page.look)
        if known is None:
            layouts, part = self._poster.layouts, self._root
            if len(layouts) > 1:
                part = part.add(Element("Part", title=page.title))
            known = self._maps[page.look] = MapReading(layouts[page.look], part, self._language)
        return known

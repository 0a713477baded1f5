"""Pages: what painters draw. Frozen values; unit: point, origin top left, y down.

A page is its trimmed sheet. What is printed beyond the edge to be cut off (bleed, crop marks)
stands at negative coordinates, within ``slug`` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from model.document import JourneyMap
from model.ids import Id
from model.layout.display import Group
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from model.records import Image


class Voice(StrEnum):
    """What a part of a page is to those who cannot see it.

    ``CONTENT`` is read. ``REPEATED`` (headers, page numbers, marks) is not read in the order of the
    page, but its text can be found. ``SILENT`` is ink only: the same text stands on another sheet.
    """

    CONTENT = "content"
    REPEATED = "repeated"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing on a page: ``scale`` times its size, its origin at (x, y).

    ``clip``, in points of the page, is what may be seen of it.
    """

    drawing: Group
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    clip: Rect | None = None
    voice: Voice = Voice.CONTENT


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: leads to a rectangle of its page."""

    title: str
    target: Rect
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of a page that opens an address (http, https or mailto).

    ``of`` is the record whose text it lies on, or empty.
    """

    rect: Rect
    address: str
    of: Id = ""


class PageKind(StrEnum):
    """What a page is for."""

    MAP = "map"
    TILE = "tile"
    GUIDE = "guide"
    PERSONA = "persona"
    INSIGHT = "insight"
    REPORT = "report"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: ``size`` after trimming, parts in painting order.

    ``slug`` is the room around it that is cut off; ``ground`` fills page and bleed, or is None for
    bare paper. ``title`` names the page in outline and preview. ``look`` is the place among the
    poster's layouts of what a map page or tile shows. ``margin`` is that of the footer, None for
    the one the options ask for.
    """

    kind: PageKind
    title: str
    size: Size
    parts: tuple[Placed, ...]
    ground: str | None = None
    bleed: float = 0.0
    slug: float = 0.0
    bookmarks: tuple[Bookmark, ...] = ()
    links: tuple[Link, ...] = ()
    look: int = 0
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """How a map stands on its sheets: ``scale`` times its size, cut at ``xs`` and ``ys``.

    Cuts are in points of the map, both ends with them: a map that stays whole has no others.
    """

    scale: float
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def columns(self) -> int:
        """How many sheets stand side by side."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many sheets stand below each other."""
        return len(self.ys) - 1


@dataclass(frozen=True, slots=True)
class Poster:
    """All pages of an export, and what they were made from.

    ``scale`` is how large the map is on paper; ``layouts`` are all the layouts shown. ``images``
    are the pictures that the pages refer to by id: those of the map, and the logo. ``warnings``
    are sentences about what did not go well on these sheets. ``grids`` tell of each layout how it
    stands on them.
    """

    document: JourneyMap
    pages: tuple[Page, ...]
    layouts: tuple[LayoutResult, ...]
    scale: float
    images: Mapping[Id, Image]
    warnings: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()

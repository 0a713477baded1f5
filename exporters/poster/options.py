"""What may be asked of a poster: paper, size, sheets, what is shown, what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from exporters.poster.logo import logo_image
from exporters.poster.paper import POINTS_PER_MM, Orientation, Paper, paper_named, paper_sized
from exporters.poster.picture import Picture
from model.errors import ExportError
from model.ids import Id
from model.layout.result import Appendix, LayoutOptions
from model.layout.theme import LIGHT, Theme
from resources.words import tr

DEFAULT_MARGIN = 10 * POINTS_PER_MM
_MOST_MARGIN = 0.4
_MOST_BLEED = 25 * POINTS_PER_MM


class Fit(StrEnum):
    """How large the map is on paper.

    ``PAGE``: whole on one sheet. ``WIDTH``: as wide as the sheet, as many sheets high as it takes.
    ``TEXT``: so large that its smallest text has a wanted size.
    """

    PAGE = "page"
    WIDTH = "width"
    TEXT = "text"


class Each(StrEnum):
    """What gets a poster of its own."""

    MAP = "map"
    PERSONA = "persona"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Tiling:
    """A poster in pieces, on sheets that an office printer takes. Lengths in points.

    ``overlap`` is printed on both of two neighbours, to be glued over. ``repeat_headers`` puts the
    stage band and the lane names on every sheet, ``guide`` a page before them that shows the plan.
    """

    paper: Paper = field(default_factory=lambda: paper_named("A4"))
    orientation: Orientation = Orientation.AUTO
    margin: float = DEFAULT_MARGIN
    overlap: float = 10 * POINTS_PER_MM
    marks: bool = True
    repeat_headers: bool = True
    guide: bool = True


@dataclass(frozen=True, slots=True)
class PosterOptions:
    """How a map becomes pages (PDF, print) or a picture (PNG, SVG), and what is shown of it.

    Lengths in points. ``least_text`` is the size that the smallest text shall have on paper (with
    ``Fit.TEXT``). ``lane_ids``, ``persona_ids`` and ``stage_ids`` None mean all; ``view_id`` is a
    saved view to look through. ``version`` is what title block and footer say; ``logo`` the bytes
    of a PNG, JPEG or WebP. ``persona_sheets``, ``insight``, ``report`` and ``evidence`` add pages
    of text after the map, about the same part of it. ``as_of`` is the day that what is late is
    judged by, None the one the map bears. ``archive`` makes a PDF/A-1b; ``picture`` is for PNG and
    SVG.
    """

    paper: Paper = field(default_factory=lambda: paper_named("A1"))
    orientation: Orientation = Orientation.AUTO
    margin: float = DEFAULT_MARGIN
    fit: Fit = Fit.PAGE
    least_text: float = 9.0
    bleed: float = 0.0
    crop_marks: bool = False
    tiling: Tiling | None = None
    theme: Theme = LIGHT
    lane_ids: frozenset[Id] | None = None
    persona_ids: frozenset[Id] | None = None
    stage_ids: frozenset[Id] | None = None
    view_id: Id | None = None
    each: Each = Each.MAP
    show_parking: bool = True
    show_legend: bool = True
    footer: bool = True
    version: str = ""
    logo: bytes | None = None
    persona_sheets: bool = False
    insight: bool = False
    report: bool = False
    evidence: bool = False
    as_of: date | None = None
    archive: bool = False
    picture: Picture = field(default_factory=Picture)

    def __post_init__(self) -> None:
        """Check what no sheet can carry.

        Raises:
            ExportError: the margin leaves no room, or the picture would have no size.
        """
        _check_margin(self.margin, self.paper)
        if self.tiling is not None:
            _check_margin(self.tiling.margin + self.tiling.overlap, self.tiling.paper)
        if not 0 <= self.bleed <= _MOST_BLEED:
            raise ExportError(tr("A bleed may have 0 to 25 mm."))
        if self.least_text <= 0:
            raise ExportError(tr("A text needs a size above zero."))

    def layout(self) -> LayoutOptions:
        """What to ask of the layout.

        Raises:
            ExportError: the logo cannot be used.
        """
        return LayoutOptions(
            theme=self.theme,
            lane_ids=self.lane_ids,
            persona_ids=self.persona_ids,
            stage_ids=self.stage_ids,
            show_parking=self.show_parking,
            show_legend=self.show_legend,
            appendix=self._appendix(),
            logo=logo_image(self.logo) if self.logo else None,
            version=self.version,
        )

    def _appendix(self) -> frozenset[Appendix]:
        """The small print below the map, without what pages of their own tell in full."""
        told = {Appendix.METRICS, Appendix.ACTIONS} if self.report else set[Appendix]()
        return frozenset(Appendix) - told - ({Appendix.EVIDENCE} if self.evidence else set())


def _check_margin(margin: float, paper: Paper) -> None:
    if not 0 <= margin <= _MOST_MARGIN * min(paper.size.width, paper.size.height):
        raise ExportError(tr("A margin this wide leaves no room for the map."))


def chosen_paper(*, paper: str = "", size: str = "") -> Paper:
    """The paper from a name (``A1``) or a size (``900x600mm``); the size wins.

    Raises:
        ExportError: neither is understood.
    """
    if size:
        return paper_sized(size)
    return paper_named(paper) if paper else PosterOptions().paper


def chosen_orientation(word: str) -> Orientation:
    """The orientation from its name; empty means AUTO.

    Raises:
        ExportError: there is no such orientation.
    """
    try:
        return Orientation(word.strip().lower() or Orientation.AUTO)
    except ValueError:
        known = ", ".join(Orientation)
        raise ExportError(
            tr("“{word}” is no orientation. Known are: {known}.", word=word, known=known)
        ) from None

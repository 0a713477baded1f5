"""Which paper takes a map whole at a wanted text size, and how many sheets it takes otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from exporters.poster.cutting.rooms import Room, tile_room
from exporters.poster.fitting import Placement, content_box
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.paper import PAPERS, Orientation, Paper
from model.layout.geometry import Size

_SLACK = 1e-6
_USUAL_SERIES = "ISO A"


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What it takes to print a map so large that its smallest text has the size asked for.

    ``scale`` is how large the map then is on paper. ``whole`` is the smallest paper that takes it
    whole, of the series of the paper asked for if one does; None where none does. ``sheets`` is
    about how many of ``paper`` it takes otherwise: where it is cut between steps and lanes, it may
    take some more.
    """

    scale: float
    whole: Paper | None
    paper: Paper
    sheets: int


def paper_for(smallest: float, content: Size, options: PosterOptions) -> PaperChoice:
    """The paper for ``options.least_text``.

    ``smallest`` is the size of the smallest text on the map, in points at full size (see
    ``fitting.smallest_text``); without any text the map keeps its size.
    """
    scale = options.least_text / smallest if smallest > 0 else 1.0
    tiling = options.tiling or sheets_of(options)
    return PaperChoice(
        scale,
        _smallest_whole(content, scale, options),
        tiling.paper,
        _count(content, scale, tiling),
    )


def sheets_of(options: PosterOptions) -> Tiling:
    """How a poster is cut that is larger than its paper."""
    return Tiling(options.paper, options.orientation, options.margin)


def whole_at(content: Size, scale: float, options: PosterOptions) -> Placement | None:
    """The map on one sheet at a scale, whichever way the sheet may lie; None where it is larger."""
    for orientation in ways(options.orientation, options.paper, content):
        sheet = options.paper.turned(orientation, content)
        box = content_box(sheet, options.margin, footer=options.footer)
        width, height = scale * content.width, scale * content.height
        if width <= box.width + _SLACK and height <= box.height + _SLACK:
            return Placement(sheet, scale, (sheet.width - width) / 2, box.y)
    return None


def ways(orientation: Orientation, paper: Paper, content: Size) -> tuple[Orientation, ...]:
    """The ways a sheet may lie, the one that fits the map's shape first."""
    if orientation is not Orientation.AUTO:
        return (orientation,)
    sheet = paper.turned(orientation, content)
    if sheet.width == sheet.height:
        return (Orientation.LANDSCAPE,)
    both = (Orientation.LANDSCAPE, Orientation.PORTRAIT)
    return both if sheet.width > sheet.height else both[::-1]


def _smallest_whole(content: Size, scale: float, options: PosterOptions) -> Paper | None:
    """The series of the paper asked for goes first: who has the one rarely gets the other."""
    series = options.paper.series or _USUAL_SERIES
    papers = sorted(
        PAPERS,
        key=lambda paper: (paper.series != series, paper.size.width * paper.size.height),
    )
    for paper in papers:
        margin = min(options.margin, 0.4 * min(paper.size.width, paper.size.height))
        if whole_at(content, scale, replace(options, paper=paper, margin=margin)) is not None:
            return paper
    return None


def _count(content: Size, scale: float, tiling: Tiling) -> int:
    return min(
        _along(content.width * scale, *_widths(tile_room(tiling, way)))
        * _along(content.height * scale, *_heights(tile_room(tiling, way)))
        for way in ways(tiling.orientation, tiling.paper, content)
    )


def _widths(room: Room) -> tuple[float, float]:
    return room.across(first=True, names=False), room.across(first=False, names=True)


def _heights(room: Room) -> tuple[float, float]:
    return room.down(first=True, band=False), room.down(first=False, band=True)


def _along(length: float, first: float, later: float) -> int:
    """How many sheets a length takes: the first holds more than the others."""
    if length <= first + _SLACK:
        return 1
    return 1 + math.ceil((length - first) / max(later, 1.0) - _SLACK)

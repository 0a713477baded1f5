"""The sheet that pages of text are printed on, and where on it the text stands."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.fitting import content_box
from exporters.poster.options import PosterOptions
from exporters.poster.paper import POINTS_PER_MM, Orientation, Paper, paper_named
from model.layout.geometry import Rect, Size

_LEAST_SIDE, _MOST_SIDE = 140 * POINTS_PER_MM, 432 * POINTS_PER_MM
"""A5 to A3 and Tabloid: what an office printer holds and a hand turns over."""
_SIDE_MARGIN = 18 * POINTS_PER_MM
_SIDE_SHARE, _MOST_SHARE = 0.1, 0.16
_MOST_MEASURE = 560.0
"""Wider columns of text are hard to read."""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet and the box that its text fills, in points; ``margin`` is that of its footer."""

    size: Size
    box: Rect
    margin: float


def text_paper(options: PosterOptions) -> Paper:
    """The paper of the tiles, or of the poster, if pages of it can be leafed through.

    Else Letter for a poster of a US series, and A4 for any other.
    """
    asked = options.tiling.paper if options.tiling else options.paper
    short, long = sorted((asked.size.width, asked.size.height))
    if short >= _LEAST_SIDE and long <= _MOST_SIDE + 1:
        return asked
    return paper_named("Letter" if asked.series == "US" else "A4")


def text_sheet(options: PosterOptions) -> TextSheet:
    """The sheet, upright, and what text may fill of it: never more than is good to read."""
    size = text_paper(options).turned(Orientation.PORTRAIT, Size(0, 0))
    asked = options.tiling.margin if options.tiling else options.margin
    margin = min(asked, _MOST_SHARE * size.width)
    box = content_box(size, margin, footer=options.footer)
    side = max(margin, min(_SIDE_MARGIN, _SIDE_SHARE * size.width))
    width = min(size.width - 2 * side, _MOST_MEASURE)
    top = max(box.y, side)
    bottom = min(box.bottom - (side - margin) / 3, size.height - 0.9 * side)
    box = Rect((size.width - width) / 2, top, width, bottom - top)
    return TextSheet(size, box, margin)

"""How large an export will be, in a few words: sheets, finished size, smallest text."""

from __future__ import annotations

from collections import Counter

from exporters.pictures import Subject
from exporters.png.measures import grid_of
from exporters.poster.options import PosterOptions
from exporters.poster.pages import PageKind, Poster
from exporters.poster.paper import PAPERS, POINTS_PER_MM, Paper
from model.layout.geometry import Size
from resources.words import tr

_NEAR = 1.0  # points; a paper is known by its size


def poster_size(poster: Poster, least: float | None) -> str:
    """``9 sheets of A4 · put together 574 × 821 mm · text 7.2 pt and up``.

    ``least`` is the size of the smallest text on paper.
    """
    counted = Counter(_paper_name(page.size) for page in poster.pages)
    words = [_sheets(count, name) for name, count in counted.items()]
    if any(page.kind is PageKind.TILE for page in poster.pages):
        words.append(tr("put together {size}", size=_millimetres(_put_together(poster))))
    if least:
        words.append(tr("text {size} pt and up", size=f"{least:.1f}"))
    return " · ".join(words)


def _put_together(poster: Poster) -> Size:
    """The largest of the posters, as it is when its sheets are glued together."""
    sizes = [
        Size((grid.xs[-1] - grid.xs[0]) * grid.scale, (grid.ys[-1] - grid.ys[0]) * grid.scale)
        for grid in poster.grids
    ]
    return max(sizes, key=lambda size: size.width * size.height)


def picture_size(pictures: tuple[Subject, ...], options: PosterOptions, target: str) -> str:
    """How many pixels a picture will have, and in how many files; one of lines has none.

    Raises:
        ExportError: it is too large to be made.
    """
    if target != "png":
        words, files = tr("drawn in lines: sharp at every size"), len(pictures)
    else:
        grids = [grid_of(subject.page.size, options.picture) for subject in pictures]
        words = tr("{w} × {h} pixels", w=grids[0].width, h=grids[0].height)
        files = sum(grid.rows * grid.columns for grid in grids)
    parts = [words]
    if len(pictures) > 1:
        parts.insert(0, tr("{n} pictures", n=len(pictures)))
    if files > len(pictures):
        parts.append(tr("cut into {n} files", n=files))
    return " · ".join(parts)


def _sheets(count: int, name: str) -> str:
    if count == 1:
        return tr("one sheet of {paper}", paper=name)
    return tr("{n} sheets of {paper}", n=count, paper=name)


def _paper_name(size: Size) -> str:
    """The name of a paper of that size, whichever way it lies, or the size itself."""
    short, long = sorted((size.width, size.height))
    for paper in PAPERS:
        if _is(paper, short, long):
            return paper.name
    return _millimetres(size)


def _is(paper: Paper, short: float, long: float) -> bool:
    sides = sorted((paper.size.width, paper.size.height))
    return abs(sides[0] - short) < _NEAR and abs(sides[1] - long) < _NEAR


def _millimetres(size: Size) -> str:
    width, height = size.width / POINTS_PER_MM, size.height / POINTS_PER_MM
    return tr("{w} × {h} mm", w=f"{width:.0f}", h=f"{height:.0f}")

"""What holds of whole sheets: edges that printers leave white, paper left empty, the accent."""

from __future__ import annotations

from exporters.poster.fitting import content_box
from exporters.poster.options import Fit, PosterOptions
from exporters.poster.pages import PageKind, Poster
from exporters.poster.paper import POINTS_PER_MM
from exporters.poster.reading.finding import Finding, FindingKind
from model.layout.theme.accent import accent_remark
from resources.words import tr

LEAST_MARGIN = 4 * POINTS_PER_MM
"""Nearer to the edge of a sheet most printers put no ink, and cutters may cut."""
_FULL_ENOUGH = 1 / 3


def narrow_margin(options: PosterOptions) -> Finding | None:
    """A margin in which printers leave out what stands there."""
    tiling = options.tiling
    margin = tiling.margin if tiling else options.margin
    if margin >= LEAST_MARGIN - 1e-6:
        return None
    words = (
        tr("A margin of {margin} mm is narrow: a cut that goes astray by as much takes text along.")
        if options.bleed and not tiling
        else tr(
            "A margin of {margin} mm is narrow: most printers leave {least} mm of each edge white."
        )
    )
    sentence = words.format(
        margin=f"{margin / POINTS_PER_MM:.3g}", least=f"{LEAST_MARGIN / POINTS_PER_MM:g}"
    )
    return Finding(FindingKind.NARROW_MARGIN, sentence, 1)


def empty_sheet(poster: Poster, options: PosterOptions) -> Finding | None:
    """A map whose shape leaves most of its sheet empty, and the sheet that it would fill."""
    if options.tiling is not None or options.fit is not Fit.PAGE:
        return None
    page = next((page for page in poster.pages if page.kind is PageKind.MAP), None)
    if page is None:
        return None
    size, scale = poster.layouts[page.look].size, poster.scale
    box = content_box(page.size, options.margin, footer=options.footer)
    width, height = size.width * scale, size.height * scale
    share = width * height / (box.width * box.height)
    if share >= _FULL_ENOUGH:
        return None
    sentence = tr(
        "The map fills only {percent} % of {paper}: a sheet of {width} × {height} mm would show it"
        " as large.",
        percent=f"{share * 100:.0f}",
        paper=options.paper.name,
        width=_millimetres(width + page.size.width - box.width),
        height=_millimetres(height + page.size.height - box.height),
    )
    return Finding(FindingKind.EMPTY_SHEET, sentence, 1)


def changed_accent(options: PosterOptions) -> Finding | None:
    """An accent that could not be taken as it was asked for."""
    remark = accent_remark(options.theme)
    return Finding(FindingKind.CHANGED_ACCENT, remark, 1) if remark else None


def _millimetres(points: float) -> str:
    return f"{points / POINTS_PER_MM:.0f}"

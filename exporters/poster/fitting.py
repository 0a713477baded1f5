"""Where a map stands on a sheet, and what that means for the eye."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.options import PosterOptions
from exporters.poster.paper import PAPERS, Paper
from model.layout.display import TextNode, walk
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult
from resources.words import tr

LEGIBLE = 6.0
"""Text below this many points on paper is hard to read at arm's length."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A sheet, and the map on it: ``scale`` times its size, its top left corner at (x, y)."""

    sheet: Size
    scale: float
    x: float
    y: float


FOOTER = 20.0
"""The height kept free at the foot of each page for its footer, in points on paper."""


def content_box(sheet: Size, margin: float, *, footer: bool) -> Rect:
    """What the map may fill of a sheet: all within the margins, above the footer."""
    height = sheet.height - 2 * margin - (FOOTER if footer else 0.0)
    return Rect(margin, margin, sheet.width - 2 * margin, height)


def smallest_text(layout: LayoutResult) -> float:
    """The size of the smallest type on a map, in points at full size; 0 where there is no text."""
    nodes = (node for node, _, _ in walk(layout.display()) if isinstance(node, TextNode))
    return min((run.size for node in nodes for run in node.runs), default=0.0)


def placed(content: Size, paper: Paper, options: PosterOptions) -> Placement:
    """The map as large as the margins allow, whole, at the top and in the middle of the sheet."""
    sheet = paper.turned(options.orientation, content)
    box = content_box(sheet, options.margin, footer=options.footer)
    scale = min(box.width / content.width, box.height / content.height)
    return Placement(sheet, scale, (sheet.width - scale * content.width) / 2, box.y)


def legibility_warning(smallest: float, content: Size, options: PosterOptions) -> str | None:
    """A sentence when the smallest text (in points on the map) is too small on the paper."""
    size = smallest * placed(content, options.paper, options).scale
    if size >= LEGIBLE:
        return None
    words = tr(
        "The smallest text is {size} pt high on {paper}, which is hard to read.",
        size=f"{size:.1f}",
        paper=options.paper.name,
    )
    # Who prints on the one series rarely gets the other; A is what most printers hold.
    series = options.paper.series or "ISO A"
    papers = (paper for paper in PAPERS if paper.series == series)
    for paper in sorted(papers, key=lambda paper: paper.size.width * paper.size.height):
        if smallest * placed(content, paper, options).scale >= LEGIBLE:
            return f"{words} " + tr(
                "{paper} is the smallest paper on which it reaches {least} pt.",
                paper=paper.name,
                least=f"{LEGIBLE:g}",
            )
    return words

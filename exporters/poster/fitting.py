"""Where a map stands on a sheet, and what that means for the eye."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.options import PosterOptions
from exporters.poster.paper import Paper
from model.layout.display import TextNode, walk
from model.layout.geometry import Rect, Size
from model.layout.result import LayoutResult

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

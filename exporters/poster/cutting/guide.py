"""The guide: a page before the sheets that says how many there are and how they go together."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from exporters.poster.cutting.guide_plan import plan_in, plan_parts
from exporters.poster.cutting.marks import ACCENT, INK, SOFT
from exporters.poster.cutting.tiles import Cutting
from exporters.poster.fitting import content_box
from exporters.poster.options import Tiling
from exporters.poster.pages import Page, PageKind, Placed
from exporters.poster.paper import POINTS_PER_INCH, POINTS_PER_MM
from model.layout.display import Role
from model.layout.geometry import Rect
from model.layout.sketch import Drawing, Sketch
from model.layout.text import TextStyle, Weight, typeset
from resources.words import tr

_UPRIGHT_WIDTH = 500.0
_LEVEL_HEIGHT = 500.0
"""Sheets are thought of as so wide or so high, and all on them grows or shrinks with them."""
_MOST_TEXT = 0.7
"""How much of an upright sheet may be text: the rest is for the plan."""
_COLUMN = 236.0
_BETWEEN = 26.0
_SHARES = (0.33, 0.43, 0.24)
"""How wide the facts are that stand side by side."""
_KICKER = TextStyle(8.5, 12, Weight.BOLD)
_TITLE = TextStyle(20, 25, Weight.BOLD)
_TITLE_LINES = 3
_LABEL = TextStyle(8.5, 11)
_FACT = TextStyle(11, 14.5, Weight.SEMIBOLD)
_STEP = TextStyle(9.5, 13)
_NUMBER = TextStyle(8.5, 10, Weight.BOLD)
_DISC = 15.0
_OVERHANG = 0.5
"""Letters may reach a little beyond the width they are set in, and nothing beyond the margin."""
_QUIET = "#52606D"
_RULERS_MM = (100, 50, 20)


def guide_page(
    cutting: Cutting, tiling: Tiling, blank: Collection[tuple[int, int]], title: str
) -> Page:
    """The page that goes before the sheets of ``cutting``."""
    sheet = cutting.room.sheet
    box = content_box(sheet, tiling.margin, footer=True).inset(_OVERHANG)
    upright = box.height >= box.width
    width = _UPRIGHT_WIDTH if upright else _COLUMN
    head, told = _head(title, width), _told(cutting, tiling, len(blank), width)
    scale = box.width / _UPRIGHT_WIDTH if upright else box.height / _LEVEL_HEIGHT
    ruler = _ruler(scale * width)
    texts = head.height + told.height + _BETWEEN
    scale = min(scale, (_MOST_TEXT if upright else 1.0) * (box.height - ruler.height) / texts)
    gap = scale * _BETWEEN
    if upright:
        top = box.y + scale * head.height
        high = box.height - ruler.height - scale * texts - gap
        room = Rect(box.x, top, box.width, high)
        below = top + min(plan_in(cutting, room)[1], high) + gap
    else:
        left = scale * width + gap
        room = Rect(box.x + left, box.y, box.width - left, box.height)
        below = box.y + scale * head.height
    parts = [
        Placed(head.group(Role.SHEET, ""), scale, box.x, box.y),
        Placed(told.group(Role.SHEET, ""), scale, box.x, below),
        Placed(ruler.group(Role.SHEET, ""), 1.0, box.x, box.bottom - ruler.height),
    ]
    plan, _ = plan_in(cutting, room)
    parts += plan_parts(plan, blank)
    return Page(PageKind.GUIDE, tr("How to put it together"), sheet, tuple(parts))


def _head(title: str, width: float) -> Drawing:
    sketch = Sketch()
    y = sketch.write(tr("How to put it together"), _KICKER, 0, 0, ACCENT, width=width) + 2
    block = typeset(title, _TITLE, width=width, max_lines=_TITLE_LINES)
    sketch.put(block, 0, y, INK, width=width)
    return sketch.finish(width, y + block.height + 10)


def _told(cutting: Cutting, tiling: Tiling, blank: int, width: float) -> Drawing:
    """What there is to know, then what there is to do."""
    sketch = Sketch()
    y = _facts(sketch, list(_known(cutting, tiling, blank)), width) + 8
    for number, text in enumerate(_to_do(cutting, tiling), start=1):
        sketch.rect(Rect(0, y, _DISC, _DISC), ACCENT, radius=_DISC / 2)
        sketch.write(
            str(number),
            _NUMBER,
            0,
            y + (_DISC - _NUMBER.leading) / 2,
            "#FFFFFF",
            width=_DISC,
            align="centre",
        )
        left = _DISC + 8
        y += max(sketch.write(text, _STEP, left, y + 1, INK, width=width - left), _DISC) + 6
    return sketch.finish(width, y)


def _facts(sketch: Sketch, facts: list[tuple[str, str]], width: float) -> float:
    """Names above what they say, side by side where there is room; gives the height."""
    beside = width > 1.5 * _COLUMN
    x = y = tallest = 0.0
    for (name, text), share in zip(facts, _SHARES, strict=True):
        room = share * width if beside else width
        used = sketch.write(name, _LABEL, x, y, _QUIET, width=room - 8)
        used += sketch.write(text, _FACT, x, y + used, INK, width=room - 8) + 7
        if beside:
            x, tallest = x + room, max(tallest, used)
        else:
            y += used
    sketch.line(0, y + tallest, width, 0.5, SOFT)
    return y + tallest + 4


def _known(cutting: Cutting, tiling: Tiling, blank: int) -> Iterator[tuple[str, str]]:
    sheet, size = cutting.room.sheet, cutting.size
    lying = tr("landscape") if sheet.width > sheet.height else tr("portrait")
    count = cutting.columns * cutting.rows - blank
    yield tr("Sheets"), tr("{n} of {paper}, {lying}", n=count, paper=tiling.paper.name, lying=lying)
    yield (
        tr("Finished size"),
        tr(
            "{width} × {height} mm ({wide} × {high} in)",
            width=f"{size.width / POINTS_PER_MM:.0f}",
            height=f"{size.height / POINTS_PER_MM:.0f}",
            wide=f"{size.width / POINTS_PER_INCH:.1f}",
            high=f"{size.height / POINTS_PER_INCH:.1f}",
        ),
    )
    yield (
        tr("Overlap"),
        tr(
            "{mm} mm ({inch} in)",
            mm=f"{tiling.overlap / POINTS_PER_MM:g}",
            inch=f"{tiling.overlap / POINTS_PER_INCH:.2f}",
        )
        if tiling.overlap
        else tr("None"),
    )


def _to_do(cutting: Cutting, tiling: Tiling) -> Iterator[str]:
    """The order of work, a sentence or two each."""
    yield tr(
        "Print all sheets at actual size (100 %), never fitted to the page: the line below shows "
        "whether the size is right."
    )
    yield tr(
        "Lay them out as in the plan. Each sheet bears its name at its lower right, and numbers "
        "tell their turn."
    )
    strip = _strip(tiling)
    joined = tr(" until the rings of the marks are whole") if tiling.marks else ""
    at = tr("at the marks") if tiling.marks else tr("where the map ends")
    if cutting.columns > 1:
        yield tr(
            "Row by row: trim the right edge of each sheet {at} and glue it over {strip} at the "
            "left of the next{joined}. The last sheet of a row keeps its edge.",
            at=at,
            strip=strip,
            joined=joined,
        )
    if cutting.rows > 1:
        yield tr(
            "Then trim the lower edge of each row {at} and glue it over {strip} at the top of the "
            "row below. The last row keeps its edge.",
            at=at,
            strip=strip,
        )
    yield tr("At last trim the outer edges. Tape on the back holds the seams.")


def _strip(tiling: Tiling) -> str:
    if not tiling.overlap:
        return tr("the margin")
    return tr("the hatched strip") if tiling.marks else tr("the strip that is printed twice")


def _ruler(room: float) -> Drawing:
    """A line of known length, in points on paper, as long as a sheet of this width allows."""
    fitting = (mm for mm in _RULERS_MM if mm * POINTS_PER_MM < room)
    length = next(fitting, _RULERS_MM[-1])
    step = POINTS_PER_MM * 10
    sketch = Sketch()
    for place in range(length // 10 + 1):
        high = 6.0 if place % 5 == 0 else 3.5
        sketch.line(step * place, 8 - high, 0.5, high, INK)
    sketch.line(0, 8, length * POINTS_PER_MM + 0.5, 0.5, INK)
    text = tr("{mm} mm at actual size", mm=length)
    sketch.put(typeset(text, TextStyle(7.5, 10)), 0, 10, _QUIET)
    return sketch.finish(length * POINTS_PER_MM, 20)

"""What helps to put sheets together: marks at the cuts, the strip for glue, label and locator.

All of it stands within the margins but beside the map, or where the sheet before covers it.
"""

from __future__ import annotations

from collections.abc import Collection

from exporters.poster.cutting.rooms import GUTTER
from exporters.poster.fitting import FOOTER
from model.layout.display import Command, Group, Path, PathNode, Role
from model.layout.geometry import Rect, Size
from model.layout.shapes import circle
from model.layout.sketch import Sketch
from model.layout.text import TextStyle, Weight, typeset

INK = "#3E4C59"
SOFT = "#9AA5B1"
_HATCHING = "#B4BDC8"
ACCENT = "#2F6FDE"
"""Marks are the same in all themes: they are for whoever puts the sheets together."""
_HAIR = 0.4
_REACH, _RING = 3.6, 2.0
"""Half the length of a mark's lines, and the radius of its ring."""
_BESIDE = 6.0
"""How far the middle of a mark stands from the edge that it belongs to."""
_HATCH = 5.0

LABEL_ROOM = 96.0
"""How much of the foot of a sheet, from its right end, is for label and locator."""
_LABEL = TextStyle(12, 14, Weight.BOLD)
_LOCATOR = Size(48.0, 15.0)
_CELL = 7.0


def cut_marks(core: Rect, box: Rect, *, left: bool, top: bool, right: bool, bottom: bool) -> Group:
    """Marks at the ends of the cuts of a sheet whose own piece is ``core``, in ``box`` of the page.

    Each is a line where the cut goes on, and a cross in a ring that two sheets have half each:
    joined, the ring is round. They stand in the gutters around all that is printed of the map.
    """
    ys = (box.y + GUTTER - _BESIDE, core.bottom + _BESIDE)
    xs = (box.x + GUTTER - _BESIDE, core.right + _BESIDE)
    uprights = [x for wanted, x in ((left, core.x), (right, core.right)) if wanted]
    levels = [y for wanted, y in ((top, core.y), (bottom, core.bottom)) if wanted]
    nodes = (
        *(_mark(x, y) for x in uprights for y in ys),
        *(_mark(x, y) for y in levels for x in xs),
    )
    return Group(Role.SHEET, "", nodes, box)


def _mark(x: float, y: float) -> PathNode:
    return PathNode(_REGISTER_MARK, x, y, stroke=INK, stroke_width=_HAIR)


def _register_mark() -> Path:
    reach = _REACH
    cross: tuple[Command, ...] = (
        ("M", -reach, 0.0),
        ("L", reach, 0.0),
        ("M", 0.0, -reach),
        ("L", 0.0, reach),
    )
    return Path((*cross, *circle(_RING).commands))


_REGISTER_MARK = _register_mark()


def glue_hatch(strip: Rect) -> Group:
    """Thin slanted lines over a strip that another sheet will cover."""
    commands: list[Command] = []
    start = strip.x - strip.height
    x = start - start % _HATCH
    while x < strip.right:
        commands += [("M", x, strip.bottom), ("L", x + strip.height, strip.y)]
        x += _HATCH
    path = PathNode(Path(tuple(commands)), stroke=_HATCHING, stroke_width=_HAIR)
    return Group(Role.SHEET, "", (path,), strip)


def sheet_label(
    name: str, place: tuple[int, int], shape: tuple[int, int], blank: Collection[tuple[int, int]]
) -> Group:
    """The sheet's name and where it belongs, ``LABEL_ROOM`` wide and as high as the footer.

    ``place`` is (column, row), ``shape`` how many there are of them; ``blank`` are the places
    that have no sheet.
    """
    sketch = Sketch()
    columns, rows = shape
    cell = min(_LOCATOR.width / columns, _LOCATOR.height / rows, _CELL)
    left = LABEL_ROOM - cell * columns
    top = (FOOTER - cell * rows) / 2
    gap = min(0.8, cell / 5)
    for row in range(rows):
        for column in range(columns):
            if (column, row) in blank:
                continue
            box = Rect(left + cell * column, top + cell * row, cell - gap, cell - gap)
            here = (column, row) == place
            sketch.rect(box, ACCENT if here else "#D5DBE3", radius=min(1.0, cell / 6))
    block = typeset(name, _LABEL)
    sketch.put(block, left - 6 - block.width, (FOOTER - block.height) / 2, INK)
    return sketch.finish(LABEL_ROOM, FOOTER).group(Role.SHEET, "")

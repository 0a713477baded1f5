"""Lists of what was found: a face or an icon, what it is, where it stands, and a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.ids import Id
from model.layout.colours import readable
from model.layout.display import Node
from model.layout.faces import face_nodes
from model.layout.geometry import Rect
from model.layout.icons import icon_nodes
from model.layout.sketch import Drawing, Sketch
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.plots.parts import item
from model.plots.style import GAP, LABEL, SMALL, SMALL_STRONG, STRONG
from resources.words import tr

_ICON = 13.0
_INSET = _ICON + 6.0
_GAP = 5.0
_FIGURE = 0.28
_LEAST = 205.0
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One thing. ``valence`` asks for a face in place of the icon; ``colour`` is its ink.

    ``note`` stands below in small print, ``figure`` at the right end.
    """

    id: Id
    text: str
    note: str = ""
    icon: str = ""
    valence: float | None = None
    colour: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under a small heading."""

    name: str
    rows: tuple[Row, ...]


def listings(groups: Sequence[Listing], width: float, theme: Theme) -> Drawing:
    """The lists beside each other where there is room, else below each other."""
    sketch = Sketch()
    shown = [group for group in groups if group.rows]
    across = max(1, min(len(shown), int((width + 3 * GAP) // (_LEAST + 3 * GAP))))
    room = (width - (across - 1) * 3 * GAP) / across
    bottoms = [0.0] * across
    for group in shown:
        column = bottoms.index(min(bottoms))
        top = bottoms[column] + (2 * GAP if bottoms[column] else 0.0)
        x = column * (room + 3 * GAP)
        bottoms[column] = _group(sketch, group, x, top, room, theme)
    return sketch.finish(width, max([*bottoms, 1.0]))


def row_title(row: Row) -> str:
    """The row in a sentence."""
    said = [part for part in (row.text, row.figure, row.note) if part]
    return ", ".join(said)


def _group(sketch: Sketch, group: Listing, x: float, y: float, width: float, theme: Theme) -> float:
    """Draw a list; gives its bottom."""
    if group.name:
        y += sketch.write(group.name, STRONG, x, y, theme.ink, width=width) + 3
    for row in group.rows:
        y += _row(sketch, row, Rect(x, y, width, 0), theme) + _GAP
    return y - _GAP


def _row(sketch: Sketch, row: Row, room: Rect, theme: Theme) -> float:
    inset = _INSET if row.icon or row.valence is not None else 0.0
    figure: TextBlock | None = None
    right = 0.0
    if row.figure:
        figure = typeset(row.figure, SMALL_STRONG, width=_FIGURE * room.width, max_lines=2)
        right = figure.width + GAP
    wide = max(room.width - inset - right, 20.0)
    text = " ".join(row.text.split()) or tr("(no text)")
    block = typeset(text, LABEL, width=wide, max_lines=_MOST_LINES)
    nodes: list[Node] = []
    colour = readable(row.colour or theme.secondary, theme.paper)
    middle = room.y + LABEL.leading / 2
    if row.valence is not None:
        radius = _ICON / 2
        nodes += face_nodes(row.valence, room.x + radius, middle, radius, colour, theme.paper)
    elif row.icon:
        nodes += icon_nodes(row.icon, room.x, middle - _ICON / 2, _ICON, colour)
    nodes += place(block, room.x + inset, room.y, theme.ink, width=wide)
    height = block.height
    if row.note:
        note = typeset(row.note, SMALL, width=wide, max_lines=_MOST_LINES)
        nodes += place(note, room.x + inset, room.y + height, theme.secondary, width=wide)
        height += note.height
    if figure is not None:
        left = room.right - figure.width
        nodes += place(figure, left, room.y + 0.5, theme.ink, width=figure.width, align="end")
        height = max(height, figure.height + 0.5)
    rect = Rect(room.x, room.y - 1, room.width, height + 2)
    sketch.add(item(row.id, row_title(row), nodes, rect))
    return height

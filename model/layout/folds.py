"""What is seen of a collapsed stage: its width, its header, and how many cards it hides.

Its cards are not drawn one by one. A tile in each cell says how many there are, and connectors to
them end at the tile. Emotion curves run on through the narrow column, without faces and words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.ids import Id
from model.layout.breaks import Breaks, below_breaks
from model.layout.cells import LaneCells
from model.layout.display import Group, Role
from model.layout.geometry import Rect
from model.layout.metrics import (
    CARD_GAP,
    CHEVRON_DEPTH,
    CHEVRON_PAD,
    FOLD_LEAST,
    FOLD_MOST,
    SMALL_STRONG,
)
from model.layout.sketch import Sketch
from model.layout.stops import Stops, near, piece_for
from model.layout.text import typeset
from model.layout.theme import Theme
from model.naming import shortened
from model.records import Stage
from resources.words import tr

if TYPE_CHECKING:
    from model.layout.columns import Columns

_TILE = 22.0
_TILE_RADIUS = 5.0
_LINES = 3
_EDITED = 140.0
"""How wide the field is in which a collapsed stage is renamed."""
_PAD = CHEVRON_DEPTH + 4.0
_ROOM = 30.0
"""Between cuts of the poster text stands in the first room as wide as this."""
_LONGEST = 200
"""More letters of a name are not looked at: they find no room in any case."""


def fold_width(name: str) -> float:
    """How wide a collapsed stage is: its longest word fits, and a tile with a number."""
    words = [typeset(word, SMALL_STRONG).width for word in name[:_LONGEST].split()]
    room = _PAD + max(words, default=0.0) + CHEVRON_PAD
    return float(min(FOLD_MOST, max(FOLD_LEAST, -(-room // 4) * 4)))


def fold_header(stage: Stage, width: float, colour: str, stops: Stops = ()) -> tuple[Sketch, float]:
    """The name of a collapsed stage in few lines, and their height."""
    sketch = Sketch(stage.id)
    room = piece_for(stops, _PAD, width - _PAD - CHEVRON_PAD / 2, _ROOM)
    name = shortened(stage.name, _LONGEST)
    height = SMALL_STRONG.leading
    if name:
        block = typeset(name, SMALL_STRONG, width=room.width, max_lines=_LINES)
        height = sketch.put(block, room.left, CHEVRON_PAD, colour)
    sketch.texts[stage.id, "name"] = Rect(room.left, CHEVRON_PAD, _EDITED, SMALL_STRONG.leading)
    return sketch, height


@dataclass(frozen=True, slots=True)
class Tiles:
    """The tiles of a lane by stage: where they stand, drawn, and the columns' floors below them."""

    rects: Mapping[Id, Rect]
    groups: tuple[Group, ...]
    floors: tuple[float, ...]

    @property
    def bottom(self) -> float:
        """Where the lowest one ends (0: there is none)."""
        return max((rect.bottom for rect in self.rects.values()), default=0.0)


def fold_tiles(
    cells: LaneCells,
    columns: Columns,
    floors: Sequence[float],
    theme: Theme,
    stops: Stops = (),
    breaks: Breaks = (),
) -> Tiles:
    """The tiles of a lane; ``floors`` are the y from which on each column is free.

    Their text keeps between the ``stops``, they themselves between the ``breaks``.
    """
    rects: dict[Id, Rect] = {}
    groups: list[Group] = []
    free = list(floors)
    for first, after, stage_id in dict.fromkeys(columns.folds.values()):
        count = sum(len(cells.get(step_id, ())) for step_id in columns.step_ids[first:after])
        if not count:
            continue
        x, width = columns.card_rect(first, after - first)
        y = below_breaks(max(free[first:after]), _TILE, breaks)
        rects[stage_id] = Rect(x, y, width, _TILE)
        groups.append(_tile(stage_id, count, rects[stage_id], theme, near(stops, x, width)))
        free[first:after] = [y + _TILE + CARD_GAP] * (after - first)
    return Tiles(rects, tuple(groups), tuple(free))


def _tile(stage_id: Id, count: int, rect: Rect, theme: Theme, stops: Stops) -> Group:
    """Two sheets behind each other, and on the first how many there are."""
    sketch = Sketch()
    words = tr("1 card") if count == 1 else tr("{n} cards", n=count)
    face = Rect(0, 0, rect.width, rect.height - 3)
    if count > 1:
        below = Rect(3, 3, rect.width - 6, rect.height - 3)
        sketch.rect(below, theme.paper, radius=_TILE_RADIUS, stroke=theme.faint)
    sketch.rect(face, theme.paper, radius=_TILE_RADIUS, stroke=theme.faint)
    room = piece_for(stops, 0.0, face.width, _ROOM)
    block = typeset(words, SMALL_STRONG)
    if block.width > room.width - 4:
        block = typeset(str(count), SMALL_STRONG)
    top = (face.height - block.height) / 2
    sketch.put(block, room.left, top, theme.secondary, width=room.width, align="centre")
    bounds = Rect(-1, -1, rect.width + 2, rect.height + 2)
    return Group(Role.FOLD, stage_id, tuple(sketch.nodes), bounds, rect.x, rect.y, words)


def anchor(lane_id: Id, stage_id: Id) -> Id:
    """The name of a tile, as an end of connectors."""
    return f"{lane_id} {stage_id}"

"""What set an emotion off, and what was said: in small print below the curve, in its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.ids import Id
from model.layout.breaks import Breaks, below_breaks
from model.layout.columns import Columns
from model.layout.geometry import Rect
from model.layout.marks import Marks, PersonaMark, persona_disc, persona_width
from model.layout.metrics import CHIP, SMALL
from model.layout.phrases import quoted
from model.layout.sketch import Sketch
from model.layout.stops import Stops, piece_for
from model.layout.text import TextBlock, typeset
from model.layout.theme import Theme
from model.records import Marker

_ABOVE = 6.0
_GAP = 4.0
_ENOUGH = 100.0
"""A note stands in the first room of this width between cuts, or else in the widest."""


@dataclass(frozen=True, slots=True)
class Note:
    """One marker's note: its place below the bands (``y`` from there), its texts by field."""

    marker_id: Id
    mark: PersonaMark
    x: float
    y: float
    width: float
    texts: tuple[tuple[str, TextBlock], ...]

    @property
    def bottom(self) -> float:
        """Where the next note, or the lane's end, may follow."""
        return self.y + max(CHIP, sum(block.height for _, block in self.texts)) + _GAP

    def draw(self, sketch: Sketch, dx: float, dy: float, theme: Theme) -> None:
        """Draw it, with (dx, dy) where the note's column and the foot of the bands begin."""
        x, y = self.x + dx, self.y + dy
        sketch.add(*persona_disc(self.mark, x, y, theme))
        left = x + persona_width(self.mark) + _GAP
        room = self.width - (left - x)
        for field, block in self.texts:
            sketch.put(block, left, y, theme.secondary, width=room)
            sketch.texts[self.marker_id, field] = Rect(left, y, room, block.height)
            y += block.height


def notes_of(
    markers: Sequence[Marker],
    columns: Columns,
    marks: Marks,
    stops: Stops = (),
    breaks: Breaks = (),
) -> dict[Id, Note]:
    """The notes of the markers that have a trigger or a quote, stacked in each column.

    They keep between the ``stops``, which count from the grid's left, and the ``breaks``, which
    count from where the bands end.
    """
    order = {persona_id: place for place, persona_id in enumerate(marks)}
    free: dict[int, float] = {}
    notes: dict[Id, Note] = {}
    for marker in sorted(markers, key=lambda m: (m.position, order[m.persona_id], m.id)):
        if not marker.trigger and not marker.quote:
            continue
        column = columns.place[marker.step_id]
        mark = marks[marker.persona_id]
        piece = piece_for(stops, *columns.card_rect(column, 1), _ENOUGH)
        x, width = piece.left, piece.width
        room = width - persona_width(mark) - _GAP
        texts = [("trigger", typeset(marker.trigger, SMALL, width=room))] if marker.trigger else []
        if marker.quote:
            texts.append(("quote", typeset(quoted(marker.quote), SMALL, width=room)))
        note = Note(marker.id, mark, x, free.get(column, _ABOVE), width, tuple(texts))
        if breaks:
            top = below_breaks(note.y, note.bottom - note.y, breaks)
            note = replace(note, y=top)
        free[column] = note.bottom
        notes[marker.id] = note
    return notes

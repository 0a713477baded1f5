"""How an emotion lane's things look: faces with their words and notes, and curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.ids import Id
from model.kinds import MapState
from model.layout.colours import blend
from model.layout.curves import Curve
from model.layout.display import EllipseNode, Group, Path, PathNode, RectNode, Role
from model.layout.emotion_notes import Note
from model.layout.faces import face_nodes
from model.layout.geometry import Point, Rect, Size
from model.layout.marks import PersonaMark
from model.layout.metrics import CURVE, FACE, WORD_GAP
from model.layout.shapes import polygon
from model.layout.sketch import Sketch
from model.layout.text import TextBlock
from model.layout.theme import Theme
from model.layout.word_places import leader
from model.records import Marker
from resources.words import tr

TURN_SIGN = 9.0
"""Room for the sign before the name of a turn."""
TURN_GAP = 4.0
_DASH = (6.0, 4.5)
_ARROW = 8.0
"""An arrow on a curve reaches this far beyond it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker with the place of its face."""

    marker: Marker
    mark: PersonaMark
    column: int
    centre: Point


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a face: its word, and the names of turns with their signs.

    They follow the word where all fits into one line (``beside``), else they stand below it.
    """

    word: TextBlock | None
    turns: tuple[tuple[Path, TextBlock], ...] = ()
    beside: bool = False

    @property
    def size(self) -> Size:
        """How much room it takes."""
        widths = [block.width + TURN_SIGN for _, block in self.turns]
        heights = [block.height for _, block in self.turns]
        if self.word is not None:
            widths.append(self.word.width)
            heights.append(self.word.height)
        if self.beside:
            return Size(sum(widths) + TURN_GAP * (len(widths) - 1), max(heights))
        return Size(max(widths, default=0.0), sum(heights))


def draw_marker(
    spot: Spot,
    label: Label | None,
    words: Mapping[Id, Rect],
    note: Note | None,
    notes_top: float,
    theme: Theme,
) -> Sketch:
    """Face, word and note of a marker, relative to the face's centre."""
    marker, mark = spot.marker, spot.mark
    sketch = Sketch(marker.id)
    x, y = spot.centre.x, spot.centre.y
    rect = words.get(marker.id)
    if label is not None and rect is not None:
        line = leader(rect, spot.centre)
        if line is not None:
            ends = tuple((round(p.x - x, 3), round(p.y - y, 3)) for p in line)
            sketch.add(PathNode(polygon(ends, closed=False), 0, 0, 1, None, mark.line, 0.75))
        _put_label(sketch, marker.id, label, rect.moved(-x, -y), mark.text)
    if (marker.id, "word") not in sketch.texts:
        sketch.texts[marker.id, "word"] = Rect(-30, -FACE - WORD_GAP - 13, 60, 13)
    sketch.add(*face_nodes(marker.valence, 0, 0, FACE, mark.line, theme.paper))
    if note is not None:
        note.draw(sketch, -x, notes_top - y, theme)
    return sketch


def _put_label(sketch: Sketch, marker_id: Id, label: Label, rect: Rect, colour: str) -> None:
    """The word, and the turns beside or below it."""
    x, y = rect.x, rect.y
    if label.word is not None:
        wide = label.word.width if label.beside else rect.width
        sketch.put(label.word, x, y, colour, width=wide, align="centre")
        sketch.texts[marker_id, "word"] = Rect(x, y, wide, label.word.height)
        x, y = (x + wide + TURN_GAP, y) if label.beside else (x, y + label.word.height)
    for shape, block in label.turns:
        wide = block.width + TURN_SIGN
        left = x if label.beside else x + (rect.width - wide) / 2
        sketch.add(PathNode(shape, left + 3, y + block.height / 2, 1.0, colour))
        sketch.put(block, left + TURN_SIGN, y, colour)
        x, y = (x + wide + TURN_GAP, y) if label.beside else (x, y + block.height)


def marker_group(spot: Spot, sketch: Sketch, label: Rect | None) -> Group:
    """The drawn marker as a group at its face's centre; ``label`` is where its words stand."""
    bounds = Rect(-FACE - 1, -FACE - 1, 2 * FACE + 2, 2 * FACE + 2)
    if label is not None:
        bounds = bounds.united(label.moved(-spot.centre.x, -spot.centre.y).inset(-2))
    for rect in sketch.texts.values():
        bounds = bounds.united(rect.inset(-2))
    for node in sketch.nodes:  # the disc that says whose note it is stands left of the text
        if isinstance(node, EllipseNode | RectNode):
            bounds = bounds.united(node.rect)
    title = tr("{persona}: {word}", persona=spot.mark.name, word=spot.marker.word)
    centre = spot.centre
    children = tuple(sketch.nodes)
    return Group(Role.MARKER, spot.marker.id, children, bounds, centre.x, centre.y, title)


def curve_group(
    mark: PersonaMark, state: MapState, curve: Curve, theme: Theme, arrow: PathNode | None = None
) -> Group:
    """A curve in its persona's colour: what is as a full line, what shall be dashed and paler.

    ``arrow`` marks its steepest fall.
    """
    to_be = state is MapState.TO_BE
    dash, colour = (_DASH, to_be_colour(mark.line, theme)) if to_be else ((), mark.line)
    node = PathNode(curve.path, 0, 0, 1, None, colour, CURVE, dash)
    xs, ys = [p.x for p in curve.samples], [p.y for p in curve.samples]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    title = tr("Emotion curve of {persona}", persona=mark.name)
    if to_be:
        title = tr("Emotion curve of {persona}, to be", persona=mark.name)
    nodes = (node,) if arrow is None else (node, arrow)
    return Group(Role.CURVE, mark.persona_id, nodes, bounds.inset(-_ARROW), 0, 0, title)


def to_be_colour(line: str, theme: Theme) -> str:
    """A persona's colour where it shows what shall be."""
    return blend(line, theme.paper, 0.3)

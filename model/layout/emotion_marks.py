"""How an emotion lane's things look: faces with their words and notes, and curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.ids import Id
from model.kinds import MapState
from model.layout.curves import Curve
from model.layout.display import EllipseNode, Group, PathNode, RectNode, Role
from model.layout.emotion_notes import Note
from model.layout.faces import face_nodes
from model.layout.geometry import Point, Rect
from model.layout.marks import PersonaMark
from model.layout.metrics import CURVE, FACE, WORD_GAP
from model.layout.shapes import polygon
from model.layout.sketch import Sketch
from model.layout.text import TextBlock
from model.layout.theme import Theme
from model.layout.word_places import leader
from model.records import Marker
from resources.words import tr

_DASH = (6.0, 4.5)


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker with the place of its face."""

    marker: Marker
    mark: PersonaMark
    column: int
    centre: Point


def draw_marker(
    spot: Spot,
    block: TextBlock | None,
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
    if block is not None and rect is not None:
        line = leader(rect, spot.centre)
        if line is not None:
            ends = tuple((round(p.x - x, 3), round(p.y - y, 3)) for p in line)
            sketch.add(PathNode(polygon(ends, closed=False), 0, 0, 1, None, mark.line, 0.75))
        sketch.put(block, rect.x - x, rect.y - y, mark.text, width=rect.width, align="centre")
        sketch.texts[marker.id, "word"] = rect.moved(-x, -y)
    else:
        sketch.texts[marker.id, "word"] = Rect(-30, -FACE - WORD_GAP - 13, 60, 13)
    sketch.add(*face_nodes(marker.valence, 0, 0, FACE, mark.line, theme.paper))
    if note is not None:
        note.draw(sketch, -x, notes_top - y, theme)
    return sketch


def marker_group(spot: Spot, sketch: Sketch) -> Group:
    """The drawn marker as a group that stands at its face's centre."""
    bounds = Rect(-FACE - 1, -FACE - 1, 2 * FACE + 2, 2 * FACE + 2)
    for rect in sketch.texts.values():
        bounds = bounds.united(rect.inset(-2))
    for node in sketch.nodes:  # the disc that says whose note it is stands left of the text
        if isinstance(node, EllipseNode | RectNode):
            bounds = bounds.united(node.rect)
    title = tr("{persona}: {word}", persona=spot.mark.name, word=spot.marker.word)
    centre = spot.centre
    children = tuple(sketch.nodes)
    return Group(Role.MARKER, spot.marker.id, children, bounds, centre.x, centre.y, title)


def curve_group(mark: PersonaMark, state: MapState, curve: Curve) -> Group:
    """A curve in its persona's colour: what is as a full line, what shall be as a dashed one."""
    dash = _DASH if state is MapState.TO_BE else ()
    node = PathNode(curve.path, 0, 0, 1, None, mark.line, CURVE, dash)
    xs, ys = [p.x for p in curve.samples], [p.y for p in curve.samples]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    title = tr("Emotion curve of {persona}", persona=mark.name)
    return Group(Role.CURVE, mark.persona_id, (node,), bounds.inset(-CURVE), 0, 0, title)

"""Emotion curves with what was found on them: peaks, dips, means and the steepest fall."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.kinds import CardKind
from model.layout.colours import blend, readable
from model.layout.curves import Curve, smooth_curve
from model.layout.display import Node, Path, PathNode, TextNode
from model.layout.faces import face_nodes
from model.layout.geometry import Point, Rect, Size
from model.layout.lane_backgrounds import emotion_bands
from model.layout.shapes import polygon
from model.layout.sketch import Drawing, Sketch, disc
from model.layout.text import TextBlock, place, typeset
from model.layout.theme import Theme
from model.layout.word_places import Ground, Word, place_words
from model.plots.parts import item, key_row
from model.plots.stages import stage_heads
from model.plots.style import GAP, KEY, LABEL, SMALL_STRONG
from model.plots.values import Line, Span, Spot

_AXIS = 20.0
_PAD = 16.0
"""Above the best and below the worst that can be felt: room for a face."""
_DOT = 3.0
_FACE = 7.0
_STROKE = 2.0
_HALO = 7.0
_MOST_WORD = 86.0
_NEAR = 20.0


def curve_plot(
    lines: Sequence[Line],
    spans: Sequence[Span],
    width: float,
    theme: Theme,
    *,
    height: float = 150.0,
    told: bool = True,
) -> Drawing:
    """The curves over the stages, ``height`` high without names and key; all are from -2 to +2.

    What each curve says stands below if ``told``, else only whose it is. A word beside a face is
    left out where it would stand on something else; the title of its spot has it.
    """
    sketch = Sketch()
    steps = max((span.end for span in spans), default=1.0)
    unit = (width - _AXIS) / steps
    top = stage_heads(sketch, spans, _AXIS, unit, theme)
    plot = Rect(_AXIS, top, width - _AXIS, height)
    _ground(sketch, plot, spans, unit, theme)
    placed = [[_point(spot, plot, unit) for spot in line.spots] for line in lines]
    curves = [smooth_curve(_rising(points)) if points else None for points in placed]
    for line, curve, points in zip(lines, curves, placed, strict=True):
        if curve is not None:
            _stroke(sketch, line, curve, points, plot, theme)
    words = _words(lines, placed, curves, plot)
    for line, points in zip(lines, placed, strict=True):
        for spot, point in zip(line.spots, points, strict=True):
            sketch.add(item(*_spot(line, spot, point, words.get(spot.id), theme)))
    y = plot.bottom
    for line in lines if told else ():
        y += 4.0
        y += _told(sketch, line, y, width, theme)
    if not told:
        named = [(line.name, line_colour(line, theme)) for line in lines]
        y += 5.0 + key_row(sketch, plot.x, y + 5.0, plot.width, named, theme)
    return sketch.finish(width, y)


def _ground(sketch: Sketch, plot: Rect, spans: Sequence[Span], unit: float, theme: Theme) -> None:
    bands = emotion_bands(plot.width, plot.height, _PAD, plot.height - _PAD)
    for band, colour in zip(bands, theme.emotion_bands, strict=True):
        sketch.rect(band.moved(plot.x, plot.y), colour)
    light = blend(theme.paper, theme.hairline, 0.8)
    for span in spans[1:]:
        sketch.line(plot.x + span.start * unit - 0.4, plot.y, 0.75, plot.height, light)
    sketch.line(plot.x, _level(plot, 0.0) - 0.25, plot.width, 0.5, theme.hairline)
    for valence in (2.0, 0.0, -2.0):
        sketch.add(
            *face_nodes(valence, 8.0, _level(plot, valence), 6.0, theme.secondary, theme.paper)
        )


def _level(plot: Rect, valence: float) -> float:
    share = (2.0 - max(-2.0, min(2.0, valence))) / 4.0
    return plot.y + _PAD + share * (plot.height - 2 * _PAD)


def _point(spot: Spot, plot: Rect, unit: float) -> Point:
    x = plot.x + spot.at * unit
    inside = min(max(x, plot.x + _FACE), plot.right - _FACE)
    return Point(inside, _level(plot, spot.valence))


def _rising(points: Sequence[Point]) -> list[Point]:
    """The points with their x ascending: two at one place stand a hair apart."""
    found: list[Point] = []
    for point in points:
        x = max(point.x, found[-1].x + 0.5) if found else point.x
        found.append(Point(x, point.y))
    return found


def _stroke(
    sketch: Sketch, line: Line, curve: Curve, points: Sequence[Point], plot: Rect, theme: Theme
) -> None:
    """The curve, its mean as a dashed line, and a halo where it falls most."""
    colour = line_colour(line, theme)
    if line.fall is not None and 0 < line.fall < len(points):
        start = _rising(points)[line.fall - 1]
        piece = Path((("M", start.x, start.y), curve.path.commands[line.fall]))
        halo = blend(theme.paper, theme.cards[CardKind.PAIN_POINT].bar, 0.35)
        sketch.add(PathNode(piece, stroke=halo, stroke_width=_HALO))
    if line.mean is not None:
        y = _level(plot, line.mean)
        level = polygon(((0.0, 0.0), (plot.width, 0.0)), closed=False)
        faded = blend(theme.paper, colour, 0.6)
        sketch.add(PathNode(level, plot.x, y, 1.0, None, faded, 0.9, (4.0, 3.0)))
    if len(points) > 1:
        sketch.add(PathNode(curve.path, stroke=colour, stroke_width=_STROKE))


def line_colour(line: Line, theme: Theme) -> str:
    """The persona's colour."""
    return theme.persona_hues[line.hue % len(theme.persona_hues)]


def _words(
    lines: Sequence[Line],
    placed: Sequence[Sequence[Point]],
    curves: Sequence[Curve | None],
    plot: Rect,
) -> dict[str, tuple[TextBlock, Rect]]:
    """The words that find a clear place, by the ids of their spots."""
    room = plot.inset(1.0)
    ground = Ground(room, [point for points in placed for point in points])
    for curve in curves:
        if curve is not None:
            ground.add_line(curve.samples)
    asked: list[tuple[Spot, TextBlock]] = []
    words: list[Word] = []
    for line, points in zip(lines, placed, strict=True):
        for spot, point in zip(line.spots, points, strict=True):
            if spot.named and spot.told:
                block = typeset(spot.told, SMALL_STRONG, width=_MOST_WORD, max_lines=2)
                size = Size(block.width, block.height)
                asked.append((spot, block))
                words.append(Word(size, point, spot.valence < 0, room))
    found: dict[str, tuple[TextBlock, Rect]] = {}
    for (spot, block), word, rect in zip(asked, words, place_words(words, ground), strict=True):
        ground.remove_word(rect)
        near = _away(rect, word.face) <= _NEAR
        if near and ground.clashes(rect) == 0:
            found[spot.id] = (block, rect)
            ground.add_word(rect)
    return found


def _away(rect: Rect, face: Point) -> float:
    """How far a word is from a face: no line leads from one to the other."""
    across = max(rect.x - face.x, face.x - rect.right, 0.0)
    down = max(rect.y - face.y, face.y - rect.bottom, 0.0)
    return math.hypot(across, down)


def _spot(
    line: Line, spot: Spot, point: Point, word: tuple[TextBlock, Rect] | None, theme: Theme
) -> tuple[str, str, list[Node], Rect]:
    """What stands for a spot: id, title, nodes and room."""
    colour = line_colour(line, theme)
    nodes: list[Node] = []
    radius = _FACE if spot.named else _DOT
    if spot.named:
        nodes += face_nodes(spot.valence, point.x, point.y, _FACE, colour, theme.paper)
    else:
        nodes.append(disc(point.x, point.y, _DOT, colour, stroke=theme.paper, stroke_width=1.0))
    if word is not None:
        block, rect = word
        nodes += _written(block, rect, readable(colour, theme.paper, *theme.emotion_bands))
    reach = max(radius, 6.0)
    room = Rect(point.x - reach, point.y - reach, 2 * reach, 2 * reach)
    said = [part for part in (line.name, spot.where, spot.told) if part]
    return spot.id, ": ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said), nodes, room


def _written(block: TextBlock, rect: Rect, colour: str) -> tuple[TextNode, ...]:
    return place(block, rect.x, rect.y, colour, align="centre", width=rect.width)


def _told(sketch: Sketch, line: Line, y: float, width: float, theme: Theme) -> float:
    """A line of the key: the persona's colour and name, and what the curve says."""
    name = typeset(line.name, SMALL_STRONG, width=0.3 * width, max_lines=1)
    left = KEY + 5
    room = Rect(0, y, width, name.height)
    top = y + name.height / 2
    nodes: list[Node] = [
        disc(KEY / 2, top, KEY / 2, line_colour(line, theme)),
        *place(name, left, y, theme.ink),
    ]
    height = name.height
    if line.said:
        inset = left + name.width + GAP
        said = typeset(line.said, LABEL, width=width - inset)
        nodes += place(said, inset, y - 0.5, theme.secondary)
        height = max(height, said.height)
        room = Rect(0, y, width, height)
    title = f"{line.name}: {line.said}" if line.said else line.name
    sketch.add(item(line.id, title, nodes, room))
    return height

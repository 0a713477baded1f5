"""The emotion lane: bands, one curve per persona, a face and a word at each marker, notes below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from model.ids import Id
from model.kinds import MapState
from model.layout.breaks import Breaks
from model.layout.columns import Columns
from model.layout.curves import Curve, smooth_curve
from model.layout.display import Group, PathNode
from model.layout.emotion_cuts import beside_cuts, between_cuts, word_homes
from model.layout.emotion_marks import (
    TURN_SIGN,
    Label,
    Spot,
    curve_group,
    draw_marker,
    marker_group,
)
from model.layout.emotion_notes import notes_of
from model.layout.emotion_turns import TURN_NAMES, TURN_SIGNS, Turn, Turns, fall_arrow, turns_of
from model.layout.geometry import Point, Rect
from model.layout.lane_labels import Scale
from model.layout.marks import Marks, PersonaMark
from model.layout.metrics import (
    EMOTION_HEIGHT,
    EMOTION_LEAST,
    EMOTION_MORE,
    FACE,
    SMALL,
    SMALL_STRONG,
    WORD_GAP,
)
from model.layout.result import CurveBox, MarkerBox, MissingGlyph
from model.layout.sketch import Sketch, TextKey, merged_missing
from model.layout.stops import Stops
from model.layout.text import typeset
from model.layout.theme import Theme
from model.layout.word_places import Ground, Word, place_words
from model.records import Lane, Marker
from resources.words import tr

EDGE: float = FACE + WORD_GAP
"""Faces keep this far from the borders of their column."""
_HEAD = 26.0
"""Room above +2 and below -2: a face and a word."""
_WORD_WIDTH = 110.0
_LINE_WIDTH = 150.0
"""A word and the turns it names stand in one line up to this width."""
_LEAST_STEP = 2.0
_ROUNDS = 3
_SCALE = {2: "+2", 1: "+1", 0: "0", -1: "\N{MINUS SIGN}1", -2: "\N{MINUS SIGN}2"}


@dataclass(frozen=True, slots=True)
class EmotionPart:
    """The drawn curves of a lane, in the lane's coordinates."""

    curves: tuple[Group, ...]
    markers: tuple[Group, ...]
    boxes: Mapping[Id, MarkerBox]
    words: Mapping[Id, Rect]
    lines: tuple[CurveBox, ...]
    scale_top: float
    scale_bottom: float
    bands_height: float
    height: float
    texts: Mapping[TextKey, Rect]
    missing: tuple[MissingGlyph, ...]

    @property
    def scale(self) -> Scale:
        """The marks of its scale."""
        ends = self.scale_top, self.scale_bottom
        return tuple((text, valence_y(valence, *ends)) for valence, text in _SCALE.items())


def draw_emotions(
    lane: Lane,
    markers: Sequence[Marker],
    columns: Columns,
    marks: Marks,
    uprights: tuple[float, ...],
    theme: Theme,
    *,
    stops: Stops = (),
    breaks: Breaks = (),
) -> EmotionPart:
    """Draw the curves of a lane; ``uprights`` are the x of connectors that pass through it.

    A face that a cut would go through is moved aside, and its curve with it; its word stands on
    the same side. ``stops`` count from the grid's left, ``breaks`` from the lane's top.
    """
    shown = [m for m in markers if m.step_id in columns.place and m.persona_id in marks]
    seen = [m for m in shown if columns.place[m.step_id] not in columns.folds]
    folded = [m for m in shown if columns.place[m.step_id] in columns.folds]
    notes = notes_of(seen, columns, marks, stops)
    notes_height = max((note.bottom for note in notes.values()), default=0.0)
    height = _bands_height(lane, shown, notes_height)
    if breaks:
        below = tuple(edge - height for edge in breaks)
        notes = notes_of(seen, columns, marks, stops, below)
        notes_height = max((note.bottom for note in notes.values()), default=0.0)
    top, bottom = _HEAD, height - _HEAD
    spots = [_spot(marker, columns, marks, top, bottom) for marker in seen]
    spots = _apart(beside_cuts(spots, stops, breaks), columns, stops)
    # Between cuts too close together for all its faces a cluster may still have crossed one.
    spots = beside_cuts(spots, stops, breaks)
    hidden = _thinned([_spot(marker, columns, marks, top, bottom) for marker in folded])
    lines = _lines(sorted([*spots, *hidden], key=_from_left))
    curves = _curves(lines, columns.gaps)
    ground = _ground(columns, height, spots, curves, uprights, breaks)
    turns = turns_of(spots)
    labels, words = _words(spots, ground, _dips(lines), turns, stops)
    drawn = [
        draw_marker(
            spot, labels.get(spot.marker.id), words, notes.get(spot.marker.id), height, theme
        )
        for spot in spots
    ]
    return EmotionPart(
        curves=_curve_groups(curves, turns, theme),
        markers=_marker_groups(spots, drawn, words),
        boxes={spot.marker.id: _box(spot, words.get(spot.marker.id)) for spot in spots},
        words=words,
        lines=tuple(
            CurveBox(mark.persona_id, state, curve.samples) for mark, state, curve in curves
        ),
        scale_top=top,
        scale_bottom=bottom,
        bands_height=height,
        height=height + notes_height,
        texts=_texts(spots, drawn),
        missing=merged_missing(tuple(sketch.missing) for sketch in drawn),
    )


_Curves: TypeAlias = list[tuple[PersonaMark, MapState, Curve]]


def _ground(
    columns: Columns,
    height: float,
    spots: Sequence[Spot],
    curves: _Curves,
    uprights: tuple[float, ...],
    breaks: Breaks,
) -> Ground:
    """The paper for words, with faces and curves in the way."""
    room = Rect(2, 1, max(columns.width - 4, 1), height - 2)
    ground = Ground(room, [spot.centre for spot in spots], uprights, breaks)
    for _, _, curve in curves:
        ground.add_line(curve.samples)
    return ground


def _curve_groups(curves: _Curves, turns: Turns, theme: Theme) -> tuple[Group, ...]:
    return tuple(
        curve_group(mark, state, curve, theme, _arrow_on(mark, state, curve, turns.fall))
        for mark, state, curve in curves
    )


def _marker_groups(
    spots: Sequence[Spot], drawn: Sequence[Sketch], words: Mapping[Id, Rect]
) -> tuple[Group, ...]:
    return tuple(
        marker_group(spot, sketch, words.get(spot.marker.id))
        for spot, sketch in zip(spots, drawn, strict=True)
    )


def _arrow_on(
    mark: PersonaMark, state: MapState, curve: Curve, fall: tuple[Spot, Spot] | None
) -> PathNode | None:
    """The arrow that marks the steepest fall, on the curve that falls."""
    if fall is None or (fall[0].mark.persona_id, fall[0].marker.state) != (mark.persona_id, state):
        return None
    return fall_arrow(curve.samples, fall, mark.line)


def _box(spot: Spot, word: Rect | None) -> MarkerBox:
    marker = spot.marker
    return MarkerBox(marker.id, marker.step_id, spot.mark.persona_id, spot.centre, FACE, word)


def _bands_height(lane: Lane, markers: Sequence[Marker], notes_height: float) -> float:
    """As the lane was pulled; otherwise more for more curves, so that their words find room."""
    if lane.height is not None:
        return max(EMOTION_LEAST, lane.height - notes_height)
    curves = len({(marker.persona_id, marker.state) for marker in markers})
    return EMOTION_HEIGHT + EMOTION_MORE * max(0, curves - 2)


def _texts(spots: Sequence[Spot], drawn: Sequence[Sketch]) -> dict[TextKey, Rect]:
    return {
        key: rect.moved(spot.centre.x, spot.centre.y)
        for spot, sketch in zip(spots, drawn, strict=True)
        for key, rect in sketch.texts.items()
    }


def marker_x(columns: Columns, column: int, position: float) -> float:
    """The x of a position (0 to 1) within a column."""
    left, right = _reach(columns, column)
    return left + position * (right - left) if right > left else (left + right) / 2


def _reach(columns: Columns, column: int) -> tuple[float, float]:
    """From where to where markers may stand in a column: faces keep clear of its borders."""
    edge = 0.0 if column in columns.folds else EDGE
    return columns.borders[column] + edge, columns.borders[column + 1] - edge


def marker_position(columns: Columns, column: int, x: float) -> float:
    """The position within a column for an x: the inverse of :func:`marker_x`."""
    left, right = _reach(columns, column)
    return min(1.0, max(0.0, (x - left) / (right - left))) if right > left else 0.5


def valence_y(valence: float, top: float, bottom: float) -> float:
    """The y of a valence between the y of +2 and that of -2."""
    return top + (2 - valence) / 4 * (bottom - top)


def _spot(marker: Marker, columns: Columns, marks: Marks, top: float, bottom: float) -> Spot:
    column = columns.place[marker.step_id]
    x = marker_x(columns, column, marker.position)
    centre = Point(x, valence_y(marker.valence, top, bottom))
    return Spot(marker, marks[marker.persona_id], column, centre)


def _apart(spots: list[Spot], columns: Columns, stops: Stops) -> list[Spot]:
    """Faces that would cover each other, moved apart sideways: in the drawing only."""
    for _ in range(_ROUNDS):
        clusters = _clusters(spots)
        if len(clusters) == len(spots):
            break
        spots = [
            spot
            for cluster in clusters
            for spot in (_spread(cluster, columns, stops) if len(cluster) > 1 else cluster)
        ]
    return sorted(spots, key=_from_left)


def _from_left(spot: Spot) -> tuple[float, float, Id]:
    return spot.centre.x, spot.centre.y, spot.marker.id


def _clusters(spots: list[Spot]) -> list[list[Spot]]:
    """The faces in groups that touch each other, from the left."""
    clusters: list[list[Spot]] = []
    near: list[list[Spot]] = []
    for spot in sorted(spots, key=_from_left):
        near = [c for c in near if spot.centre.x - max(s.centre.x for s in c) < 2 * FACE]
        home = next((c for c in near if any(_covers(spot, other) for other in c)), None)
        if home is None:
            home = []
            clusters.append(home)
            near.append(home)
        home.append(spot)
    return clusters


def _covers(first: Spot, second: Spot) -> bool:
    across = abs(first.centre.x - second.centre.x)
    down = abs(first.centre.y - second.centre.y)
    return across < 2 * FACE and down < 2 * FACE - 1


def _spread(cluster: list[Spot], columns: Columns, stops: Stops) -> list[Spot]:
    """The faces side by side around their middle, within their column where it has the room.

    Between two stops they stand closer where they have to.
    """
    step = 2 * FACE + 2
    column = cluster[0].column
    left, right = columns.borders[column] + EDGE, columns.borders[column + 1] - EDGE
    middle = sum(spot.centre.x for spot in cluster) / len(cluster)
    if stops:
        left, right = between_cuts(middle, left, right, stops)
        step = min(step, max(0.0, right - left) / (len(cluster) - 1))
    half = step * (len(cluster) - 1) / 2
    middle = min(max(middle, left + half), max(right - half, left + half))
    order = sorted(cluster, key=lambda s: (s.column, s.marker.position, s.mark.name, s.marker.id))
    return [
        Spot(
            spot.marker, spot.mark, spot.column, Point(middle - half + place * step, spot.centre.y)
        )
        for place, spot in enumerate(order)
    ]


def _lines(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The markers of each persona and state, from left to right."""
    lines: dict[tuple[Id, MapState], list[Spot]] = {}
    for spot in spots:
        lines.setdefault((spot.mark.persona_id, spot.marker.state), []).append(spot)
    return [lines[key] for key in sorted(lines)]


def _curves(lines: Sequence[Sequence[Spot]], gaps: frozenset[int]) -> _Curves:
    """The curves: one per persona and state, broken where a step says nothing or is not shown."""
    return [
        (piece[0].mark, piece[0].marker.state, smooth_curve(_ascending(piece)))
        for line in lines
        for piece in _pieces(line, gaps)
        if len(piece) > 1
    ]


def _pieces(line: Sequence[Spot], gaps: frozenset[int]) -> list[list[Spot]]:
    pieces = [[line[0]]]
    for before, after in pairwise(line):
        left_out = after.column in gaps and before.column != after.column
        if after.column - before.column > 1 or left_out:
            pieces.append([])
        pieces[-1].append(after)
    return pieces


def _thinned(spots: list[Spot]) -> list[Spot]:
    """Markers of collapsed stages, each line's so far apart that its curve gets on."""
    kept: dict[tuple[Id, MapState], list[Spot]] = {}
    for spot in sorted(spots, key=_from_left):
        line = kept.setdefault((spot.mark.persona_id, spot.marker.state), [])
        if not line or spot.centre.x >= line[-1].centre.x + _LEAST_STEP:
            line.append(spot)
    return [spot for line in kept.values() for spot in line]


def _ascending(piece: Sequence[Spot]) -> list[Point]:
    """The faces' centres with x never standing still, as a curve needs it."""
    points = [piece[0].centre]
    for spot in piece[1:]:
        x = max(spot.centre.x, points[-1].x + _LEAST_STEP)
        points.append(Point(x, spot.centre.y))
    return points


def _words(
    spots: Sequence[Spot], ground: Ground, dips: set[Id], turns: Turns, stops: Stops
) -> tuple[dict[Id, Label], dict[Id, Rect]]:
    """The labels by marker, and a clear place for each between the stops around its face."""
    labels: dict[Id, Label] = {}
    wanted = []
    for spot, home in zip(spots, word_homes(spots, ground.room, stops), strict=True):
        marker = spot.marker
        named = turns.by_marker.get(marker.id, ())
        if marker.word or named:
            room = min(_WORD_WIDTH, home.width) if stops else _WORD_WIDTH
            label = labels[marker.id] = _label(marker.word, named, room)
            divided = home != ground.room
            wanted.append(Word(label.size, spot.centre, marker.id in dips, home, divided=divided))
    return labels, dict(zip(labels, place_words(wanted, ground), strict=True))


def _label(word: str, turns: Sequence[Turn], room: float) -> Label:
    block = typeset(word, SMALL_STRONG, width=room) if word else None
    names = ((TURN_SIGNS[turn], tr(TURN_NAMES[turn])) for turn in turns)
    wide = max(room - TURN_SIGN, 1.0)
    named = tuple((sign, typeset(name, SMALL, width=wide)) for sign, name in names)
    line = Label(block, named, beside=True)
    most = min(room, _LINE_WIDTH) if room < _WORD_WIDTH else _LINE_WIDTH
    return line if named and line.size.width <= most else Label(block, named)


def _dips(lines: Sequence[Sequence[Spot]]) -> set[Id]:
    """The markers where their curve is lower than on both sides: words look best below them."""
    found = set()
    for line in lines:
        for place, spot in enumerate(line):
            around = [line[n].centre.y for n in (place - 1, place + 1) if 0 <= n < len(line)]
            if around and spot.centre.y > max(around):
                found.add(spot.marker.id)
    return found

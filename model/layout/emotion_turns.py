"""Where a curve turns: its peaks, its dips and its steepest fall, named in few and small words.

One curve alone has all its turns named. Of several only the highest peak, the lowest dip and the
steepest fall of all are, or the words would stand in each other's way. What shall be is compared
with what is, so only one state has its turns named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from model.ids import Id
from model.insight.curves import PROMINENCE
from model.insight.turns import turning
from model.kinds import MapState
from model.layout.display import Path, PathNode
from model.layout.emotion_marks import Spot
from model.layout.geometry import Point
from model.layout.shapes import polygon, turned

_ARROW = 7.0


class Turn(StrEnum):
    """What is named."""

    PEAK = "peak"
    DIP = "dip"
    FALL = "fall"


_HEAD = polygon(((0.0, 0.0), (-1.5, -0.6), (-1.1, 0.0), (-1.5, 0.6)))
"""Longer than it is wide, so that it is seen where it points."""
_SMALL_ARROW = polygon(
    ((-4.0, -0.6), (0.0, -0.6), (0.0, -2.8), (4.0, 0.0), (0.0, 2.8), (0.0, 0.6), (-4.0, 0.6))
)
TURN_NAMES: dict[Turn, str] = {
    Turn.PEAK: "peak",
    Turn.DIP: "dip",
    Turn.FALL: "steepest fall",
}
TURN_SIGNS: dict[Turn, Path] = {
    Turn.PEAK: polygon(((-3.0, 2.2), (0.0, -3.0), (3.0, 2.2))),
    Turn.DIP: polygon(((-3.0, -2.2), (0.0, 3.0), (3.0, -2.2))),
    Turn.FALL: turned(_SMALL_ARROW, 1.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns by marker, and between which markers it falls most steeply."""

    by_marker: Mapping[Id, tuple[Turn, ...]] = field(default_factory=dict)
    fall: tuple[Spot, Spot] | None = None


NO_TURNS = Turns()


def turns_of(spots: Iterable[Spot]) -> Turns:
    """The turns of the curves through some markers."""
    lines: dict[tuple[MapState, Id], list[Spot]] = {}
    for spot in spots:
        lines.setdefault((spot.marker.state, spot.mark.persona_id), []).append(spot)
    states = {state for state, _ in lines}
    state = MapState.AS_IS if MapState.AS_IS in states else MapState.TO_BE
    shown = [sorted(lines[key], key=_reading) for key in sorted(lines) if key[0] is state]
    peaks = [line[i] for line in shown for i in turning(_values(line), PROMINENCE)]
    dips = [line[i] for line in shown for i in turning([-v for v in _values(line)], PROMINENCE)]
    if len(shown) > 1:
        peaks = sorted(peaks, key=lambda spot: -spot.marker.valence)[:1]
        dips = sorted(dips, key=lambda spot: spot.marker.valence)[:1]
    fall = _steepest(shown)
    found: dict[Id, tuple[Turn, ...]] = {}
    named = ((Turn.PEAK, peaks), (Turn.DIP, dips), (Turn.FALL, [fall[1]] if fall else []))
    for turn, where in named:
        for spot in where:
            found[spot.marker.id] = (*found.get(spot.marker.id, ()), turn)
    return Turns(found, fall)


def fall_arrow(samples: Sequence[Point], fall: tuple[Spot, Spot], colour: str) -> PathNode | None:
    """An arrow head halfway down a steepest fall; None where the curve does not lead there."""
    left, right = fall[0].centre.x, fall[1].centre.x
    if not samples or samples[0].x > left or samples[-1].x < right:
        return None
    middle = (left + right) / 2
    place = next((i for i, point in enumerate(samples) if point.x >= middle), 0)
    if place == 0:
        return None
    before, after = samples[place - 1], samples[place]
    dx, dy = after.x - before.x, after.y - before.y
    head: Path = turned(_HEAD, dx, dy)
    return PathNode(head, after.x, after.y, _ARROW, colour, colour, 1.0)


def _reading(spot: Spot) -> tuple[int, float, Id]:
    return spot.column, spot.marker.position, spot.marker.id


def _values(line: Sequence[Spot]) -> list[float]:
    return [spot.marker.valence for spot in line]


def _steepest(lines: Iterable[Sequence[Spot]]) -> tuple[Spot, Spot] | None:
    """The steepest fall between two neighbours of a line, the first of equals."""
    moves = [pair for line in lines for pair in pairwise(line)]
    steepest = max(moves, key=_drop, default=None)
    return steepest if steepest is not None and _drop(steepest) >= PROMINENCE else None


def _drop(move: tuple[Spot, Spot]) -> float:
    return move[0].marker.valence - move[1].marker.valence

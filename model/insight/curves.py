"""What an emotion curve says in figures: its mean, its ends, its peaks, dips and steepest moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.document import JourneyMap
from model.ids import Id
from model.insight.means import mean
from model.insight.places import Places
from model.insight.turns import turning
from model.kinds import MapState
from model.queries import personas_in_order
from model.records import Marker

PROMINENCE = 1.0
"""A peak or a dip stands out from what lies around it by at least this much (valence)."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One marker of a curve, with the column (from 0) and the stage it stands in."""

    marker: Marker
    column: int
    stage_id: Id

    @property
    def step_id(self) -> Id:
        """The step it stands in."""
        return self.marker.step_id

    @property
    def valence(self) -> float:
        """How it feels, -2 to +2."""
        return self.marker.valence


@dataclass(frozen=True, slots=True)
class Move:
    """From one point of a curve to the next."""

    start: CurvePoint
    end: CurvePoint

    @property
    def change(self) -> float:
        """By how much the feeling changes: below 0 for a fall."""
        return self.end.valence - self.start.valence

    @property
    def drop(self) -> float:
        """How far it falls; below 0 for a rise."""
        return -self.change


@dataclass(frozen=True, slots=True)
class CurveFacts:
    """One persona's curve in one state of the map.

    ``mean`` is that of its points, None without any. ``lowest`` and ``highest`` are the first of
    equals. ``fall`` and ``rise`` are the steepest between two points that follow each other.
    """

    persona_id: Id
    state: MapState
    places: Places = field(repr=False, compare=False)
    points: tuple[CurvePoint, ...] = ()
    mean: float | None = None
    lowest: CurvePoint | None = None
    highest: CurvePoint | None = None
    peaks: tuple[CurvePoint, ...] = ()
    dips: tuple[CurvePoint, ...] = ()
    fall: Move | None = None
    rise: Move | None = None

    # Looked up when asked: all gaps of all personas are personas times steps.
    @property
    def empty_steps(self) -> tuple[Id, ...]:
        """The steps without a point, but for those in stages the persona does not go through."""
        felt, skipped = {point.step_id for point in self.points}, self._skipped()
        return tuple(
            step.id
            for step in self.places.steps
            if step.id not in felt and step.stage_id not in skipped
        )

    @property
    def empty_stages(self) -> tuple[Id, ...]:
        """The stages without a point, but for those the persona does not go through."""
        known = {point.stage_id for point in self.points} | self._skipped()
        return tuple(stage.id for stage in self.places.stages if stage.id not in known)

    def _skipped(self) -> set[Id]:
        return {one.id for one in self.places.stages if self.persona_id in one.skipped_by_ids}


@dataclass(frozen=True, slots=True)
class StepFeeling:
    """How a persona feels at a step: the mean of her points there."""

    persona_id: Id
    valence: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart the personas are at a step; two of them at least feel something there."""

    step_id: Id
    lowest: StepFeeling
    highest: StepFeeling

    @property
    def width(self) -> float:
        """Highest minus lowest, 0 to 4."""
        return self.highest.valence - self.lowest.valence


@dataclass(frozen=True, slots=True)
class Moments:
    """The best and the worst points of all curves of a state, the strongest first."""

    best: tuple[CurvePoint, ...] = ()
    worst: tuple[CurvePoint, ...] = ()


def usual_state(document: JourneyMap) -> MapState:
    """The state whose feelings are meant when nobody says: as is, unless all are to be."""
    states = {marker.state for marker in document.markers.values()}
    return MapState.TO_BE if states == {MapState.TO_BE} else MapState.AS_IS


def curve_facts(
    document: JourneyMap, persona_id: Id, state: MapState, *, lane_id: Id | None = None
) -> CurveFacts:
    """The curve of a persona in a state; of one lane, or of all emotions lanes read together."""
    markers = (
        marker
        for marker in document.markers.values()
        if marker.persona_id == persona_id and lane_id in (None, marker.lane_id)
    )
    places = Places.of(document)
    points = _points(places, markers, state).get(persona_id, [])
    return _facts(places, persona_id, state, points)


def all_curves(document: JourneyMap) -> tuple[CurveFacts, ...]:
    """Each persona's curves in persona order: as it is, then as it shall be, where there are any.

    A persona without a feeling in either state has one empty curve, as it is.
    """
    places = Places.of(document)
    found: list[CurveFacts] = []
    by_state = {state: _points(places, document.markers.values(), state) for state in MapState}
    for persona in personas_in_order(document):
        mine = [
            _facts(places, persona.id, state, points[persona.id])
            for state, points in by_state.items()
            if persona.id in points
        ]
        found += mine or [CurveFacts(persona.id, MapState.AS_IS, places)]
    return tuple(found)


def spreads(document: JourneyMap, state: MapState) -> tuple[Spread, ...]:
    """The steps at which two personas or more feel something, from left to right."""
    places = Places.of(document)
    at: dict[int, dict[Id, list[float]]] = {}
    for persona_id, points in _points(places, document.markers.values(), state).items():
        for point in points:
            at.setdefault(point.column, {}).setdefault(persona_id, []).append(point.valence)
    order = {persona.id: place for place, persona in enumerate(personas_in_order(document))}
    found = []
    for column in sorted(at):
        if len(at[column]) < 2:
            continue
        feelings = [
            StepFeeling(key, mean(at[column][key]))
            for key in sorted(at[column], key=lambda one: order.get(one, len(order)))
        ]
        lowest = min(feelings, key=lambda one: one.valence)
        highest = max(feelings, key=lambda one: one.valence)
        found.append(Spread(places.steps[column].id, lowest, highest))
    return tuple(found)


def moments(document: JourneyMap, state: MapState, *, most: int = 5) -> Moments:
    """The best points above neutral and the worst below it, at most so many of each."""
    places = Places.of(document)
    points = _points(places, document.markers.values(), state)
    order = {persona.id: place for place, persona in enumerate(personas_in_order(document))}
    flat = [point for group in points.values() for point in group]
    flat.sort(
        key=lambda one: (_reading(one), order.get(one.marker.persona_id, len(order)), one.marker.id)
    )
    best = sorted((p for p in flat if p.valence > 0), key=lambda one: -one.valence)
    worst = sorted((p for p in flat if p.valence < 0), key=lambda one: one.valence)
    return Moments(tuple(best[:most]), tuple(worst[:most]))


def _reading(point: CurvePoint) -> tuple[int, float]:
    return point.column, point.marker.position


def _points(
    places: Places, markers: Iterable[Marker], state: MapState
) -> dict[Id, list[CurvePoint]]:
    found: dict[Id, list[CurvePoint]] = {}
    for marker in markers:
        column = places.columns.get(marker.step_id)
        if column is not None and marker.state is state:
            point = CurvePoint(marker, column, places.stage_at(column))
            found.setdefault(marker.persona_id, []).append(point)
    for points in found.values():
        points.sort(key=lambda one: (_reading(one), one.marker.id))
    return found


def _facts(
    places: Places, persona_id: Id, state: MapState, points: Sequence[CurvePoint]
) -> CurveFacts:
    if not points:
        return CurveFacts(persona_id, state, places)
    values = [point.valence for point in points]
    moves = [Move(before, after) for before, after in pairwise(points)]
    fall = min(moves, key=lambda one: one.change, default=None)
    rise = max(moves, key=lambda one: one.change, default=None)
    return CurveFacts(
        persona_id,
        state,
        places,
        points=tuple(points),
        mean=mean(values),
        lowest=min(points, key=lambda one: one.valence),
        highest=max(points, key=lambda one: one.valence),
        peaks=tuple(points[i] for i in turning(values, PROMINENCE)),
        dips=tuple(points[i] for i in turning([-value for value in values], PROMINENCE)),
        fall=fall if fall and fall.change < 0 else None,
        rise=rise if rise and rise.change > 0 else None,
    )

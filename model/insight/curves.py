"""What an emotion curve says in figures: its mean, its ends, its peaks, dips and steepest moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.document import JourneyMap
from model.ids import Id
from model.insight.places import Places
from model.insight.turns import turning
from model.kinds import MapState
from model.queries import personas_in_order
from model.records import Marker, Persona

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
    ``empty_steps`` and ``empty_stages`` have no point, and are not skipped by the persona.
    """

    persona_id: Id
    state: MapState
    points: tuple[CurvePoint, ...] = ()
    mean: float | None = None
    lowest: CurvePoint | None = None
    highest: CurvePoint | None = None
    peaks: tuple[CurvePoint, ...] = ()
    dips: tuple[CurvePoint, ...] = ()
    fall: Move | None = None
    rise: Move | None = None
    empty_steps: tuple[Id, ...] = ()
    empty_stages: tuple[Id, ...] = ()


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
    """Each persona's curve as it is, then as it shall be where she has one; in persona order."""
    places = Places.of(document)
    found: list[CurveFacts] = []
    by_state = {state: _points(places, document.markers.values(), state) for state in MapState}
    for persona in personas_in_order(document):
        for state, points in by_state.items():
            mine = points.get(persona.id, [])
            if mine or state is MapState.AS_IS:
                found.append(_facts(places, persona.id, state, mine))
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
            StepFeeling(key, sum(at[column][key]) / len(at[column][key]))
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
    flat.sort(key=lambda one: (_reading(one), order.get(one.marker.persona_id, len(order))))
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
    persona = places.document.personas.get(persona_id)
    empty_stages, empty_steps = _gaps(places, persona, points)
    if not points:
        return CurveFacts(persona_id, state, empty_steps=empty_steps, empty_stages=empty_stages)
    values = [point.valence for point in points]
    moves = [Move(before, after) for before, after in pairwise(points)]
    fall = min(moves, key=lambda one: one.change, default=None)
    rise = max(moves, key=lambda one: one.change, default=None)
    return CurveFacts(
        persona_id,
        state,
        points=tuple(points),
        mean=sum(values) / len(values),
        lowest=min(points, key=lambda one: one.valence),
        highest=max(points, key=lambda one: one.valence),
        peaks=tuple(points[i] for i in turning(values, PROMINENCE)),
        dips=tuple(points[i] for i in turning([-value for value in values], PROMINENCE)),
        fall=fall if fall and fall.change < 0 else None,
        rise=rise if rise and rise.change > 0 else None,
        empty_steps=empty_steps,
        empty_stages=empty_stages,
    )


def _gaps(
    places: Places, persona: Persona | None, points: Sequence[CurvePoint]
) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
    """Stages and steps without a point, but for those the persona does not go through."""
    felt_steps = {point.step_id for point in points}
    felt_stages = {point.stage_id for point in points}
    key = persona.id if persona else ""
    skipped = {stage.id for stage in places.stages if key in stage.skipped_by_ids}
    stages = (s.id for s in places.stages if s.id not in felt_stages and s.id not in skipped)
    steps = (
        step.id
        for step in places.steps
        if step.id not in felt_steps and step.stage_id not in skipped
    )
    return tuple(stages), tuple(steps)

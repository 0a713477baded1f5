"""From what was found on emotion curves to the lines that a plot draws, and to sentences."""

from __future__ import annotations

from collections.abc import Iterable

from model.document import JourneyMap
from model.insight.curves import CurveFacts, CurvePoint
from model.insight.telling import plain
from model.kinds import MapState
from model.layout.phrases import isolated, joined
from model.plots.figures import signed
from model.plots.values import Line, Spot
from model.queries import persona_hues
from resources.words import tr


def lines_of(document: JourneyMap, curves: Iterable[CurveFacts]) -> tuple[Line, ...]:
    """A line for each curve that has points."""
    hues = persona_hues(document)
    return tuple(
        Line(
            one.persona_id,
            curve_name(document, one),
            hues.get(one.persona_id, 0),
            _spots(document, one),
            one.mean,
            one.points.index(one.fall.end) if one.fall else None,
            curve_words(document, one),
        )
        for one in curves
        if one.points
    )


def curve_name(document: JourneyMap, facts: CurveFacts) -> str:
    """The persona's name; a wish is called one."""
    persona = document.personas.get(facts.persona_id)
    name = (persona.name if persona else "") or tr("Persona")
    return tr("{persona} (to be)", persona=name) if facts.state is MapState.TO_BE else name


def _spots(document: JourneyMap, facts: CurveFacts) -> tuple[Spot, ...]:
    named = {*facts.peaks, *facts.dips, facts.lowest, facts.highest}
    return tuple(
        Spot(
            point.marker.id,
            point.column + point.marker.position,
            point.valence,
            where=step_name(document, point),
            named=point in named,
            told=point_words(point),
        )
        for point in facts.points
    )


def step_name(document: JourneyMap, point: CurvePoint) -> str:
    """What the step of a point is called."""
    return document.steps[point.step_id].name or tr("Step")


def point_words(point: CurvePoint) -> str:
    """A feeling by its word and its figure: ``Frustration −2``."""
    word = " ".join(point.marker.word.split())
    return f"{isolated(word)} {signed(point.valence)}" if word else signed(point.valence)


def curve_words(document: JourneyMap, facts: CurveFacts) -> str:
    """What a curve says: its mean, its ends, its turns and where it falls most."""
    if facts.mean is None or facts.highest is None or facts.lowest is None:
        return ""
    said = [tr("mean {value}", value=signed(facts.mean))]
    if len(facts.points) > 1:
        said += [_end(document, facts.highest, high=True), _end(document, facts.lowest, high=False)]
    turns = []
    if facts.peaks:
        turns.append(_count(len(facts.peaks), tr("1 peak"), tr("{n} peaks", n=len(facts.peaks))))
    if facts.dips:
        turns.append(_count(len(facts.dips), tr("1 dip"), tr("{n} dips", n=len(facts.dips))))
    said += turns
    if facts.fall:
        said.append(
            tr(
                "falls most, by {drop}, from {start} to {end}",
                drop=plain(facts.fall.drop),
                start=isolated(step_name(document, facts.fall.start)),
                end=isolated(step_name(document, facts.fall.end)),
            )
        )
    return joined(*said)


def _end(document: JourneyMap, point: CurvePoint, *, high: bool) -> str:
    value, place = signed(point.valence), isolated(step_name(document, point))
    if high:
        return tr("best {value} at {step}", value=value, step=place)
    return tr("worst {value} at {step}", value=value, step=place)


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many

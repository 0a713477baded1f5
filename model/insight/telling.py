"""Figures and their places in words, for boards and reports alike: plain text, a sentence each."""

from __future__ import annotations

from math import copysign, floor, isfinite

from model.document import JourneyMap
from model.emotions import VALENCE_NAMES
from model.ids import Id
from model.insight.curves import CurvePoint, Move
from model.insight.flow import Flow, Loop, Skip, SkippedStage
from model.insight.places import Places
from model.insight.trail import LOOP_STEPS, LoopStep, Trail
from model.kinds import Status
from model.layout.phrases import number_text
from model.naming import shortened
from model.queries import lane_name
from model.records import Card, Connector
from resources.words import tr

_SLACK = 1e-9
_MOST_NAMED = 12
_LONGEST = 160
"""Texts of a map are told whole as far as a line or two go."""


def text_called(text: str) -> str:
    """A text of a map on one line, cut with an ellipsis where it is very long."""
    return shortened(text, _LONGEST)


def signed(value: float) -> str:
    """A valence with its sign, two places at most: ``+1.5``, ``0``."""
    near = hundredths(value)
    return f"{near:+g}" if near else "0"


def plain(value: float) -> str:
    """A figure worked out, with two places at most: ``87.14``, ``1,200``."""
    return number_told(hundredths(value))


def hundredths(value: float) -> float:
    """Rounded to two places as people do by hand: halves go away from 0."""
    return copysign(floor(abs(value) * 100 + 0.5 + _SLACK) / 100, value)


def number_told(value: float) -> str:
    """A figure as it was given, or the difference of two: without the noise of binary."""
    return number_text(float(f"{value:.12g}") + 0.0)


def percent(share: float | None) -> str:
    """A share of 1 in whole percent; a dash where it is not known.

    Some is never told as 0 %, nor nearly all as 100 %.
    """
    if share is None or not isfinite(share * 100):
        return "\N{EN DASH}"
    near = round(share * 100)
    if near == 0 and share > 0:
        return tr("under 1 %")
    if near == 100 and share < 1:
        return tr("over 99 %")
    return tr("{n} %", n=f"{near:,}")


def valence_word(value: float) -> str:
    """What a valence is called: ``negative``. Halves go away from the middle."""
    near = int(abs(value) + 0.5) * (1 if value >= 0 else -1)
    return tr(VALENCE_NAMES[near])


def counted(count: int, one: str, many: str) -> str:
    """``1 step`` or ``3 steps``: the two words, translated, with their number."""
    return f"{count:,} {one if count == 1 else many}"


def stage_called(document: JourneyMap, stage_id: Id) -> str:
    """The name of a stage on one line; what it is where it has none."""
    stage = document.stages.get(stage_id)
    return (text_called(stage.name) if stage else "") or tr("Unnamed stage")


def step_called(document: JourneyMap, step_id: Id | None) -> str:
    """A step with its stage, on one line: ``Pay (Purchase)``; the parking lot for None."""
    step = document.steps.get(step_id or "")
    if step is None:
        return tr("Parking lot")
    stage, name = stage_called(document, step.stage_id), text_called(step.name)
    if not name or name == stage:
        return stage
    return f"{name} ({stage})"


def persona_called(document: JourneyMap, persona_id: Id) -> str:
    """The name of a persona on one line; what it is where it has none."""
    persona = document.personas.get(persona_id)
    said = (text_called(persona.name) or text_called(persona.role)) if persona else ""
    return said or tr("Unnamed persona")


def lane_called(document: JourneyMap, lane_id: Id | None) -> str:
    """The name of a lane on one line; the parking lot for None."""
    lane = document.lanes.get(lane_id or "")
    return text_called(lane_name(lane)) if lane else tr("Parking lot")


def card_called(document: JourneyMap, card_id: Id) -> str:
    """The text of a card on one line; what it is where it has none."""
    card = document.cards.get(card_id)
    return (text_called(card.text) if card else "") or tr("(no text)")


def point_told(document: JourneyMap, point: CurvePoint) -> str:
    """A point of a curve, not whose: ``frustration (-2) at Pay (Purchase): no receipt``."""
    word = text_called(point.marker.word) or valence_word(point.valence)
    where = step_called(document, point.step_id)
    told = tr(
        "{word} ({valence}) at {where}", word=word, valence=signed(point.valence), where=where
    )
    trigger = text_called(point.marker.trigger)
    return tr("{told}: {trigger}", told=told, trigger=trigger) if trigger else told


def move_told(document: JourneyMap, move: Move) -> str:
    """A move between two points: ``by 3, from +1 at Choose (Purchase) to -2 at Pay (Purchase)``."""
    return tr(
        "by {n}, from {first} at {start} to {last} at {end}",
        n=plain(abs(move.change)),
        first=signed(move.start.valence),
        start=step_called(document, move.start.step_id),
        last=signed(move.end.valence),
        end=step_called(document, move.end.step_id),
    )


def flow_told(document: JourneyMap, flow: Flow) -> tuple[str, ...]:
    """How a journey flows, a sentence for each turn it takes; one sentence where it takes none."""
    if flow.straight:
        return (tr("The journey goes straight from the first stage to the last."),)
    number = {stage.id: place for place, stage in enumerate(Places.of(document).stages)}
    return (
        *(_loop(document, loop) for loop in flow.loops),
        *(_parallel(document, connector) for connector in flow.parallel),
        *(_skip(document, skip) for skip in flow.skips),
        *(
            _left_out(document, one)
            for one in sorted(flow.skipped, key=lambda one: number[one.stage_id])
            if one.persona_ids
        ),
    )


def next_told(document: JourneyMap, trail: Trail) -> str:
    """What is next for a pain point: the step that is due, and with which action."""
    due = trail.progress.next
    if due is None:
        return tr("The loop is closed.")
    if due is not LoopStep.UPDATE:
        return tr(LOOP_STEPS[due].todo)
    going = [
        action
        for key in trail.action_ids
        if (action := document.actions.get(key)) and action.status is not Status.DROPPED
    ]
    if not going:
        return tr("Decide on an action that answers it.")
    title = text_called(going[0].title) or tr("the action that answers it")
    return tr("Begin: {title}", title=title)


def _loop(document: JourneyMap, loop: Loop) -> str:
    how = (
        tr("Back by {steps}", steps=counted(loop.back, tr("step"), tr("steps")))
        if loop.back
        else tr("Back within a step")
    )
    return _arrow(document, how, loop.connector)


def _parallel(document: JourneyMap, connector: Connector) -> str:
    return _arrow(document, tr("At the same time"), connector)


def _skip(document: JourneyMap, skip: Skip) -> str:
    stage = stage_called(document, skip.first_stage_id)
    if skip.count > 1:
        over = tr(
            "{n} stages, {first} to {last}",
            n=skip.count,
            first=stage,
            last=stage_called(document, skip.last_stage_id),
        )
    else:
        over = stage
    return _arrow(document, tr("Skips {stages}", stages=over), skip.connector)


def _left_out(document: JourneyMap, one: SkippedStage) -> str:
    names = ", ".join(persona_called(document, key) for key in one.persona_ids[:_MOST_NAMED])
    if len(one.persona_ids) > _MOST_NAMED:
        names = tr("{names} and {n} more", names=names, n=len(one.persona_ids) - _MOST_NAMED)
    return tr(
        "{stage} is left out by {names}", stage=stage_called(document, one.stage_id), names=names
    )


def _arrow(document: JourneyMap, how: str, connector: Connector) -> str:
    told = tr(
        "{how}: “{source}” at {start}, to “{target}” at {end}",
        how=how,
        source=card_called(document, connector.source_id),
        start=_where(document, connector.source_id),
        target=card_called(document, connector.target_id),
        end=_where(document, connector.target_id),
    )
    label = text_called(connector.label)
    return tr("{told} ({label})", told=told, label=label) if label else told


def _where(document: JourneyMap, card_id: Id) -> str:
    card: Card | None = document.cards.get(card_id)
    return step_called(document, card.step_id if card else None)

"""How the journey feels: the best and worst moments, and each persona's curve in figures."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.setting import grid, items, numbered, part, rest, under
from model.insight.curves import CurveFacts, CurvePoint, Spread
from model.insight.decisive import Decisive
from model.insight.insight import Insight
from model.insight.telling import (
    card_called,
    counted,
    move_told,
    persona_called,
    plain,
    point_told,
    signed,
    stage_called,
    step_called,
)
from model.kinds import words
from resources.words import tr

_MOST_SPREADS = 5
_MOST_CURVES = 20
_MOST_STAGES = 12


def moments_part(found: Insight) -> Iterator[str]:
    """The best and the worst moments of all personas."""
    yield from part(
        tr("Best and worst moments"),
        under(tr("Worst"), numbered(_moment(found, point) for point in found.moments.worst)),
        under(tr("Best"), numbered(_moment(found, point) for point in found.moments.best)),
        empty=tr("The map has no feelings above or below neutral yet."),
    )


def truth_part(found: Insight) -> Iterator[str]:
    """The moments of truth: how they feel, and what hurts there without an answer."""
    heads = ("Moment", "Decided by", "Mean feeling", "Pain points", "Without an answer")
    if found.decisive:
        yield from part(
            tr("Moments of truth"),
            grid([tr(head) for head in heads], found.decisive, lambda one: _decisive(found, one)),
        )


def _decisive(found: Insight, one: Decisive) -> list[str]:
    return [
        step_called(found.document, one.step_id),
        "; ".join(card_called(found.document, key) for key in one.card_ids),
        "" if one.emotion is None else signed(one.emotion),
        f"{len(one.pain_ids):,}",
        f"{len(one.unanswered_ids):,}" if one.unanswered_ids else "",
    ]


def arc_part(found: Insight) -> Iterator[str]:
    """How gripping the journey is, where anybody rated it."""
    if found.arc.rated:
        yield from part(tr("Engagement"), items(_arc(found)))


def _arc(found: Insight) -> Iterator[str]:
    arc, whole = found.arc, len(found.arc.rated)
    if arc.mean is None or arc.highest is None or arc.lowest is None:
        return
    steps = counted(whole, tr("step"), tr("steps"))
    yield tr("Mean: {mean} of 5, over {steps}", mean=plain(arc.mean), steps=steps)
    for label, step in ((tr("Highest"), arc.highest), (tr("Lowest"), arc.lowest)):
        where = step_called(found.document, step.id)
        yield tr("{label}: {n} at {step}", label=label, n=step.engagement, step=where)
    if arc.unrated_ids:
        yield tr("Not rated: {n}", n=counted(len(arc.unrated_ids), tr("step"), tr("steps")))


def curves_part(found: Insight) -> Iterator[str]:
    """Each curve: a row of figures, then its turns."""
    curves = [curve for curve in found.curves if curve.points]
    heads = ("Persona", "State", "Feelings", "Mean", "Highest", "Lowest", "Steps without a feeling")
    silent = [
        tr("{persona} has no feelings yet.", persona=persona_called(found.document, one.persona_id))
        for one in found.curves
        if not one.points
    ]
    yield from part(
        tr("Emotion curves"),
        grid([tr(head) for head in heads], curves, lambda curve: _figures(found, curve)),
        *(
            under(_title(found, curve), items(_turns(found, curve)))
            for curve in curves[:_MOST_CURVES]
        ),
        under(tr("Where personas feel differently"), _spreads(found)),
        items(silent, most=_MOST_CURVES),
        empty=tr("The map has no personas yet."),
    )


def _figures(found: Insight, curve: CurveFacts) -> list[str]:
    return [
        persona_called(found.document, curve.persona_id),
        words(curve.state),
        f"{len(curve.points):,}",
        signed(curve.mean or 0.0),
        signed(curve.highest.valence) if curve.highest else "",
        signed(curve.lowest.valence) if curve.lowest else "",
        f"{len(curve.empty_steps):,}",
    ]


def _title(found: Insight, curve: CurveFacts) -> str:
    name = persona_called(found.document, curve.persona_id)
    return f"{name}, {words(curve.state).lower()}"


def _turns(found: Insight, curve: CurveFacts) -> Iterator[str]:
    document = found.document
    if curve.fall:
        yield tr("Steepest fall: {move}", move=move_told(document, curve.fall))
    if curve.rise:
        yield tr("Steepest rise: {move}", move=move_told(document, curve.rise))
    for point in curve.peaks:
        yield tr("Peak: {moment}", moment=point_told(document, point))
    for point in curve.dips:
        yield tr("Dip: {moment}", moment=point_told(document, point))
    if curve.empty_stages:
        empty = curve.empty_stages
        names = ", ".join(stage_called(document, key) for key in empty[:_MOST_STAGES])
        if len(empty) > _MOST_STAGES:
            names = f"{names} {rest(len(empty) - _MOST_STAGES)}"
        yield tr("Nothing known in: {stages}", stages=names)


def _moment(found: Insight, point: CurvePoint) -> str:
    persona = persona_called(found.document, point.marker.persona_id)
    return tr("{persona}: {moment}", persona=persona, moment=point_told(found.document, point))


def _spreads(found: Insight) -> list[str]:
    widest = sorted(found.spreads, key=lambda one: -one.width)
    told = [one for one in widest if one.width >= 1][:_MOST_SPREADS]
    return items(_spread(found, one) for one in told)


def _spread(found: Insight, spread: Spread) -> str:
    return tr(
        "{step}: {n} apart, from {low} ({lowest}) to {high} ({highest})",
        step=step_called(found.document, spread.step_id),
        n=plain(spread.width),
        low=persona_called(found.document, spread.lowest.persona_id),
        lowest=signed(spread.lowest.valence),
        high=persona_called(found.document, spread.highest.persona_id),
        highest=signed(spread.highest.valence),
    )

"""The head of the report: what the map is about, and what matters most in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.pain_part import score_told
from exporters.insight.setting import items
from exporters.markdown.escaping import block, line
from model.insight.insight import Insight
from model.insight.telling import (
    card_called,
    counted,
    percent,
    persona_called,
    point_told,
    step_called,
)
from model.kinds import GoalReached, words
from model.layout.phrases import date_text
from resources.words import tr


def head_part(found: Insight) -> Iterator[str]:
    """Title, day, objective, and the figures one asks for first."""
    info = found.document.info
    yield from (f"# {tr('Insight: {title}', title=line(info.title) or tr('Untitled map'))}", "")
    yield from (f"*{words(info.state)} · {tr('as of {day}', day=date_text(found.today))}*", "")
    for label, text in ((tr("Objective"), info.objective), (tr("Scenario"), info.scenario)):
        if text.strip():
            first, *more = block(text)
            yield from (f"**{label}:** {first}", *more, "")
    yield from (f"## {tr('At a glance')}", "", *items(glance(found)), "")


def glance(found: Insight) -> Iterator[str]:
    """The most important of each chapter, a sentence each; only what the map can tell."""
    yield _size(found)
    if found.coverage.whole.total:
        share = percent(found.coverage.whole.share)
        yield tr("Evidence: {share} of what the map says rests on it.", share=share)
    yield from _feelings(found)
    yield from _pains(found)
    yield from _goals(found)
    yield from _work(found)


def _size(found: Insight) -> str:
    document = found.document
    parts = (
        counted(len(document.stages), tr("stage"), tr("stages")),
        counted(len(document.steps), tr("step"), tr("steps")),
        counted(len(document.personas), tr("persona"), tr("personas")),
        counted(len(document.cards), tr("card"), tr("cards")),
    )
    return tr("Size: {parts}.", parts=", ".join(parts))


def _feelings(found: Insight) -> Iterator[str]:
    for label, points in (
        (tr("Worst moment"), found.moments.worst),
        (tr("Best moment"), found.moments.best),
    ):
        if points:
            point = points[0]
            yield tr(
                "{label}: {persona}, {moment}",
                label=label,
                persona=persona_called(found.document, point.marker.persona_id),
                moment=point_told(found.document, point),
            )


def _pains(found: Insight) -> Iterator[str]:
    if not found.ranked:
        return
    first = found.ranked[0]
    unrated = sum(one.score is None for one in found.ranked)
    if first.score is not None:
        yield tr(
            "Most urgent pain point: {text} at {where} (score {score}).",
            text=card_called(found.document, first.card.id),
            where=step_called(found.document, first.card.step_id),
            score=score_told(first),
        )
    if unrated:
        yield tr("Pain points not rated yet: {n} of {all}.", n=unrated, all=len(found.ranked))


def _goals(found: Insight) -> Iterator[str]:
    counts, whole = found.goals.counts, len(found.goals.stages)
    if counts[GoalReached.UNKNOWN] < whole:
        yield tr(
            "Goals reached: {yes} of {n}; partly {partly}, not {no}, unknown {unknown}.",
            yes=counts[GoalReached.YES],
            n=counted(whole, tr("stage"), tr("stages")),
            partly=counts[GoalReached.PARTLY],
            no=counts[GoalReached.NO],
            unknown=counts[GoalReached.UNKNOWN],
        )
    elif whole:
        yield tr("Goals: nobody says yet whether customers reach them.")


def _work(found: Insight) -> Iterator[str]:
    actions = found.actions
    if actions.all:
        yield tr(
            "Actions: {n}; open {open}, overdue {late}.",
            n=len(actions.all),
            open=len(actions.open),
            late=len(actions.overdue),
        )
    if found.ranked:
        answered = sum(trail.acted for trail in found.trails.pains)
        whole = len(found.ranked)
        yield tr("Pain points that an action answers: {n} of {all}.", n=answered, all=whole)

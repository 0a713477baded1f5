"""What is being done, and how far the loop from feedback to change has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.insight.figures_part import COURSES
from exporters.insight.setting import grid, items, part, under
from model.insight.insight import Insight
from model.insight.telling import card_called, next_told, number_told, percent, text_called
from model.insight.trail import LOOP_STEPS, LoopStep, Trail
from model.kinds import words
from model.layout.phrases import date_text
from model.records import Action
from resources.words import tr

_MOST = 20


def actions_part(found: Insight) -> Iterator[str]:
    """Counts by status and owner, what is late or incomplete, and effects."""
    actions = found.actions
    statuses = [
        f"{words(status)}: {len(group):,}" for status, group in actions.by_status.items() if group
    ]
    owners = [
        tr("{name}: {n}", name=name or tr("nobody"), n=len(group))
        for name, group in actions.by_owner.items()
    ]
    yield from part(
        tr("Actions"),
        [", ".join(statuses)] if statuses else [],
        under(tr("By owner"), items(owners, most=_MOST)),
        under(tr("Overdue"), items(map(_late, actions.overdue), most=_MOST)),
        under(tr("Open without an owner"), _titles(actions.without_owner)),
        under(tr("Open without a due date"), _titles(actions.without_due)),
        under(tr("Done, effect not measured"), _titles(actions.unmeasured)),
        under(tr("Effects"), items(_effects(found), most=_MOST)),
        empty=tr("The map has no actions yet."),
    )


def loop_part(found: Insight) -> Iterator[str]:
    """For each pain point which steps of the loop are reached, and which is next."""
    names = [tr(LOOP_STEPS[step].name) for step in LoopStep]
    trails = sorted(found.trails.pains, key=lambda one: -len(one.progress.reached))
    yield from part(
        tr("From feedback to change"),
        items(_legend(found)) if trails else [],
        grid(
            [tr("Pain point"), *names, tr("Next")],
            trails,
            lambda one: _trail(found, one),
            most=_MOST,
        ),
        empty=tr("The map has no pain points yet."),
    )


def _legend(found: Insight) -> Iterator[str]:
    pains = found.trails.pains
    for step in LoopStep:
        count = sum(step in trail.progress.reached for trail in pains)
        facts = LOOP_STEPS[step]
        yield tr(
            "{name}: {done} {n} of {all} pain points.",
            name=tr(facts.name),
            done=tr(facts.done),
            n=count,
            all=len(pains),
        )


def _trail(found: Insight, trail: Trail) -> list[str]:
    return [
        card_called(found.document, trail.pain_id),
        *(tr("yes") if step in trail.progress.reached else "–" for step in LoopStep),
        next_told(found.document, trail),
    ]


def _titles(actions: Iterable[Action]) -> list[str]:
    return items((_title(action) for action in actions), most=_MOST)


def _title(action: Action) -> str:
    return text_called(action.title) or tr("Action without a title")


def _late(action: Action) -> str:
    due = date_text(action.due) if action.due else ""
    owner = text_called(action.owner)
    told = tr("{title}, due {day}", title=_title(action), day=due)
    return tr("{told} ({owner})", told=told, owner=owner) if owner else told


def _effects(found: Insight) -> Iterator[str]:
    for action in found.actions.all:
        effect = found.actions.effects.get(action.id)
        if effect is not None:
            metric = found.document.metrics.get(action.metric_id or "")
            unit = f" {metric.unit}" if metric and metric.unit else ""
            share = "" if effect.share is None else f", {_share(effect.share)}"
            yield tr(
                "{title}: from {before} to {after}{unit} ({course}{share})",
                title=_title(action),
                before=number_told(effect.before),
                after=number_told(effect.after),
                unit=unit,
                course=tr(COURSES[effect.course]),
                share=share,
            )


def _share(share: float) -> str:
    return f"+{percent(share)}" if share > 0 else f"-{percent(-share)}"

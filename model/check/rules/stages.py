"""Rules about stages: what customers want there, whether they get it, and where they meet us."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet, apply, squash
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import FELT_AT, FELT_BY, OVER_STEP
from model.check.ordering import travellers
from model.check.placing import card_added, feeling_added
from model.check.saying import listed, named, person
from model.edits.fields import edit
from model.guidance import GUIDES, guide_of
from model.ids import Id, IdSource
from model.kinds import CardKind, GoalReached, LaneKind, MapState
from model.records import Persona, Stage
from resources.words import tr


def stage_without_name(facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A band without words."""
    if not stage.name.strip():
        place = facts.columns().stages.index(stage.id) + 1
        yield Hit(tr("Stage {n} has no name.", n=place))


def stage_without_goal(_facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A stage in which nobody wants anything."""
    if not stage.goal.strip():
        yield Hit(tr("Nobody says what customers want in the stage {stage}.", stage=named(stage)))


def take_usual_goal(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """What customers usually want in a stage of this name, to be put into their words."""
    stage = facts.get(Stage, finding.place)
    guide = GUIDES.get(guide_of(stage.name) or stage.guide) if stage is not None else None
    return edit(facts.document, finding.place, goal=tr(guide.goal)) if guide is not None else None


def goal_not_judged(facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A goal of which nobody says whether it is reached. What shall be has not been reached yet."""
    wanted = stage.goal.strip() and stage.goal_reached is GoalReached.UNKNOWN
    if wanted and facts.info().state is MapState.AS_IS:
        message = tr("Nobody says whether customers reach their goal in the stage {stage}.")
        yield Hit(message.format(stage=named(stage)))


def goal_without_evidence(facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A goal that is said to be reached or missed, and nothing tells how one knows."""
    claimed = stage.goal_reached is not GoalReached.UNKNOWN and not stage.evidence_ids
    if not claimed or facts.info().state is not MapState.AS_IS:
        return
    message = {
        GoalReached.YES: tr("What shows that customers reach their goal in the stage {stage}?"),
        GoalReached.PARTLY: tr(
            "What shows that customers reach their goal in the stage {stage} in part?"
        ),
        GoalReached.NO: tr("What shows that customers miss their goal in the stage {stage}?"),
    }[stage.goal_reached]
    yield Hit(message.format(stage=named(stage)))


def stage_without_touchpoint(facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A stage in which customers and organisation never meet."""
    steps = _steps(facts, stage)
    if steps and not any(facts.count(OVER_STEP, (CardKind.TOUCHPOINT, step)) for step in steps):
        yield Hit(tr("The stage {stage} has no touchpoint.", stage=named(stage)))


def give_touchpoint(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """A touchpoint at the first step of the stage, to be written on."""
    steps = facts.columns().by_stage.get(finding.place, ())
    if not steps:
        return None
    kind = CardKind.TOUCHPOINT
    return card_added(facts.document, LaneKind.TOUCHPOINTS, steps[0], kind, ids)


def stage_without_emotion(facts: Facts, stage: Stage) -> Iterator[Hit]:
    """A stage that somebody goes through without a feeling; who has none at all is told once."""
    steps = _steps(facts, stage)
    missing = _unmoved(facts, stage, steps) if steps else []
    if missing:
        names = listed(person(facts.get(Persona, one)) for one in missing)
        message = tr("How does it feel in the stage {stage}? No emotion of {people}.")
        yield Hit(message.format(stage=named(stage), people=names), more=tuple(missing))


def give_feelings(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """Neutral emotions at the first step of the stage, to be moved to where they belong."""
    steps = facts.columns().by_stage.get(finding.place, ())
    document, changes = facts.document, []
    for persona_id in finding.more if steps else ():
        changes.append(feeling_added(document, steps[0], persona_id, ids))
        document = apply(document, changes[-1])
    return squash(changes)


def _steps(facts: Facts, stage: Stage) -> tuple[Id, ...]:
    return facts.columns().by_stage.get(stage.id, ())


def _unmoved(facts: Facts, stage: Stage, steps: tuple[Id, ...]) -> list[Id]:
    felt = {marker.persona_id for step in steps for marker in facts.group(FELT_AT, step)}
    return [
        one
        for one in travellers(facts)
        if one not in felt and one not in stage.skipped_by_ids and facts.count(FELT_BY, one)
    ]

"""Edits of the columns: stages and steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.hues import free_hue, keeping_hues
from model.edits.making import created, found
from model.edits.ordering import index_before, moved_before, rekeyed, slots
from model.errors import RuleError
from model.guidance import guide_of
from model.ids import Id, IdSource, new_id
from model.order import first_keys
from model.queries import stages_in_order, steps_of
from model.records import Stage, Step
from resources.words import tr


def add_stage(
    document: JourneyMap,
    *,
    name: str,
    before_id: Id | None = None,
    step_names: Iterable[str] = ("",),
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a stage
) -> ChangeSet:
    """A new stage with its steps (at least one), before another stage or at the end.

    One that is called as a usual stage has its guide.
    """
    siblings = stages_in_order(document)
    room = slots(siblings, index_before(siblings, before_id))
    fields.setdefault("hue", free_hue(document))
    fields.setdefault("guide", guide_of(name))
    stage = created(Stage, ids=ids, name=name, order=room.keys[0], **fields)
    names = tuple(step_names) or ("",)
    steps = tuple(
        created(Step, ids=ids, stage_id=stage.id, order=key, name=step_name)
        for step_name, key in zip(names, first_keys(len(names)), strict=True)
    )
    change = ChangeSet(
        added=(stage, *steps),
        updated=rekeyed(siblings, room.neighbours),
        label=tr("Add stage"),
    )
    return keeping_hues(document, change)


def add_step(
    document: JourneyMap,
    stage_id: Id,
    *,
    name: str = "",
    before_id: Id | None = None,
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a step
) -> ChangeSet:
    """A new step in a stage, before another of its steps or at the end."""
    found(document, Stage, stage_id)
    siblings = steps_of(document, stage_id)
    room = slots(siblings, index_before(siblings, before_id))
    step = created(Step, ids=ids, stage_id=stage_id, name=name, order=room.keys[0], **fields)
    return ChangeSet(
        added=(step,), updated=rekeyed(siblings, room.neighbours), label=tr("Add step")
    )


def move_stage(document: JourneyMap, stage_id: Id, *, before_id: Id | None = None) -> ChangeSet:
    """The stage with all its steps and cards before another stage, or at the end."""
    stage = found(document, Stage, stage_id)
    change = moved_before(stage, stages_in_order(document), before_id, label=tr("Move stage"))
    return keeping_hues(document, change)


def move_step(
    document: JourneyMap, step_id: Id, *, stage_id: Id | None = None, before_id: Id | None = None
) -> ChangeSet:
    """The step with its cards before another step, or at the end of a stage (None: its own).

    Raises:
        RuleError: it is the last step of the stage it would leave.
    """
    step = found(document, Step, step_id)
    target_id = step.stage_id if stage_id is None else stage_id
    found(document, Stage, target_id)
    leaves = target_id != step.stage_id
    if leaves and len(steps_of(document, step.stage_id)) == 1:
        raise RuleError(tr("A stage keeps at least one step."))
    everyone = steps_of(document, target_id)
    return moved_before(step, everyone, before_id, label=tr("Move step"), stage_id=target_id)

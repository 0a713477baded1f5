"""Edits of the columns: stages and steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved, found
from model.edits.ordering import index_before, rekeyed, slots
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.order import first_keys
from model.queries import stage_hues, stages_in_order, steps_of
from model.records import Stage, Step
from resources.words import tr

Update: TypeAlias = tuple[Stage, Stage]

_HUES = 100
"""How many colours a stage can count to; the record's own bound."""


def add_stage(
    document: JourneyMap,
    *,
    name: str,
    before_id: Id | None = None,
    step_names: Iterable[str] = ("",),
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a stage
) -> ChangeSet:
    """A new stage with its steps (at least one), before another stage or at the end."""
    siblings = stages_in_order(document)
    index = index_before(siblings, before_id)
    room = slots(siblings, index)
    hues = stage_hues(document)
    fields.setdefault("hue", _free_hue(hues.values()))
    stage = created(Stage, ids=ids, name=name, order=room.keys[0], **fields)
    names = tuple(step_names) or ("",)
    steps = tuple(
        created(Step, ids=ids, stage_id=stage.id, order=key, name=step_name)
        for step_name, key in zip(names, first_keys(len(names)), strict=True)
    )
    return ChangeSet(
        added=(stage, *steps),
        updated=_keeping_hues(
            [*siblings[:index], stage, *siblings[index:]], rekeyed(siblings, room.neighbours), hues
        ),
        label=tr("Add stage"),
    )


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
    everyone = stages_in_order(document)
    siblings = [other for other in everyone if other is not stage]
    if before_id == stage_id:
        return ChangeSet(label=tr("Move stage"))
    index = index_before(siblings, before_id)
    if everyone.index(stage) == index:
        return ChangeSet(label=tr("Move stage"))
    room = slots(siblings, index)
    moved = evolved(stage, {"order": room.keys[0]})
    updates = ((stage, moved), *rekeyed(siblings, room.neighbours))
    order = [*siblings[:index], stage, *siblings[index:]]
    return ChangeSet(
        updated=_keeping_hues(order, updates, stage_hues(document)), label=tr("Move stage")
    )


def _free_hue(used: Iterable[int]) -> int:
    """The first colour no stage has (themes have fewer and begin again)."""
    taken = set(used)
    return next((hue for hue in range(_HUES) if hue not in taken), len(taken) % _HUES)


def _keeping_hues(
    stages: Iterable[Stage], updates: Iterable[Update], hues: Mapping[Id, int]
) -> tuple[Update, ...]:
    """The updates, and every stage coloured by its place keeps the colour it had.

    People speak of "the blue stage": it must stay blue when others come or move beside it.
    ``stages`` are in their new order, ``hues`` as they were.
    """
    changed = {before.id: (before, after) for before, after in updates}
    for place, stage in enumerate(stages):
        if stage.hue is None and hues.get(stage.id, place) != place:
            before, after = changed.get(stage.id, (stage, stage))
            changed[stage.id] = (before, evolved(after, {"hue": hues[stage.id]}))
    return tuple(changed.values())


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
    label = tr("Move step")
    if before_id == step_id:
        return ChangeSet(label=label)
    at_home = target_id == step.stage_id
    everyone = steps_of(document, target_id)
    if not at_home and len(steps_of(document, step.stage_id)) == 1:
        raise RuleError(tr("A stage keeps at least one step."))
    siblings = [other for other in everyone if other is not step]
    index = index_before(siblings, before_id)
    if at_home and everyone.index(step) == index:
        return ChangeSet(label=label)
    room = slots(siblings, index)
    moved = evolved(step, {"order": room.keys[0], "stage_id": target_id})
    return ChangeSet(updated=((step, moved), *rekeyed(siblings, room.neighbours)), label=label)

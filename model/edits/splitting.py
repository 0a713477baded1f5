"""One stage or step into two, and two into one. Splitting and merging again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.bounds import MAX_LENGTH, MAX_SPAN
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.hues import free_hue, keeping_hues
from model.edits.making import created, evolved, found
from model.edits.ordering import rekeyed, slots
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.kinds import GoalReached
from model.queries import cards_in_cell, stages_in_order, steps_in_order, steps_of
from model.records import Card, Marker, Record, Stage, Step
from resources.words import tr

_LEAST_HALF = 72.0
"""A step that is split leaves no half narrower than this, in points."""


def split_stage(
    document: JourneyMap, step_id: Id, *, name: str | None = None, ids: IdSource = new_id
) -> ChangeSet:
    """The stage of a step into two: the second begins with this step.

    Goal, key action and evidence stay with the first. Without a ``name`` the second is called by
    the step, or else like the first.

    Raises:
        RuleError: it is the first step of its stage, so that nothing would be left of that.
    """
    step = found(document, Step, step_id)
    stage = found(document, Stage, step.stage_id)
    steps = steps_of(document, stage.id)
    moving = steps[steps.index(step) :]
    if len(moving) == len(steps):
        raise RuleError(tr("A stage is split at a step other than its first."))
    siblings = stages_in_order(document)
    room = slots(siblings, siblings.index(stage) + 1)
    second = created(
        Stage,
        ids=ids,
        name=(step.name or stage.name) if name is None else name,
        order=room.keys[0],
        hue=free_hue(document),
    )
    change = ChangeSet(
        added=(second,),
        updated=(
            *rekeyed(siblings, room.neighbours),
            *((one, evolved(one, {"stage_id": second.id})) for one in moving),
        ),
        label=tr("Split stage"),
    )
    return keeping_hues(document, change)


def merge_stage(document: JourneyMap, stage_id: Id) -> ChangeSet:
    """The stage and the next one as one: all steps of both, and all that is said of either.

    Raises:
        RuleError: there is no stage after it, or what both say is too long for one.
    """
    stage = found(document, Stage, stage_id)
    everyone = stages_in_order(document)
    following = everyone[everyone.index(stage) + 1 :]
    if not following:
        raise RuleError(tr("There is no stage after this one."))
    second = following[0]
    merged = evolved(
        stage,
        {
            "name": _joined(" / ", stage.name, second.name),
            "goal": _joined("\n", stage.goal, second.goal),
            "key_action": _joined("\n", stage.key_action, second.key_action),
            "goal_reached": _of_both(stage.goal_reached, second.goal_reached),
            "evidence_ids": tuple(dict.fromkeys((*stage.evidence_ids, *second.evidence_ids))),
            "collapsed": stage.collapsed and second.collapsed,
        },
    )
    home, coming = steps_of(document, stage.id), steps_of(document, second.id)
    room = slots(home, len(home), len(coming))
    moved = (
        (step, evolved(step, {"stage_id": stage.id, "order": key}))
        for step, key in zip(coming, room.keys, strict=True)
    )
    updated: list[tuple[Record, Record]] = [*rekeyed(home, room.neighbours), *moved]
    if merged is not stage:
        updated.append((stage, merged))
    change = ChangeSet(updated=tuple(updated), removed=(second,), label=tr("Merge stages"))
    return keeping_hues(document, change)


def split_step(
    document: JourneyMap, step_id: Id, *, name: str = "", ids: IdSource = new_id
) -> ChangeSet:
    """The step into two. Its cards stay in the first; emotions stay where they are in time.

    Cards that reach across it from the left, or from it to the right, cover both.
    """
    step = found(document, Step, step_id)
    siblings = steps_of(document, step.stage_id)
    room = slots(siblings, siblings.index(step) + 1)
    width = None if step.width is None else max(step.width / 2, _LEAST_HALF)
    fields = {"stage_id": step.stage_id, "order": room.keys[0], "width": width}
    second = created(Step, ids=ids, name=name, **fields)
    updates = _Updates()
    updates.take(rekeyed(siblings, room.neighbours))
    updates.put(step, width=width)
    _stretch(updates, document, step.id, lambda before, after: before + after > 0, by=1)
    for marker in _markers_at(document, step.id):
        if marker.position < 0.5:
            updates.put(marker, position=marker.position * 2)
        else:
            updates.put(marker, position=marker.position * 2 - 1, step_id=second.id)
    return ChangeSet(added=(second,), updated=updates.changed(), label=tr("Split step"))


def merge_step(document: JourneyMap, step_id: Id) -> ChangeSet:
    """The step and the next one of its stage as one: the cards of both, stacked in order.

    Emotions stay where they are in time; cards that covered both cover the one.

    Raises:
        RuleError: there is no step after it in its stage, or both names are too long for one.
    """
    step = found(document, Step, step_id)
    siblings = steps_of(document, step.stage_id)
    following = siblings[siblings.index(step) + 1 :]
    if not following:
        raise RuleError(tr("There is no step after this one in its stage."))
    second = following[0]
    updates = _Updates()
    updates.put(
        step,
        name=_joined(" / ", step.name, second.name),
        width=_sum_of(step.width, second.width),
        moment_of_truth=step.moment_of_truth or second.moment_of_truth,
    )
    _stretch(updates, document, step.id, lambda _, after: after > 0, by=-1)
    for lane_id in document.lanes:
        coming = cards_in_cell(document, lane_id, second.id)
        here = cards_in_cell(document, lane_id, step.id) if coming else []
        room = slots(here, len(here), len(coming))
        updates.take(rekeyed(here, room.neighbours))
        for card, key in zip(coming, room.keys, strict=True):
            updates.put(card, step_id=step.id, order=key)
    for marker in _markers_at(document, step.id):
        updates.put(marker, position=marker.position / 2)
    for marker in _markers_at(document, second.id):
        updates.put(marker, position=0.5 + marker.position / 2, step_id=step.id)
    return ChangeSet(updated=updates.changed(), removed=(second,), label=tr("Merge steps"))


class _Updates:
    """Records with what becomes of them; several edits of one make one update."""

    def __init__(self) -> None:
        self._pairs: dict[Id, tuple[Record, Record]] = {}

    def put(self, record: Record, **fields: object) -> None:
        """Change fields of a record of the map."""
        before, now = self._pairs.get(record.id, (record, record))
        self._pairs[record.id] = (before, evolved(now, fields))

    def take(self, pairs: Iterable[tuple[Card, Card]] | Iterable[tuple[Step, Step]]) -> None:
        """New orders of neighbours that made room."""
        for before, after in pairs:
            self.put(before, order=after.order)

    def changed(self) -> tuple[tuple[Record, Record], ...]:
        """Those that differ now."""
        return tuple(pair for pair in self._pairs.values() if pair[0] is not pair[1])


def _sum_of(first: float | None, second: float | None) -> float | None:
    """The width of two steps together; where one is as wide as usual, that of the other."""
    if first is None or second is None:
        return first if second is None else second
    return min(first + second, MAX_LENGTH)


def _stretch(
    updates: _Updates,
    document: JourneyMap,
    step_id: Id,
    reaches: Callable[[int, int], bool],
    *,
    by: int,
) -> None:
    """Let cards over a step, begun there or before, cover more or fewer steps.

    ``reaches`` is asked with how many steps a card begins before the step and ends after it.
    """
    columns = {step.id: column for column, step in enumerate(steps_in_order(document))}
    here = columns[step_id]
    for card in document.cards.values():
        column = columns.get(card.step_id or "", len(columns))
        before, after = here - column, column + card.span - 1 - here
        if before >= 0 and after >= 0 and reaches(before, after):
            updates.put(card, span=min(MAX_SPAN, max(1, card.span + by)))


def _markers_at(document: JourneyMap, step_id: Id) -> list[Marker]:
    return [marker for marker in document.markers.values() if marker.step_id == step_id]


def _joined(between: str, first: str, second: str) -> str:
    """Both texts; only one where the other is empty or says the same."""
    if not second.strip() or first.strip() == second.strip():
        return first
    return second if not first.strip() else f"{first}{between}{second}"


def _of_both(first: GoalReached, second: GoalReached) -> GoalReached:
    if GoalReached.UNKNOWN in (first, second):
        return second if first is GoalReached.UNKNOWN else first
    return first if first is second else GoalReached.PARTLY

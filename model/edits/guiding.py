"""Putting what a stage's guide says on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits.cards import add_card
from model.edits.fields import edit
from model.errors import RuleError
from model.guidance import GUIDES, Guide
from model.ids import Id, IdSource, new_id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from model.queries import cards_in_cell, lanes_in_order, stages_in_order, steps_of
from model.records import Stage
from resources.words import tr


def take_guidance(
    document: JourneyMap, stage_ids: Iterable[Id] | None = None, *, ids: IdSource = new_id
) -> ChangeSet:
    """The usual touchpoints, goal and key action of these stages (None: of all) where none are yet.

    Raises:
        RuleError: nothing is missing that a guide could give.
    """
    wanted = None if stage_ids is None else set(stage_ids)
    changes: list[ChangeSet] = []
    now = document
    for stage in stages_in_order(document):
        guide = GUIDES.get(stage.guide)
        if guide is None or (wanted is not None and stage.id not in wanted):
            continue
        for make in _of_stage(now, stage, guide, ids):
            changes.append(make(now))
            now = apply(now, changes[-1])
    taken = squash(changes, label=tr("Take the usual touchpoints"))
    if not taken:
        raise RuleError(tr("There is nothing to take: these stages have touchpoints, or no guide."))
    return taken


def _of_stage(
    document: JourneyMap, stage: Stage, guide: Guide, ids: IdSource
) -> Iterator[Callable[[JourneyMap], ChangeSet]]:
    usual = {"goal": tr(guide.goal), "key_action": tr(guide.key_action)}
    missing = {name: words for name, words in usual.items() if not getattr(stage, name)}
    if missing:
        yield lambda now: edit(now, stage.id, missing)
    lanes = lanes_in_order(document)
    lane = next((lane for lane in lanes if lane.kind is LaneKind.TOUCHPOINTS), None)
    if lane is None:
        return
    steps = steps_of(document, stage.id)
    if any(cards_in_cell(document, lane.id, step.id) for step in steps):
        return
    for touchpoint in guide.touchpoints:
        step = steps[min(touchpoint.step, len(steps) - 1)]
        yield partial(
            add_card,
            place=CellPlace(lane.id, step.id),
            kind=CardKind.TOUCHPOINT,
            text=tr(touchpoint.text),
            channel=touchpoint.channel,
            ids=ids,
        )

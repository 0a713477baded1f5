"""Colours of stages that stay while other stages come, move and go.

People speak of "the blue stage": it must stay blue whatever happens beside it.
"""

from __future__ import annotations

from dataclasses import replace

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.queries import stage_hues
from model.records import Record, Stage, evolve

_HUES = 100
"""How many colours a stage can count to; the record's own bound."""


def free_hue(document: JourneyMap) -> int:
    """The first colour no stage has (themes have fewer and begin again)."""
    taken = set(stage_hues(document).values())
    return next((hue for hue in range(_HUES) if hue not in taken), len(taken) % _HUES)


def keeping_hues(document: JourneyMap, change: ChangeSet) -> ChangeSet:
    """The change, and every stage coloured by its place keeps the colour it has now."""
    if Stage.table not in change.tables():
        return change
    before, after = stage_hues(document), apply(document, change)
    shifted = {
        stage_id: before[stage_id]
        for stage_id, hue in stage_hues(after).items()
        if stage_id in before and after.stages[stage_id].hue is None and hue != before[stage_id]
        if document.stages[stage_id].hue is None
    }
    if not shifted:
        return change
    updated: list[tuple[Record, Record]] = []
    for old, new in change.updated:
        hue = shifted.pop(new.id, None)
        updated.append((old, new if hue is None else evolve(new, hue=hue)))
    for stage_id, hue in shifted.items():
        stage = document.stages[stage_id]
        updated.append((stage, evolve(stage, hue=hue)))
    return replace(change, updated=tuple(updated))

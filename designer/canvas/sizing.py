"""How large stages, steps and lanes become when one of their borders is pulled or asked to fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.bounds import MAX_LENGTH, MIN_LENGTH
from model.document import JourneyMap
from model.ids import Id
from model.layout.borders import Border, LaneBorder, StageBorder, StepBorder
from model.layout.metrics import STEP_LEAST
from model.layout.result import LayoutResult
from model.queries import steps_of
from model.records import Record

GRID = 4.0
"""Sizes snap to multiples of this, in points."""


def pulled_ids(document: JourneyMap, border: Border, chosen: frozenset[Id]) -> list[Id]:
    """The steps or lanes that a border changes: those selected with it go along."""
    table: Mapping[Id, Record] = document.steps
    match border:
        case LaneBorder(lane_id):
            ids, table = [lane_id], document.lanes
        case StepBorder(step_id):
            ids = [step_id]
        case StageBorder(stage_id):
            stages = [stage_id]
            if stage_id in chosen:
                stages += sorted(i for i in chosen if i in document.stages and i != stage_id)
            return [step.id for stage in stages for step in steps_of(document, stage)]
    if ids[0] in chosen:
        ids += sorted(i for i in chosen if i in table and i not in ids)
    return ids


def sizes_now(result: LayoutResult, ids: Iterable[Id]) -> dict[Id, float]:
    """How wide these steps and how high these lanes are; those not seen one by one are left out."""
    found = {box.step_id: box.header.width for box in result.steps if not box.folded}
    found.update((box.lane_id, box.height) for box in result.lanes)
    return {record_id: found[record_id] for record_id in ids if record_id in found}


def pulled_sizes(
    border: Border, before: dict[Id, float], by: float, *, grid: float = GRID
) -> dict[Id, float | None]:
    """The sizes after a border was pulled by so many points.

    Steps and lanes selected together become equally large; the steps of a stage keep their
    proportions.
    """
    if not before or abs(by) < grid / 2:
        return dict(before)
    if isinstance(border, StageBorder):
        own = sum(before.values())
        factor = max(0.0, own + by) / own
        return {record_id: cut_size(size * factor, grid) for record_id, size in before.items()}
    first = next(iter(before.values()))
    least = STEP_LEAST if isinstance(border, StepBorder) else MIN_LENGTH
    size = cut_size(first + by, grid, least)
    return dict.fromkeys(before, size)


def cut_size(size: float, grid: float, least: float = STEP_LEAST) -> float:
    """The size on the grid, and within what a step or lane can have."""
    snapped = round(size / grid) * grid if grid else size
    return min(MAX_LENGTH, max(least, snapped))

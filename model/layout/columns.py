"""The columns of a map: steps from left to right, stage by stage, with their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from model.document import JourneyMap
from model.ids import Id
from model.layout.folds import fold_width
from model.layout.metrics import CELL_INSET, STEP_LEAST, STEP_WIDTH
from model.layout.result import LayoutOptions
from model.queries import in_order, stages_in_order
from model.records import Stage, Step


@dataclass(frozen=True, slots=True)
class Columns:
    """The geometry of the columns, without their names: what cards and lanes depend on.

    ``borders`` has one x more than there are steps, from 0 on, in the grid. ``stage_starts``
    counts the steps left of each stage; stages whose steps are not shown are left out. The steps of
    a collapsed stage share its narrow width.
    """

    step_ids: tuple[Id, ...]
    borders: tuple[float, ...]
    stage_ids: tuple[Id, ...]
    stage_starts: tuple[int, ...]
    place: Mapping[Id, int] = field(compare=False)
    folds: Mapping[int, tuple[int, int, Id]] = field(default_factory=dict)
    """For each column of a collapsed stage: the stage's first column, the one after its last, and
    the stage."""
    gaps: frozenset[int] = frozenset()
    """The columns before which stages are left out: a curve does not lead over them."""

    @property
    def width(self) -> float:
        """The width of all columns together."""
        return self.borders[-1]

    def card_rect(self, column: int, span: int) -> tuple[float, float]:
        """The x and width of a card that begins in ``column`` and spans so many."""
        last = min(column + span, len(self.step_ids))
        left = self.borders[column] + CELL_INSET
        return left, self.borders[last] - CELL_INSET - left

    def at(self, x: float) -> int | None:
        """The column at an x of the grid, or None beside them."""
        if not 0 <= x < self.width:
            return None
        return bisect_right(self.borders, x) - 1

    def stage_span(self, stage: int) -> tuple[int, int]:
        """The first column of a stage and the one after its last, by the stage's place."""
        ends = (*self.stage_starts[1:], len(self.step_ids))
        return self.stage_starts[stage], ends[stage]


@dataclass(frozen=True, slots=True)
class Header:
    """The stages and steps shown, in order, with their geometry."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    columns: Columns


def header_of(document: JourneyMap, options: LayoutOptions) -> Header:
    """Which stages and steps are shown, and where."""
    by_stage: dict[Id, list[Step]] = {}
    for step in document.steps.values():
        by_stage.setdefault(step.stage_id, []).append(step)
    stages: list[Stage] = []
    steps: list[Step] = []
    starts: list[int] = []
    gaps: set[int] = set()
    for stage in stages_in_order(document):
        if stage.id not in by_stage:
            continue
        if options.stage_ids is None or stage.id in options.stage_ids:
            stages.append(stage)
            starts.append(len(steps))
            steps.extend(in_order(by_stage[stage.id]))
        elif steps:
            gaps.add(len(steps))
    folds = _folds(stages, starts, len(steps))
    widths = {stage.id: fold_width(stage.name) for stage in stages if stage.collapsed}
    borders = [0.0]
    for column, step in enumerate(steps):
        fold = folds.get(column)
        if fold is None:
            borders.append(borders[-1] + max(step.width or STEP_WIDTH, STEP_LEAST))
        else:  # from the fold's own left border, so that its width comes out exact
            first, after, stage_id = fold
            share = (column + 1 - first) / (after - first)
            borders.append(borders[first] + widths[stage_id] * share)
    columns = Columns(
        step_ids=tuple(step.id for step in steps),
        borders=tuple(borders),
        stage_ids=tuple(stage.id for stage in stages),
        stage_starts=tuple(starts),
        place={step.id: index for index, step in enumerate(steps)},
        folds=folds,
        gaps=frozenset(gaps - {len(steps)}),
    )
    return Header(tuple(stages), tuple(steps), columns)


def _folds(stages: list[Stage], starts: list[int], count: int) -> dict[int, tuple[int, int, Id]]:
    folds: dict[int, tuple[int, int, Id]] = {}
    for stage, first, after in zip(stages, starts, [*starts[1:], count], strict=False):
        if stage.collapsed:
            folds.update((column, (first, after, stage.id)) for column in range(first, after))
    return folds

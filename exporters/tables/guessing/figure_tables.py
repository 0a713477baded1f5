"""Tables of figures by their looks: months as columns, metrics as columns, metrics as rows.

Their headings are no words of a journey, so it is the figures below that tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.tables.grid import Cell, Grid, said
from exporters.tables.guessing.contexts import each_once, in_context
from exporters.tables.mapping import Orientation, Purpose, Target
from exporters.tables.targets import lane_target
from exporters.tables.words.days import day_in
from exporters.tables.words.figures import figure_in
from exporters.tables.words.kind_words import metric_kind_in
from exporters.tables.words.vocabulary import is_empty_word, meaning
from model.kinds import LaneKind

_HEADER_WITHIN, _LOOKED_AT = 6, 200  # rows
_MOSTLY = 0.7  # of the cells that say something
_SURE = 9  # as three headings that are surely known
_PLACES = frozenset(
    {Target.STAGE.value, Target.STEP.value, lane_target(LaneKind.TOUCHPOINTS)}
    | {Target.CHANNEL.value, Target.PERSONA.value}
)
_BESIDES = _PLACES | {Target.DATE, Target.UNIT, Target.TARGET, Target.METRIC, Target.SOURCE}


@dataclass(frozen=True, slots=True)
class FigureTable:
    """How such a table lies; ``fit`` counts what speaks for it."""

    orientation: Orientation
    header: int
    targets: tuple[tuple[str, str], ...]
    fit: int


def figure_table(grid: Grid, *, orientation: Orientation | None = None) -> FigureTable | None:
    """The table as one of figures; None where it is anything else."""
    found = []
    if orientation in {None, Orientation.ROWS}:
        found = [_months(grid), _metric_columns(grid)]
    if orientation in {None, Orientation.COLUMNS}:
        found.append(_metric_rows(grid))
    return max((one for one in found if one is not None), key=lambda one: one.fit, default=None)


def _months(grid: Grid) -> FigureTable | None:
    """A column for each month or day, beside the names of metrics or of places."""
    for row, cells in enumerate(grid.rows[:_HEADER_WITHIN]):
        headings = [said(cell) for cell in cells]
        dated = [i for i, heading in enumerate(headings) if day_in(heading) is not None]
        below = [_below(grid, row, column) for column in dated]
        told = [cells for cells in below if cells]  # a month to come has no figures yet
        if len(told) < 2 or not all(map(_are_figures, told)):
            continue
        targets = _targets(headings)
        for column in dated:
            targets[column] = Target.VALUE.value
        loose = [i for i in range(len(headings)) if i not in dated and targets[i] not in _BESIDES]
        if Target.METRIC.value not in targets and loose:
            targets[loose[0]] = Target.METRIC.value
        pairs = tuple(zip(headings, targets, strict=True))
        return FigureTable(Orientation.ROWS, row, pairs, _SURE + len(dated))
    return None


def _metric_columns(grid: Grid) -> FigureTable | None:
    """A column for each metric, beside the names of places; nothing else but days and units."""
    for row, cells in enumerate(grid.rows[:_HEADER_WITHIN]):
        headings = [said(cell) for cell in cells]
        targets = _targets(headings)
        if not _PLACES & set(targets):
            continue
        rest = [i for i, heading in enumerate(headings) if heading and targets[i] not in _BESIDES]
        rest = [i for i in rest if targets[i] != Target.IGNORE]
        measured = [i for i in rest if _is_metric(headings[i])]
        if not measured or not all(_are_figures(_below(grid, row, column)) for column in rest):
            continue
        for column in measured:
            targets[column] = Target.METRIC.value
        pairs = tuple(zip(headings, targets, strict=True))
        return FigureTable(Orientation.ROWS, row, pairs, _SURE + len(measured))
    return None


def _metric_rows(grid: Grid) -> FigureTable | None:
    """A row for each metric below the names of stages."""
    first = next(
        (i for i, row in enumerate(grid.rows[: _HEADER_WITHIN + 1]) if _is_metric(said(row[0]))), 0
    )
    if not first or not any(said(cell) for cell in grid.rows[first - 1][1:]):
        return None
    body = grid.rows[first:]
    labels = [said(row[0]) for row in body]
    measured = sum(map(_is_metric, labels))
    figures = _told([cell for row in body[:_LOOKED_AT] for cell in row[1:]])
    if measured < _MOSTLY * sum(map(bool, labels)) or not _are_figures(figures):
        return None
    pairs = tuple((label, Target.METRIC.value) for label in labels)
    return FigureTable(Orientation.COLUMNS, first - 1, pairs, _SURE + measured)


def _targets(headings: Sequence[str]) -> list[str]:
    known = (meaning(heading) for heading in headings)
    words = [
        in_context(found.target if found else None, Purpose.METRICS, Orientation.ROWS)
        for found in known
    ]
    return each_once(words)


def _is_metric(heading: str) -> bool:
    """Whether it is called like a metric and not like a feeling."""
    known = meaning(heading)
    felt = known is not None and known.target == Target.EMOTION
    return bool(heading) and not felt and metric_kind_in(heading) is not None


def _below(grid: Grid, header: int, column: int) -> list[str]:
    return _told([row[column] for row in grid.rows[header + 1 : header + 1 + _LOOKED_AT]])


def _told(cells: Sequence[Cell]) -> list[str]:
    return [text for cell in cells if (text := said(cell)) and not is_empty_word(text)]


def _are_figures(told: Sequence[str]) -> bool:
    figures = sum(1 for text in told if figure_in(text) is not None)
    return bool(told) and figures >= _MOSTLY * len(told)

"""How a single table lies: where its headings stand, and how well each way of reading fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.tables.grid import Grid, said
from exporters.tables.guessing.contexts import each_once, in_context
from exporters.tables.guessing.figure_tables import figure_table
from exporters.tables.mapping import Orientation, Purpose, Target
from exporters.tables.targets import lane_kind, lane_target, persona_field
from exporters.tables.words.names import is_stage_name
from exporters.tables.words.vocabulary import Meaning, is_word, meaning, plain
from model.kinds import LaneKind

_HEADER_WITHIN = 12  # rows; what stands above are titles and remarks
_LONGEST_HEADING = 80
_PLAN = re.compile(
    r"\b(?:action plan|plan of action|roadmap|backlog|next steps|to do|massnahmen|massnahmenplan|"
    r"plan d action|plan de accion|piano d azione|plano de acao|actieplan)\b"
)
_PEOPLE = re.compile(r"\bpersonas?\b|ペルソナ|用户画像|人物")

_STAGE, _STEP = Target.STAGE.value, Target.STEP.value
_TOUCH, _EMOTION = lane_target(LaneKind.TOUCHPOINTS), Target.EMOTION.value
_QUOTE, _DOING = lane_target(LaneKind.QUOTES), lane_target(LaneKind.ACTIONS)
_IDEAS, _MEASURES = lane_target(LaneKind.OPPORTUNITIES), lane_target(LaneKind.METRICS)


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to read a table; ``fit`` counts what speaks for it, 0 for a table that says nothing."""

    purpose: Purpose
    orientation: Orientation
    header: int | None
    targets: tuple[tuple[str, str], ...]
    fit: int


def shape_of(
    grid: Grid,
    *,
    orientation: Orientation | None = None,
    purpose: Purpose | None = None,
    header: int | None = None,
) -> Shape:
    """The likeliest way to read a table; what is given is not guessed. -1 is no header."""
    ways = []
    if orientation in {None, Orientation.ROWS}:
        ways.append(_in_rows(grid, purpose, header))
    if orientation in {None, Orientation.COLUMNS, Orientation.PAIRS}:
        ways.append(_across(grid, purpose, header, orientation))
    wanted = purpose in {None, Purpose.METRICS}
    measured = figure_table(grid, orientation=orientation) if wanted else None
    if measured is not None and header in {None, measured.header}:
        lying, row, targets = measured.orientation, measured.header, measured.targets
        ways.append(Shape(Purpose.METRICS, lying, row, targets, measured.fit))
    return max(ways, key=lambda shape: shape.fit)


# --- one row for each ----------------------------------------------------------------------------


def _in_rows(grid: Grid, purpose: Purpose | None, header: int | None) -> Shape:
    row = _header_row(grid) if header is None else header if header >= 0 else None
    if row is None:
        return _without_header(grid, purpose or Purpose.JOURNEY)
    headings = [said(cell) for cell in grid.rows[row]] if row < len(grid.rows) else []
    meanings = [meaning(heading) for heading in headings]
    meant = purpose or _purpose_of(headings, meanings, grid)
    targets = each_once(
        [in_context(m.target if m else None, meant, Orientation.ROWS) for m in meanings]
    )
    named = tuple(zip(headings, targets, strict=True))
    named = tuple((h, t if h else _nameless(grid, row, i)) for i, (h, t) in enumerate(named))
    return Shape(meant, Orientation.ROWS, row, named, _fit(meant, meanings, grid))


def _nameless(grid: Grid, header: int, column: int) -> str:
    """A column without a heading is left out when nothing stands in it."""
    some = any(said(row[column]) for row in grid.rows[header + 1 :][:1_000])
    return Target.DETAILS.value if some else Target.IGNORE.value


def _header_row(grid: Grid) -> int | None:
    """The row with the most known headings; at least one must be surely known."""
    best, most = None, 0
    for index, row in enumerate(grid.rows[: 1 if grid.headed else _HEADER_WITHIN]):
        cells = [said(cell) for cell in row]
        if any(len(cell) > _LONGEST_HEADING for cell in cells):
            continue
        known = [found for cell in cells if (found := meaning(cell)) is not None]
        sure = {found.target for found in known if found.sure}
        weight = 3 * len(sure) + len(known)
        filled = sum(1 for cell in cells if cell)
        if sure and weight > most and 2 * len(known) >= min(filled, 4):
            best, most = index, weight
    return best


def _purpose_of(headings: Sequence[str], meanings: Sequence[Meaning | None], grid: Grid) -> Purpose:
    found = {m.target for m in meanings if m is not None}
    sure = {m.target for m in meanings if m is not None and m.sure}
    above = plain(" ".join((*grid.headings, grid.name)))
    people = sum(1 for target in found if persona_field(target))
    journey = found & {_STAGE, _TOUCH, _EMOTION}
    titled = _PEOPLE.search(above) or any(is_word("person names", h) for h in headings)
    if not journey and (people > 1 or (people and titled)):
        return Purpose.PERSONAS
    if Target.VALUE in sure and found & {Target.METRIC, _MEASURES} and _EMOTION not in found:
        return Purpose.METRICS
    cards = {target for target in found if lane_kind(target)} - {_TOUCH, _QUOTE}
    told = found & {Target.EVIDENCE, _QUOTE}
    dated = found & {Target.DATE, Target.SOURCE, Target.PERSONA}
    named = sure & {Target.KIND.value, Target.LANE.value}
    if told and dated and not cards and not named:
        return Purpose.EVIDENCE
    planned = found & {Target.OWNER, Target.DUE} or _PLAN.search(above)
    if not journey and cards <= {_DOING, _IDEAS} and planned and (cards or _STEP in found):
        return Purpose.ACTIONS
    return Purpose.JOURNEY


def _fit(purpose: Purpose, meanings: Sequence[Meaning | None], grid: Grid) -> int:
    found = {m.target for m in meanings if m is not None} - {Target.IGNORE.value}
    sure = {m.target for m in meanings if m is not None and m.sure} - {Target.IGNORE.value}
    if purpose is Purpose.JOURNEY:
        placed = sure & {_STAGE, _STEP}
        cards = {target for target in sure if lane_kind(target)}
        content = {target for target in found if lane_kind(target)} | found & {
            _EMOTION,
            Target.GOAL.value,
            Target.TEXT.value,
            Target.CHANNEL.value,
        }
        stages = bool(grid.headings and is_stage_name(grid.headings[-1]))
        if not ((placed and (content or len(sure) > 1)) or cards or (stages and content)):
            return 0
    return 3 * len(sure) + len(found)


def _without_header(grid: Grid, purpose: Purpose) -> Shape:
    """By what stands in the columns: stages come again or are called as stages often are."""
    width = len(grid.rows[0])
    columns = [[said(row[i]) for row in grid.rows[:500]] for i in range(width)]
    first = [cell for cell in columns[0] if cell]
    staged = sum(map(is_stage_name, first))
    repeated = len(set(first)) < 0.7 * len(first)
    targets = [Target.DETAILS.value] * width
    if width > 1 and (staged >= 2 or (repeated and len(first) > 3)):
        targets[0] = Target.STAGE.value
        targets[1] = _TOUCH
        fit = 2 + min(staged, 4)
    else:
        targets[0] = _TOUCH
        fit = 0
    return Shape(purpose, Orientation.ROWS, None, tuple(("", t) for t in targets), fit)


# --- stages as columns, or one table for each ----------------------------------------------------


def _across(
    grid: Grid, purpose: Purpose | None, header: int | None, orientation: Orientation | None
) -> Shape:
    pairs = len(grid.rows[0]) == 2 if orientation is None else orientation is Orientation.PAIRS
    lying = Orientation.PAIRS if pairs else Orientation.COLUMNS
    first = _first_label(grid, pairs=pairs) if header is None else header + 1
    labels = [said(row[0]) for row in grid.rows[first:]]
    meanings = [meaning(label) for label in labels]
    told = sum(1 for label in labels if label)
    sure = {m.target for m in meanings if m is not None and m.sure}
    known = sum(1 for m in meanings if m is not None)
    meant = purpose or _purpose_across(sure, grid)
    targets = [in_context(m.target if m else None, meant, lying) for m in meanings]
    named = tuple(zip(labels, targets, strict=True))
    fits = len(sure) >= 2 and 2 * known >= told and (meant is Purpose.PERSONAS or _says(sure))
    fit = 3 * len(sure) + known if fits else 0
    return Shape(meant, lying, first - 1 if first else None, named, fit)


def _says(sure: set[str]) -> bool:
    """Whether at least two of the rows are lanes, feelings or goals."""
    lanes = {target for target in sure if lane_kind(target)}
    return len(lanes | sure & {_EMOTION, Target.GOAL.value, Target.CHANNEL.value}) >= 2


def _purpose_across(sure: set[str], grid: Grid) -> Purpose:
    people = sum(1 for target in sure if persona_field(target))
    lanes = sum(1 for target in sure if lane_kind(target) or target == _EMOTION)
    above = plain(" ".join((*grid.headings, grid.name)))
    if people > lanes or (people and lanes < 2 and _PEOPLE.search(above)):
        return Purpose.PERSONAS
    return Purpose.JOURNEY


def _first_label(grid: Grid, *, pairs: bool) -> int:
    """The row of the first label: below the stages, or below *Dimension, Detail*."""
    for index, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        label = said(row[0])
        known = meaning(label)
        if is_word("fields", label) or (pairs and is_word("contents", said(row[1]))):
            return index + 1
        if known is not None and known.sure and known.target == _STAGE and not pairs:
            return index + 1
        if known is not None and known.sure:
            return index if pairs else max(index, _after_names(grid, index))
    return 1


def _after_names(grid: Grid, index: int) -> int:
    """The row after the last one that has no label but names above the columns."""
    for above in range(index - 1, -1, -1):
        if sum(1 for cell in grid.rows[above][1:] if said(cell)) >= 1:
            return index
    return 0

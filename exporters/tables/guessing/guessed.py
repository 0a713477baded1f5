"""What tables mean, guessed: how they lie, what their columns are, which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.tables.given import NO_HEADER, Given
from exporters.tables.grid import Grid, Grids
from exporters.tables.guessing.cells import column_cells, lists_of_columns, scale_of_shape
from exporters.tables.guessing.sentences import sentences_of
from exporters.tables.guessing.shapes import Shape, shape_of
from exporters.tables.mapping import Mapping, Orientation, Purpose, Target
from exporters.tables.words.names import is_form, is_placeholder, without_placeholders
from exporters.tables.words.vocabulary import meaning
from model.naming import shortened
from resources.words import tr

_WEIGHT = {
    Purpose.JOURNEY: 4,
    Purpose.PERSONAS: 3,
    Purpose.EVIDENCE: 2,
    Purpose.METRICS: 2,
    Purpose.ACTIONS: 1,
}
_TOGETHER = frozenset({Purpose.JOURNEY, Purpose.PERSONAS, Purpose.ACTIONS})
"""What is read into one map beside its journey."""
_MOST_NAMED = 6


@dataclass(slots=True)
class _Group:
    """Tables of one shape."""

    shape: Shape
    tables: list[int]

    @property
    def weight(self) -> tuple[int, int]:
        return _WEIGHT[self.shape.purpose], self.shape.fit * len(self.tables)


def guessed(grids: Grids, given: Given | None = None) -> Mapping:
    """What the tables of a file most likely mean; what was given is kept.

    ``tables`` of the answer is empty where nothing can be made of any of them; its one guess is
    then the reason.
    """
    said = given or Given()
    chosen = [i for i in said.tables or range(len(grids.tables)) if 0 <= i < len(grids.tables)]
    groups = _groups(grids, chosen, said)
    if not groups:
        return Mapping(tables=(), header=None, guesses=(_reason(grids, chosen),))
    groups.sort(key=lambda group: group.weight, reverse=True)
    main, *others = groups
    joined = [group for group in others if {main.shape.purpose, group.shape.purpose} <= _TOGETHER]
    also = tuple(_mapping(grids, group, said) for group in joined)
    first = _mapping(grids, main, said)
    used = {index for group in (main, *joined) for index in group.tables}
    unused = [index for index in chosen if index not in used and not grids.tables[index].listed]
    mapping = replace(first, also=also, title=_title(grids, main.tables[0], first))
    return replace(mapping, guesses=(*sentences_of(grids, mapping), *_left(grids, unused)))


def _groups(grids: Grids, chosen: Sequence[int], given: Given) -> list[_Group]:
    """The tables that say something, those of one shape together."""
    groups: dict[object, _Group] = {}
    tables = [i for i in chosen if not grids.tables[i].listed]
    forced = given.tables is not None and len(chosen) == 1
    for index in tables:
        _add(groups, grids, index, given, forced=forced)
    journeys = [g for g in groups.values() if g.shape.purpose is not Purpose.ACTIONS]
    if not journeys:  # a text whose journey is a numbered list
        for index in (i for i in chosen if grids.tables[i].listed):
            _add(groups, grids, index, given, forced=forced)
    return list(groups.values())


def _add(
    groups: dict[object, _Group], grids: Grids, index: int, given: Given, *, forced: bool
) -> None:
    shape = shape_of(
        grids.tables[index],
        orientation=given.orientation,
        purpose=given.purpose,
        header=given.header,
    )
    if not shape.fit and not forced:
        return
    across = shape.orientation is not Orientation.ROWS
    alike = (shape.purpose, shape.orientation, shape.header, () if across else shape.targets)
    if shape.orientation is Orientation.COLUMNS:
        alike = (*alike[:3], shape.targets)
    group = groups.setdefault(alike, _Group(shape, []))
    group.tables.append(index)
    if len(shape.targets) > len(group.shape.targets) or across:
        group.shape = _wider(group.shape, shape)


def _wider(first: Shape, second: Shape) -> Shape:
    """Tables of pairs need not have the same fields: all of them are there."""
    known = {heading for heading, _ in first.targets}
    more = tuple(pair for pair in second.targets if pair[0] not in known)
    return replace(first, targets=(*first.targets, *more), fit=max(first.fit, second.fit))


def _mapping(grids: Grids, group: _Group, given: Given) -> Mapping:
    shape = group.shape
    tables = tuple(group.tables)
    mapping = Mapping(
        purpose=shape.purpose,
        orientation=shape.orientation,
        tables=tables,
        header=None if given.header == NO_HEADER else shape.header,
        targets=shape.targets,
        stage_of_heading=_stage_of_heading(grids, shape, tables),
    )
    cells = column_cells(grids, mapping)
    separators = given.separators if given.separators is not None else mapping.separators
    commas = () if given.separators is not None else lists_of_columns(mapping, cells)
    return replace(
        mapping,
        scale=given.scale or scale_of_shape(mapping, cells),
        separators=separators,
        comma_lists=commas,
    )


def _stage_of_heading(grids: Grids, shape: Shape, tables: tuple[int, ...]) -> bool:
    """Whether the stage of a table is only said above it."""
    if shape.purpose is not Purpose.JOURNEY:
        return False
    if shape.orientation is Orientation.PAIRS:
        return True
    staged = any(target == Target.STAGE for _, target in shape.targets)
    if shape.orientation is Orientation.COLUMNS or staged:
        return False
    return len(tables) > 1 or _names_stage(grids.tables[tables[0]])


def _names_stage(grid: Grid) -> bool:
    words = grid.headings[-1].split() if grid.headings else []
    known = [meaning(word.strip(":.")) for word in words[:3]]
    return any(m is not None and m.sure and m.target == Target.STAGE for m in known)


def _title(grids: Grids, table: int, mapping: Mapping) -> str:
    """The outermost heading, or the line of one cell that stands above the headings."""
    grid = grids.tables[table]
    if len(grid.headings) > (1 if mapping.stage_of_heading else 0):
        return without_placeholders(grid.headings[0])
    for row in grid.rows[: mapping.header or 0]:
        said = [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
        if len(set(said)) == 1 and len(said[0]) <= 200:
            return said[0]
    return ""


def _left(grids: Grids, unused: Sequence[int]) -> tuple[str, ...]:
    """The tables that are left out, in one sentence."""
    if not unused:
        return ()
    names = [f"“{shortened(grids.tables[index].name)}”" for index in unused]
    more = len(names) - _MOST_NAMED
    told = ", ".join(names[:_MOST_NAMED])
    if more > 0:
        told = tr("{names} and {n} more", names=told, n=more)
    return (tr("Left out, for it is no part of a journey: {names}.", names=told),)


def _reason(grids: Grids, chosen: Sequence[int]) -> str:
    """Why nothing can be made of the tables."""
    cells = [str(c or "") for i in chosen for row in grids.tables[i].rows[1:20] for c in row]
    if is_form(cells) and any(map(is_placeholder, cells)):
        return tr("“{name}” is a form that nobody has filled in.", name=grids.name)
    return tr(
        "No heading in “{name}” names stages, touchpoints, feelings or people; "
        "say what its columns are.",
        name=grids.name,
    )

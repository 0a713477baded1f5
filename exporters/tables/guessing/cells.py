"""The cells of each column (or row, or field) of tables, for guessing from what stands in them."""

from __future__ import annotations

from collections.abc import Mapping as Mapped

from exporters.tables.grid import Grid, Grids, said
from exporters.tables.mapping import Mapping, Orientation, Purpose, Scale, Target
from exporters.tables.targets import PERSONA_FIELDS, lane_kind, persona_field
from exporters.tables.words.feelings import scale_in, scale_of
from exporters.tables.words.lists import lists_with_commas
from model.kinds import LaneKind

_LOOKED_AT = 400  # cells of a column
_LISTED_TARGETS = frozenset({Target.CHANNEL, Target.PERSONA, Target.TAGS})
_LISTED_FIELDS = frozenset(
    {"behaviours", "motivations", "goals", "challenges", "preferred_channels"}
) & frozenset(PERSONA_FIELDS)


def column_cells(grids: Grids, mapping: Mapping) -> dict[str, list[str]]:
    """The first cells that say something below (or beside) each heading."""
    found: dict[str, list[str]] = {heading: [] for heading, _ in mapping.targets}
    for index in mapping.tables:
        for heading, cells in _of_grid(grids.tables[index], mapping):
            known = found.setdefault(heading, [])
            known += [cell for cell in cells if cell][: _LOOKED_AT - len(known)]
    return found


def _of_grid(grid: Grid, mapping: Mapping) -> list[tuple[str, list[str]]]:
    first = 0 if mapping.header is None else mapping.header + 1
    if mapping.orientation is not Orientation.ROWS:
        return [(said(row[0]), [said(cell) for cell in row[1:]]) for row in grid.rows[first:]]
    rows = grid.rows[first : first + 2 * _LOOKED_AT]
    return [
        (heading, [said(row[column]) for row in rows if column < len(row)])
        for column, (heading, _) in enumerate(mapping.targets)
    ]


def scale_of_shape(mapping: Mapping, cells: Mapped[str, list[str]]) -> Scale:
    """The scale of the columns of feelings: as a heading says, else by what stands below."""
    for heading, target in mapping.targets:
        said_so = scale_in(heading) if target == Target.EMOTION else None
        if said_so is not None:
            return said_so
    return scale_of(
        cell
        for heading, target in mapping.targets
        if target == Target.EMOTION
        for cell in cells.get(heading, ())
    )


def lists_of_columns(mapping: Mapping, cells: Mapped[str, list[str]]) -> tuple[str, ...]:
    """The headings whose commas part things."""
    return tuple(
        heading
        for heading, target in mapping.targets
        if _may_list(mapping.purpose, target) and lists_with_commas(cells.get(heading, ()))
    )


def _may_list(purpose: Purpose, target: str) -> bool:
    """Quotes and thoughts are somebody's words, and their commas are meant."""
    if purpose is Purpose.PERSONAS:
        return persona_field(target) in _LISTED_FIELDS
    if purpose is not Purpose.JOURNEY:
        return target == Target.TAGS
    kind = lane_kind(target)
    spoken = {LaneKind.QUOTES, LaneKind.THOUGHTS}
    return target in _LISTED_TARGETS or (kind is not None and kind not in spoken)

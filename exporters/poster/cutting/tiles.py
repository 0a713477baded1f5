"""A map cut into pieces, one for each sheet: where the cuts are, and what stands on which sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from exporters.poster.cutting.borders import (
    level_borders,
    likely_borders,
    upright_borders,
    worst_borders,
)
from exporters.poster.cutting.breaking import broken_where_cut
from exporters.poster.cutting.cuts import Border, best_cuts
from exporters.poster.cutting.rooms import Room
from exporters.progress import Progress, no_progress
from model.errors import ExportError
from model.layout.cuts import Inks
from model.layout.engine import relaid
from model.layout.geometry import Rect, Size
from model.layout.metrics import MARGIN
from model.layout.result import LayoutResult
from resources.words import tr

MOST_SHEETS = 500
EDGE = MARGIN / 2
"""How much of the map's own margin is left off: sheets have margins enough."""
_TRIES = 4
_USUAL_STEPS = 4
_SLACK = 1e-6
_LEAST = 40.0
"""A sheet with room for less than this of the map, in its points, is of no use."""
ScaleOf: TypeAlias = Callable[[Size], float]
"""How large a map of a size is to be on paper."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A sheet's piece of the map: ``core`` is its own, in points of the map.

    The map's origin stands at (x, y) of the page. ``names`` and ``band``: headers are repeated.
    """

    column: int
    row: int
    core: Rect
    x: float
    y: float
    names: bool
    band: bool

    @property
    def name(self) -> str:
        """What the sheet is called: a letter for its column, a number for its row."""
        return f"{_letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Cutting:
    """A map laid out for its cuts. ``xs`` and ``ys`` are the cuts with both ends, on the map.

    ``harmed`` counts the texts and marks that a cut had to go through.
    """

    layout: LayoutResult
    scale: float
    room: Room
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    harmed: int = 0

    @property
    def size(self) -> Size:
        """How large the sheets are when put together, in points on paper."""
        xs, ys = self.xs, self.ys
        return Size(self.scale * (xs[-1] - xs[0]), self.scale * (ys[-1] - ys[0]))

    @property
    def columns(self) -> int:
        """How many sheets stand side by side."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many sheets stand below each other."""
        return len(self.ys) - 1

    def tiles(self) -> Iterator[Tile]:
        """All pieces, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self._tile(column, row)

    def _tile(self, column: int, row: int) -> Tile:
        room, scale = self.room, self.scale
        core = Rect(
            self.xs[column],
            self.ys[row],
            self.xs[column + 1] - self.xs[column],
            self.ys[row + 1] - self.ys[row],
        )
        names, band = _names(self.layout, core.x), _band(self.layout, core.y)
        left = room.gutter + (room.overlap if column else 0.0) + (room.names if names else 0.0)
        top = room.gutter + (room.overlap if row else 0.0) + (room.band if band else 0.0)
        return Tile(
            column,
            row,
            core,
            room.box.x + left - scale * core.x,
            room.box.y + top - scale * core.y,
            names=names and room.names > 0 and _meets_lanes(self.layout, core),
            band=band and room.band > 0,
        )


def cut_map(
    layout: LayoutResult,
    scale_of: ScaleOf,
    room: Room,
    *,
    inks: Inks | None = None,
    progress: Progress = no_progress,
) -> Cutting:
    """Cut a map for the sheets that ``room`` describes.

    The layout is made again so that nothing lies across the cuts; where it gets higher by that,
    it may get a smaller scale, which leaves more room and so needs no other cuts. ``inks`` may know
    the layout already.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: a sheet has no room for even a column, or there would be too many sheets.
    """
    level = _LevelCuts(room, inks or Inks(), progress)
    xs, stopped, scale = _with_stops(layout, scale_of, room)
    for _ in range(_TRIES):
        layout = _with_breaks(stopped, len(xs) - 1, scale, level)
        before, scale = scale, min(scale, scale_of(layout.size))
        if scale == before:
            break
    ys = level.of(layout, scale)
    _check_count((len(xs) - 1) * (len(ys) - 1))
    return Cutting(layout, scale, room, xs, ys, level.harmed(layout, ys))


def _with_stops(
    layout: LayoutResult, scale_of: ScaleOf, room: Room
) -> tuple[tuple[float, ...], LayoutResult, float]:
    """The upright cuts, the layout made again for them, and how large it is on paper."""
    scale = scale_of(layout.size)
    xs = upright_cuts(layout, scale, room)
    stopped = _stopped(layout, xs)
    scale = min(scale, scale_of(stopped.size))
    fewer = upright_cuts(layout, scale, room)
    if len(fewer) < len(xs):
        xs, stopped = fewer, _stopped(layout, fewer)
        scale = min(scale, scale_of(stopped.size))
    return xs, stopped, scale


def _with_breaks(
    layout: LayoutResult, columns: int, scale: float, level: _LevelCuts
) -> LayoutResult:
    """The layout made again so that lanes higher than a sheet are cut between their cards."""

    def cuts(one: LayoutResult) -> tuple[float, ...]:
        return level.of(one, scale)

    within = _within(layout, scale, level.room)
    _check_count(columns * (len(cuts(layout)) - 1))
    return broken_where_cut(layout, cuts, within)


def _stopped(layout: LayoutResult, xs: tuple[float, ...]) -> LayoutResult:
    stops = tuple(x for x in xs[1:-1] if x >= layout.grid.x)
    return relaid(layout, replace(layout.options, stops=stops))


def upright_cuts(layout: LayoutResult, scale: float, room: Room) -> tuple[float, ...]:
    """The x on the map of all upright cuts, with both ends.

    Raises:
        ExportError: a sheet has no room for even the narrowest piece.
    """
    _check_room(room.across(first=False, names=True), scale)
    first, last = EDGE, layout.size.width - EDGE

    def across(x: float) -> float:
        return room.across(first=x <= first, names=_names(layout, x)) / scale

    if last - first <= across(first) + _SLACK:
        return (first, last)
    cuts = best_cuts(first, last, upright_borders(layout, across(layout.grid.x)), across)
    if cuts is None:
        raise ExportError(_too_large())
    return cuts


class _LevelCuts:
    """Where layouts made one from the other are cut level, for sheets that have ``room``.

    Each time it is asked for others, it tells ``progress`` that one more step is done: how many it
    takes is known only when they are.
    """

    def __init__(self, room: Room, inks: Inks, progress: Progress) -> None:
        self.room = room
        self._inks, self._progress = inks, progress
        self._steps = 0
        self._last: tuple[LayoutResult, float, tuple[float, ...]] | None = None

    def of(self, layout: LayoutResult, scale: float) -> tuple[float, ...]:
        """The y on the map of all level cuts, with both ends.

        Raises:
            ExportError: a sheet has no room for even a line of text.
        """
        if self._last is not None and self._last[0] is layout and self._last[1] == scale:
            return self._last[2]
        self._steps += 1
        self._progress(self._steps, self._steps + _USUAL_STEPS)
        ink = self._inks.of(layout)
        borders = level_borders(layout, ink)
        cuts = _level_cuts(layout, scale, self.room, lambda: borders)
        if cuts is None:
            every = [*borders, *worst_borders(layout, ink)]
            cuts = _level_cuts(layout, scale, self.room, lambda: every)
        if cuts is None:
            raise ExportError(_too_large())
        self._last = layout, scale, cuts
        return cuts

    def harmed(self, layout: LayoutResult, ys: tuple[float, ...]) -> int:
        """How many marks cuts go through."""
        ink = self._inks.of(layout)
        return sum(len(ink.crossed(y=y)) for y in ys[1:-1])


def _level_cuts(
    layout: LayoutResult, scale: float, room: Room, borders: Callable[[], Iterable[Border]]
) -> tuple[float, ...] | None:
    first, last = EDGE, layout.size.height - EDGE

    def down(y: float) -> float:
        return room.down(first=y <= first, band=_band(layout, y)) / scale

    if last - first <= down(first) + _SLACK:
        return (first, last)
    return best_cuts(first, last, borders(), down)


def sheets_needed(layout: LayoutResult, scale: float, room: Room, inks: Inks) -> int:
    """About how many sheets it takes: not yet laid out for the cuts.

    Raises:
        ExportError: a sheet has no room for even the narrowest piece.
    """
    _check_room(room.down(first=False, band=True), scale)
    columns = len(upright_cuts(layout, scale, room)) - 1
    ink = inks.of(layout)
    cuts = _level_cuts(
        layout, scale, room, lambda: [*level_borders(layout, ink), *likely_borders(layout)]
    )
    return columns * (len(cuts or ()) - 1)


def _within(layout: LayoutResult, scale: float, room: Room) -> float:
    """How high a piece of a lane may be that has a sheet to itself, on the map."""
    _check_room(room.down(first=False, band=True), scale)
    return room.down(first=False, band=bool(layout.steps)) / scale


def _check_room(room: float, scale: float) -> None:
    if room / scale < _LEAST:
        raise ExportError(_too_large())


def _too_large() -> str:
    return tr("The map is too large for sheets of this size: choose larger paper.")


def _check_count(count: int) -> None:
    if count > MOST_SHEETS:
        raise ExportError(
            tr(
                "It would take {n} sheets, and {most} is the most: choose larger paper or smaller "
                "text.",
                n=count,
                most=MOST_SHEETS,
            )
        )


def _names(layout: LayoutResult, x: float) -> bool:
    """Whether a sheet that begins at x is one on which lanes go on."""
    grid = layout.grid
    return bool(layout.lanes) and grid.x - _SLACK <= x < grid.right - _SLACK


def _band(layout: LayoutResult, y: float) -> bool:
    """Whether a sheet that begins at y is one on which columns go on."""
    grid = layout.grid
    return bool(layout.steps) and grid.y - _SLACK <= y < grid.bottom - _SLACK


def _meets_lanes(layout: LayoutResult, core: Rect) -> bool:
    return core.y < layout.grid.bottom - _SLACK and core.bottom > layout.grid.y + _SLACK


def _letters(column: int) -> str:
    """A to Z, then AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""Tables as entries: whatever way a table lies, what it says about one place comes together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from exporters.progress import Progress, watched
from exporters.tables.building.notes import Notes
from exporters.tables.grid import Cell, Grid, Grids, said
from exporters.tables.mapping import Mapping, Orientation, Target
from exporters.tables.words.names import is_form, is_placeholder, stage_in_cell, stage_in_heading
from exporters.tables.words.vocabulary import is_empty_word, plain
from model.naming import shortened
from resources.words import tr


class Said(NamedTuple):
    """What a cell says: its heading, what it is for (a target), its text."""

    heading: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, a column or a table: the stage it belongs to, and all that it says.

    ``where`` names it in sentences: ``Row 12``. ``table`` is its place among the grids.
    """

    where: str
    table: int
    stage: str
    cells: tuple[Said, ...]
    _by_target: dict[str, list[Said]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the cells in order once: each is asked for by a dozen targets."""
        found: dict[str, list[Said]] = {}
        for cell in self.cells:
            found.setdefault(cell.target, []).append(cell)
        object.__setattr__(self, "_by_target", found)

    def first(self, target: str) -> str:
        """The text of the first cell of this target, empty where there is none."""
        cells = self._by_target.get(target)
        return cells[0].text if cells else ""

    def all(self, target: str) -> Sequence[Said]:
        """The cells of this target."""
        return self._by_target.get(target, ())


def entries_of(grids: Grids, mapping: Mapping, notes: Notes) -> Iterator[Entry]:
    """The entries of the tables that a mapping uses (not those of ``also``), in order.

    Empty cells, and those that say that nothing is there, are left out; so are the placeholders of
    a form, which are told.
    """
    several = len(grids.tables) > 1
    for index in mapping.tables:
        if not 0 <= index < len(grids.tables):
            continue
        grid = grids.tables[index]
        reading = _Reading(grid, index, mapping, several=several, form=_is_form(grid, mapping))
        match mapping.orientation:
            case Orientation.ROWS:
                yield from reading.rows()
            case Orientation.COLUMNS:
                yield from reading.columns()
            case Orientation.PAIRS:
                yield from reading.pairs()
        if reading.placeholders:
            sentence = tr("It is a form; what is still to be filled in was left empty.")
            notes.add(f"“{shortened(grid.name)}”", sentence)


def entries_in(grids: Grids, mapping: Mapping, notes: Notes, progress: Progress) -> list[Entry]:
    """The same, all of them; ``progress`` hears of it every few hundred rows."""
    used = (grids.tables[place] for place in mapping.tables if 0 <= place < len(grids.tables))
    return list(
        watched(entries_of(grids, mapping, notes), progress, sum(len(it.rows) for it in used))
    )


def _is_form(grid: Grid, mapping: Mapping) -> bool:
    first = 0 if mapping.header is None else mapping.header + 1
    lying = mapping.orientation is Orientation.ROWS
    cells = (said(c) for row in grid.rows[first : first + 200] for c in row[0 if lying else 1 :])
    return is_form(cells)


@dataclass(slots=True)
class _Reading:
    grid: Grid
    index: int
    mapping: Mapping
    several: bool
    form: bool
    placeholders: int = 0
    _by_heading: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Entry]:
        """One entry a row; where the stage is not said again it is the one above."""
        meant = self._columns()
        heading = self._heading_stage()
        stage = ""
        for number, row in enumerate(self.grid.rows[self._first() :], self._first()):
            cells = self._cells((h, t, row[i]) for i, (h, t) in meant if i < len(row))
            if not cells:
                continue
            named = next((c.text for c in cells if c.target == Target.STAGE), "")
            stage = stage_in_cell(named) if named else stage
            yield Entry(self._row(number), self.index, stage or heading, cells)

    def columns(self) -> Iterator[Entry]:
        """One entry a column."""
        first = self._first()
        names = self.grid.rows[first - 1] if first else ()
        labels = self._labels(first)
        stage = ""
        for column in range(1, len(self.grid.rows[0])):
            body = ((h, t, row[column]) for h, t, row in labels)
            cells = self._cells(body)
            name = said(names[column]) if column < len(names) else ""
            own = next((c.text for c in cells if c.target == Target.STAGE), "")
            if not cells and not name:
                continue
            stage = stage_in_cell(own or name) or (stage if name == "" else "")
            shown = stage or tr("Stage {n}", n=column)
            where = tr("Column “{name}”", name=shortened(shown))
            yield Entry(where, self.index, shown, cells)

    def pairs(self) -> Iterator[Entry]:
        """The whole table as one entry."""
        labels = self._labels(self._first())
        cells = self._cells((h, t, cell) for h, t, row in labels for cell in row[1:])
        stage = next((c.text for c in cells if c.target == Target.STAGE), "")
        where = tr("Table “{name}”", name=shortened(self.grid.name))
        if cells:
            yield Entry(where, self.index, stage_in_cell(stage) or self._heading_stage(), cells)

    def _first(self) -> int:
        return 0 if self.mapping.header is None else self.mapping.header + 1

    def _heading_stage(self) -> str:
        if not self.mapping.stage_of_heading:
            return ""
        headings = self.grid.headings
        return stage_in_heading(headings[-1] if headings else self.grid.name)

    def _columns(self) -> list[tuple[int, tuple[str, str]]]:
        """The columns that are used, by their own headings where tables differ."""
        targets = self.mapping.targets
        header = self.grid.rows[self._first() - 1] if self._first() else ()
        own = [said(cell) for cell in header]
        known = {plain(heading): target for heading, target in targets}
        found = []
        for column in range(max(len(own), len(targets))):
            heading, target = targets[column] if column < len(targets) else ("", Target.DETAILS)
            if column < len(own) and plain(own[column]) != plain(heading):
                heading = own[column]
                target = known.get(plain(heading), target)
            if target != Target.IGNORE:
                found.append((column, (heading, str(target))))
        return found

    def _labels(self, first: int) -> list[tuple[str, str, tuple[Cell, ...]]]:
        """The rows with their labels and targets; without a label one goes on with that above."""
        targets = self.mapping.targets
        known = {plain(heading): target for heading, target in targets}
        found = []
        label, target = "", str(Target.DETAILS)
        for place, row in enumerate(self.grid.rows[first:]):
            own = said(row[0])
            if own:
                label = own
                alike = place < len(targets) and plain(targets[place][0]) == plain(own)
                target = targets[place][1] if alike else known.get(plain(own), Target.DETAILS)
            elif place < len(targets) and not label:
                target = targets[place][1]
            if target != Target.IGNORE:
                found.append((label, str(target), row))
        return found

    def _cells(self, cells: Iterable[tuple[str, str, Cell]]) -> tuple[Said, ...]:
        kept = []
        missing = 0
        for heading, target, cell in cells:
            text = cell.strip() if type(cell) is str else said(cell)
            if not text or is_empty_word(text):
                continue
            if self.form and is_placeholder(text):
                missing += 1
                continue
            kept.append(Said(heading, target, text))
        self.placeholders += missing
        # A row of which most is to be filled in says nothing: a number, a mark.
        return tuple(kept) if missing <= len(kept) else ()

    def _row(self, number: int) -> str:
        shown = self.grid.number(number)
        if self.grid.headed:
            return tr("Line {n}", n=shown)
        if self.several:
            return tr("“{table}”, row {n}", table=shortened(self.grid.name), n=shown)
        return tr("Row {n}", n=shown)

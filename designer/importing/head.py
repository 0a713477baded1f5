"""The table as one looks at it: its fields, what each means, and its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exporters.tables.grid import Cell, Grid, Grids
from exporters.tables.mapping import Mapping, Orientation
from resources.words import tr

_MOST_LETTERS = 400
"""Of a cell more is never seen at once."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that has a meaning: a column, a row where stages are the columns, a pair's left.

    ``place`` is its place in the mapping; ``guessed`` whether nobody has said what it means.
    """

    place: int
    heading: str
    target: str
    guessed: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Fields ``above`` the columns, or beside the rows; ``others`` name the other side.

    ``cells`` are the rows as they are shown.
    """

    above: bool
    fields: tuple[Field, ...]
    others: tuple[str, ...]
    cells: tuple[Sequence[Cell], ...]


def head_of(grids: Grids, mapping: Mapping, changed: frozenset[int]) -> Head:
    """What is shown of the tables; ``changed`` are the places a person has said something of."""
    fields = tuple(
        Field(place, heading or _unnamed(place), target, place not in changed)
        for place, (heading, target) in enumerate(mapping.targets)
    )
    tables = [grids.tables[place] for place in mapping.tables if place < len(grids.tables)]
    match mapping.orientation:
        case Orientation.ROWS:
            return _above(fields, tables, mapping)
        case Orientation.COLUMNS:
            return _beside(fields, tables, mapping)
        case Orientation.PAIRS:
            return _pairs(fields, tables, mapping)


def said(cell: Cell) -> str:
    """What a cell says, on one line."""
    match cell:
        case None:
            return ""
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            return cell.isoformat()
        case _:
            return " ".join(str(cell)[:_MOST_LETTERS].split())


def row_words(row: Sequence[Cell]) -> str:
    """The words of a row, to tell it by: ``Stage · Touchpoint · Channel``."""
    return " · ".join(words for words in map(said, row) if words)


def _above(fields: tuple[Field, ...], tables: list[Grid], mapping: Mapping) -> Head:
    if not tables:
        return Head(above=True, fields=fields, others=(), cells=())
    start = 0 if mapping.header is None else mapping.header + 1
    cells = tables[0].rows[start:]
    others = tuple(str(number) for number in range(start + 1, start + 1 + len(cells)))
    return Head(above=True, fields=fields, others=others, cells=cells)


def _beside(fields: tuple[Field, ...], tables: list[Grid], mapping: Mapping) -> Head:
    """Stages are the columns, and each row below the headings is a field."""
    if not tables:
        return Head(above=False, fields=fields, others=(), cells=())
    table, header = tables[0], mapping.header
    titles = () if header is None else tuple(map(said, table.rows[header][1:]))
    body = table.rows[0 if header is None else header + 1 :]
    named = enumerate(mapping.targets)
    cells = tuple(_row_of(place, heading, body)[1:] for place, (heading, _) in named)
    width = max((len(row) for row in cells), default=0)
    numbered = (tr("Column {n}", n=place + 2) for place in range(len(titles), width))
    return Head(above=False, fields=fields, others=(*titles, *numbered), cells=cells)


def _row_of(place: int, heading: str, body: Sequence[Sequence[Cell]]) -> Sequence[Cell]:
    """The row at the field's place, or the first with its heading where rows were left out."""
    plain = _plain(heading)
    here = body[place : place + 1]
    return next((row for row in (*here, *body) if row and _plain(said(row[0])) == plain), ())


def _pairs(fields: tuple[Field, ...], tables: list[Grid], mapping: Mapping) -> Head:
    start = 0 if mapping.header is None else mapping.header + 1
    known: list[dict[str, Cell]] = []
    for table in tables:
        pairs = (row for row in table.rows[start:] if len(row) > 1)
        known.append({_plain(said(row[0])): row[1] for row in pairs})
    headings = [_plain(heading) for heading, _ in mapping.targets]
    cells = tuple(tuple(each.get(heading) for each in known) for heading in headings)
    return Head(above=False, fields=fields, others=tuple(t.name for t in tables), cells=cells)


def _plain(heading: str) -> str:
    return "".join(char for char in heading.casefold() if char.isalnum())


def _unnamed(place: int) -> str:
    return tr("Column {n}", n=place + 1)

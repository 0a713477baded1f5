"""Finding the table in a sheet again, wherever it stands now and whatever became of its headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exporters.workbook.hidden import ID_HEADER, ID_KEY, MAP_KEY, MARK_HEADER, MARK_KEY
from exporters.workbook.sheets import TABLES, table_of
from exporters.workbook.sheets.column import TableSheet
from exporters.xlsx.book import Row, Sheet, column_letters
from resources.words import tr

_HEADERS = frozenset(
    {ID_HEADER, MARK_HEADER, *(column.header for table in TABLES for column in table.columns)}
)
_ENOUGH = 0.6  # of a table's headers, to know it by them alone


@dataclass(frozen=True, slots=True)
class Located:
    """Where a table stands in a sheet: ``columns`` are its known ones by key, counted from 1.

    ``heads`` are the rows above the records, by number: keys, headers, and what stands over them.
    ``headers`` says what each column is called now. ``ids`` and ``marks`` are 0 where deleted.
    """

    table: TableSheet
    columns: Mapping[str, int]
    ids: int
    marks: int
    heads: frozenset[int]
    header_row: int
    headers: Mapping[int, str]

    def header(self, column: int) -> str:
        """What a column is called, for people."""
        return self.headers.get(column) or tr("Column {letters}", letters=column_letters(column))


@dataclass(frozen=True, slots=True)
class Lost:
    """A sheet that was a table and cannot be read as one; why, a sentence."""

    key: str
    sentence: str


def located(sheet: Sheet) -> Located | Lost | None:
    """The table of a sheet: by its hidden keys, or by headers and ids; None where there is none."""
    for row in sheet.rows:
        table = _table_above(row)
        if table is not None:
            return _by_keys(sheet, row, table)
    return _by_headers(sheet)


def _table_above(row: Row) -> TableSheet | None:
    """The table whose keys a row holds."""
    for value in row.cells.values():
        if isinstance(value, str) and value.startswith(ID_KEY):
            table = table_of(value.removeprefix(ID_KEY))
            said = set(row.cells.values())
            if table is not None and any(column.key in said for column in table.columns):
                return table
    return None


def _by_keys(sheet: Sheet, keys: Row, table: TableSheet) -> Located:
    by_key: dict[str, int] = {}
    for column in sorted(keys.cells):
        by_key.setdefault(str(keys.cells[column]), column)
    ids = by_key[f"{ID_KEY}{table.key}"]
    headers = _header_row(sheet.rows, keys, table, ids, by_key)
    named = _named(headers) if headers is not None else {}
    wanted = {column.key: column.header for column in table.columns}
    found = {key: by_key[key] for key in (*wanted, MAP_KEY) if key in by_key}
    taken = set(found.values()) | {ids}
    for key, header in wanted.items():
        # A column whose hidden key was deleted is still known by its header.
        column = next((at for at, name in named.items() if name == header and at not in taken), 0)
        if key not in found and column and column not in keys.cells:
            found[key] = column
            taken.add(column)
    return _result(table, found, ids, by_key.get(MARK_KEY, 0), sheet, (keys, headers))


def _header_row(
    rows: Iterable[Row], keys: Row, table: TableSheet, ids: int, by_key: Mapping[str, int]
) -> Row | None:
    """The row of headers: it names the ids, or two columns as they were called."""
    expected = {column.header: by_key.get(column.key) for column in table.columns}
    for row in rows:
        if row.number == keys.number:
            continue
        if row.cells.get(ids) == ID_HEADER:
            return row
        alike = sum(at is not None and row.cells.get(at) == name for name, at in expected.items())
        if alike >= min(2, len(expected)):
            return row
    return None


def _by_headers(sheet: Sheet) -> Located | Lost | None:
    for row in sheet.rows:
        if sum(value in _HEADERS for value in row.cells.values()) < 2:
            continue
        named = _named(row)
        names = set(named.values())
        table, share = _most_alike(sheet.name, names)
        if ID_HEADER not in names:
            if share >= _ENOUGH and len(names) > 2:
                return Lost(
                    table.key,
                    tr(
                        "The sheet “{sheet}” has lost the hidden column that says which row is "
                        "which; nothing in it was read.",
                        sheet=sheet.name,
                    ),
                )
            continue
        if not share:
            return _unknown(sheet, table)
        by_name: dict[str, int] = {}
        for column in sorted(named):
            by_name.setdefault(named[column], column)
        found = {it.key: by_name[it.header] for it in table.columns if it.header in by_name}
        ids, marks = by_name[ID_HEADER], by_name.get(MARK_HEADER, 0)
        return _result(table, found, ids, marks, sheet, (row,))
    own = next((one for one in TABLES if one.name == sheet.name and sheet.rows), None)
    return _unknown(sheet, own) if own is not None else None


def _unknown(sheet: Sheet, table: TableSheet) -> Lost:
    return Lost(
        table.key,
        tr(
            "The columns of the sheet “{sheet}” are not known any more: their headers and hidden "
            "keys are gone; nothing in it was read.",
            sheet=sheet.name,
        ),
    )


def _most_alike(sheet_name: str, names: set[str]) -> tuple[TableSheet, float]:
    """The table most of whose headers are there, and which share of them; the name decides."""

    def share(table: TableSheet) -> float:
        return sum(column.header in names for column in table.columns) / len(table.columns)

    table = max(TABLES, key=lambda table: (share(table), sheet_name.startswith(table.name)))
    return table, share(table)


def _named(row: Row) -> dict[int, str]:
    """What stands in a row, as headers: one line each."""
    return {column: " ".join(str(value).split()) for column, value in row.cells.items()}


def _result(
    table: TableSheet,
    columns: Mapping[str, int],
    ids: int,
    marks: int,
    sheet: Sheet,
    heads: tuple[Row | None, ...],
) -> Located:
    headers = heads[-1]
    known = [row.number for row in heads if row is not None]
    first = min(known)
    above = (row.number for row in sheet.rows if row.number < first and ids not in row.cells)
    return Located(
        table,
        columns,
        ids,
        marks,
        frozenset((*known, *above)),
        headers.number if headers is not None else known[0],
        _named(headers) if headers is not None else {},
    )

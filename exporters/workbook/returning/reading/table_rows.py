"""The rows of a table sheet as they came back: answers by column, and what else stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporters.workbook.returning.reading.located import Located
from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sheets.column import Part
from exporters.workbook.values import Value, plain
from exporters.xlsx.book import Area, CellValue, Place, Row, Sheet
from model.fitting import as_line
from resources.words import tr

_MAX_MERGED = 100_000  # cells
_LONGEST = 80  # characters of a remark that are repeated in a sentence


@dataclass(frozen=True, slots=True)
class _Merged:
    """Where cells of the sheet were merged: what they say, and which of them say nothing at all."""

    values: Mapping[Place, CellValue]
    silent: frozenset[Place]


def rows_of(sheet: Sheet, table: Located, warnings: list[str]) -> list[ReturnedRow]:
    """The records of a sheet in its order; blank rows are none.

    What stands below the table is no row unless it is filled in like one; it is told.
    """
    merged = _merged(sheet, table)
    comments = _comments_by_row(sheet)
    answers = _answering(table)
    found: list[ReturnedRow] = []
    last_sent = max(
        (row.number for row in sheet.rows if table.ids in row.cells), default=table.header_row
    )
    end = table.header_row
    for row in sheet.rows:
        if row.number in table.heads:
            continue
        returned = _row(sheet, table, row, merged, comments.pop(row.number, {}))
        said = [key for key in answers if returned.cells.get(key) is not None]
        if not said and not _answers_unknown(sheet, table, row):
            # Its ids are there and all its cells were emptied, or it says nothing of a record.
            if not returned.record_id and not _is_placeholder(table, row):
                warnings += _told(sheet, row)
            continue
        apart = row.number > max(end, last_sent) + 1
        if not returned.record_id and (_is_placeholder(table, row) or (apart and len(said) < 2)):
            warnings += [] if _is_placeholder(table, row) else _told(sheet, row)
            continue
        end = row.number
        found.append(returned)
    for number, said_there in comments.items():
        warnings += (
            _comment(sheet, Place(number, column), text) for column, text in said_there.items()
        )
    return found


def _row(
    sheet: Sheet,
    table: Located,
    row: Row,
    merged: _Merged,
    comments: Mapping[int, str],
) -> ReturnedRow:
    cells: dict[str, Value] = {}
    for key, column in table.columns.items():
        place = Place(row.number, column)
        if place not in sheet.unread and place not in merged.silent:
            cells[key] = plain(merged.values.get(place, row.cells.get(column)))
    known = {*table.columns.values(), table.ids, table.marks}
    extras: list[tuple[str, Value]] = [
        (table.header(column), value)
        for column in sorted(row.cells)
        if column not in known and (value := plain(row.cells[column])) is not None
    ]
    extras += (
        (tr("Comment on {header}", header=table.header(column)), plain(text))
        for column, text in sorted(comments.items())
    )
    return ReturnedRow(
        row.number, _text(row, table.ids), _text(row, table.marks), cells, tuple(extras)
    )


def _text(row: Row, column: int) -> str:
    value = row.cells.get(column)
    return "" if value is None else str(value).strip()


def _answering(table: Located) -> tuple[str, ...]:
    """The columns that say something of a record; what is only shown makes no row."""
    shown = {column.key for column in table.table.columns if column.part is Part.SHOWN}
    return tuple(key for key in table.columns if key not in shown)


def _answers_unknown(sheet: Sheet, table: Located, row: Row) -> bool:
    return any(Place(row.number, column) in sheet.unread for column in table.columns.values())


def _is_placeholder(table: Located, row: Row) -> bool:
    """Whether a row is the sentence that an empty sheet has."""
    return list(row.cells.values()) == [tr(table.table.empty)]


def _merged(sheet: Sheet, table: Located) -> _Merged:
    """An answer merged over several rows is the answer of each; beside it nothing is said."""
    values: dict[Place, CellValue] = {}
    silent: set[Place] = set()
    numbers = sorted(row.number for row in sheet.rows if row.number not in table.heads)
    by_number = {row.number: row for row in sheet.rows}
    columns = sorted(table.columns.values())
    for area in sheet.merged:
        if area.bottom <= table.header_row or len(values) + len(silent) > _MAX_MERGED:
            continue
        first = by_number.get(area.top)
        value = first.cells.get(area.left) if first is not None else None
        for place in _inside(area, numbers, columns):
            if place.column != area.left:
                silent.add(place)
            elif value is not None:
                values[place] = value
    return _Merged(values, frozenset(silent))


def _inside(area: Area, numbers: list[int], columns: list[int]) -> Iterator[Place]:
    wide = [column for column in columns if area.left <= column <= area.right]
    if not wide:
        return
    for number in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
        yield from (Place(number, column) for column in wide)


def _comments_by_row(sheet: Sheet) -> dict[int, dict[int, str]]:
    by_row: dict[int, dict[int, str]] = {}
    for place, text in sheet.comments.items():
        by_row.setdefault(place.row, {})[place.column] = text
    return by_row


def _told(sheet: Sheet, row: Row) -> list[str]:
    """That a text stands beside the table."""
    values = [plain(row.cells[column]) for column in sorted(row.cells)]
    said = " · ".join(str(value) for value in values if value is not None)
    if not said:
        return []
    place = Place(row.number, min(row.cells))
    return [
        tr(
            "“{text}” stands outside the table ({sheet}!{place}) and was not read as a row.",
            text=as_line(said, _LONGEST),
            sheet=sheet.name,
            place=place,
        )
    ]


def _comment(sheet: Sheet, place: Place, text: str) -> str:
    return tr(
        "{sheet}!{place} has a comment that belongs to no row: “{text}”.",
        sheet=sheet.name,
        place=place,
        text=as_line(text, _LONGEST),
    )

"""Opening a returned workbook: its tables found again, its rows known, all else told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.progress import Progress, no_progress, portion
from exporters.workbook.hidden import CHART_SHEET, LISTS_SHEET, MEMORY_SHEET
from exporters.workbook.returning.reading.beside import SHOWN_SHEETS, beside_the_tables
from exporters.workbook.returning.reading.located import Located, Lost, located
from exporters.workbook.returning.reading.members import by_member, signed
from exporters.workbook.returning.reading.table_rows import rows_of
from exporters.workbook.returning.reading.twin_sheets import together
from exporters.workbook.returning.reading.whose import Remembered, owned
from exporters.workbook.returning.returned import Returned, ReturnedSheet
from exporters.workbook.sent import SentMap, decoded
from exporters.workbook.sheets import TABLES
from exporters.xlsx.book import Book, Sheet
from exporters.xlsx.reading import read_book, sheet_names
from model.errors import ImportFormatError
from resources.words import tr

_READ = 0.7  # of the work
_MOST_TOLD = 8  # sentences about one sheet
_NEVER_READ = frozenset({MEMORY_SHEET, LISTS_SHEET, CHART_SHEET})


def is_ours(data: bytes) -> bool:
    """Whether a file is a workbook that was sent from here: by its memory, and cheaply."""
    return MEMORY_SHEET in sheet_names(data)


def opened(data: bytes, *, name: str, progress: Progress = no_progress) -> Returned:
    """What a returned workbook says; ``name`` is its file's.

    Raises:
        ImportFormatError: it is no workbook, not safe to read, or has no table of ours.
        Cancelled: ``progress`` raised it.
    """
    reading = portion(progress, 0, _READ)
    book = read_book(data, name=name, progress=reading, calculated=SHOWN_SHEETS)
    warnings = list(book.warnings)
    sent = _remembered(book, warnings)
    found: dict[str, list[tuple[Sheet, Located]]] = {}
    others: list[Sheet] = []
    told: set[str] = set()
    for sheet in book.sheets:
        table = located(sheet) if sheet.name not in _NEVER_READ else None
        match table:
            case Located() if sheet.whole:
                found.setdefault(table.table.key, []).append((sheet, table))
            case Lost():
                told.add(table.key)
                warnings.append(table.sentence)
            case None:
                others.append(sheet)
            case Located():
                told.add(table.table.key)
                warnings.append(
                    tr("The sheet “{sheet}” is not whole and was not read.", sheet=sheet.name)
                )
    if not found:
        raise ImportFormatError(
            tr("“{name}” has no table of Journeyboard that can be read.", name=name)
        )
    sheets = []
    for done, key in enumerate(table.key for table in TABLES if table.key in found):
        portion(progress, _READ, 1)(done, len(found))
        sheets.append(_table(key, found[key], sent, warnings))
    warnings += _missing(sent, told | set(found))
    warnings += beside_the_tables(others, sheets, sent)
    return Returned(name, tuple(sheets), {one.map_id: one for one in sent}, tuple(warnings))


def _remembered(book: Book, warnings: list[str]) -> tuple[SentMap, ...]:
    """The maps as they were sent; none where the workbook forgot, which is told."""
    memory = book.sheet(MEMORY_SHEET)
    if memory is None:
        warnings.append(
            tr(
                "The workbook has lost what it remembers of the map; only what is not as the map "
                "is now can be told, not who changed it."
            )
        )
        return ()
    try:
        return decoded(str(row.cells.get(1, "")) for row in memory.rows)
    except ImportFormatError as error:
        warnings.append(str(error))
        return ()


def _table(
    key: str,
    found: Sequence[tuple[Sheet, Located]],
    sent: Sequence[SentMap],
    warnings: list[str],
) -> ReturnedSheet:
    members = [(one,) for one in sent] if len(sent) > 1 else [tuple(sent)]
    read: list[list[ReturnedSheet]] = [[] for _ in members]
    memories = [Remembered.of(member, key) for member in members]
    for sheet, table in found:
        told: list[str] = []
        rows = by_member(rows_of(sheet, table, told), sent, key, sheet.name, told)
        for place, member in enumerate(members):
            own = owned(rows[place], memories[place], sheet.name, told)
            own = [signed(row, member[0].map_id) for row in own] if len(sent) > 1 else own
            columns = frozenset(table.columns)
            read[place].append(ReturnedSheet(key, sheet.name, columns, tuple(own)))
        warnings += (*_columns_gone(sheet, table), *told[:_MOST_TOLD])
        if len(told) > _MOST_TOLD:
            warnings.append(
                tr(
                    "Of the sheet “{sheet}” {n} more things like these could be told.",
                    sheet=sheet.name,
                    n=len(told) - _MOST_TOLD,
                )
            )
    return _joined(
        [together(own, memory, warnings) for own, memory in zip(read, memories, strict=True)]
    )


def _joined(sheets: Sequence[ReturnedSheet]) -> ReturnedSheet:
    """The rows of all maps of a portfolio in one sheet again."""
    rows = tuple(row for sheet in sheets for row in sheet.rows)
    return replace(sheets[0], rows=rows)


def _columns_gone(sheet: Sheet, table: Located) -> list[str]:
    """The columns of a table that were deleted; nothing in them is taken for an empty answer."""
    gone = [it.header for it in table.table.columns if it.key not in table.columns]
    if not gone:
        return []
    return [
        tr(
            "The sheet “{sheet}” is without the columns {columns}; they stay as they are.",
            sheet=sheet.name,
            columns=", ".join(gone),
        )
    ]


def _missing(sent: Sequence[SentMap], known: set[str]) -> list[str]:
    """The sheets that were sent and did not come back."""
    return [
        tr(
            "The sheet “{sheet}” did not come back; its part of the map stays as it is.",
            sheet=table.name,
        )
        for table in TABLES
        if table.key not in known and any(table.key in one.sheets for one in sent)
    ]

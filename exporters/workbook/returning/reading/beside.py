"""What stands in a returned workbook beside its tables: other sheets, and the Map to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exporters.workbook.hidden import CHART_SHEET, MEMORY_SHEET
from exporters.workbook.returning.returned import ReturnedSheet
from exporters.workbook.sent import SentMap
from exporters.workbook.sheets.catalogue import CHECK, MAP, PRIORITIES, READ_ME, SUMMARY
from exporters.xlsx.book import Sheet, State
from model.fitting import as_line
from resources.words import tr

MAP_SHEET = MAP.name
SHOWN_SHEETS = frozenset(
    {MEMORY_SHEET, CHART_SHEET, *(it.name for it in (READ_ME, MAP, SUMMARY, PRIORITIES, CHECK))}
)
_TOLD, _LONGEST = 5, 60
_MOST_LINES = 40  # of one cell that are looked at


def beside_the_tables(
    others: Iterable[Sheet], tables: Sequence[ReturnedSheet], sent: Sequence[SentMap]
) -> Iterator[str]:
    """A sentence for each sheet of somebody's own, and for each change where none is read."""
    known = SHOWN_SHEETS | {table.name for table in tables}
    for sheet in others:
        if sheet.name == MAP_SHEET and len(sent) == 1:
            yield from _changed(sheet, sent)
        elif sheet.name not in known and sheet.state is State.VISIBLE and sheet.rows:
            yield tr(
                "The sheet “{sheet}” is not one of the workbook's own; it was not read back.",
                sheet=sheet.name,
            )
        if sheet.name in SHOWN_SHEETS and sheet.state is State.VISIBLE:
            for place, text in sheet.comments.items():
                yield tr(
                    "{sheet}!{place} has a comment that belongs to no row: “{text}”.",
                    sheet=sheet.name,
                    place=place,
                    text=as_line(text, _LONGEST),
                )


def _changed(sheet: Sheet, sent: Sequence[SentMap]) -> Iterator[str]:
    """The cards that the Map does not say any more as they were sent."""
    said: set[str] = set()
    for row in sheet.rows:
        for value in row.cells.values():
            said.update(_beginnings(str(value)))
    gone = [
        text
        for one in sent
        for table in one.sheets.values()
        if "text" in table.columns and "stage" in table.columns
        for text in _texts(table.columns.index("text"), table.rows.values())
        if text not in said
    ]
    for text in gone[:_TOLD]:
        yield tr(
            "On the sheet “{sheet}” the card “{text}” was changed; only the table sheets are read "
            "back.",
            sheet=sheet.name,
            text=as_line(text, _LONGEST),
        )


def _texts(column: int, rows: Iterable[Sequence[object]]) -> Iterator[str]:
    return (text for values in rows if isinstance(text := values[column], str))


def _beginnings(text: str) -> Iterator[str]:
    """What a cell's first line, first two lines … say, without the star before them."""
    lines = [line.rstrip() for line in text.removeprefix("★ ").strip().split("\n")]
    for count in range(1, min(len(lines), _MOST_LINES) + 1):
        yield "\n".join(lines[:count])

"""Lists to choose from, and what else a cell accepts: told by the sheet while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from exporters.workbook.hidden import FIRST_ROW, LISTS_SHEET
from exporters.workbook.sheets.codecs import Shape
from exporters.workbook.sheets.column import Column
from exporters.workbook.values import EARLIEST, shown
from exporters.workbook.writing.source import Source
from resources.words import tr

_MOST_WORDS = 5_000
_MAX_MESSAGE, _MAX_TITLE = 255, 32
_LARGEST = 1e15  # the figures that a sheet keeps


class Lists:
    """The hidden sheet with the words of every list; columns that offer the same share a list.

    Words within a cell's own rule may have 255 characters together and no commas; words in a sheet
    have no such bounds.
    """

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book = book
        self._areas: dict[tuple[str, ...], str] = {}
        self._columns: list[tuple[str, tuple[str, ...]]] = []

    def area(self, header: str, words: tuple[str, ...]) -> str:
        """Where the words will stand, as a formula."""
        if words not in self._areas:
            letters = _letters(len(self._columns))
            self._columns.append((header, words))
            last = len(words) + 1
            self._areas[words] = f"='{LISTS_SHEET}'!${letters}$2:${letters}${last}"
        return self._areas[words]

    def write(self) -> None:
        """Add the sheet, if there is any list; to be called after all others."""
        if not self._columns:
            return
        sheet = self._book.add_worksheet(LISTS_SHEET)
        for column, (header, words) in enumerate(self._columns):
            sheet.write_string(0, column, header)
            for row, word in enumerate(words, start=1):
                sheet.write_string(row, column, word)
        sheet.very_hidden()


def add_rules(
    sheet: Any,  # noqa: ANN401
    lists: Lists,
    sources: Sequence[Source],
    columns: Sequence[Column],
    last: int,
) -> None:
    """Lists, dates and numbers for the cells of each column, down to the row ``last``."""
    for index, column in enumerate(columns):
        rule = _rule(lists, sources, column)
        if rule is not None:
            rule = {"ignore_blank": True, "error_title": column.header[:_MAX_TITLE], **rule}
            sheet.data_validation(FIRST_ROW, index, last, index, rule)


def offered(column: Column, sources: Iterable[Source]) -> tuple[str, ...]:
    """The words of a column to choose from: its own, then those of the maps; each once."""
    words: dict[str, str] = {}
    for word in column.choices:
        words.setdefault(word.casefold(), word)
    if column.offers is not None:
        for source in sources:
            for word in column.offers(source.facts, source.shown):
                if word.strip():
                    words.setdefault(word.casefold(), word)
    return tuple(words.values())[:_MOST_WORDS]


def _rule(lists: Lists, sources: Sequence[Source], column: Column) -> dict[str, object] | None:
    match column.shape:
        case Shape.DATE:
            return {
                "validate": "date",
                "criteria": ">=",
                "value": EARLIEST,
                "error_message": tr(
                    "Please enter a date, such as {day}.", day=date(2026, 1, 31).isoformat()
                ),
            }
        case Shape.NUMBER | Shape.WHOLE:
            return _number_rule(column)
        case _:
            return _list_rule(lists, sources, column)


def _number_rule(column: Column) -> dict[str, object]:
    codec = column.codec
    least = codec.least if codec is not None and codec.least is not None else -_LARGEST
    most = codec.most if codec is not None and codec.most is not None else _LARGEST
    whole = column.shape is Shape.WHOLE
    if least == -_LARGEST and most == _LARGEST:
        message = tr("Please enter a number.")
    else:
        kind = tr("whole number") if whole else tr("number")
        message = tr(
            "Please enter a {kind} from {least} to {most}.",
            kind=kind,
            least=shown(least),
            most=shown(most),
        )
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_message": message,
    }


def _list_rule(lists: Lists, sources: Sequence[Source], column: Column) -> dict[str, object] | None:
    words = offered(column, sources)
    if not words:
        return None
    # Own words are welcome where the list is only a proposal.
    strict = column.strict_choice and column.offers is None
    known = tr("Please choose one of: {words}.", words=", ".join(words))
    if len(known) > _MAX_MESSAGE:
        known = tr("Please choose one of the list.")
    return {
        "validate": "list",
        "source": lists.area(column.header, words),
        "show_error": strict,
        "error_message": known,
    }


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters

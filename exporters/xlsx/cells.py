"""The cells of one sheet, read as they come: values, merged areas, and what has no value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from exporters.xlsx.book import Area, CellValue, Place, Row
from exporters.xlsx.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_DEPTH,
    MAX_IDLE,
    MAX_MERGED,
    MAX_ROWS,
    MAX_UNREAD,
    Allowance,
    EnoughError,
    RestIsEmptyError,
)
from exporters.xlsx.numbers import Shown, number_of, seen
from exporters.xlsx.texts import Gathering

_DIGITS = "0123456789"
_LETTERS: dict[str, int] = {}  # columns by their letters, as they are met


def place_of(reference: str) -> Place | None:
    """The cell that a reference like ``C7`` (or ``$C$7``) names; None where it names none."""
    reference = reference.replace("$", "")
    letters = reference.rstrip(_DIGITS)
    column, row = _column(letters), reference[len(letters) :]
    if not column or not row or len(row) > 7 or not 0 < int(row) <= MAX_ROWS:
        return None
    return Place(int(row), column)


def _column(letters: str) -> int:
    """The number of a column by its letters; 0 where no sheet has it."""
    known = _LETTERS.get(letters)
    if known is not None:
        return known
    number = 0
    if letters.isascii() and letters.isalpha() and len(letters) <= 3:
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
    number = number if number <= MAX_COLUMNS else 0
    if len(_LETTERS) <= MAX_COLUMNS:
        _LETTERS[letters] = number
    return number


class CellReading:
    """Told the elements of a sheet, it gathers the rows; all else in the sheet passes by."""

    def __init__(
        self,
        allowance: Allowance,
        *,
        texts: Sequence[str],
        styles: Sequence[Shown],
        since_1904: bool,
    ) -> None:
        self.rows: list[Row] = []
        self.merged: list[Area] = []
        self.unread: dict[Place, str] = {}
        self._allowance = allowance
        self._texts, self._styles, self._since_1904 = texts, styles, since_1904
        self._row = 0
        self._cells: dict[int, CellValue] = {}
        self._column = self._depth = 0
        self._cell: Mapping[str, str] | None = None  # the attributes of the one that is read
        self._has_value = self._has_formula = self._says = False
        self._text = Gathering(MAX_CELL_CHARACTERS)
        self._said_at = allowance.elements  # how many were left at the last cell with content

    @property
    def line(self) -> int:
        """The row that is being read."""
        return self._row

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        allowance = self._allowance
        allowance.elements -= 1
        self._depth += 1
        if allowance.elements < 0 or self._depth > MAX_DEPTH:
            raise EnoughError
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            reference = values.get("r")
            if reference is None:
                self._column += 1
            else:
                self._column = _column(reference.rstrip(_DIGITS))
            self._cell = values
            self._has_value = self._has_formula = self._says = False
        elif self._cell is not None:
            self._inside(name)
        elif name == "row":
            self._begin_row(values)
        elif name == "mergeCell":
            self._merge(values.get("ref", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if self._says and self._cell is not None:
                self._end_cell(self._cell)
            self._cell = None
        elif self._cell is not None:
            self._text.end(name)
        elif name == "row" and self._cells:
            self._allowance.rows -= 1
            if self._allowance.rows < 0:
                raise EnoughError
            self.rows.append(Row(self._row, self._cells))
            self._cells = {}

    def characters(self, text: str) -> None:
        """Letters stand here."""
        if self._says:
            self._text.add(text)

    def _begin_row(self, values: Mapping[str, str]) -> None:
        number = values.get("r", "")
        if len(number) <= 7 and number.isdecimal():
            self._row = int(number)
        else:
            self._row += 1
        if not 0 < self._row <= MAX_ROWS:
            raise EnoughError
        if self._said_at - self._allowance.elements > MAX_IDLE:
            raise RestIsEmptyError
        self._column = 0
        if self._cells:
            self._cells = {}

    def _inside(self, name: str) -> None:
        if not self._says:
            self._says = True
            self._text.begin()
        if name == "v":
            self._has_value = self._text.wanted = True
        elif name == "f":
            self._has_formula = True
        else:
            self._text.start(name)

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        self._says = False
        if not 0 < self._column <= MAX_COLUMNS or not self._row:
            return
        kind, text = cell.get("t", ""), self._text.text()
        if kind == "e":
            self._miss(text[:20] or "#?")
        elif self._has_formula and not text and not (self._has_value and kind == "str"):
            self._miss("")  # only a text may be a result and empty
        elif self._has_value or kind == "inlineStr":
            value = self._value(kind, cell.get("s", ""), text)
            if value is not None and value != "":
                self._allowance.cell(len(value) if isinstance(value, str) else 0)
                self._cells[self._column] = value
                self._said_at = self._allowance.elements

    def _value(self, kind: str, style: str, text: str) -> CellValue | None:
        match kind:
            case "s":
                place = int(text) if text.isdecimal() and len(text) < 10 else -1
                if 0 <= place < len(self._texts):
                    return self._texts[place]
                self._miss("#?")
                return None
            case "str" | "inlineStr":
                return text
            case "b":
                return text.strip() in {"1", "true"}
            case "d":
                return _iso(text)
            case _:
                return self._number(style, text)

    def _number(self, named: str, text: str) -> CellValue | None:
        number = number_of(text.strip())
        if number is None:
            if text.strip():
                self._miss("#?")
            return None
        style = int(named) if named.isdecimal() and len(named) < 7 else 0
        if style >= len(self._styles) or self._styles[style] is Shown.NUMBER:
            return number
        return seen(number, self._styles[style], since_1904=self._since_1904)

    def _miss(self, instead: str) -> None:
        if len(self.unread) < MAX_UNREAD:
            self.unread[Place(self._row, self._column)] = instead

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, bottom = place_of(first), place_of(last or first)
        if top and bottom and len(self.merged) < MAX_MERGED:
            self.merged.append(Area(top.row, top.column, bottom.row, bottom.column))


def _iso(text: str) -> CellValue:
    """A day written out, as the strict kind of workbook has it."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    at_midnight = moment.time() == datetime.min.time()
    return date(moment.year, moment.month, moment.day) if at_midnight else moment

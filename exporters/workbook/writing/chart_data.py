"""The hidden sheet that charts draw: formulas over the tables' cells, each with its value today.

So a chart follows every edit, and a program that does not calculate shows what was sent. Formulas
find their cells by what stands in them, never by row: sorting and filtering a table change nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW
from exporters.workbook.writing.source import Written
from exporters.workbook.writing.styles import FONT
from model.layout.theme import LIGHT

SLACK = 1_000
"""Rows below a table that its formulas look at, too: for rows that somebody adds."""
_UNKNOWN = "#N/A"
UNSEEN_SPACE = "\u200b"
_LIKE_A_CELL = re.compile(r"!(?=\$?[A-Z]+\$?\d)")
_LONGEST_CRITERION = 200


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of the hidden sheet, from 0."""

    row: int
    column: int
    last_row: int
    last_column: int

    def reference(self) -> list[object]:
        """As a chart wants it."""
        return [CHART_SHEET, self.row, self.column, self.last_row, self.last_column]


class ChartData:
    """The sheet; it is made when the first chart needs it. Blocks stand side by side."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self.book = book
        self._sheet: Any = None
        self._next = 0

    @property
    def sheet(self) -> Any:  # noqa: ANN401
        """The worksheet."""
        if self._sheet is None:
            self._sheet = self.book.add_worksheet(CHART_SHEET)
            self._sheet.hide()
        return self._sheet

    def block(self, columns: int) -> int:
        """The first column of a free block so wide."""
        first = self._next
        self._next += columns + 1
        return first

    def put_number(self, row: int, column: int, formula: str, value: float | None) -> None:
        """A formula whose value is a number, or not known (a gap in a chart)."""
        guarded = f"=IFERROR({formula},NA())"
        known = _UNKNOWN if value is None else value
        self.sheet.write_formula(row, column, guarded, None, known)

    def put_text(self, row: int, column: int, formula: str, value: str) -> None:
        """A formula whose value is a text."""
        self.sheet.write_formula(row, column, f"={formula}", None, value)


def column_range(written: Written, key: str) -> str:
    """The cells of a table's column, and some below it: ``Emotions!$D$3:$D$1040``."""
    column = written.column(key)
    cells = xl_range_abs(FIRST_ROW, column, written.last + SLACK, column)
    return f"{quote_sheetname(written.sheet.get_name())}!{cells}"


def id_range(written: Written) -> str:
    """The hidden cells with the ids of a table's records."""
    column = len(written.columns)
    cells = xl_range_abs(FIRST_ROW, column, written.last + SLACK, column)
    return f"{quote_sheetname(written.sheet.get_name())}!{cells}"


def cell(row: int, column: int, *, row_fixed: bool = True, column_fixed: bool = True) -> str:
    """A cell of the hidden sheet as its formulas name it."""
    return str(xl_rowcol_to_cell(row, column, row_abs=row_fixed, col_abs=column_fixed))


def criterion(name: str) -> str:
    """What ``AVERAGEIFS`` is told to find cells that say exactly this.

    Signs that stand for others are guarded. A criterion has 255 characters at most: a longer name
    is found by its beginning.
    """
    text = " ".join(name.split()) if "\n" in name else name
    said = ""
    for letter in text:
        guarded = f"~{letter}" if letter in "~*?" else letter
        if len(said) + len(guarded) > _LONGEST_CRITERION:
            return f"={said}*"
        said += guarded
    return f"={said}"


def font(size: float = 9, *, bold: bool = False, colour: str = LIGHT.secondary) -> dict[str, Any]:
    """Letters of a chart."""
    return {"name": FONT, "size": size, "bold": bold, "color": colour}


def said(text: str) -> str:
    """A text of a chart, never one that is taken for a formula: `=…`, or `Plan!B2` by itself.

    Such a text could show what stands in another file. A space that nobody sees keeps it a text.
    """
    text = _LIKE_A_CELL.sub(f"!{UNSEEN_SPACE}", text)
    return UNSEEN_SPACE + text if text.startswith("=") else text


def title(text: str) -> dict[str, Any]:
    """A chart's title."""
    return {
        "name": said(text),
        "name_font": font(12, bold=True, colour=LIGHT.ink),
        "overlay": False,
    }


def leave_gaps(chart: Any) -> None:  # noqa: ANN401
    """Let lines end where nothing is known, instead of falling to zero or going on."""
    chart.show_na_as_empty_cell()
    chart.show_hidden_data()
    # The library leaves this out, for Excel takes it for granted; LibreOffice then draws zeros.
    chart._write_disp_blanks_as = lambda: chart._xml_empty_tag(  # noqa: SLF001
        "c:dispBlanksAs", [("val", "gap")]
    )


def faint_line() -> dict[str, Any]:
    """Lines of the grid."""
    return {"visible": True, "line": {"color": LIGHT.hairline, "width": 0.75}}

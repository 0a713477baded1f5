"""Tables on paper: as many pieces across as it takes to read them, and no chart cut in two."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from exporters.workbook.hidden import FIRST_ROW
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import TableSheet
from exporters.workbook.writing.book import write_workbook
from exporters.workbook.writing.chart_pages import ChartPages
from exporters.workbook.writing.paper import A4, Paper
from exporters.workbook.writing.printing import breaks_of
from exporters.workbook.writing.source import Written
from model.storage import load
from resources.locator import resource_path

_MAP = load(Path(resource_path("samples", "night-train.journey"))).document


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    """The workbook of a sample."""
    buffer = BytesIO()
    write_workbook(_MAP, buffer)
    return openpyxl.load_workbook(buffer)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_wide_tables_take_two_pieces_of_paper_that_say_what_a_row_is(
    book: openpyxl.Workbook, table: TableSheet
) -> None:
    sheet = book[table.name]
    cut = table.key not in {"emotions", "metrics"} and len(sheet.col_breaks.brk) > 0
    assert cut == (sheet.page_setup.pageOrder == "overThenDown")
    if not cut:
        return
    keys = [column.key for column in table.columns]
    (named,) = {"name", "title", "text"} & set(keys)
    letter = get_column_letter(1 + keys.index(named))
    assert sheet.print_title_cols == f"${letter}:${letter}"
    assert 60 <= (sheet.page_setup.scale or 100) <= 100
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_what_is_cut_for_paper(book: openpyxl.Workbook) -> None:
    cut = {sheet.title for sheet in book if sheet.page_setup.pageOrder == "overThenDown"}
    assert {"Other cards", "Personas", "Pain points"} <= cut
    assert not {"Stages", "Steps", "Channels", "Evidence"} & cut


def test_cuts_make_the_widest_part_narrow_and_count_what_is_repeated() -> None:
    assert breaks_of([10, 10, 10, 10], 0, 1) == ()
    assert breaks_of([10, 1, 1, 10, 10, 10], 5, 2) == (4,)
    # Without what is repeated both parts would be 30 wide; with it the second would be 50.
    assert breaks_of([20, 10, 10, 10, 10], 0, 2) == (3,)
    assert breaks_of([10, 10, 20, 10, 10], 4, 2) == (2,)
    assert breaks_of([5, 5], 0, 4) == (1,)


class _Sheet:
    def __init__(self) -> None:
        self.breaks: list[int] = []

    def set_h_pagebreaks(self, breaks: list[int]) -> None:
        self.breaks = list(breaks)


@pytest.mark.parametrize("heights", [{}, {FIRST_ROW + n: 61.0 for n in range(30)}])
def test_no_chart_crosses_the_end_of_a_piece_of_paper(heights: dict[int, float]) -> None:
    sheet = _Sheet()
    written = Written(sheet, TABLES[0], (), 40, (), heights, (), Paper(A4, 80))
    pages = ChartPages(written, written.paper)
    below, tops = 4, []
    for height in (300, 250, 154, 400, 250, 200):
        at = pages.place(below, height)
        assert at >= below
        tops.append((at, height))
        below = at + height + 16
    starts = [0.0] + [
        sum(heights.get(row, 15.0) for row in range(FIRST_ROW, broken)) * 96 / 72
        for broken in sheet.breaks
    ]
    assert len(starts) >= 2
    for at, height in tops:
        start = max(start for start in starts if start <= at)
        assert at + height <= start + pages.room


def test_charts_that_are_wide_make_the_paper_of_their_table_smaller(
    book: openpyxl.Workbook,
) -> None:
    metrics = book["Metrics"]
    paper = Paper(metrics.page_setup.paperSize, metrics.page_setup.scale)
    assert paper.across >= (2 * 620 + 16) * 72 / 96 + 48
    assert len(metrics.row_breaks.brk) >= 1


def test_no_text_above_a_table_runs_through_the_column_that_is_repeated(
    book: openpyxl.Workbook,
) -> None:
    for table in TABLES:
        sheet = book[table.name]
        if table.key in {"touchpoints", "pain-points", "opportunities", "cards"}:
            named = [column.key for column in table.columns].index("text")
            assert sheet["A1"].value == table.name
            assert sheet.cell(1, named + 1).value == table.about

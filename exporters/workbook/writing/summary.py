"""The first sheet of a portfolio: a row for each map, totals, and how they feel as a chart.

What can be counted in the tables is a formula over them, with today's value beside it: who fills in
an owner or a date sees the summary follow. The rest is as the map was when it was sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from exporters.workbook.sheets.catalogue import SUMMARY
from exporters.workbook.sheets.common import MAP
from exporters.workbook.values import Value, shown
from exporters.workbook.writing.cells import lines_needed, row_height, write_value
from exporters.workbook.writing.chart_data import (
    criterion,
    faint_line,
    font,
    title,
)
from exporters.workbook.writing.figures import Figures
from exporters.workbook.writing.making import Making, sheet_name
from exporters.workbook.writing.paper import A4
from exporters.workbook.writing.printing import footer
from exporters.workbook.writing.source import Source, Written
from exporters.workbook.writing.styles import DATE_FORMAT, TAB_COLOURS
from exporters.workbook.writing.summary_columns import FIGURES, MEAN, Figure, lowest_of
from model.kinds import CardKind
from model.layout.theme import LIGHT
from resources.words import tr

_TITLE_ROW, _HEADER_ROW, _FIRST_ROW = 0, 2, 3
_MOST_BARS = 40
_NAME_WIDTH = 34
_MEAN_COLUMN = 1 + next(n for n, it in enumerate(FIGURES) if it.form == MEAN)


def add_summary(making: Making) -> Any:  # noqa: ANN401
    """The sheet, still empty: it stands before the tables it counts."""
    return making.book.add_worksheet(sheet_name(SUMMARY.name))


def write_summary(
    sheet: Any,  # noqa: ANN401
    making: Making,
    sources: Sequence[Source],
    figures: Sequence[Figures],
    tables: Mapping[str, Written],
) -> None:
    """Fill the sheet: a row for each map, in their order."""
    make = making.styles.make
    sheet.set_row(_TITLE_ROW, 34)
    sheet.write_string(_TITLE_ROW, 0, tr("Portfolio of journey maps"), making.styles.title())
    note = tr("Counts follow the tables; steps, evidence and lowest steps are as they were sent.")
    sheet.write_string(1, 0, note, make(font_size=9, font_color=LIGHT.secondary))
    header = making.styles.header()
    sheet.set_row(_HEADER_ROW, 44)
    for column, (name, width) in enumerate(
        [(MAP.header, _NAME_WIDTH), *((it.header, it.width) for it in FIGURES)]
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, tr(name), header)
    for row, (source, figure) in enumerate(zip(sources, figures, strict=True), start=_FIRST_ROW):
        _write_row(sheet, making, row, source.facts.name, figure, tables)
    last = _FIRST_ROW + len(sources) - 1
    _write_totals(sheet, making, figures, last)
    _emphasise(sheet, last)
    _add_chart(sheet, making, figures, last)
    _finish(sheet)


def _write_row(
    sheet: Any,  # noqa: ANN401
    making: Making,
    row: int,
    name: str,
    figures: Figures,
    tables: Mapping[str, Written],
) -> None:
    make = making.styles.make
    line: dict[str, object] = {"bottom": 1, "bottom_color": LIGHT.hairline, "valign": "vcenter"}
    sheet.write_string(row, 0, name, make(bold=True, text_wrap=True, **line))
    said = f'"{criterion(name).replace(chr(34), chr(34) * 2)}"'
    for column, figure in enumerate(FIGURES, start=1):
        value = figure.say(figures)
        style = make(
            num_format=figure.form, align=_align(figure, value), indent=1, text_wrap=True, **line
        )
        formula = figure.formula(said, figures, tables) if figure.formula else None
        if formula is None:
            write_value(sheet, row, column, value, style)
        else:
            sheet.write_formula(row, column, f"={formula}", style, "" if value is None else value)
    lowest = shown(lowest_of(figures))
    lines = max(lines_needed(name, _NAME_WIDTH * 0.9), lines_needed(lowest, 28))
    sheet.set_row(row, max(24.0, row_height(lines)))


def _align(figure: Figure, value: Value) -> str:
    text = isinstance(value, str) or figure.form == DATE_FORMAT
    return "left" if text else "right"


def _write_totals(sheet: Any, making: Making, figures: Sequence[Figures], last: int) -> None:  # noqa: ANN401
    make = making.styles.make
    line: dict[str, object] = {
        "bold": True,
        "top": 2,
        "top_color": LIGHT.stage_hues[0],
        "valign": "vcenter",
    }
    row = last + 1
    sheet.set_row(row, 26)
    sheet.write_string(row, 0, tr("All maps"), make(**line))
    for column, figure in enumerate(FIGURES, start=1):
        style = make(num_format=figure.form, align="right", indent=1, **line)
        cells = xl_range(_FIRST_ROW, column, last, column)
        values = [figure.say(it) for it in figures]
        known = [value for value in values if isinstance(value, int | float)]
        if figure.total == "share":
            statements = sum(it.statements for it in figures)
            share = sum(it.supported for it in figures) / statements if statements else None
            write_value(sheet, row, column, share, style)
        elif not figure.total:
            sheet.write_blank(row, column, None, style)
        elif figure.total == "SUM":
            sheet.write_formula(row, column, f"=SUM({cells})", style, sum(known))
        else:
            mean: float | str = sum(known) / len(known) if known else ""
            sheet.write_formula(row, column, f'=IFERROR(AVERAGE({cells}),"")', style, mean)


def _emphasise(sheet: Any, last: int) -> None:  # noqa: ANN401
    bar = {
        "type": "data_bar",
        "bar_solid": True,
        "min_type": "num",
        "min_value": 0,
        "bar_border_color": LIGHT.paper,
    }
    by_header = {figure.header: column for column, figure in enumerate(FIGURES, start=1)}
    colours = {
        "High priority": "#F4B8B2",
        "Opportunities without owner": "#FBE7A8",
        "Actions overdue": "#F4B8B2",
        "With evidence": "#B4E0C6",
    }
    for name, colour in colours.items():
        column = by_header[name]
        rule = {**bar, "bar_color": colour}
        if name == "With evidence":
            rule |= {"max_type": "num", "max_value": 1}
        sheet.conditional_format(_FIRST_ROW, column, last, column, rule)
    sheet.conditional_format(
        _FIRST_ROW,
        _MEAN_COLUMN,
        last,
        _MEAN_COLUMN,
        {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": -2,
            "mid_value": 0,
            "max_value": 2,
            "min_color": "#F4B8B2",
            "mid_color": LIGHT.paper,
            "max_color": "#B4E0C6",
        },
    )


def _add_chart(sheet: Any, making: Making, figures: Sequence[Figures], last: int) -> None:  # noqa: ANN401
    """The mean emotion of each map, from very bad at the left to very good at the right."""
    if all(it.mean is None for it in figures):
        return
    end = min(last, _FIRST_ROW + _MOST_BARS - 1)
    name = sheet.get_name()
    chart = making.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [name, _FIRST_ROW, 0, end, 0],
            "values": [name, _FIRST_ROW, _MEAN_COLUMN, end, _MEAN_COLUMN],
            "values_data": [it.mean for it in figures[: end - _FIRST_ROW + 1]],
            "fill": {"color": LIGHT.cards[CardKind.OPPORTUNITY].bar},
            "invert_if_negative": True,
            "invert_if_negative_color": LIGHT.cards[CardKind.PAIN_POINT].bar,
            "gap": 60,
        }
    )
    chart.set_title(title(tr("Mean emotion of each map")))
    chart.set_x_axis(
        {
            "min": -2,
            "max": 2,
            "major_unit": 1,
            "num_format": "+0;-0;0",
            "num_font": font(),
            "line": {"none": True},
            "major_gridlines": faint_line(),
        }
    )
    chart.set_y_axis(
        {
            "reverse": True,
            "label_position": "low",
            "num_font": font(colour=LIGHT.ink),
            "line": {"color": LIGHT.faint, "width": 0.75},
            "major_gridlines": {"visible": False},
            "major_tick_mark": "none",
        }
    )
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LIGHT.hairline}})
    chart.set_size({"width": 760, "height": 110 + 30 * (end - _FIRST_ROW + 1)})
    place = {"object_position": 2, "description": tr("Mean emotion of each map")}
    sheet.insert_chart(last + 3, 0, chart, place)


def _finish(sheet: Any) -> None:  # noqa: ANN401
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_footer(footer(), {"margin": 0.3})
    sheet.set_tab_color(TAB_COLOURS[SUMMARY.key])
    sheet.set_selection(xl_rowcol_to_cell(_FIRST_ROW, 0))

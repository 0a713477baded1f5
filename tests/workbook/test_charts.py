"""Charts beside the tables: what they show today, and that they follow what is edited."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW, HEADER_ROW
from exporters.workbook.writing.book import write_workbook
from exporters.workbook.writing.chart_data import criterion
from model.bounds import Reading
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind, MapState
from model.records import MAP_ID, Card, Lane, MapInfo, Marker, Metric, Persona, Record, Stage, Step
from tests.workbook.recalculated import saved_again

_NAMES = ("Search", "", "~Why*? really", "=1+1", "x" * 300)
_KNOWN = {("mara", 0): 1.0, ("mara", 2): -2.0, ("tom", 3): 0.5, ("tom", 4): 2.0}


def _felt() -> JourneyMap:
    records: list[Record] = [
        MapInfo(id=MAP_ID, title="Curves"),
        Stage(id="s1", order="V1", name="Same"),
        Stage(id="s2", order="V2", name="Other"),
        Lane(id="lane", kind=LaneKind.EMOTIONS, order="V"),
        Persona(id="mara", order="V1", name="Mara"),
        Persona(id="tom", order="V2", name="Tom"),
    ]
    for index, name in enumerate(_NAMES):
        stage = "s1" if index < 3 else "s2"
        records.append(Step(id=f"t{index}", stage_id=stage, order=f"V{index + 1}", name=name))
    for (persona, index), valence in _KNOWN.items():
        step, name = f"t{index}", f"{persona}{index}"
        records.append(
            Marker(id=name, lane_id="lane", step_id=step, persona_id=persona, valence=valence)
        )
    records.append(
        Marker(
            id="wish",
            lane_id="lane",
            step_id="t1",
            persona_id="mara",
            valence=2.0,
            state=MapState.TO_BE,
        )
    )
    return JourneyMap.of(records)


def _measured() -> JourneyMap:
    return JourneyMap.of(
        [
            Stage(id="s", order="V", name="Pay"),
            Step(id="t", stage_id="s", order="V", name="Pays"),
            Lane(id="lane", kind=LaneKind.METRICS, order="V"),
            Metric(id="m1", value=40, unit="%", target=20, on=date(2026, 3, 1)),
            Metric(
                id="m2",
                value=3,
                unit="min",
                target=2,
                on=date(2026, 3, 1),
                history=(Reading(on=date(2026, 1, 1), value=5),),
            ),
            *(
                Card(
                    id=f"c{n}",
                    kind=CardKind.METRIC,
                    order=f"V{n}",
                    lane_id="lane",
                    step_id="t",
                    text=text,
                    metric_id=f"m{n}",
                )
                for n, text in ((1, "=leave()"), (2, "Wait"))
            ),
        ]
    )


def _book(document: JourneyMap) -> Any:
    target = BytesIO()
    assert write_workbook(document, target) == ()
    return openpyxl.load_workbook(target, data_only=True)


def _series(chart: Any, book: Any) -> list[list[object]]:
    """What the cells that each line of a chart names hold."""
    lines = []
    for series in chart.series:
        reference = (series.yVal or series.val).numRef.f
        sheet, cells = reference.rsplit("!", 1)
        area = book[sheet.strip("'")][cells.replace("$", "")]
        rows = area if isinstance(area, tuple) else ((area,),)
        lines.append([cell.value for (cell,) in rows])
    return lines


def test_the_chart_has_a_line_for_each_persona_with_gaps_where_nothing_is_known() -> None:
    book = _book(_felt())
    (chart,) = book["Emotions"]._charts
    _steps, _stages, _borders, mara, wish, tom = _series(chart, book)
    gap = "#N/A"
    assert mara == [1, gap, -2, gap, gap]
    assert wish == [gap, 2, gap, gap, gap]
    assert tom == [gap, gap, gap, 0.5, 2]
    curves = chart.series[3:]
    cached = [(point.idx, point.v) for point in curves[0].yVal.numRef.numCache.pt]
    assert cached == [(0, 1), (2, -2)]
    colours = {series.graphicalProperties.line.solidFill.srgbClr for series in curves}
    assert len(colours) == 2  # the wish of one persona has her colour, and is dashed
    assert curves[1].graphicalProperties.line.dashStyle == "dash"
    assert book[CHART_SHEET].sheet_state == "hidden"


def test_every_chart_says_that_what_is_not_known_is_a_gap() -> None:
    target = BytesIO()
    write_workbook(_measured(), target)
    with zipfile.ZipFile(target) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 3
        for name in charts:
            # LibreOffice draws zeros where it is left out.
            assert b'<c:dispBlanksAs val="gap"/>' in parts.read(name)


def test_a_criterion_means_exactly_its_name() -> None:
    assert criterion("") == "="
    assert criterion("a*b?~") == "=a~*b~?~~"
    assert criterion("x" * 300) == "=" + "x" * 200 + "*"
    assert criterion("*" * 300) == "=" + "~*" * 100 + "*"


def test_names_below_the_curves_are_no_formulas_and_say_stages_and_steps() -> None:
    target = BytesIO()
    write_workbook(_felt(), target)
    with zipfile.ZipFile(target) as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    labels = [text.strip("\u200b\u00a0") for text in re.findall(r"<a:t>([^<]*)</a:t>", drawn)]
    for name in ("Search", "=1+1", "Same", "Other", "x" * 23 + "…"):
        assert name in labels
    assert not re.search(r"<c:f>(?!'Chart data'!)", drawn)


def test_metrics_are_charted_by_unit_and_with_their_readings() -> None:
    book = _book(_measured())
    charts = book["Metrics"]._charts
    assert [type(chart).__name__ for chart in charts] == ["BarChart", "BarChart", "ScatterChart"]
    assert [_series(chart, book) for chart in charts] == [
        [[20], [40]],
        [[2], [3]],
        [[5, 3]],
    ]
    names = [value for row in book[CHART_SHEET].values for value in row if isinstance(value, str)]
    assert "=leave()" in names  # the text that the formula finds


def test_a_map_without_feelings_or_figures_has_no_chart() -> None:
    book = _book(JourneyMap())
    assert CHART_SHEET not in book.sheetnames
    assert not any(sheet._charts for sheet in book.worksheets)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
def test_libreoffice_calculates_the_curves_after_edits_and_a_sort(tmp_path: Path) -> None:
    target = BytesIO()
    write_workbook(_felt(), target)
    # A program that saves formulas without their values leaves no doubt who calculated them.
    book = openpyxl.load_workbook(target)
    sheet = book["Emotions"]
    headers = [cell.value for cell in sheet[HEADER_ROW + 1]]
    first, last = FIRST_ROW + 1, FIRST_ROW + len(_KNOWN) + 1
    width = sheet.max_column
    rows = [[sheet.cell(row, n + 1).value for n in range(width)] for row in range(first, last + 1)]
    rows.reverse()
    valence, step, persona, state = (
        headers.index(name) for name in ("Valence", "Step", "Persona", "State")
    )
    (edited,) = (row for row in rows if row[step] == "Search")
    edited[valence] = -1
    added = list(edited)
    added[step], added[valence] = "=1+1", 1.5
    added[headers.index("Stage")] = "Other"
    for place, row in enumerate([*rows, added], start=first):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(place, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    assert rows[0][persona] == "Tom"
    assert {row[state] for row in rows} == {"As is", "To be"}
    book.save(tmp_path / "book.xlsx")
    again = saved_again(tmp_path / "book.xlsx")
    (chart,) = again["Emotions"]._charts
    assert chart.display_blanks == "gap"
    *_, mara, wish, tom = _series(chart, again)
    assert mara == [-1, "#N/A", -2, 1.5, "#N/A"]
    assert wish == ["#N/A", 2, "#N/A", "#N/A", "#N/A"]
    assert tom == ["#N/A", "#N/A", "#N/A", 0.5, 2]

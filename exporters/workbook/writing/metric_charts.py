"""The charts beside the Metrics table: value against target, and how a value came about.

Units differ, and a bar of 40 % says nothing beside one of 3 minutes; a share of the target would
praise a waiting time twice as long as it should be. So there is one chart for each unit, in which
every bar is measured by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.hidden import CHART_SHEET, FIRST_ROW
from exporters.workbook.values import EARLIEST
from exporters.workbook.writing.chart_data import (
    Area,
    ChartData,
    cell,
    column_range,
    faint_line,
    font,
    id_range,
    leave_gaps,
    title,
)
from exporters.workbook.writing.chart_pages import ChartPages, paper_with_charts
from exporters.workbook.writing.source import Written
from exporters.workbook.writing.styles import DATE_FORMAT
from model.layout.theme import LIGHT
from model.records import Card, Metric, Record
from resources.words import tr

_HEAD_ROW, _FIRST = 0, 1
_ID, _NAME, _TARGET, _VALUE = range(4)
_MOST = 40
"""Bars of one chart; more could not be told apart."""
_WIDE, _BAR, _AROUND = 620, 44, 110
_HISTORY_HIGH, _BETWEEN = 250, 16
_FIRST_DAY = date(1899, 12, 30)  # of a sheet's calendar, for days after February 1900


@dataclass(frozen=True, slots=True)
class Gauge:
    """A metric card and what it measures."""

    card: Card
    metric: Metric | None

    @property
    def unit(self) -> str:
        """The unit, by which charts are divided."""
        return self.metric.unit.strip() if self.metric else ""


def write_metric_charts(data: ChartData, facts: Facts, written: Written) -> None:
    """Put the charts beside the table: a line of them for each unit."""
    groups = by_unit(facts, written.table.records(facts))
    told = [gauge for gauges in groups.values() for gauge in gauges if _has_history(gauge)]
    across = 2 * _WIDE + _BETWEEN if told else _WIDE
    pages = ChartPages(written, paper_with_charts(written, across))
    below = 4
    for unit, gauges in groups.items():
        high = min(pages.room - _BETWEEN, _AROUND + _BAR * min(len(gauges), _MOST))
        with_history = [gauge for gauge in gauges if _has_history(gauge)]
        height = max(high, _HISTORY_HIGH) if with_history else high
        below = pages.place(below, height)
        chart = _bars(data, written, unit, gauges, high)
        _insert(written, chart, (0, below), _bars_title(unit, len(gauges)))
        if with_history:
            chart = _history(data, written, unit, with_history, height)
            _insert(written, chart, (_WIDE + _BETWEEN, below), _history_title(unit))
        below += height + _BETWEEN


def by_unit(facts: Facts, records: Iterable[Record]) -> dict[str, list[Gauge]]:
    """The metric cards by unit, in their order."""
    groups: dict[str, list[Gauge]] = {}
    for card in records:
        if isinstance(card, Card):
            gauge = Gauge(card, facts.document.metrics.get(card.metric_id or ""))
            groups.setdefault(gauge.unit, []).append(gauge)
    return groups


def _insert(written: Written, chart: Any, at: tuple[int, int], description: str) -> None:  # noqa: ANN401
    across, down = at
    place = {
        "object_position": 2,
        "x_offset": across,
        "y_offset": down,
        "description": description,
    }
    written.sheet.insert_chart(FIRST_ROW, len(written.columns) + 3, chart, place)


def _bars_title(unit: str, count: int) -> str:
    said = tr("Value and target ({unit})", unit=unit) if unit else tr("Value and target")
    return (
        tr("{said} (the first {n} of {all})", said=said, n=_MOST, all=count)
        if (count > _MOST)
        else said
    )


def _history_title(unit: str) -> str:
    return tr("Readings ({unit})", unit=unit) if unit else tr("Readings")


def _has_history(gauge: Gauge) -> bool:
    return gauge.metric is not None and bool(gauge.metric.history)


def _bars(
    data: ChartData, written: Written, unit: str, gauges: Sequence[Gauge], height: int
) -> Any:  # noqa: ANN401
    # A chart of level bars begins at the bottom, a table at the top.
    shown = list(reversed(gauges[:_MOST]))
    left = data.block(4)
    for column, head in ((_TARGET, tr("Target")), (_VALUE, tr("Value"))):
        data.sheet.write_string(_HEAD_ROW, left + column, head)
    for row, gauge in enumerate(shown, start=_FIRST):
        data.sheet.write_string(row, left + _ID, gauge.card.id)
        name = _found(written, "text", row, left)
        data.put_text(row, left + _NAME, f'IFERROR({name}&"","")', gauge.card.text)
        for column, key in ((_TARGET, "target"), (_VALUE, "value")):
            known = getattr(gauge.metric, key) if gauge.metric else None
            data.put_number(row, left + column, _number(written, key, row, left), known)
    last = _FIRST + len(shown) - 1
    chart = data.book.add_chart({"type": "bar"})
    for column, fill in ((_TARGET, LIGHT.hairline), (_VALUE, LIGHT.accent)):
        key = "target" if column == _TARGET else "value"
        chart.add_series(
            {
                "name": [CHART_SHEET, _HEAD_ROW, left + column],
                "categories": Area(_FIRST, left + _NAME, last, left + _NAME).reference(),
                "values": Area(_FIRST, left + column, last, left + column).reference(),
                "values_data": [
                    getattr(gauge.metric, key) if gauge.metric else None for gauge in shown
                ],
                "fill": {"color": fill},
                "border": {"color": LIGHT.faint if column == _TARGET else LIGHT.accent},
                "gap": 60,
                "overlap": 0,
                "data_labels": {"value": True, "font": font(8)},
            }
        )
    scale: dict[str, object] = {"num_font": font(), "line": {"none": True}}
    if all(number >= 0 for number in _numbers(shown)):
        scale["min"] = 0  # a bar that does not begin at nothing tells no proportion
    chart.set_x_axis({**scale, "major_gridlines": faint_line()})
    chart.set_y_axis(
        {
            "num_font": font(colour=LIGHT.ink),
            "line": {"color": LIGHT.faint, "width": 0.75},
            "major_gridlines": {"visible": False},
            "major_tick_mark": "none",
        }
    )
    _finish(chart, _bars_title(unit, len(gauges)), height)
    return chart


def _numbers(gauges: Iterable[Gauge]) -> list[float]:
    metrics = [gauge.metric for gauge in gauges if gauge.metric]
    both = [number for metric in metrics for number in (metric.value, metric.target)]
    return [number for number in both if number is not None]


def _found(written: Written, key: str, row: int, left: int) -> str:
    """The cell of a column in the row that carries the id, wherever it was sorted to."""
    at = f"MATCH({cell(row, left + _ID)},{id_range(written)},0)"
    return f"INDEX({column_range(written, key)},{at})"


def _number(written: Written, key: str, row: int, left: int) -> str:
    there = _found(written, key, row, left)
    return f"IF(ISNUMBER({there}),{there},NA())"


def _history(
    data: ChartData, written: Written, unit: str, gauges: Sequence[Gauge], height: int
) -> Any:  # noqa: ANN401
    chart = data.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for index, gauge in enumerate(gauges[: len(LIGHT.stage_hues)]):
        _write_readings(data, written, chart, gauge, LIGHT.stage_hues[index])
    chart.set_x_axis(
        {
            "num_format": DATE_FORMAT,
            "num_font": {**font(), "rotation": -45},
            "line": {"color": LIGHT.faint},
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_y_axis({"num_font": font(), "line": {"none": True}, "major_gridlines": faint_line()})
    _finish(chart, _history_title(unit), height)
    return chart


def _write_readings(
    data: ChartData,
    written: Written,
    chart: Any,  # noqa: ANN401
    gauge: Gauge,
    colour: str,
) -> None:
    """One line: the readings that are kept, and at its end what the table says now."""
    metric = gauge.metric
    if metric is None:
        return
    left = data.block(3)
    data.sheet.write_string(_HEAD_ROW, left + _ID, gauge.card.id)
    # By its cell: a name given as text would be taken for a formula where it begins like one.
    name = _found(written, "text", _HEAD_ROW, left)
    data.put_text(_HEAD_ROW, left + 2, f'IFERROR({name}&"","")', gauge.card.text)
    readings = sorted(
        (reading for reading in metric.history if reading.on > EARLIEST),
        key=lambda reading: reading.on,
    )
    days: list[float | None] = []
    values: list[float | None] = []
    for row, reading in enumerate(readings, start=_FIRST):
        days.append(_day(reading.on))
        values.append(reading.value)
        data.sheet.write_number(row, left + 1, _day(reading.on))
        data.sheet.write_number(row, left + 2, reading.value)
    last = _FIRST + len(readings)
    now = _day(metric.on) if metric.on is not None and metric.on > EARLIEST else None
    for offset, key, known in ((1, "on", now), (2, "value", metric.value)):
        data.put_number(last, left + offset, _number(written, key, _HEAD_ROW, left), known)
    chart.add_series(
        {
            "name": [CHART_SHEET, _HEAD_ROW, left + 2],
            "categories": Area(_FIRST, left + 1, last, left + 1).reference(),
            "categories_data": [*days, now],
            "values": Area(_FIRST, left + 2, last, left + 2).reference(),
            "values_data": [*values, metric.value],
            "line": {"color": colour, "width": 2},
            "marker": {
                "type": "circle",
                "size": 6,
                "border": {"color": colour},
                "fill": {"color": LIGHT.paper},
            },
        }
    )


def _day(on: date) -> int:
    return (on - _FIRST_DAY).days


def _finish(chart: Any, name: str, height: int) -> None:  # noqa: ANN401
    chart.set_title(title(name))
    chart.set_legend({"position": "bottom", "font": font(colour=LIGHT.ink)})
    chart.set_chartarea({"border": {"color": LIGHT.hairline}})
    leave_gaps(chart)
    chart.set_size({"width": _WIDE, "height": height})

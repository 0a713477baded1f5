"""The charts of a workbook, each beside the table it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.people import EMOTIONS
from exporters.workbook.sheets.work import METRICS
from exporters.workbook.writing.chart_data import ChartData
from exporters.workbook.writing.emotions import write_curves
from exporters.workbook.writing.metric_charts import write_metric_charts
from exporters.workbook.writing.source import Written


def write_charts(book: Any, facts: Facts, written: Mapping[str, Written]) -> None:  # noqa: ANN401
    """Put charts beside the tables that are in the workbook; their data is the last sheet."""
    data = ChartData(book)
    if EMOTIONS.key in written:
        write_curves(data, facts, written[EMOTIONS.key])
    if METRICS.key in written:
        write_metric_charts(data, facts, written[METRICS.key])

"""What rows of figures say: readings of metrics, each with its place, day, unit and target.

A figure stands in a column of values beside its name, in a column that is called like it, or in a
column of a month or day; and the same with columns and rows exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from exporters.tables.attaching.findings import TOUCHPOINT
from exporters.tables.building.entries import Entry, Said
from exporters.tables.mapping import Target
from exporters.tables.targets import lane_target
from exporters.tables.words.days import DayOrder, day_in
from exporters.tables.words.figures import Figure, figure_in
from exporters.tables.words.kind_words import metric_kind_in
from model.bounds import cleaned
from model.kinds import LaneKind, MetricKind
from model.similar import text_key

_METRICS = lane_target(LaneKind.METRICS)
_BRACKETED_UNIT = re.compile(r"\s*[(\[]([^()\[\]]{1,12})[)\]]\s*$")
_FIGURE = re.compile(r"[€$£]?[+\-−]?\d\S*(?:\s?\S{1,6})?")
_BEFORE_FIGURE = re.compile(r"\s(?=[€$£]?[+\-−]?\d)")
_NOT_FIGURES = frozenset(
    {Target.STAGE, Target.STEP, Target.UNIT, Target.TARGET, Target.DATE, Target.CHANNEL}
    | {Target.PERSONA, Target.SOURCE, Target.KIND, Target.OWNER, Target.STATUS, Target.DUE}
)  # fmt: skip
_LONGEST = 200


@dataclass(slots=True)
class Gauge:
    """A metric at a place. ``readings`` by day, ``value`` the last one that has no day."""

    name: str
    place: tuple[str, str, str]
    kind: MetricKind = MetricKind.OTHER
    unit: str = ""
    target: float | None = None
    value: float | None = None
    readings: dict[date, float] = field(default_factory=dict)

    def take(self, other: Gauge) -> None:
        """What a later row says goes before."""
        self.unit = other.unit or self.unit
        self.target = other.target if other.target is not None else self.target
        self.value = other.value if other.value is not None else self.value
        self.readings.update(other.readings)
        if self.kind is MetricKind.OTHER:
            self.kind = other.kind


def gauges_of(
    entries: Iterable[Entry], *, across: bool, order: DayOrder, usual: str
) -> tuple[list[Gauge], int]:
    """The metrics in the order of their first rows, and how many entries hold no figure.

    ``across``: an entry is a column, its headings are the names of metrics. ``usual`` is what a
    metric is called that has no name.
    """
    found: dict[tuple[str, ...], Gauge] = {}
    keyed = lru_cache(maxsize=8_192)(text_key)  # names and places come again in each row
    empty = 0
    for entry in entries:
        told = list(_gauges(entry, order, across=across, usual=usual))
        empty += not told
        for gauge in told:
            key = tuple(map(keyed, (gauge.name, *gauge.place)))
            known = found.setdefault(key, gauge)
            if known is not gauge:
                known.take(gauge)
    return list(found.values()), empty


def _gauges(entry: Entry, order: DayOrder, *, across: bool, usual: str) -> Iterator[Gauge]:
    stage, on = entry.stage, day_in(entry.first(Target.DATE), order)
    if across and day_in(stage, order) is not None:  # a column is a month, not a stage
        stage, on = "", day_in(stage, order)
    place = (stage, entry.first(Target.STEP), entry.first(TOUCHPOINT))
    named = entry.first(Target.METRIC) or entry.first(_METRICS)
    dated = [
        (day, figure)
        for cell in entry.cells
        if (day := day_in(cell.heading, order)) is not None
        and (figure := figure_in(cell.text)) is not None
    ]
    values = (c.text for c in entry.all(Target.VALUE) if day_in(c.heading, order) is None)
    valued = figure_in(next(values, ""))
    if named and (dated or valued is not None) and not across:
        yield _gauge(entry, place, named, valued, on, dated)
    elif dated and not across:
        yield _gauge(entry, place, entry.first(Target.KIND) or usual, valued, on, dated)
    else:
        yield from _by_heading(entry, place, on, across=across)


def _gauge(
    entry: Entry,
    place: tuple[str, str, str],
    named: str,
    valued: Figure | None,
    on: date | None,
    dated: list[tuple[date, Figure]],
) -> Gauge:
    """The metric of a row that is about one."""
    name, unit = _name_and_unit(named)
    gauge = _with_kind(Gauge(name, place), entry.first(Target.KIND))
    gauge.unit = entry.first(Target.UNIT) or unit
    gauge.readings = {day: figure.value for day, figure in dated}
    if valued is not None:
        gauge.unit = gauge.unit or valued.unit
        if on is not None:
            gauge.readings[on] = valued.value
        else:
            gauge.value = valued.value
    gauge.unit = gauge.unit or next((figure.unit for _, figure in dated if figure.unit), "")
    aim = figure_in(entry.first(Target.TARGET))
    gauge.target = aim.value if aim is not None else None
    return gauge


def _by_heading(
    entry: Entry, place: tuple[str, str, str], on: date | None, *, across: bool
) -> Iterator[Gauge]:
    """The metrics whose names are the headings of a row's cells, or stand in the cells."""
    for cell in entry.cells:
        if cell.target in _NOT_FIGURES or cell.target == TOUCHPOINT:
            continue
        figure = figure_in(cell.text)
        name, unit = _name_and_unit(cell.heading)
        if figure is None:
            name, figure = _named_figure(cell)
        known = metric_kind_in(name) is not None
        if figure is None or not (known or across or cell.target in {Target.METRIC, _METRICS}):
            continue
        gauge = _with_kind(Gauge(name, place, unit=unit or figure.unit), "")
        if on is not None:
            gauge.readings[on] = figure.value
        else:
            gauge.value = figure.value
        yield gauge


def _named_figure(cell: Said) -> tuple[str, Figure | None]:
    """``Conversion: 3.4 %`` in one cell."""
    text = cell.text[:_LONGEST]
    for gap in _BEFORE_FIGURE.finditer(text):
        name, figure = text[: gap.start()].rstrip(":= \n\t"), text[gap.end() :]
        named = "\n" not in name and any(sign.isalpha() for sign in name)
        if named and _FIGURE.fullmatch(figure):
            return name, figure_in(figure)
    return "", None


def _name_and_unit(text: str) -> tuple[str, str]:
    """``Conversion rate (%)`` is a name and a unit."""
    said = " ".join(cleaned(text).split())[:_LONGEST]
    found = _BRACKETED_UNIT.search(said)
    return (said[: found.start()], found[1]) if found and found.start() else (said, "")


def _with_kind(gauge: Gauge, told: str) -> Gauge:
    gauge.kind = metric_kind_in(told) or metric_kind_in(gauge.name) or MetricKind.OTHER
    return gauge

"""Figures beside the metric cards of a journey: value, unit, target and date become a metric."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.tables.building.entries import Entry
from exporters.tables.mapping import Target
from exporters.tables.words.days import day_in
from exporters.tables.words.figures import figure_in
from exporters.tables.words.kind_words import metric_kind_in
from model.fitting import as_line
from model.ids import Id, IdSource, seeded_ids
from model.kinds import MetricKind
from model.records import Metric

MEASURED = frozenset({Target.VALUE, Target.UNIT, Target.TARGET, Target.DATE})
"""What a row says of a metric."""


@dataclass(slots=True)
class Measures:
    """The metrics that rows tell of."""

    ids: IdSource = field(default_factory=lambda: seeded_ids("metrics of tables"))
    found: list[Metric] = field(default_factory=list)

    def of(self, entry: Entry, text: str) -> Id | None:
        """The id of the metric of a row; None where no figure can be read in it."""
        value = figure_in(entry.first(Target.VALUE))
        goal = figure_in(entry.first(Target.TARGET))
        if value is None and goal is None:
            return None
        units = [entry.first(Target.UNIT), *(figure.unit for figure in (value, goal) if figure)]
        metric = Metric(
            id=self.ids(Metric.prefix),
            kind=metric_kind_in(text) or MetricKind.OTHER,
            value=value.value if value is not None else None,
            unit=as_line(next((unit for unit in units if unit), "")),
            target=goal.value if goal is not None else None,
            on=day_in(entry.first(Target.DATE)),
        )
        self.found.append(metric)
        return metric.id

"""Figures that were measured again: the value before stays as a reading of its day."""

from __future__ import annotations

from exporters.workbook.returning.accepting.work_map import Bench
from model.bounds import MAX_LIST, Reading
from model.records import Metric


def keep_readings(bench: Bench) -> None:
    """Keep what a metric said before where value and date are both new.

    A value alone or a date alone is a correction: nothing was measured again.
    """
    for before, after in bench.change().updated:
        if not isinstance(before, Metric) or not isinstance(after, Metric):
            continue
        again = before.value != after.value and before.on != after.on and after.on is not None
        known = {reading.on for reading in after.history}
        if again and before.value is not None and before.on is not None and before.on not in known:
            told = (*after.history, Reading(on=before.on, value=before.value))
            latest = sorted(told, key=lambda reading: reading.on)[-MAX_LIST:]
            bench.change_fields(after, {"history": tuple(latest)})

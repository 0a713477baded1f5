"""A long table tells how far it is, and stops within a few hundred rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from exporters.progress import Cancelled, Progress
from exporters.tables.attaching.attached import attached
from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.guessing.guessed import guessed
from exporters.tables.mapping import Purpose
from tests.examples import example

ROWS = 3_000
JOURNEY = "\n".join(["Stage,Step,Touchpoint", *(f"S{n % 5},T{n % 40},P{n}" for n in range(ROWS))])
SAID = "\n".join(["Date,Feedback", *(f"2026-01-31,It was number {n}" for n in range(ROWS))])
FIGURES = "\n".join(["Metric,Value", *(f"Figure {n},{n}" for n in range(ROWS))])


def making(text: str, purpose: Purpose) -> Callable[[Progress], object]:
    grids = grids_in(text.encode(), name="table.csv")
    mapping = replace(guessed(grids), purpose=purpose)
    if purpose is Purpose.JOURNEY:
        return lambda progress: built(grids, mapping, name="table.csv", progress=progress)
    return lambda progress: attached(example(), grids, mapping, progress=progress)


TABLES = [(JOURNEY, Purpose.JOURNEY), (SAID, Purpose.EVIDENCE), (FIGURES, Purpose.METRICS)]


@pytest.mark.parametrize(("text", "purpose"), TABLES, ids=[str(it[1]) for it in TABLES])
def test_it_tells_how_far_it_is_and_never_goes_back(text: str, purpose: Purpose) -> None:
    told: list[float] = []
    making(text, purpose)(lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.9 < told[-1] <= 1
    assert max(b - a for a, b in pairwise(told)) < 0.25


@pytest.mark.parametrize(("text", "purpose"), TABLES, ids=[str(it[1]) for it in TABLES])
def test_it_stops_at_any_step(text: str, purpose: Purpose) -> None:
    make = making(text, purpose)
    steps: list[int] = []
    make(lambda done, _total: steps.append(done))
    for at in (0, len(steps) // 2, len(steps) - 1):
        heard = 0

        def progress(_done: int, _total: int, at: int = at) -> None:
            nonlocal heard
            heard += 1
            if heard > at:
                raise Cancelled

        with pytest.raises(Cancelled):
            make(progress)
        assert heard == at + 1

"""The longest rising run of numbers: who keeps his place when some have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rising(values: Sequence[float | None]) -> list[int]:
    """The places of a longest strictly rising run; None is never part of it."""
    ends: list[float] = []  # the least value that a run of each length ends with
    places: list[int] = []
    before: dict[int, int | None] = {}
    for place, value in enumerate(values):
        if value is None:
            continue
        length = bisect_left(ends, value)
        before[place] = places[length - 1] if length else None
        ends[length : length + 1] = [value]
        places[length : length + 1] = [place]
    run: list[int] = []
    at = places[-1] if places else None
    while at is not None:
        run.append(at)
        at = before[at]
    return run[::-1]

"""Timing two things in turns, and saying what came out as one JSON line."""

from __future__ import annotations

import gc
import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Pair:
    """Milliseconds of ours and of the bare baseline: medians of runs that took turns."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours over bare."""
        return self.ours / self.bare


def once(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def paired(ours: Callable[[], object], bare: Callable[[], object], *, rounds: int) -> Pair:
    """Run both in turns, after one round to warm up, without the collector cutting in."""
    ours()
    bare()
    gc.collect()
    gc.disable()
    try:
        times = [(once(ours), once(bare)) for _ in range(rounds)]
    finally:
        gc.enable()
    return Pair(
        ours=statistics.median(first for first, _ in times),
        bare=statistics.median(second for _, second in times),
    )


def say(name: str, *, aim: float | None = None, **figures: object) -> None:
    """One JSON line on standard output."""
    line: dict[str, object] = {"bench": name}
    for key, value in figures.items():
        line[key] = round(value, 3) if isinstance(value, float) else value
    if aim is not None:
        line["aim"] = aim
        ratio = figures.get("ratio", figures.get("growth"))
        line["reached"] = isinstance(ratio, float) and ratio <= aim
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def say_pair(name: str, pair: Pair, *, aim: float | None = None, **figures: object) -> None:
    """One JSON line for a pair."""
    say(name, aim=aim, **figures, ours_ms=pair.ours, bare_ms=pair.bare, ratio=pair.ratio)

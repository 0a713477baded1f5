"""Tens of thousands of damaged maps: each opens sound or is refused in a sentence, in time.

A mutant is made again by ``tests.hostile.mutants.mutant(seed, number)``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.hostile.mutants import LONGEST_S, Tried, tried
from tests.torture.proof import Reached

PROMISE = 7
MUTANTS = 40_000
MEGABYTES = 300
_AT_ONCE = 2_000


def prove(seed: int, scale: float) -> Reached:
    """Try mutants by the thousand, each thousand in a child process of its own."""
    count = max(1, round(MUTANTS * scale))
    found: list[Tried] = []
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, count, _AT_ONCE):
            some = min(_AT_ONCE, count - start)
            found.append(tried(seed, start, some, Path(folder), draw_each=25))
            slowest = max(found, key=lambda one: one.worst)
            print(f"  {start + some} of {count}, worst {slowest.worst:.2f} s", flush=True)
    failures = [failure for one in found for failure in one.failures]
    slowest = max(found, key=lambda one: one.worst)
    most = max(one.megabytes for one in found)
    if slowest.worst > LONGEST_S:
        failures.append(f"seed {seed}, {slowest.slowest}: {slowest.worst:.2f} s")
    if most > MEGABYTES:
        failures.append(f"seed {seed}: {most:.0f} MB")
    figures = (
        f"{sum(one.tried for one in found):,} damaged maps: {sum(one.opened for one in found):,} "
        f"opened ({sum(one.mended for one in found):,} mended, "
        f"{sum(one.drawn for one in found):,} drawn), "
        f"{sum(one.refused for one in found):,} refused; "
        f"worst {slowest.worst:.2f} s ({slowest.slowest}), {most:.0f} MB"
    )
    return Reached(figures, tuple(failures))

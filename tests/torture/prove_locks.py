"""Promise 12: of two programs that want a map at the same moment, one has it, round by round."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.locks.racing import raced
from tests.torture.proof import Reached

PROMISE = 12
_ROUNDS = 5_000
_AT_ONCE = 500


def prove(seed: int, scale: float) -> Reached:
    """Race for maps: half of the rounds on one computer, half between two."""
    rounds = max(2, round(_ROUNDS * scale))
    failures: list[str] = []
    done = 0
    while done < rounds:
        some = min(_AT_ONCE, rounds - done)
        one_home = done // _AT_ONCE % 2 == 0
        with tempfile.TemporaryDirectory() as folder:
            wrong = raced(Path(folder), some, seed + done, one_home=one_home)
        failures += [f"seed {seed}, from round {done}: {what}" for what in wrong]
        done += some
        print(f"  {done} rounds", flush=True)
    return Reached(f"{done} races for a map, each won by one", tuple(failures))

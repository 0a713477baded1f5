"""Power cuts: tens of thousands of states of the disk, each opened with the real code."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.durability.power_sessions import Judge, Session
from tests.durability.powercut import states
from tests.torture.proof import Reached

PROMISE = 2
_STATES = 40_000
_LONGEST = 14  # steps of one part of a session
_SHOWN = 20


def prove(seed: int, scale: float) -> Reached:
    """Sessions drawn from a seed, every third in safe mode, until there were enough states."""
    chance = random.Random(seed)
    tried = opened = sessions = 0
    failures: list[str] = []
    while tried < _STATES * scale and len(failures) < _SHOWN:
        own, steps = chance.randrange(10**9), chance.randint(3, _LONGEST)
        most, safe = chance.randint(3, 16), sessions % 3 == 2
        with tempfile.TemporaryDirectory() as folder:
            session = Session(Path(folder) / "disk", own, safe=safe, most=most)
            session.run(steps)
            judge = Judge(session, Path(folder) / "opened")
            for state in states(session.root, session.disk.events):
                tried += 1
                if (broken := judge.broken(state)) is not None:
                    called = f"Session(seed={own}, safe={safe}, most={most}).run({steps})"
                    failures.append(f"{called}: {broken}")
            opened += judge.opened
        sessions += 1
        if sessions % 10 == 0:
            print(f"  {sessions} sessions, {tried} states", flush=True)
    return Reached(
        f"{tried} states of the disk after a power cut in {sessions} sessions (every third in safe "
        f"mode), {opened} different sets of journals: {len(failures)} broken",
        tuple(failures),
    )

"""Years of saves by chance: at every moment any state of the last 30 days comes back."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from model.document import JourneyMap
from model.versions import Reason, Version, VersionStore
from tests.torture.proof import Reached
from tests.versions.histories import Clock, broken_promises, lived, map_called

PROMISE = 6
_LIVES, _STEPS, _KEPT = 120, 600, 1500


def prove(seed: int, scale: float) -> Reached:
    """Lives of names alone, then one on a real disk, where each state is opened again."""
    moments, days, failures = 0, 0.0, []
    for number in range(max(1, round(_LIVES * scale))):
        life, wrong = lived(seed + number, _STEPS)
        failures += [f"life {seed + number} {each}" for each in wrong]
        moments += len(life.ever)
        days += (life.clock.now - life.ever[0].time).total_seconds() / 86_400
    kept, broken = _on_disk(seed, max(20, round(_KEPT * scale)))
    failures += broken
    figures = (
        f"{moments:,} saves in {days / 365:.0f} years, the promise looked at after each;"
        f" {kept:,} states on a disk, every one that is left opened as it was kept"
    )
    return Reached(figures, tuple(failures))


def _on_disk(seed: int, steps: int) -> tuple[int, list[str]]:
    chance, clock, failures = random.Random(seed), Clock(), list[str]()
    ever: list[Version] = []
    was: dict[str, JourneyMap] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = VersionStore(Path(folder), clock)
        for step in range(steps):
            clock.go(minutes=chance.random() * chance.choice((5, 60, 600, 6000)))
            document = map_called(f"state {step}")
            version = store.keep(document, map_id="map-a", reason=chance.choice(list(Reason)))
            ever.append(version)
            was[version.revision] = document
            if chance.random() < 0.02 or step == steps - 1:
                there = store.of("map-a")
                failures += [f"on disk, step {step}: {each}"
                             for each in broken_promises(ever, there, clock.now)]  # fmt: skip
                failures += [f"on disk, step {step}: {v.path.name} came back as another"
                             for v in there if store.load(v) != was[v.revision]]  # fmt: skip
    return len(ever), failures

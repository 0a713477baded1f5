"""A program that wants a map again and again, at the same moment as others do.

``python -m tests.locks.racer FOLDER HOME NAME ROUNDS``: in each round it waits for a file ``go-N``,
tries to have the map ``map-N``, and writes down whether it does. What is in the map's place before
is made by who starts the race.
"""

from __future__ import annotations

import sys
from pathlib import Path

from model.locks.lock import MapLock
from model.locks.running import Running


def main(folder: Path, home: Path, name: str, rounds: int) -> None:
    """Race."""
    running = Running(home)
    (folder / f"ready-{name}").touch()
    for number in range(rounds):
        lock = MapLock(folder / f"map-{number}.journey", running)
        go = folder / f"go-{number}"
        while not go.exists():
            pass
        lock.take()
        said = "had" if lock.held else "not"
        (folder / f"{said}-{number}-{name}").touch()
        # Both have looked: whoever has it still has it after a look.
        other = folder / f"round-{number}-{name}"
        other.touch()
        while len(list(folder.glob(f"round-{number}-*"))) < 2:
            pass
        lock.sign_of_life(renewed=True)
        (folder / f"{'has' if lock.held else 'hasnot'}-{number}-{name}").touch()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))

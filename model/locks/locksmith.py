"""Makes the locks of one run of the program; what they share is made with the first."""

from __future__ import annotations

from pathlib import Path

from model.locks.lock import Clock, MapLock, utc_now
from model.locks.running import Running


class Locksmith:
    """Locks for the maps of one run; ``folder`` is where runs on this computer tell of themselves.

    Nothing is written there before the first lock is asked for.
    """

    def __init__(self, folder: Path, *, clock: Clock = utc_now) -> None:
        self._folder = folder
        self._clock = clock
        self._running: Running | None = None

    @property
    def clock(self) -> Clock:
        """What tells the time."""
        return self._clock

    def lock(self, path: Path) -> MapLock:
        """The lock of the map at a path, not taken."""
        if self._running is None:
            self._running = Running(self._folder)
        return MapLock(path, self._running, clock=self._clock)

    def end(self) -> None:
        """The program ends in order: its run is over."""
        if self._running is not None:
            self._running.end()

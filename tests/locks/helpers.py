"""Two programs on one map, with a clock that is set by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from model.locks.lock import MapLock
from model.locks.running import Running

BEGAN = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)


@dataclass
class Clock:
    """Tells the time it was set to."""

    now: datetime = field(default=BEGAN)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **by: float) -> None:
        """Time goes by."""
        self.now += timedelta(**by)


def a_map(folder: Path, name: str = "Bicycle.journey") -> Path:
    """A file that stands for a map; locks never look into it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"{}")
    return path


def locked(path: Path, data_folder: Path, clock: Clock) -> tuple[MapLock, Running]:
    """The lock of a map as a run of the program with this data folder sees it."""
    running = Running(data_folder)
    return MapLock(path, running, clock=clock), running

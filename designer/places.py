"""Where the program keeps what is its own: never beside a map, never in a folder that is synced."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from designer.settings import APP_NAME


@dataclass(frozen=True, slots=True)
class Places:
    """The folders in which work is kept safe. They need not be there yet.

    ``journals``: what was done to maps that are open. ``versions``: earlier states of maps.
    ``reports``: what is known of a crash. ``runs``: which runs of the program
    are going on. ``library``: what is kept to be used in many maps.
    """

    journals: Path
    versions: Path
    reports: Path
    runs: Path
    library: Path

    @classmethod
    def within(cls, folder: Path) -> Places:
        """The places inside one folder."""
        names = ("journals", "versions", "reports", "runs", "library")
        return cls(*(folder / name for name in names))


def own_places() -> Places:
    """The places of the person at this computer; of this computer alone, so nothing syncs them."""
    return Places.within(platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False))


def anything_in(folder: Path) -> bool:
    """Whether folders stand in a folder: quick, and without what would read them."""
    try:
        return any(entry.is_dir() for entry in folder.iterdir())
    except OSError:
        return False

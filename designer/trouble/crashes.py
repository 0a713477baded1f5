"""Crashes below Python: the interpreter writes down where it was, and the next start tells.

While the program runs a file stands open in the folder of reports, empty. When the process dies of
a fault in a library, Python writes there which functions were running, no values. The next start
tells of it once.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
from pathlib import Path

from model import disk

_PREFIX, _TOLD = "crash-", "told-"
_MOST = 20
_EMPTY_FOR_S = 30 * 24 * 3600


class CrashNote:
    """Where the interpreter writes when it dies. One per process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}.txt"
        self._descriptor = -1

    def begin(self) -> None:
        """From now on a crash is written down; without a place for it, it is not."""
        try:
            disk.make_folder(self._path.parent, private=True)
            self._descriptor = disk.create(self._path, private=True)
        except OSError:
            return
        faulthandler.enable(self._descriptor)

    def end(self) -> None:
        """The program ends in order: there is nothing to tell."""
        if self._descriptor < 0:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            disk.close(self._descriptor)
            disk.remove(self._path)
        self._descriptor = -1


def crashes_left(folder: Path, *, now: float) -> tuple[Path, ...]:
    """The notes that earlier crashes left, the newest last; each is handed out once.

    ``now`` in seconds since 1970. An empty note may be that of a program that is running, so it
    goes after a month.
    """
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for path in _by_age(folder, _PREFIX):
            status = path.stat()
            if status.st_size:
                kept = path.with_name(_TOLD + path.name)
                disk.replace(path, kept)
                found.append(kept)
            elif now - status.st_mtime > _EMPTY_FOR_S:
                disk.remove(path)
        for old in _by_age(folder, _TOLD)[:-_MOST]:
            disk.remove(old)
    return tuple(found)


def _by_age(folder: Path, prefix: str) -> list[Path]:
    return sorted(folder.glob(f"{prefix}*.txt"), key=lambda path: path.stat().st_mtime)

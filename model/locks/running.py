"""Which programs of this person still run on this computer.

Each run of the program holds a lock of the operating system on a file of its own in the data
folder. The system lets go of it when the process ends, however it ends; numbers of processes are no
help, for they are used again.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
import weakref
from enum import Enum
from pathlib import Path
from typing import Final

from model import disk
from model.os_lock import Grip, hold, is_free

_SUFFIX: Final = ".alive"
_HOME: Final = "home"
_MARK: Final = re.compile(r"[0-9a-f]{32}")
# A run that has just begun may not hold its file yet.
_SWEPT_AFTER_S: Final = 60


class Life(Enum):
    """Whether a run of the program still goes on."""

    RUNS = "runs"
    OVER = "over"
    UNKNOWN = "unknown"


class Running:
    """This run of the program; ``instance`` is its name, ``home`` that of the folder."""

    def __init__(self, folder: Path) -> None:
        """Begin. A folder that cannot be written is no trouble: then others go by silence alone."""
        self._folder = folder
        self.process = os.getpid()
        self.instance = secrets.token_hex(16)
        self.home = secrets.token_hex(16)
        self._over: weakref.finalize[..., Running] | None = None
        with contextlib.suppress(OSError):
            disk.make_folder(folder, private=True)
            self._sweep()
            self.home = _home_in(folder)
            self._begin()

    def life_of(self, home: str, instance: str) -> Life:
        """Whether another run goes on, as far as this computer can tell."""
        if instance == self.instance:
            return Life.RUNS
        if home != self.home or not _MARK.fullmatch(instance):
            return Life.UNKNOWN
        return _life_in(self._folder / f"{instance}{_SUFFIX}")

    def end(self) -> None:
        """The program ends in order: nothing of this run is left."""
        if self._over is not None:
            self._over()

    def _begin(self) -> None:
        own = self._folder / f"{self.instance}{_SUFFIX}"
        descriptor = disk.create(own, private=True)
        if hold(descriptor) is Grip.OURS:
            self._over = weakref.finalize(self, _let_go, descriptor, own)
            return
        _let_go(descriptor, own)  # a data folder on a disk without locks
        self.home = secrets.token_hex(16)  # nobody takes a missing file for a run that is over

    def _sweep(self) -> None:
        """Take away what runs that are over left behind."""
        for path in self._folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                old = time.time() - path.stat().st_mtime > _SWEPT_AFTER_S
                if old and _MARK.fullmatch(path.stem) and _life_in(path) is Life.OVER:
                    disk.remove(path)


def _let_go(descriptor: int, own: Path) -> None:
    with contextlib.suppress(OSError):
        disk.close(descriptor)  # first: Windows removes no file that is open
        disk.remove(own)


def _life_in(path: Path) -> Life:
    try:
        descriptor = disk.open_to_rewrite(path)
    except FileNotFoundError:
        return Life.OVER
    except OSError:
        return Life.UNKNOWN
    try:
        return Life.OVER if is_free(descriptor) else Life.RUNS
    finally:
        disk.close(descriptor)


def _home_in(folder: Path) -> str:
    """The mark of the data folder, made the first time."""
    path = folder / _HOME
    mark = secrets.token_hex(16)
    try:
        descriptor = disk.create(path, private=True)
    except FileExistsError:
        return _read_home(path) or mark
    try:
        disk.write_all(descriptor, mark.encode())
    finally:
        disk.close(descriptor)
    return mark


def _read_home(path: Path) -> str:
    descriptor = disk.open_to_rewrite(path)
    try:
        kept = os.read(descriptor, 64).decode("ascii", errors="replace")
        if _MARK.fullmatch(kept):
            return kept
        mark = secrets.token_hex(16)  # it was cut off when it was made
        disk.truncate(descriptor, 0)
        disk.write_all(descriptor, mark.encode())
        return mark
    finally:
        disk.close(descriptor)

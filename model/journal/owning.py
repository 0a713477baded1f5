"""Whose a journal is: a lock that the system holds for a process, and lets go when it dies.

A process number that is used again stands in nobody's way, for none is kept. Only on a file system
that knows no locks the number of the process is written down and asked after.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Final

from model import disk
from model.os_lock import Grip, hold

LOCK_NAME: Final = "owner.lock"
_LOOK_AGAIN_S: Final = 0.02


class Claim:
    """A journal's folder, held by this process as long as it lives or until it lets go."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let it go; a second time does nothing."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            with contextlib.suppress(OSError):
                if os.fstat(descriptor).st_size:
                    disk.truncate(descriptor, 0)
            with contextlib.suppress(OSError):
                disk.close(descriptor)


def claimed_new(folder: Path) -> Claim | None:
    """Make a journal's folder ours from its beginning; None when somebody was quicker.

    Raises:
        OSError: its file cannot be made.
    """
    try:
        return _held(disk.create(folder / LOCK_NAME, private=True))
    except (FileExistsError, FileNotFoundError):
        return None


def claimed(folder: Path, *, patience_s: float = 0.0) -> Claim | None:
    """Take over a journal whose owner is gone; None when somebody has it.

    ``patience_s``: how long to wait for programs that only look, in seconds.

    Raises:
        OSError: its file cannot be opened.
    """
    until = time.monotonic() + patience_s
    while (claim := _claimed_now(folder)) is None and time.monotonic() < until:
        time.sleep(_LOOK_AGAIN_S)
    return claim


def _claimed_now(folder: Path) -> Claim | None:
    try:
        return _held(disk.open_to_append(folder / LOCK_NAME))
    except FileNotFoundError:
        # Power went before its name was on the disk: whoever comes makes it again.
        return claimed_new(folder)


def _held(descriptor: int) -> Claim | None:
    """The claim, if it is ours now; else the file is closed again."""
    grip = hold(descriptor)
    if grip is Grip.TAKEN or (grip is Grip.UNKNOWN and not _ours_by_number(descriptor)):
        disk.close(descriptor)
        return None
    return Claim(descriptor)


def _ours_by_number(descriptor: int) -> bool:
    """Where there are no locks: whether no process that lives has written its number down.

    Ours is written then. Two that come in the same moment may both be let in.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    number = os.read(descriptor, 20)
    if number.isdigit() and _lives(int(number)):
        return False
    disk.truncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    disk.write_all(descriptor, b"%d" % os.getpid())
    return True


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)  # on Windows there are always locks
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # somebody else's
    return process > 0

"""Whose a journal is: a lock that the system holds for a process, and lets go when it dies.

No process number is kept, so one that is used again stands in nobody's way.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Final

from model import disk

LOCK_NAME: Final = "owner.lock"
# Another process has it; anything else is a file system that knows no locks.
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Claim:
    """A journal's folder, held by this process as long as it lives or until it lets go."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let it go; a second time does nothing."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            with contextlib.suppress(OSError):
                disk.close(descriptor)


def claimed_new(folder: Path) -> Claim:
    """Make a journal's folder ours from its beginning.

    Raises:
        OSError: its file cannot be made.
    """
    descriptor = disk.create(folder / LOCK_NAME, private=True)
    _locked(descriptor)
    return Claim(descriptor)


def claimed(folder: Path) -> Claim | None:
    """Take over a journal whose owner is gone; None when somebody has it.

    Raises:
        OSError: its file cannot be opened.
    """
    try:
        descriptor = disk.open_to_append(folder / LOCK_NAME)
    except FileNotFoundError:
        # Power went before its name was on the disk: whoever comes makes it again.
        descriptor = disk.create(folder / LOCK_NAME, private=True)
    if _locked(descriptor):
        return Claim(descriptor)
    disk.close(descriptor)
    return None


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True

"""A lock of the operating system on an open file; it goes with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys
from enum import Enum
from typing import Final

# Another process has it; anything else is a file system that knows no locks.
_TAKEN: Final = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Grip(Enum):
    """What came of holding a file."""

    OURS = "ours"
    TAKEN = "taken"
    UNKNOWN = "unknown"
    """This file system knows no locks."""


def hold(descriptor: int) -> Grip:
    """Hold the file until it is closed, unless somebody holds it."""
    return _gripped(descriptor, shared=False)


def is_free(descriptor: int) -> bool:
    """Whether nobody holds the file; whoever asked closes it. Any number may ask at once."""
    return _gripped(descriptor, shared=True) is Grip.OURS


def _gripped(descriptor: int, *, shared: bool) -> Grip:
    try:
        _lock(descriptor, shared=shared)
    except OSError as error:
        return Grip.TAKEN if error.errno in _TAKEN else Grip.UNKNOWN
    return Grip.OURS


def _lock(descriptor: int, *, shared: bool) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there; it knows no shared locks

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - only there

        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

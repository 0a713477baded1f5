"""A lock of the operating system on an open file; it goes with the process that holds it."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def hold(descriptor: int) -> bool:
        """Hold the file until it is closed, unless somebody holds it; whether it is held now."""
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def is_free(descriptor: int) -> bool:
        """Whether nobody holds the file."""
        return hold(descriptor)  # for a moment: whoever asked closes it

else:
    import fcntl

    def hold(descriptor: int) -> bool:
        """Hold the file until it is closed, unless somebody holds it; whether it is held now."""
        return _locked(descriptor, fcntl.LOCK_EX)

    def is_free(descriptor: int) -> bool:
        """Whether nobody holds the file. Any number may ask at once."""
        return _locked(descriptor, fcntl.LOCK_SH)

    def _locked(descriptor: int, how: int) -> bool:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

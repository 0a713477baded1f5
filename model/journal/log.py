"""One log file of a journal while it is written: entries go to its end, and nowhere else."""

from __future__ import annotations

import contextlib
from pathlib import Path

from model import disk
from model.journal.frames import framed, opening


class Log:
    """A log that is open. What fails raises ``OSError``; then it is written to no more."""

    def __init__(self, path: Path) -> None:
        """Make it, with its first line.

        Raises:
            OSError: it cannot be made; nothing is left of it.
        """
        descriptor = disk.create(path, private=True)
        try:
            disk.write_all(descriptor, opening("log"))
        except BaseException:
            with contextlib.suppress(OSError):
                disk.close(descriptor)
            with contextlib.suppress(OSError):
                disk.remove(path)
            raise
        self.path = path
        self._descriptor = descriptor
        self._size = len(opening("log"))
        self.entries = 0
        self.synced = False

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._size

    def append(self, number: int, payload: bytes) -> None:
        """Have the system take one entry, usually in one go.

        Raises:
            OSError: it did not take it.
        """
        line = framed(number, payload)
        disk.write_all(self._descriptor, line)
        self.synced = False  # after: a sync that runs meanwhile may have come too early
        self._size += len(line)
        self.entries += 1

    def cut_back(self) -> None:
        """Take half an entry away again, if that can be: reading would find it anyway."""
        with contextlib.suppress(OSError):
            disk.truncate(self._descriptor, self._size)

    def sync(self) -> None:
        """Have it on the disk.

        Raises:
            OSError: the disk does not confirm it; nobody knows what of it is there.
        """
        if not self.synced and self._descriptor >= 0:
            self.synced = True  # before: what comes meanwhile is for the next time
            disk.sync(self._descriptor)

    def close(self) -> None:
        """Let it go, once."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            with contextlib.suppress(OSError):
                disk.close(descriptor)

"""The lock file on the disk: read with care, created for one only, put aside before it goes."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model import disk
from model.locks.place import aside_path
from model.locks.record import MAX_BYTES, Held, decoded, encoded

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a lock's place: its bytes, and who it says has the map, if it says so."""

    data: bytes
    held: Held | None

    @property
    def token(self) -> str:
        """The lock's own token; empty when it is none."""
        return self.held.token if self.held is not None else ""

    def is_same(self, later: Seen | None) -> bool:
        """Whether it is still that lock, a later sign of life or not."""
        if later is None:
            return False
        return self.token == later.token if self.token else self.data == later.data


def look(lock: Path) -> Seen | None:
    """What stands there; None for nothing.

    Raises:
        OSError: it cannot be read, or is no small ordinary file: a folder, a link, a device. Such
            a thing is none of ours, is never opened, and stays where it is.
    """
    try:
        _refuse_strange(lock.lstat())
        descriptor = os.open(lock, _FLAGS)
    except FileNotFoundError:
        return None
    try:
        _refuse_strange(os.fstat(descriptor))
        data = os.read(descriptor, MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    return Seen(data, decoded(data))


def create(lock: Path, held: Held) -> None:
    """Make the lock, unless one stands there meanwhile.

    Raises:
        OSError: it cannot be made.
    """
    whole = aside_path(lock, secrets.token_hex(16))
    _write_new(whole, held)
    try:
        disk.link(
            whole, lock
        )  # there at once with all it says: nobody takes half of it for rubbish
    except FileExistsError:
        pass
    except OSError:  # a disk without second names
        with contextlib.suppress(FileExistsError):
            _write_new(lock, held)
    finally:
        disk.remove(whole)


def _write_new(path: Path, held: Held) -> None:
    descriptor = disk.create(path)
    try:
        disk.write_all(descriptor, encoded(held))
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(path)
        raise
    finally:
        disk.close(descriptor)


def rewrite(lock: Path, held: Held) -> bool:
    """Write a sign of life over the lock, if it is still this one; whether it is."""
    _refuse_strange(lock.lstat())
    descriptor = disk.open_to_rewrite(lock)
    try:
        _refuse_strange(os.fstat(descriptor))
        before = decoded(os.read(descriptor, MAX_BYTES + 1))
        if before is None or before.token != held.token:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        data = encoded(held)
        disk.write_all(descriptor, data)  # as long as before: whoever reads now sees no half
        if os.fstat(descriptor).st_size != len(data):
            disk.truncate(descriptor, len(data))
    finally:
        disk.close(descriptor)
    return True


def throw_away(lock: Path, seen: Seen) -> None:
    """Take the lock away that was seen; another one that stands there meanwhile is put back.

    Raises:
        OSError: it cannot be taken away.
    """
    aside = aside_path(lock, secrets.token_hex(16))
    try:
        disk.replace(lock, aside)
    except FileNotFoundError:
        return
    if not seen.is_same(look(aside)):
        _put_back(aside, lock)
    with contextlib.suppress(FileNotFoundError):
        disk.remove(aside)


def _put_back(aside: Path, lock: Path) -> None:
    try:
        disk.link(aside, lock)
    except FileExistsError:
        return  # somebody has the map already; who lost his lock will see it
    except OSError:  # a disk without second names
        if not os.path.lexists(lock):
            disk.replace(aside, lock)


def _refuse_strange(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

"""What is asked of a disk, one small function for each: the only module that changes files.

Whoever writes something that a person relies on builds it of these. Each is one operation that can
fail or be cut off by a power failure on its own, so tests put a disk there that fails at any of
them, or one that writes down what was done and lets the power go after each (``tests/durability``).
Callers say ``disk.sync(…)``, never import the functions by name, so that there is one place to
put it.

Every function raises ``OSError`` as the system does.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, Final, cast

_BINARY: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READABLE_BY_ALL, _READABLE_BY_OWNER = 0o666, 0o600
_PERSONAL, _ACCESS_LIST = "user.", "system.posix_acl_access"
# File systems that cannot flush a folder say so with one of these; the file itself is flushed.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF)


def create(path: Path, *, private: bool = False) -> int:
    """A new file to write and read, never somebody else's; its descriptor.

    ``private``: only its owner may read it, whatever the usual rights are.
    """
    mode = _READABLE_BY_OWNER if private else _READABLE_BY_ALL
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY, mode)


def open_to_append(path: Path) -> int:
    """A file that is there, to write at its end; its descriptor."""
    return os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)


def open_to_rewrite(path: Path) -> int:
    """A file that is there, to read and to write over from its beginning; never through a link.

    Where the system cannot promise that of links, callers look before.
    """
    guards = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, os.O_RDWR | _BINARY | guards)


def write(descriptor: int, data: bytes) -> int:
    """Write what fits of ``data``; how many bytes that was."""
    return os.write(descriptor, data)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data``, in as many goes as the system needs."""
    rest = memoryview(data)
    while rest:
        written = write(descriptor, bytes(rest) if len(rest) < len(data) else data)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def truncate(descriptor: int, size: int) -> None:
    """Cut a file off, or make it longer with zeros."""
    os.ftruncate(descriptor, size)


def sync(descriptor: int) -> None:
    """Have the content of a file on the disk before going on."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not everywhere

        # There fsync() leaves it with the disk, which may keep it in its memory for a while.
        with contextlib.suppress(OSError):  # shares and some disks do not know it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def close(descriptor: int) -> None:
    """Let a file go."""
    os.close(descriptor)


def replace(source: Path, target: Path) -> None:
    """Give a file another name in one step; what had that name before is gone."""
    os.replace(source, target)  # noqa: PTH105 - one edge, one way of saying it


def link(source: Path, target: Path) -> None:
    """Give a file a second name, one that nothing has yet; not every disk can."""
    os.link(source, target)


def remove(path: Path) -> None:
    """Take a file away."""
    os.unlink(path)  # noqa: PTH108


def make_folder(path: Path, *, private: bool = False) -> None:
    """Make a folder and those above it, where they are not there yet.

    ``private``: only its owner may look into those that are made, whatever the usual rights are.
    """
    if not private:
        path.mkdir(parents=True, exist_ok=True)
        return
    missing = [one for one in (path, *path.parents) if not one.exists()]
    for folder in reversed(missing):
        folder.mkdir(0o700, exist_ok=True)
    path.mkdir(exist_ok=True)  # which says so where something else has the name


def make_new_folder(path: Path) -> None:
    """Make a folder that is not there yet, in one that is."""
    path.mkdir()


def remove_folder(path: Path) -> None:
    """Take an empty folder away."""
    path.rmdir()


def sync_folder(folder: Path) -> None:
    """Make new, changed and removed names last through a power failure."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there; the file system's journal keeps the rename
    descriptor = -1
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        sync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def keep_owner_and_rights(descriptor: int, old: os.stat_result) -> None:
    """Give a new file the owner and the rights of the one it will replace."""
    if sys.platform == "win32":
        return  # the new file inherits the folder's access list, as every new file there does
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        # Only the superuser may give files away; without that right the file becomes ours.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def keep_attributes(descriptor: int, old: Path) -> None:
    """Give a new file the access list and the person's own attributes of the one it will replace.

    Linux only, and as far as the file system knows them: tags and comments of a file manager.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):  # a file system without them
        for name in os.listxattr(old):
            if name.startswith(_PERSONAL) or name == _ACCESS_LIST:
                os.setxattr(descriptor, name, os.getxattr(old, name))


def stream(descriptor: int) -> BinaryIO:
    """A file as a stream that writes with :func:`write`; closing it closes the file."""
    return cast("BinaryIO", io.BufferedRandom(_Raw(descriptor)))


class _Raw(io.FileIO):
    """A file that writes through this module."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "r+", closefd=True)

    def write(self, data: object, /) -> int:
        return write(self.fileno(), bytes(data))  # type: ignore[call-overload]

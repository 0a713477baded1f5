"""Writing a file so that it is there whole, or as it was before: never half, even when power fails.

The bytes go into a hidden temporary file in the same folder, are flushed to the disk, and then take
the place of the old file in one step. A link stays a link: its target is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from model.errors import FileError
from model.troubles import writing_trouble
from resources.words import tr

Writer: TypeAlias = Callable[[BinaryIO], None]

_ATTEMPTS = 10
_RETRY_SECONDS = 0.05
# File systems that cannot flush a folder say so with one of these; the file itself is flushed.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF)


def write_bytes(path: Path | str, data: bytes | Writer) -> None:
    """Put ``data`` (or what the callback writes) at ``path``, atomically and durably.

    The permissions of a file that is replaced are kept.

    Raises:
        FileError: it could not be written; the old file is whole and no temporary one is left.
    """
    path = Path(path)
    try:
        _write(path, data)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise writing_trouble(error, path) from error


def refuse_unless_replaceable(path: Path) -> None:
    """Let only a plain file be replaced that is not locked, or nothing at all.

    Raises:
        FileError: something else stands at ``path``.
    """
    try:
        target = Path(os.path.realpath(path))
        old = _status(target)
        if old is not None:
            _refuse_what_must_not_be_replaced(path, target, old)
    except (OSError, ValueError) as error:
        raise writing_trouble(error, path) from error


def _write(path: Path, data: bytes | Writer) -> None:
    target = Path(os.path.realpath(path))
    old = _status(target)
    if old is not None:
        _refuse_what_must_not_be_replaced(path, target, old)
    temporary = target.parent / f".journeyboard-{secrets.token_hex(8)}.tmp"
    try:
        # “x”: never through somebody else's file or link. The umask decides who may read it.
        with temporary.open("x+b") as stream:
            if old is not None:  # first: what is private is so from its first byte on
                _keep_owner_and_permissions(stream.fileno(), old)
            if callable(data):
                data(stream)
            else:
                stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if isinstance(data, bytes):
                _verify(stream, data)
        put_in_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)


def _verify(stream: BinaryIO, data: bytes) -> None:
    """Read back what was written: some disks and network folders take less without a word."""
    stream.seek(0)
    if stream.read(len(data) + 1) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _refuse_what_must_not_be_replaced(path: Path, target: Path, old: os.stat_result) -> None:
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(old.st_mode):
        raise FileError(tr("“{name}” is not an ordinary file; save elsewhere.", name=path.name))
    if not os.access(target, os.W_OK):
        # The folder may allow the replacement all the same; the person who locked it does not.
        raise FileError(
            tr("“{name}” is write-protected; unlock it or save elsewhere.", name=path.name)
        )


def _keep_owner_and_permissions(descriptor: int, old: os.stat_result) -> None:
    if sys.platform == "win32":
        return  # the new file inherits the folder's access list, as every new file there does
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        # Only the superuser may give files away; without that right the file becomes ours.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name, in one step; what had the name before is gone.

    Raises:
        OSError: the system does not let it.
    """
    attempts = _ATTEMPTS if sys.platform == "win32" else 1
    for attempt in range(1, attempts + 1):
        try:
            os.replace(temporary, target)  # noqa: PTH105 - the one step that all this is about
        except PermissionError:
            # Windows: a virus scanner or an indexer may hold the old file open for a moment.
            if attempt == attempts:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def flush_folder(folder: Path) -> None:
    """Make the new name last through a power failure."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there; the file system's journal keeps the rename
    descriptor = -1
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        if descriptor >= 0:
            os.close(descriptor)

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

from model import disk
from model.errors import FileError
from model.troubles import writing_trouble
from resources.words import tr

Writer: TypeAlias = Callable[[BinaryIO], None]

_ATTEMPTS = 10
_RETRY_SECONDS = 0.05


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
        # A new file: never through somebody else's file or link. The umask decides who may read it.
        with disk.stream(disk.create(temporary)) as stream:
            if old is not None:  # first: what is private is so from its first byte on
                disk.keep_owner_and_rights(stream.fileno(), old)
            if callable(data):
                data(stream)
            else:
                stream.write(data)
            stream.flush()
            disk.sync(stream.fileno())
            if isinstance(data, bytes):
                _verify(stream, data)
        put_in_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(target.parent)


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


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name, in one step; what had the name before is gone.

    Raises:
        OSError: the system does not let it.
    """
    attempts = _ATTEMPTS if sys.platform == "win32" else 1
    for attempt in range(1, attempts + 1):
        try:
            disk.replace(temporary, target)
        except PermissionError:
            # Windows: a virus scanner or an indexer may hold the old file open for a moment.
            if attempt == attempts:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return

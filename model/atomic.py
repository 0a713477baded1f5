"""Writing a file so that it is there whole, or as it was before: never half, even when power fails.

The bytes go into a hidden temporary file in the same folder, are flushed to the disk and read
back, and then take the place of the old file in one step. They are read once more under their name
before anybody is told that they are there. A link stays a link: its target is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from model import disk
from model.errors import FileError, UnsureError
from model.patience import patiently
from model.strays import clear_forgotten, temporary_beside
from model.troubles import writing_trouble
from resources.words import tr

Writer: TypeAlias = Callable[[BinaryIO], None]
Confirm: TypeAlias = Callable[[], None]
"""The last look before a file is replaced; raises an error when it must not be."""


def write_bytes(
    path: Path | str,
    data: bytes | Writer,
    *,
    confirm: Confirm | None = None,
    private: bool = False,
) -> None:
    """Put ``data`` (or what the callback writes) at ``path``, atomically and durably.

    Owner, permissions and attributes of a file that is replaced are kept. ``private``: a new file
    may be read by its owner only. ``confirm`` is called when everything is written, right before
    the replacement: what it raises stops it.

    Raises:
        UnsureError: the new file stands there, but it is not sure that it will last.
        FileError: it could not be written; the old file is whole and no temporary one is left.
    """
    path = Path(path)
    try:
        _write(path, data, confirm, private=private)
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


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name, in one step; what had the name before is gone.

    Raises:
        OSError: the system does not let it, for three seconds where another program is in the way.
    """
    patiently(lambda: disk.replace(temporary, target))


def _write(path: Path, data: bytes | Writer, confirm: Confirm | None, *, private: bool) -> None:
    target = Path(os.path.realpath(path))
    old = _status(target)
    if old is not None:
        _refuse_what_must_not_be_replaced(path, target, old)
    temporary = temporary_beside(target)
    try:
        # A new file: never through somebody else's file or link. The umask decides who may read it.
        with disk.stream(patiently(lambda: disk.create(temporary, private=private))) as stream:
            if old is not None:  # first: what is private is so from its first byte on
                disk.keep_owner_and_rights(stream.fileno(), old)
                disk.keep_attributes(stream.fileno(), target)
            digest = _filled(stream, data)
            now_s = os.fstat(stream.fileno()).st_mtime
        if confirm is not None:
            confirm()
        _take_place(temporary, target, digest)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    _make_sure(path, target, digest)
    clear_forgotten(target.parent, now_s)


def _filled(stream: BinaryIO, data: bytes | Writer) -> bytes:
    """Have the content on the disk and read it back; its hash."""
    if callable(data):
        data(stream)
    else:
        stream.write(data)
    stream.flush()
    disk.sync(stream.fileno())
    stream.seek(0)
    digest = hashlib.file_digest(cast("BufferedRandom", stream), "sha256").digest()
    # Some disks and network folders take less without a word.
    if isinstance(data, bytes) and digest != hashlib.sha256(data).digest():
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return digest


def _take_place(temporary: Path, target: Path, digest: bytes) -> None:
    try:
        put_in_place(temporary, target)
    except OSError:
        # On a share the answer may be lost on its way, though it was done.
        if temporary.exists() or _digest(target) != digest:
            raise


def _make_sure(path: Path, target: Path, digest: bytes) -> None:
    """The name shall last and lead to what was written.

    Raises:
        UnsureError: that cannot be said.
    """
    try:
        disk.sync_folder(target.parent)
        there = _digest(target)
    except OSError as error:
        raise UnsureError(str(writing_trouble(error, path))) from error
    if there != digest:
        sentence = tr(
            "“{name}” is not what was just written there; save elsewhere.", name=path.name
        )
        raise UnsureError(sentence)


def _digest(target: Path) -> bytes | None:
    """The hash of what stands under a name; None for nothing."""
    try:
        with patiently(lambda: target.open("rb")) as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except FileNotFoundError:
        return None


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

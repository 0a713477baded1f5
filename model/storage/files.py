"""Opening and saving map files."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from model.atomic import write_bytes
from model.document import JourneyMap
from model.errors import ChangedOutsideError, FileError, NewerFileError, UnsureError
from model.ids import Id
from model.patience import patiently
from model.storage.bounds import MAX_BYTES, too_large
from model.storage.envelope import FORMAT, VERSION
from model.storage.reading import read
from model.storage.writing import written
from model.troubles import reading_trouble
from resources.words import tr

_HEAD = 4096
_FORMAT = re.compile(rb'"format"\s*:\s*' + json.dumps(FORMAT).encode())
_VERSION = re.compile(rb'"version"\s*:\s*(\d{1,9})')


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was when it was last read or written here; ``newer``: of a newer program."""

    size: int
    mtime_ns: int
    sha256: str
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map and where it comes from.

    ``parents`` are the revisions it came from, newest first. ``warnings`` are sentences about what
    was mended. ``read_only``: a newer program's file, to look at and never to save over.
    """

    document: JourneyMap
    map_id: Id
    revision: str
    parents: tuple[str, ...]
    warnings: tuple[str, ...]
    read_only: bool
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: its revision, the parents it names, and the stamp for the next save."""

    revision: str
    parents: tuple[str, ...]
    stamp: Stamp


class UnsureSaveError(UnsureError):
    """A map that stands in its file, of which the disk does not say that it will last.

    ``saved`` is what stands there: the next save does not take it for somebody else's.
    """

    def __init__(self, sentence: str, saved: Saved) -> None:
        super().__init__(sentence)
        self.saved = saved


def load(path: Path | str) -> Loaded:
    """The map in a file.

    Raises:
        NewerFileError: a newer Journeyboard wrote it, in a way this one cannot show.
        FileError: it cannot be read, is broken, foreign or too large.
    """
    path = Path(path)
    try:
        data, mtime_ns = _bytes_of(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise reading_trouble(error, path) from error
    return _loaded(data, f"“{path.name}”", mtime_ns)


def content_of(path: Path) -> bytes:
    """The bytes of a map file.

    Raises:
        FileError: it cannot be read, or is too large for a map.
    """
    try:
        return _bytes_of(path)[0]
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error


def loads(data: bytes) -> Loaded:
    """The map in the bytes of a file; errors as for :func:`load`."""
    return _loaded(data, tr("The file"), 0)


def save(
    path: Path | str,
    document: JourneyMap,
    *,
    map_id: Id,
    parents: Iterable[str] = (),
    expected_stamp: Stamp | None = None,
    overwrite: bool = False,
) -> Saved:
    """Write a map, atomically and durably.

    ``parents``: the revisions it came from, newest first (:func:`model.storage.lineage`).
    ``expected_stamp``: the file as it was last read or written here; None for whatever is there.
    A touched file with the same content is no conflict, nor is one that is gone. ``overwrite``
    writes over what somebody else saved meanwhile, never over a newer program's file. It is looked
    at before anything is written, and again right before it is replaced.

    Raises:
        ChangedOutsideError: the file is not the one that was last read or written here.
        NewerFileError: the file there is a newer program's.
        UnsureSaveError: it stands there, but the disk does not say that it will last.
        FileError: it cannot be written; what was there is whole.
    """
    path = Path(path)
    data, revision, kept = written(document, map_id=map_id, parents=parents)
    own = hashlib.sha256(data).hexdigest()

    def look() -> None:
        _refuse_newer(path, expected_stamp)
        if expected_stamp is not None and not overwrite:
            _refuse_changed(path, (expected_stamp.sha256, own))

    def saved() -> Saved:
        return Saved(revision, kept, Stamp(len(data), _mtime_ns(path), own))

    look()
    try:
        write_bytes(path, data, confirm=look)
    except UnsureError as error:
        raise UnsureSaveError(str(error), saved()) from error
    return saved()


def changed_outside(path: Path | str, stamp: Stamp) -> bool:
    """Whether the file is no longer what it was; cheap while its size and time are the same.

    A file that is gone, or cannot be read now, counts as changed.
    """
    path = Path(path)
    try:
        status = path.stat()
        if (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.mtime_ns):
            return False
        return _hash_of(path) != stamp.sha256
    except (OSError, ValueError, FileError):
        return True


def _loaded(data: bytes, name: str, mtime_ns: int) -> Loaded:
    content = read(data, name)
    own = hashlib.sha256(data).hexdigest()
    return Loaded(
        document=content.document,
        map_id=content.map_id,
        revision=content.revision,
        parents=content.parents,
        warnings=content.warnings,
        read_only=content.read_only,
        stamp=Stamp(len(data), mtime_ns, own, newer=content.read_only),
    )


def _bytes_of(path: Path) -> tuple[bytes, int]:
    """The bytes of an ordinary file, and when it was last changed."""
    name = f"“{path.name}”"
    _refuse_endless(path)
    if path.stat().st_size > MAX_BYTES:
        raise too_large(name)
    with path.open("rb") as stream:  # a folder says so here
        data = stream.read(MAX_BYTES + 1)  # it may be growing
        if len(data) > MAX_BYTES:
            raise too_large(name)
        return data, os.fstat(stream.fileno()).st_mtime_ns


def _refuse_endless(path: Path) -> None:
    """A pipe or a device that stands where a map stood would never come to an end."""
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise FileError(tr("{name} is not an ordinary file.", name=f"“{path.name}”"))


def _hash_of(path: Path) -> str | None:
    """The hash of the file's bytes, or None when there is no file."""
    try:
        _refuse_endless(path)
        with patiently(lambda: path.open("rb")) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise reading_trouble(error, path) from error


def _refuse_changed(path: Path, known: tuple[str, ...]) -> None:
    here = _hash_of(path)
    if here is not None and here not in known:
        sentence = tr(
            "“{name}” was changed by another program since it was opened.", name=path.name
        )
        raise ChangedOutsideError(sentence)


def _refuse_newer(path: Path, expected: Stamp | None) -> None:
    newer = expected is not None and expected.newer
    if not newer:
        try:
            _refuse_endless(path)
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
        except (OSError, ValueError, FileError):
            return  # nothing to protect that can be read; writing says what is wrong
        version = _VERSION.search(head) if _FORMAT.search(head) else None
        newer = version is not None and int(version[1]) > VERSION
    if newer:
        sentence = tr(
            "“{name}” was written by a newer Journeyboard; save under another name.", name=path.name
        )
        raise NewerFileError(sentence)


def _mtime_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # gone in this very moment: the hash tells the next save

"""What a map file says of itself, from its first bytes only: cheap for a folder full of maps."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from model.ids import Id
from model.storage.envelope import FORMAT, SUFFIX, VERSION
from model.storage.writing import DOCUMENT_KEY

_MOST_BYTES: Final = 16_384
"""A head with all parents it may name takes 5,000."""
_MOST_ENTRIES, _MOST_FILES = 20_000, 300


@dataclass(frozen=True, slots=True)
class FileHead:
    """The head of a map file: which map, at which revision, from which ones, newest first.

    ``app`` is the program that wrote it, ``inode`` tells a file that was only renamed.
    """

    path: Path
    map_id: Id
    revision: str
    parents: tuple[str, ...]
    app: str
    inode: tuple[int, int]

    @property
    def lineage(self) -> tuple[str, ...]:
        """Its own revision and those it came from."""
        return (self.revision, *self.parents)


def head_of(path: Path) -> FileHead | None:
    """The head of an ordinary file that is laid out as this program does; None for all else.

    Links are not followed.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return None
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES)
    except (OSError, ValueError):
        return None
    return _read(path, data, (status.st_dev, status.st_ino))


def heads_beside(path: Path) -> tuple[FileHead, ...]:
    """The heads of the maps in the folder of a file, without its own.

    At most so many entries are looked at, and so many heads read; names that begin like that of
    the file come first, as those of conflict copies do.
    """
    try:
        with os.scandir(path.parent) as entries:
            names = [
                entry.name
                for _, entry in zip(range(_MOST_ENTRIES), entries, strict=False)
                if entry.name.lower().endswith(SUFFIX) and entry.name != path.name
            ]
    except OSError:
        return ()
    start = path.stem[:8].casefold()
    names.sort(key=lambda name: (not name.casefold().startswith(start), name))
    heads = (head_of(path.parent / name) for name in names[:_MOST_FILES])
    return tuple(head for head in heads if head is not None)


def _read(path: Path, data: bytes, inode: tuple[int, int]) -> FileHead | None:
    end = data.find(DOCUMENT_KEY)
    if end < 0:
        return None
    try:
        head = json.loads(data[:end].rstrip().removesuffix(b",") + b"}")
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("version") != VERSION:
        return None
    parents = head.get("parents", [])
    words = [head.get("map_id"), head.get("revision"), head.get("app", "")]
    if not isinstance(parents, list) or not all(isinstance(w, str) for w in (*words, *parents)):
        return None
    map_id, revision, app = words
    return FileHead(path, map_id, revision, tuple(parents), app, inode)

"""What has become of the file of an open map. Looks only; nothing is asked or changed here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from model.errors import FileError
from model.ids import Id
from model.storage import Loaded, Stamp, load
from model.storage.heads import FileHead, head_of, heads_beside
from model.troubles import reading_trouble


class Fate(Enum):
    """What happened to a file since it was last read or written here."""

    SAME = "the content is the same, whatever was touched"
    CHANGED = "it holds another state of the map"
    OTHER = "it holds another map"
    BROKEN = "it is there and is no map that can be read"
    CLOSED = "it is there and may not be read"
    MOVED = "it has another name in its folder"
    GONE = "it is no longer in its folder"
    AWAY = "its folder cannot be reached"


@dataclass(frozen=True, slots=True)
class Known:
    """The map whose file is looked at, and the file as it was.

    ``revision`` is that of the file, ``inode`` that of the file's place on its disk.
    """

    path: Path
    map_id: Id
    revision: str
    stamp: Stamp
    inode: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What became of it.

    ``loaded`` is what it holds and ``stamp`` what stands there, where it can be read; ``moved_to``
    its new name; ``why`` a sentence about what cannot be read; ``app`` what it says wrote it.
    """

    fate: Fate
    path: Path
    loaded: Loaded | None = None
    stamp: Stamp | None = None
    moved_to: Path | None = None
    why: str = ""
    app: str = ""


def looked_at(known: Known) -> Found:
    """What became of the file. Reads it whole, so that the same size and time hide nothing."""
    path = known.path
    try:
        status = path.stat()
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return _missing(known)
    except PermissionError as error:
        return Found(Fate.CLOSED, path, why=str(reading_trouble(error, path)))
    except IsADirectoryError:
        return _missing(known)
    except (OSError, ValueError) as error:
        return Found(Fate.AWAY, path, why=str(reading_trouble(error, path)))
    if digest == known.stamp.sha256:
        return Found(Fate.SAME, path, stamp=known.stamp)
    head = head_of(path)
    app = head.app if head is not None else ""
    try:
        loaded = load(path)
    except FileError as error:
        stamp = Stamp(status.st_size, status.st_mtime_ns, digest)
        return Found(Fate.BROKEN, path, stamp=stamp, why=str(error), app=app)
    fate = Fate.CHANGED if loaded.map_id == known.map_id else Fate.OTHER
    return Found(fate, path, loaded, loaded.stamp, app=app)


def _missing(known: Known) -> Found:
    folder = known.path.parent
    try:
        there = folder.is_dir()
    except OSError:
        there = False
    if not there:
        return Found(Fate.AWAY, known.path)
    moved_to = _new_name(known)
    return Found(Fate.GONE if moved_to is None else Fate.MOVED, known.path, moved_to=moved_to)


def _new_name(known: Known) -> Path | None:
    """Where the file seems to be now: the very file, or the only one that came from it."""
    heads = [head for head in heads_beside(known.path) if head.map_id == known.map_id]
    same = [head.path for head in heads if head.inode == known.inode]
    if same:
        return same[0]
    later = [head.path for head in heads if _comes_from(head, known.revision)]
    return later[0] if len(later) == 1 else None


def _comes_from(head: FileHead, revision: str) -> bool:
    return revision in head.lineage

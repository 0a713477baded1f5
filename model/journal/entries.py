"""What a journal is told: where a map began, and one entry for each thing that happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from model.changes import ChangeSet
from model.ids import Id


@dataclass(frozen=True, slots=True)
class Head:
    """Which map it is, and what of it is on the disk.

    ``path`` is None for a map that was never saved. ``parents`` are what the next save names,
    newest first, so the first is the revision in the file. ``stamp`` is the SHA-256 of the file's
    bytes. ``began`` is when the map was opened, in UTC. ``unsaved``: losing the map as it began
    would lose something.
    """

    map_id: Id
    began: datetime
    title: str = ""
    path: Path | None = None
    parents: tuple[str, ...] = ()
    stamp: str | None = None
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit was made. Edits with the same ``merge_key`` in a row are one undo step."""

    change: ChangeSet
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """An edit was taken back; ``change`` as it was applied, so the reverse of the edit."""

    change: ChangeSet


@dataclass(frozen=True, slots=True)
class Redone:
    """An edit was made again; ``change`` as it was applied."""

    change: ChangeSet


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that is being typed and not in the map yet; an empty one settles it.

    ``where`` is any name for the place; the latest text of each place counts.
    """

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A state of the map reached the disk, under ``path``.

    ``revision`` is its name (:func:`model.storage.revision`), ``parents`` those it came from,
    ``stamp`` the SHA-256 of the file's bytes: as :class:`model.storage.Saved` has them.
    """

    path: Path
    revision: str
    parents: tuple[str, ...] = ()
    stamp: str | None = None


Entry: TypeAlias = Edited | Undone | Redone | Typed | Saved

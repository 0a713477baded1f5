"""Earlier states of maps on the disk: kept, listed, given back, let go when their time is over.

A folder for each map, a file for each version; pictures stand beside them, once for all. Several
programs may keep at the same time: names are unique, and a file that has vanished meanwhile was
let go by another one.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from model import disk
from model.atomic import write_bytes
from model.document import JourneyMap
from model.errors import FileError
from model.folders import make_lasting
from model.ids import Id
from model.outside import read_outside
from model.records import Image
from model.storage import MAX_BYTES, Loaded, loads
from model.storage.writing import written
from model.troubles import writing_trouble
from model.versions.packing import (
    MAX_HEAD,
    Head,
    Packed,
    damaged,
    head_of,
    packed,
    unpacked,
)
from model.versions.rotation import beyond, in_order, superfluous
from model.versions.version import REASONS, Reason, Version, file_name, version_named

MOST_BYTES: Final = 1_000_000_000
_PICTURE = ".picture"
_PICTURE_REST = timedelta(days=2)
"""A picture that no version names is let go after this time: another program may just need it."""
_PLAIN_ID = re.compile(r"[a-z0-9-]{1,80}")
_USUAL = "map-"


def local_time() -> datetime:
    """The time now, with the time zone of here."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class VersionStore:
    """The versions of all maps below one folder. Works in any thread.

    ``clock`` tells the time with its zone; ``most`` is how many bytes all of it may take.
    """

    folder: Path
    clock: Callable[[], datetime] = local_time
    most: int = MOST_BYTES

    # --- keeping ---------------------------------------------------------------------------

    def keep(
        self,
        document: JourneyMap,
        *,
        map_id: Id,
        parents: tuple[str, ...] = (),
        revision: str | None = None,
        reason: Reason,
    ) -> Version:
        """Keep a map as it is, and let go what need not be kept any longer.

        ``revision``, where it is known, saves the work of writing what is kept already. A state
        that is the newest one already is kept once; its version is answered.

        Raises:
            FileError: it could not be written; what was kept before is whole.
        """
        if revision is not None:
            known = self._kept_already(map_id, revision, reason)
            if known is not None:
                return known
        data, own, _ = written(document, map_id=map_id, parents=parents)
        images = document.images.values()
        return self.keep_file(data, images, map_id=map_id, revision=own, reason=reason)

    def keep_file(
        self, data: bytes, images: Iterable[Image], *, map_id: Id, revision: str, reason: Reason
    ) -> Version:
        """Keep the very bytes of a map file, whose revision is known.

        ``images``: those that may stand in it, so that they are kept once for all versions.

        Raises:
            FileError: it could not be written.
        """
        known = self._kept_already(map_id, revision, reason)
        if known is not None:
            return known
        now, before = self.clock(), self.of(map_id)
        folder = self._folder(map_id)
        parts = packed(data, images)
        path = folder / file_name(_next_place(before), now, reason, revision)
        self._write(folder, path, parts, now)
        version = version_named(map_id, path, len(parts.data))
        if version is None:  # a revision that is none
            raise damaged()
        self._let_go(map_id, now)
        return version

    def _kept_already(self, map_id: Id, revision: str, reason: Reason) -> Version | None:
        newest = next(iter(self.of(map_id)), None)
        if newest is None or newest.revision != revision:
            return None
        enough = newest.weight.value >= REASONS[reason].weight.value
        return newest if enough and self._is_sound(newest) else None

    def _is_sound(self, version: Version) -> bool:
        try:
            self._head(version.path)
        except FileError:
            return False
        return True

    def _write(self, folder: Path, path: Path, parts: Packed, now: datetime) -> None:
        try:
            make_lasting(folder)
        except OSError as error:
            raise writing_trouble(error, folder) from error
        for name, letters in parts.pictures.items():
            picture = folder / (name + _PICTURE)
            # One that nobody named for a while may be let go by another program this moment.
            fresh = _age(picture, now) < _PICTURE_REST / 2
            if not fresh or _size(picture) != len(letters):
                write_bytes(picture, letters, private=True)
        write_bytes(path, parts.data, private=True)

    # --- listing and giving back -----------------------------------------------------------

    def of(self, map_id: Id) -> tuple[Version, ...]:
        """The versions of a map, newest first; none when nothing can be read."""
        return self._in_folder(map_id, self._folder(map_id))

    def maps(self) -> tuple[Id, ...]:
        """The ids of the maps of which versions are kept, as far as folders tell them."""
        names = (path.name for path in _files(self.folder))
        return tuple(
            sorted(name for name in names if self._folder(name).name == name and self.of(name))
        )

    def load(self, version: Version) -> JourneyMap:
        """The map as it was.

        Raises:
            FileError: the version is damaged or gone.
        """
        return self.open(version).document

    def open(self, version: Version) -> Loaded:
        """The map as it was, with what its file said of it.

        Raises:
            FileError: the version is damaged or gone.
        """
        return loads(self.file_of(version))

    def file_of(self, version: Version) -> bytes:
        """The very bytes of the map file that was kept.

        Raises:
            FileError: the version is damaged or gone.
        """
        data = read_outside(version.path, MAX_BYTES)
        return unpacked(data, lambda name: self._picture(version.path.parent, name))

    def by_revision(self, map_id: Id, revision: str) -> JourneyMap | None:
        """The map at this revision; None where it was not kept or is damaged."""
        for version in self.of(map_id):
            if version.revision == revision:
                with contextlib.suppress(FileError):
                    return self.load(version)
        return None

    def _picture(self, folder: Path, name: str) -> bytes:
        letters = read_outside(folder / (name + _PICTURE), MAX_BYTES)
        if hashlib.sha256(letters).hexdigest() != name:
            raise damaged()
        return letters

    # --- letting go ------------------------------------------------------------------------

    def forget(self, map_id: Id) -> None:
        """Remove every version of a map, and its pictures.

        Raises:
            FileError: something could not be removed.
        """
        folder = self._folder(map_id)
        for path in _files(folder):
            try:
                disk.remove(path)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise writing_trouble(error, path) from error

    def _let_go(self, map_id: Id, now: datetime) -> None:
        """What a failure leaves here is let go the next time."""
        gone = list(superfluous(self.of(map_id), now))
        _remove(gone)
        everything = self._everything()
        excess = beyond(everything.values(), self.most - _pictures_in(everything), now)
        _remove(excess)
        for folder in {version.path.parent for version in (*gone, *excess)}:
            self._let_pictures_go(folder, now)

    def _everything(self) -> dict[Path, tuple[Version, ...]]:
        found: dict[Path, tuple[Version, ...]] = {}
        for folder in _files(self.folder):
            versions = self._in_folder(folder.name, folder)
            if versions:
                found[folder] = versions
        return found

    def _let_pictures_go(self, folder: Path, now: datetime) -> None:
        """Remove the pictures that no version names any more."""
        pictures = [path for path in _files(folder) if path.suffix == _PICTURE]
        if not pictures:
            return
        named: set[str] = set()
        for version in self._in_folder(folder.name, folder):
            try:
                named.update(self._head(version.path).pictures)
            except FileError:
                continue
        for path in pictures:
            if path.stem not in named and _age(path, now) >= _PICTURE_REST:
                with contextlib.suppress(OSError):
                    disk.remove(path)

    def _head(self, path: Path) -> Head:
        try:
            with path.open("rb") as stream:
                return head_of(stream.readline(MAX_HEAD))
        except OSError as error:
            raise damaged() from error

    # --- places ----------------------------------------------------------------------------

    def _folder(self, map_id: Id) -> Path:
        """The folder of a map: by its id where that is a plain name on every system."""
        if _PLAIN_ID.fullmatch(map_id) and map_id.startswith(_USUAL):
            return self.folder / map_id
        return self.folder / ("id-" + hashlib.sha256(map_id.encode()).hexdigest()[:32])

    def _in_folder(self, map_id: Id, folder: Path) -> tuple[Version, ...]:
        found: list[Version] = []
        for path in _files(folder):
            size = _size(path)
            version = version_named(map_id, path, size) if size else None
            if version is not None:
                found.append(version)
        return tuple(reversed(in_order(found)))


def _next_place(versions: tuple[Version, ...]) -> int:
    return max((version.place for version in versions), default=0) + 1


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _size(path: Path) -> int:
    """How many bytes a file has; 0 where it is gone or empty."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _age(path: Path, now: datetime) -> timedelta:
    """How long a file has not been written; without end where there is none."""
    try:
        return timedelta(seconds=now.timestamp() - path.stat().st_mtime)
    except OSError:
        return timedelta.max


def _pictures_in(everything: dict[Path, tuple[Version, ...]]) -> int:
    files = itertools.chain.from_iterable(map(_files, everything))
    return sum(_size(path) for path in files if path.suffix == _PICTURE)


def _remove(versions: list[Version] | tuple[Version, ...]) -> None:
    for version in versions:
        with contextlib.suppress(OSError):
            disk.remove(version.path)
